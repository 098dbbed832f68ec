/** Leaving versions out of the columns that linkage and search read. */
import { FeatureColumns, type FeatureKey } from '../domain/record/feature-columns.js';
import type { StandardRecord } from '../domain/record/record.js';
import { type FeaturePiece, featureKeys, featurePieces, writeFeatures } from './feature-pieces.js';
import { featureDigest } from './row-digest.js';
import type { Store } from './store.js';

/** A record that has nothing but one value of a column. */
function lone({ field, group, header }: FeatureKey, text: string): StandardRecord {
  if (text === '') return { values: [], custom: [], issues: [] };
  if (field === null) return { values: [], custom: [[header, text]], issues: [] };
  return { values: [{ field, group, raw: text, standard: text, confidence: 1, issues: [] }], custom: [], issues: [] };
}

/** True where a piece that is about to be written anew is what its digest says. */
function isAsDigested(store: Store, firstVersion: number, column: number): boolean {
  const row = store.db
    .prepare<[number, number], { count: number; sealed: number; digest: Buffer; data: Buffer }>(
      'SELECT count, sealed, digest, data FROM feature WHERE first_version = ? AND feature_column = ?',
    )
    .get(firstVersion, column);
  return row === undefined || featureDigest(firstVersion, column, row.count, row.sealed, row.data).equals(row.digest);
}

/** Writes every piece that holds one of `versions` anew without its value, and without values nobody else has. */
export function eraseFeatures(store: Store, versions: Pick<ReadonlySet<number>, 'has'>): void {
  const drop = store.db.prepare('DELETE FROM feature WHERE first_version = ? AND feature_column = ?');
  for (const key of featureKeys(store)) {
    const holds = ({ firstVersion, codes }: FeaturePiece) =>
      codes.some((code, i) => code !== 0 && versions.has(firstVersion + i));
    for (const { firstVersion, codes, values } of [...featurePieces(store, key.id)].filter(holds)) {
      const columns = new FeatureColumns();
      for (const [i, code] of codes.entries())
        columns.add(lone(key, versions.has(firstVersion + i) ? '' : values[code]!));
      if (!isAsDigested(store, firstVersion, key.id)) store.noteWrittenBehind();
      drop.run(firstVersion, key.id);
      writeFeatures(store, firstVersion, columns.finish());
    }
  }
}
