/**
 * The values that linkage and search read, by columns: for each column of up to 8192 versions the distinct values once,
 * and a number a version. Made beside the records, so that a run reads a million of them in about a second without
 * taking a record apart.
 */
import type { FieldName } from './fields.js';
import { JsonLines } from './json-lines.js';
import { PackedValues } from './packed-values.js';
import type { StandardRecord } from './record.js';

/** The most versions of a piece. */
export const FEATURE_RECORDS = 8192;

/** Repeats of a field within a group (two numbers in one cell) get groups of their own, so far apart. */
export const REPEAT_GROUPS = 100;

/** Header of the column that says which version's sealed values go on to hold; no file can have such a header. */
export const INHERITS = '\u0000inherits';

/** What a column is: a field (and group), or a custom column (`field` null, its header). */
export interface FeatureKey {
  readonly field: FieldName | null;
  readonly group: number;
  readonly header: string;
}

/**
 * A piece of a column as bytes: how many distinct values (32 bits), the hash of each (32 bits), the number of each
 * version's value (16 bits), the values as JSON. `count`: versions.
 */
export interface EncodedColumn extends FeatureKey {
  readonly count: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

interface OpenColumn extends FeatureKey {
  /** Versions that have a value, in their order. */
  readonly rows: Uint16Array<ArrayBuffer>;
  /** Their values. */
  readonly values: PackedValues;
  /** The last of those versions, or −1. */
  last: number;
}

/** Memory of columns that are done, for those to come. */
const spare: PackedValues[] = [];
const MOST_SPARE = 64;

/** Collects the values of up to `FEATURE_RECORDS` versions by columns. */
export class FeatureColumns {
  readonly #columns: OpenColumn[] = [];
  readonly #byField = new Map<string, OpenColumn[]>();
  readonly #byHeader = new Map<string, OpenColumn>();
  /** The column of the n-th value of the record before: nearly always that of this one's. */
  readonly #byPlace: OpenColumn[] = [];
  #count = 0;

  /** Versions collected. */
  get count(): number {
    return this.#count;
  }

  #column(key: FeatureKey): OpenColumn {
    // Written out rather than spread, so that all columns are objects of one hidden class.
    const { field, group, header } = key;
    const rows = new Uint16Array(FEATURE_RECORDS);
    const column: OpenColumn = { field, group, header, rows, values: spare.pop() ?? new PackedValues(), last: -1 };
    this.#columns.push(column);
    return column;
  }

  #fieldColumn(field: FieldName, group: number): OpenColumn {
    let list = this.#byField.get(field);
    if (!list) {
      list = [];
      this.#byField.set(field, list);
    }
    for (const column of list) if (column.group === group) return column;
    const column = this.#column({ field, group, header: field });
    list.push(column);
    return column;
  }

  #headerColumn(header: string): OpenColumn {
    let column = this.#byHeader.get(header);
    if (!column) {
      column = this.#column({ field: null, group: 1, header });
      this.#byHeader.set(header, column);
    }
    return column;
  }

  /**
   * Adds the values of the next version. `inherits` is the version whose sealed values go on to hold where this one has
   * none (0: none).
   */
  add(record: StandardRecord, inherits = 0): void {
    const row = this.#count++;
    let place = 0;
    for (const value of record.values) {
      const text = value.standard === '' ? value.raw.trim() : value.standard;
      if (text === '') continue;
      let column = this.#byPlace[place];
      if (column?.field !== value.field || column.group !== value.group) {
        column = this.#fieldColumn(value.field, value.group);
        this.#byPlace[place] = column;
      }
      place++;
      for (let repeat = 1; column.last === row; repeat++) {
        column = this.#fieldColumn(value.field, value.group + repeat * REPEAT_GROUPS);
      }
      put(column, row, text);
    }
    for (const [header, value] of record.custom) {
      const text = value.trim();
      if (text === '') continue;
      const column = this.#headerColumn(header);
      if (column.last !== row) put(column, row, text);
    }
    if (inherits > 0) {
      put(this.#headerColumn(INHERITS), row, String(inherits));
    }
  }

  /** What was collected, as bytes. Nothing can be added any more. */
  finish(): readonly EncodedColumn[] {
    const texts = new JsonLines();
    const encoded = this.#columns.map(({ field, group, header, rows, values }) => {
      const textsFrom = texts.size;
      const distinct = values.distinct();
      values.write(distinct, texts);
      texts.endLine();
      const { hashes } = distinct;
      const codesAt = 4 + hashes.byteLength;
      const textsAt = codesAt + this.#count * 2;
      const data = new Uint8Array(textsAt + texts.size - textsFrom);
      data.set(new Uint8Array(Int32Array.of(hashes.length).buffer));
      data.set(new Uint8Array(hashes.buffer, 0, hashes.byteLength), 4);
      const codes = new Uint16Array(this.#count);
      for (let i = 0; i < distinct.codes.length; i++) codes[rows[i] as number] = distinct.codes[i] as number;
      data.set(new Uint8Array(codes.buffer), codesAt);
      data.set(texts.bytesFrom(textsFrom), textsAt);
      values.clear();
      if (spare.length < MOST_SPARE && !values.isLarge) spare.push(values);
      return { field, group, header, count: this.#count, data };
    });
    texts.discard();
    this.#columns.length = 0;
    return encoded;
  }
}

function put(column: OpenColumn, row: number, text: string): void {
  column.rows[column.values.count] = row;
  column.last = row;
  column.values.add(text);
}
