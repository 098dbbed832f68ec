/** A record table on its way to other threads, in shared memory; values become strings again where they are asked for. */
import type { FieldName } from '../record/fields.js';
import type { PackedTexts } from './kernel/packed-texts.js';
import { unpackTexts } from './kernel/packed-texts.js';
import { toSharedInt32 } from './kernel/shared-memory.js';
import type { RecordTable, ValueColumn } from './record-table.js';
import { countFilled, filledOf, textsOfColumn } from './record-table.js';

export interface PackedColumn {
  readonly field: FieldName | null;
  readonly group: number;
  readonly header: string;
  readonly codes: Int32Array;
  readonly texts: PackedTexts;
  readonly filled: number;
}

/** Without sources: what works on values has no use for them. */
export interface PackedTable {
  readonly count: number;
  readonly columns: readonly PackedColumn[];
}

export function packTable(table: RecordTable): PackedTable {
  return {
    count: table.count,
    columns: table.columns.map((column) => {
      const { field, group, header, codes } = column;
      const texts = textsOfColumn(column);
      return { field, group, header, codes: toSharedInt32(codes), texts, filled: filledOf(column) };
    }),
  };
}

/** The table again. The values of a column are unpacked when they are first asked for. */
export function unpackTable({ count, columns }: PackedTable): RecordTable {
  return { count, columns: columns.map(unpackColumn), sources: null };
}

/** The column again; its values are unpacked when they are first asked for. */
export const unpackColumn = (column: PackedColumn): ValueColumn => new LazyColumn(column);

/** A column's values with the codes of other records. */
export function withCodes(column: ValueColumn, codes: Int32Array): ValueColumn {
  const { field, group, header, texts, values } = column;
  if (texts === undefined) return { field, group, header, codes, values };
  return unpackColumn({ field, group, header, codes, texts, filled: countFilled(codes) });
}

class LazyColumn implements ValueColumn {
  readonly field: FieldName | null;
  readonly group: number;
  readonly header: string;
  readonly codes: Int32Array;
  readonly texts: PackedTexts;
  readonly filled: number;
  #values: readonly string[] | null = null;

  constructor({ field, group, header, codes, texts, filled }: PackedColumn) {
    this.field = field;
    this.group = group;
    this.header = header;
    this.codes = codes;
    this.texts = texts;
    this.filled = filled;
  }

  get values(): readonly string[] {
    this.#values ??= unpackTexts(this.texts);
    return this.#values;
  }
}
