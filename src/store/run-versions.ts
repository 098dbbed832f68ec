/** The versions of records that a run wrote, and how those go to which nothing points any more. */
import { VersionReader } from './chunks.js';
import { rewriteChunk } from './erase.js';
import { eraseFeatures } from './erase-features.js';
import { NumberSet } from './number-set.js';
import type { Store } from './store.js';

export interface VersionRange {
  readonly first: number;
  readonly end: number;
}

/** Where the versions lie that a run wrote. */
export const versionRanges = (store: Store, run: number): VersionRange[] =>
  store.db
    .prepare<[number], VersionRange>(
      'SELECT first_version AS first, first_version + count AS end FROM chunk WHERE run = ? ORDER BY first_version',
    )
    .all(run);

/** True for a version that lies within one of the ranges, which are in their order. */
export function isWithin(ranges: readonly VersionRange[], version: number): boolean {
  let [from, to] = [0, ranges.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (ranges[middle]!.first <= version) from = middle;
    else to = middle;
  }
  const range = ranges[from];
  return range !== undefined && version >= range.first && version < range.end;
}

/** Deletes the versions of a run to which nothing points any more: a file taken in by mistake must not stay. */
export function dropVersions(store: Store, run: number): void {
  const ranges = versionRanges(store, run);
  const [{ first } = { first: 0 }] = ranges;
  const end = ranges.at(-1)?.end ?? 0;
  const kept = versionsInUse(store, ranges);
  if (kept.size === 0) {
    store.db.prepare('DELETE FROM feature WHERE first_version >= ? AND first_version < ?').run(first, end);
    store.db.prepare('DELETE FROM chunk WHERE run = ?').run(run);
    return;
  }
  const dropped = new NumberSet();
  for (const range of ranges)
    for (let version = range.first; version < range.end; version++) if (!kept.has(version)) dropped.add(version);
  if (dropped.size === 0) return;
  for (const range of ranges) rewriteChunk(store, range.first, dropped);
  eraseFeatures(store, dropped);
}

/** Versions within the ranges that are current, or former ones of records that are there. */
function versionsInUse(store: Store, ranges: readonly VersionRange[]): NumberSet {
  const { head } = store.columns;
  const reader = new VersionReader(store);
  const used = new NumberSet();
  const least = ranges[0]?.first ?? Number.POSITIVE_INFINITY;
  for (const { first } of ranges)
    for (const record of reader.chunkOf(first).records)
      for (let version = head.get(record); version >= least && !used.has(version); ) {
        if (isWithin(ranges, version)) used.add(version);
        const chunk = reader.chunkOf(version);
        version = chunk.previous[version - chunk.firstVersion]!;
      }
  return used;
}
