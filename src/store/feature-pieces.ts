/**
 * The values that linkage and search read, by columns: for each column of up to 16384 versions the distinct values once,
 * and a number a version. Written by import beside the records, so that a run reads a million records in about a second
 * without taking a record apart. Columns of sensitive fields are sealed.
 */
import type { FieldName } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { isSensitive } from './record-codec.js';
import { featureDigest } from './row-digest.js';
import type { Store } from './store.js';
import { ValueIndex } from './value-index.js';

export const FEATURE_RECORDS = 16384;

/** Repeats of a field within a group (two numbers in one cell) get groups of their own, so far apart. */
const REPEAT_GROUPS = 100;

/** Header of the column that says which version's sealed values go on to hold; no file can have such a header. */
export const INHERITS = '\u0000inherits';

/** What a column is: a field (and group), or a custom column (`field` null, its header). */
export interface FeatureKey {
  readonly field: FieldName | null;
  readonly group: number;
  readonly header: string;
}

interface OpenColumn extends FeatureKey {
  readonly codes: Uint16Array;
  readonly values: ValueIndex;
}

/** Collects the values of versions and writes them by columns. */
export class FeatureWriter {
  readonly #store: Store;
  #columns: OpenColumn[] = [];
  #byField = new Map<string, OpenColumn[]>();
  #byHeader = new Map<string, OpenColumn>();
  /** The column of the n-th value of the record before: nearly always that of this one's. */
  #byPlace: OpenColumn[] = [];
  #firstVersion = 0;
  #count = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  #column(key: FeatureKey): OpenColumn {
    const column = { ...key, codes: new Uint16Array(FEATURE_RECORDS), values: new ValueIndex(256) };
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
   * Adds the values of the next version; versions come one after the other. `inherits` is the version whose sealed
   * values go on to hold where this one has none (0: none).
   */
  add(version: number, record: StandardRecord, inherits = 0): void {
    if (this.#count === 0) this.#firstVersion = version;
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
      for (let repeat = 1; column.codes[row] !== 0; repeat++) {
        column = this.#fieldColumn(value.field, value.group + repeat * REPEAT_GROUPS);
      }
      column.codes[row] = column.values.code(text);
    }
    for (const [header, value] of record.custom) {
      const text = value.trim();
      if (text === '') continue;
      const column = this.#headerColumn(header);
      if (column.codes[row] === 0) column.codes[row] = column.values.code(text);
    }
    if (inherits > 0 && this.#store.vault) {
      const column = this.#headerColumn(INHERITS);
      column.codes[row] = column.values.code(String(inherits));
    }
    if (this.#count === FEATURE_RECORDS) this.flush();
  }

  /** Writes what was collected; part of the run's transaction. */
  flush(): void {
    if (this.#count === 0) return;
    for (const column of this.#columns)
      writeFeature(this.#store, this.#firstVersion, column, column.codes.subarray(0, this.#count), column.values);
    this.#columns = [];
    this.#byField = new Map();
    this.#byPlace = [];
    this.#byHeader = new Map();
    this.#count = 0;
  }
}

function columnId(store: Store, key: FeatureKey): number {
  const known = store.db
    .prepare('SELECT id FROM feature_column WHERE field IS ? AND grp = ? AND header = ?')
    .pluck()
    .get(key.field, key.group, key.header) as number | undefined;
  if (known !== undefined) return known;
  const added = store.db
    .prepare('INSERT INTO feature_column (field, grp, header) VALUES (?, ?, ?)')
    .run(key.field, key.group, key.header);
  return Number(added.lastInsertRowid);
}

const binding = (firstVersion: number, column: number) => `feature ${firstVersion} ${column}`;

const bytesOf = (numbers: Int32Array | Uint16Array) =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Writes one column of versions from `firstVersion` on. */
export function writeFeature(
  store: Store,
  firstVersion: number,
  key: FeatureKey,
  codes: Uint16Array,
  index: ValueIndex,
): void {
  const id = columnId(store, key);
  const hashes = index.hashes();
  const texts = Buffer.from(JSON.stringify(index.values), 'utf8');
  const plain = Buffer.concat([bytesOf(Int32Array.of(hashes.length)), bytesOf(hashes), bytesOf(codes), texts]);
  const seals = store.vault !== null && key.field !== null && isSensitive(key.field);
  const data = seals && store.vault ? store.vault.seal(plain, binding(firstVersion, id), store.run.number) : plain;
  const sealed = seals ? 1 : 0;
  store.db
    .prepare(
      'INSERT OR REPLACE INTO feature (first_version, feature_column, count, sealed, data, digest) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(firstVersion, id, codes.length, sealed, data, featureDigest(firstVersion, id, codes.length, sealed, data));
}

interface FeatureRow {
  readonly first_version: number;
  readonly count: number;
  readonly sealed: number;
  readonly data: Buffer;
}

/** A piece of a column: `values[codes[i]]` is the value of version `firstVersion + i`. */
export interface FeaturePiece {
  readonly firstVersion: number;
  readonly codes: Uint16Array;
  readonly values: readonly string[];
  /** `ValueIndex.hash` of each value. */
  readonly hashes: Int32Array;
}

/** The columns there are, in the order in which they were first met. */
export function featureKeys(store: Store): readonly (FeatureKey & { readonly id: number })[] {
  return store.db
    .prepare<[], FeatureKey & { id: number }>(
      'SELECT id, field, grp AS "group", header FROM feature_column ORDER BY id',
    )
    .all();
}

/** The pieces of a column in order of version. Sealed pieces are left out where this user may not see them. */
export function* featurePieces(store: Store, column: number): IterableIterator<FeaturePiece> {
  const rows = store.db
    .prepare<[number], FeatureRow>(
      'SELECT first_version, count, sealed, data FROM feature WHERE feature_column = ? ORDER BY first_version',
    )
    .iterate(column);
  for (const row of rows) {
    const plain = row.sealed ? store.vault?.unseal(row.data, binding(row.first_version, column)) : row.data;
    if (!plain) continue;
    const distinct = plain.readInt32LE(0);
    const hashes = new Int32Array(distinct);
    new Uint8Array(hashes.buffer).set(plain.subarray(4, 4 + distinct * 4));
    const codes = new Uint16Array(row.count);
    const codesAt = 4 + distinct * 4;
    new Uint8Array(codes.buffer).set(plain.subarray(codesAt, codesAt + row.count * 2));
    const values = JSON.parse(plain.toString('utf8', codesAt + row.count * 2)) as string[];
    yield { firstVersion: row.first_version, codes, values, hashes };
  }
}
