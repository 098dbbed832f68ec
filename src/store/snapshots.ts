/** Figures kept for each run (quality, counts), so that a report shows the trend without reading the past again. */
import type { Store } from './store.js';

/** Figures of one run. */
export interface Snapshot<Data = unknown> {
  readonly run: number;
  readonly command: string;
  readonly at: string;
  readonly data: Data;
}

/** Keeps plain JSON figures of a kind (`quality` …) for the run in progress. */
export function saveSnapshot(store: Store, kind: string, data: unknown): void {
  store.db
    .prepare('INSERT OR REPLACE INTO snapshot (run, kind, data) VALUES (?, ?, ?)')
    .run(store.run.number, kind, JSON.stringify(data));
}

/** The figures of a kind, the oldest first; runs that were undone are left out. */
export function listSnapshots<Data = unknown>(store: Store, kind: string): Snapshot<Data>[] {
  const rows = store.db
    .prepare<[string], { run: number; command: string; at: string; data: string }>(
      `SELECT s.run, r.command, r.started_at AS at, s.data FROM snapshot s JOIN run r ON r.id = s.run
       WHERE s.kind = ? AND r.undone_by IS NULL ORDER BY s.run`,
    )
    .all(kind);
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Data }));
}
