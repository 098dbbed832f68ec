/** Record tables for tests of linkage: from rows, and from the generator of customer files with their truth. */
import { USUAL } from '../../../fixtures/generate/card.js';
import type { CustomerMix } from '../../../fixtures/generate/customers.js';
import { customerRows, worldOf } from '../../../fixtures/generate/customers.js';
import { NEUTRAL_COLUMNS } from '../../../fixtures/generate/neutral.js';
import { planPopulation } from '../../../fixtures/generate/population.js';
import type { RecordTable, ValueColumn } from '../../../src/domain/linkage/record-table.js';
import type { FieldName } from '../../../src/domain/record/fields.js';

/** A column of values, '' = missing. */
export function columnOf(field: FieldName | null, values: readonly string[], header = field ?? 'custom'): ValueColumn {
  const codeOf = new Map<string, number>([['', 0]]);
  const distinct = [''];
  const codes = Int32Array.from(values, (value) => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(value, distinct.length);
    return distinct.push(value) - 1;
  });
  return { field, group: 1, header, codes, values: distinct };
}

/** A table from columns of equal length. */
export function tableOf(columns: Partial<Record<FieldName, readonly string[]>>): RecordTable {
  const made = Object.entries(columns).map(([field, values]) => columnOf(field as FieldName, values));
  return { count: made[0]?.codes.length ?? 0, columns: made, sources: null };
}

/** The part of a table that these records make, in this order. */
export function pick(table: RecordTable, records: readonly number[]): RecordTable {
  return {
    count: records.length,
    columns: table.columns.map((column) => ({
      ...column,
      codes: Int32Array.from(records, (record) => column.codes[record]!),
    })),
    sources: null,
  };
}

export interface CustomerFile {
  readonly table: RecordTable;
  /** Entity of each record. */
  readonly entities: readonly number[];
}

const FIELD_OF: Readonly<Record<string, FieldName | null>> = {
  id: null,
  name: 'fullName',
  email: 'email',
  mobile: 'mobile',
  phone: 'phone',
  company: 'organization',
  street: 'street',
  city: 'city',
  zip: 'postalCode',
  birthday: 'birthDate',
};

/** Invented customers as a table, values as a file holds them (not standardized). */
export function customerFile(options: {
  readonly rows: number;
  readonly country: CustomerMix;
  readonly seed: number;
  readonly duplicates: number;
  readonly without?: readonly FieldName[];
}): CustomerFile {
  const { rows, seed, duplicates } = options;
  const world = worldOf({ rows, seed, mix: options.country, duplicates, fiction: false, care: USUAL });
  const cells: (readonly string[])[] = [];
  const entities: number[] = [];
  for (const row of customerRows(planPopulation(world, { rows, duplicates }), USUAL)) {
    cells.push(row.values);
    entities.push(Number(row.entity.slice(1)));
  }
  const columns = NEUTRAL_COLUMNS.slice(1).flatMap((name, c) => {
    const field = FIELD_OF[name] ?? null;
    if (field === null || options.without?.includes(field)) return [];
    return [
      columnOf(
        field,
        cells.map((row) => (row[c] ?? '').trim()),
      ),
    ];
  });
  return { table: { count: rows, columns, sources: null }, entities };
}
