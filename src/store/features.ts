/**
 * The values that linkage and search read, by columns: for each column of up to 16384 versions the distinct values once,
 * and a number a version. Written by import beside the records, so that a run reads a million records in about a second
 * without taking a record apart. Columns of sensitive fields are sealed.
 */
import type { RecordTable, ValueColumn } from '../domain/linkage/record-table.js';
import type { FieldName } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { MARKS } from './columns.js';
import { isSensitive } from './record-codec.js';
import { featureDigest } from './row-digest.js';
import type { Store } from './store.js';
import { ValueIndex } from './value-index.js';

export const FEATURE_RECORDS = 16384;

/** Repeats of a field within a group (two numbers in one cell) get groups of their own, so far apart. */
const REPEAT_GROUPS = 100;

/** Header of the column that says which version's sealed values go on to hold; no file can have such a header. */
const INHERITS = '\u0000inherits';

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
    for (const value of record.values) {
      const text = value.standard === '' ? value.raw.trim() : value.standard;
      if (text === '') continue;
      let column = this.#fieldColumn(value.field, value.group);
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
      writeFeature(
        this.#store,
        this.#firstVersion,
        column,
        column.codes.subarray(0, this.#count),
        column.values.values,
      );
    this.#columns = [];
    this.#byField = new Map();
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

/** Writes one column of versions from `firstVersion` on. */
export function writeFeature(
  store: Store,
  firstVersion: number,
  key: FeatureKey,
  codes: Uint16Array,
  values: readonly string[],
): void {
  const id = columnId(store, key);
  const plain = Buffer.concat([
    Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength),
    Buffer.from(JSON.stringify(values), 'utf8'),
  ]);
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
    const codes = new Uint16Array(row.count);
    new Uint8Array(codes.buffer).set(plain.subarray(0, row.count * 2));
    yield {
      firstVersion: row.first_version,
      codes,
      values: JSON.parse(plain.toString('utf8', row.count * 2)) as string[],
    };
  }
}

/** Numbers of the records that count: those that are there, not gone at their source and not restricted; ascending. */
export function liveRecords(store: Store): Int32Array {
  const head = store.columns.head.view();
  const marks = store.columns.marks;
  const live = new Int32Array(head.length);
  let count = 0;
  for (let record = 1; record < head.length; record++)
    if (head[record] !== 0 && (marks.get(record) & (MARKS.gone | MARKS.restricted)) === 0) live[count++] = record;
  return live.slice(0, count);
}

/** What linkage reads, and which record (`R` number) stands in which row. */
export interface LinkageInput {
  readonly table: RecordTable;
  /** Record number of each row of the table. */
  readonly records: Int32Array;
  /** True where sealed columns were left out because this user may not see them. */
  readonly hidden: boolean;
}

/** Reads the records that count as a table of columns, in order of record number. */
export function readRecordTable(store: Store): LinkageInput {
  const records = liveRecords(store);
  const head = store.columns.head.view();
  const versions = records.length === 0 ? 0 : records.reduce((max, record) => Math.max(max, head[record]!), 0) + 1;
  const rowOf = new Int32Array(versions).fill(-1);
  for (let row = 0; row < records.length; row++) rowOf[head[records[row]!]!] = row;
  const keys = featureKeys(store);
  const heirs = readHeirs(store, keys, rowOf);
  const columns: ValueColumn[] = [];
  for (const { id, field, group, header } of keys) {
    if (header === INHERITS) continue;
    const seals = field !== null && isSensitive(field);
    const { codes, values } = readColumn(store, id, records.length, rowOf, seals ? heirs : []);
    if (values.length > 1) columns.push({ field, group, header, codes, values });
  }
  const hidden =
    store.vault !== null &&
    !store.vault.unseals &&
    store.db.prepare('SELECT 1 FROM feature WHERE sealed = 1 LIMIT 1').get() !== undefined;
  return { table: { count: records.length, columns, sources: sourceCodes(store, records) }, records, hidden };
}

/** A row that has the sealed values of a former version where it has none itself. */
interface Heir {
  readonly row: number;
  readonly version: number;
}

/** Rows and the versions they inherit from, the nearest first. */
function readHeirs(store: Store, keys: readonly (FeatureKey & { readonly id: number })[], rowOf: Int32Array): Heir[] {
  const key = keys.find((candidate) => candidate.header === INHERITS);
  if (!key) return [];
  const former = new Map<number, number>();
  for (const { firstVersion, codes, values } of featurePieces(store, key.id))
    for (let i = 0; i < codes.length; i++) if (codes[i] !== 0) former.set(firstVersion + i, Number(values[codes[i]!]));
  const heirs: Heir[] = [];
  for (const version of former.keys()) {
    const row = rowOf[version] ?? -1;
    for (let from = row < 0 ? undefined : former.get(version); from !== undefined; from = former.get(from))
      heirs.push({ row, version: from });
  }
  return heirs;
}

function readColumn(
  store: Store,
  id: number,
  count: number,
  rowOf: Int32Array,
  heirs: readonly Heir[],
): { readonly codes: Int32Array; readonly values: readonly string[] } {
  const codes = new Int32Array(count);
  const index = new ValueIndex(1024);
  const wanted = new Set(heirs.map((heir) => heir.version));
  const inherited = new Map<number, string>();
  for (const piece of featurePieces(store, id)) {
    const map = new Int32Array(piece.values.length).fill(-1);
    for (let i = 0; i < piece.codes.length; i++) {
      const code = piece.codes[i]!;
      if (code === 0) continue;
      if (wanted.size > 0 && wanted.has(piece.firstVersion + i))
        inherited.set(piece.firstVersion + i, piece.values[code]!);
      const row = rowOf[piece.firstVersion + i] ?? -1;
      if (row < 0) continue;
      let known = map[code]!;
      if (known < 0) {
        known = index.code(piece.values[code]!);
        map[code] = known;
      }
      codes[row] = known;
    }
  }
  for (const { row, version } of heirs) if (codes[row] === 0) codes[row] = index.code(inherited.get(version) ?? '');
  return { codes, values: index.values };
}

function sourceCodes(store: Store, records: Int32Array): Int32Array | null {
  const codes = new Map<number, number>();
  const sources = records.map((record) => {
    const source = store.columns.source.get(record);
    const known = codes.get(source) ?? codes.size;
    codes.set(source, known);
    return known;
  });
  return codes.size > 1 ? sources : null;
}
