/**
 * Pieces of columns in the store: the values that linkage and search read (see `domain/record/feature-columns.ts`).
 * Written by import beside the records. Columns of sensitive fields are sealed.
 */
import type { StoredPieces } from '../domain/linkage/kernel/code-column.js';
import { sharedUint8 } from '../domain/linkage/kernel/shared-memory.js';
import type { EncodedColumn, FeatureKey } from '../domain/record/feature-columns.js';
import { isSensitive } from '../domain/record/record-codec.js';
import { featureDigest } from './row-digest.js';
import type { Store } from './store.js';

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

/** Writes the pieces of versions from `firstVersion` on; part of the run's transaction. */
export function writeFeatures(store: Store, firstVersion: number, columns: readonly EncodedColumn[]): void {
  const { db, vault } = store;
  const put = db.prepare(
    'INSERT OR REPLACE INTO feature (first_version, feature_column, count, sealed, data, digest) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const column of columns) {
    const id = columnId(store, column);
    const seals = vault !== null && column.field !== null && isSensitive(column.field);
    const data = seals ? vault.seal(column.data, binding(firstVersion, id), store.run.number) : column.data;
    const sealed = seals ? 1 : 0;
    put.run(firstVersion, id, column.count, sealed, data, featureDigest(firstVersion, id, column.count, sealed, data));
  }
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
  for (const { firstVersion, count, plain } of plainPieces(store, column)) {
    const distinct = plain.readInt32LE(0);
    const hashes = new Int32Array(distinct);
    new Uint8Array(hashes.buffer).set(plain.subarray(4, 4 + distinct * 4));
    const codes = new Uint16Array(count);
    const codesAt = 4 + distinct * 4;
    new Uint8Array(codes.buffer).set(plain.subarray(codesAt, codesAt + count * 2));
    const values = JSON.parse(plain.toString('utf8', codesAt + count * 2)) as string[];
    yield { firstVersion, codes, values, hashes };
  }
}

/** Bytes that `storedPieces` of each column take. Summed here: grouping in SQL would read all the pieces. */
export function columnSizes(store: Store): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  const rows = store.db.prepare<[], [number, number]>('SELECT feature_column, length(data) FROM feature').raw();
  for (const [column, length] of rows.iterate())
    sizes.set(column, (sizes.get(column) ?? 0) + 4 * Math.ceil(length / 4));
  return sizes;
}

/** The same pieces as they are kept, opened and in shared memory of `size` bytes: other threads can read them there. */
export function storedPieces(store: Store, column: number, size: number): StoredPieces {
  const bytes = sharedUint8(size);
  const pieces: number[] = [];
  let at = 0;
  for (const { firstVersion, count, plain } of plainPieces(store, column)) {
    bytes.set(plain, at);
    pieces.push(firstVersion, count, at, plain.length);
    at += Math.ceil(plain.length / 4) * 4;
  }
  return { bytes, pieces: Int32Array.from(pieces) };
}

function* plainPieces(
  store: Store,
  column: number,
): IterableIterator<{ readonly firstVersion: number; readonly count: number; readonly plain: Buffer }> {
  const rows = store.db
    .prepare<[number], FeatureRow>(
      'SELECT first_version, count, sealed, data FROM feature WHERE feature_column = ? ORDER BY first_version',
    )
    .iterate(column);
  for (const row of rows) {
    const plain = row.sealed ? store.vault?.unseal(row.data, binding(row.first_version, column)) : row.data;
    if (plain) yield { firstVersion: row.first_version, count: row.count, plain };
  }
}
