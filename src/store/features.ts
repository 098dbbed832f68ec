/** Reading what linkage needs of all records that count, as a table of columns, from the features kept beside them. */
import type { RecordTable, ValueColumn } from '../domain/linkage/record-table.js';
import { type FeatureKey, INHERITS } from '../domain/record/feature-columns.js';
import { isSensitive } from '../domain/record/record-codec.js';
import { ValueIndex } from '../domain/record/value-index.js';
import { featureKeys, featurePieces } from './feature-pieces.js';
import { liveRecords } from './live-records.js';
import type { Store } from './store.js';

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
  let index: ValueIndex | null = null;
  const wanted = new Set(heirs.map((heir) => heir.version));
  const inherited = new Map<number, string>();
  for (const piece of featurePieces(store, id)) {
    index ??= new ValueIndex((piece.values.length / Math.max(1, piece.codes.length)) * count);
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
        known = index.code(piece.values[code]!, piece.hashes[code]!);
        map[code] = known;
      }
      codes[row] = known;
    }
  }
  index ??= new ValueIndex();
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
