/** New records as further rows of a table: what is typed at a counter, to be compared with what is there. */
import type { FieldName } from '../record/fields.js';
import type { StandardRecord } from '../record/record.js';
import type { RecordTable, ValueColumn } from './record-table.js';

/** Where a value goes whose own field the table does not have. */
export const KIN: Readonly<Partial<Record<FieldName, readonly FieldName[]>>> = {
  phone: ['mobile'],
  mobile: ['phone'],
};

interface OpenColumn {
  readonly codes: Int32Array;
  readonly values: string[];
  /** Code of each value of the column, made when the first value is looked up. */
  codeOf: Map<string, number> | null;
}

/**
 * The table with the records behind its own rows. Values go to the columns of their field, the fullest first; fields and
 * headers that the table does not have tell nothing about it and are left out. The new rows are a source of their own.
 */
export function appendRecords(table: RecordTable, records: readonly StandardRecord[]): RecordTable {
  const count = table.count + records.length;
  const columns = table.columns.map((column): OpenColumn => {
    const codes = new Int32Array(count);
    codes.set(column.codes);
    return { codes, values: [...column.values], codeOf: null };
  });
  const places = fullestFirst(table.columns);
  for (const [i, record] of records.entries()) {
    const row = table.count + i;
    for (const { field, standard, raw } of record.values) {
      const text = standard === '' ? raw.trim() : standard;
      const own = places.get(field) ?? (KIN[field] ?? []).flatMap((kin) => places.get(kin) ?? []);
      put(own, columns, row, text);
    }
    for (const [header, value] of record.custom) put(places.get(`custom ${header}`) ?? [], columns, row, value.trim());
  }
  const sources = new Int32Array(count);
  if (table.sources !== null) sources.set(table.sources);
  let next = 0;
  for (let row = 0; row < table.count; row++) next = Math.max(next, sources[row]! + 1);
  sources.fill(next, table.count);
  return {
    count,
    sources,
    ...(table.accounts === undefined ? {} : { accounts: table.accounts }),
    columns: table.columns.map(({ field, group, header }, i) => {
      return { field, group, header, codes: columns[i]!.codes, values: columns[i]!.values };
    }),
  };
}

/** Indexes of the columns of each field (`custom HEADER` for custom ones), the fullest first. */
function fullestFirst(columns: readonly ValueColumn[]): ReadonlyMap<string, readonly number[]> {
  const filled = columns.map(({ codes }) => codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0));
  const places = new Map<string, number[]>();
  for (const [i, { field, header }] of columns.entries()) {
    const key = field ?? `custom ${header}`;
    const list = places.get(key);
    if (list === undefined) places.set(key, [i]);
    else list.push(i);
  }
  for (const list of places.values()) list.sort((a, b) => filled[b]! - filled[a]! || a - b);
  return places;
}

/** Puts a value into the first of the columns that has none in this row yet. */
function put(places: readonly number[], columns: readonly OpenColumn[], row: number, text: string): void {
  if (text === '') return;
  for (const place of places) {
    const column = columns[place]!;
    if (column.codes[row] !== 0) continue;
    column.codeOf ??= new Map(column.values.map((value, code) => [value, code]));
    let code = column.codeOf.get(text);
    if (code === undefined) {
      code = column.values.push(text) - 1;
      column.codeOf.set(text, code);
    }
    column.codes[row] = code;
    return;
  }
}
