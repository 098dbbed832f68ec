/** The list of runs. */
import { type ColumnChange, decodeChange } from './column-change.js';
import type { Store } from './store.js';

/** A run as `cim runs` shows it. */
export interface RunRecord {
  readonly run: number;
  readonly command: string;
  readonly actor: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly counts: Readonly<Record<string, number>>;
  /** The run that took it back, or null. */
  readonly undoneBy: number | null;
}

interface RunRow {
  readonly id: number;
  readonly command: string;
  readonly actor: string;
  readonly started_at: string;
  readonly seconds: number;
  readonly counts: string;
  readonly undone_by: number | null;
}

/** All runs, the newest first. */
export function listRuns(store: Store): RunRecord[] {
  const rows = store.db.prepare<[], RunRow>('SELECT * FROM run ORDER BY id DESC').all();
  return rows.map((row) => ({
    run: row.id,
    command: row.command,
    actor: row.actor,
    startedAt: row.started_at,
    seconds: row.seconds,
    counts: JSON.parse(row.counts) as Record<string, number>,
    undoneBy: row.undone_by,
  }));
}

/** When the runs before `run` began (ISO) and what they were, the newest first. */
export function runsBefore(store: Store, run: number): { readonly command: string; readonly startedAt: string }[] {
  return store.db
    .prepare<[number], { command: string; startedAt: string }>(
      'SELECT command, started_at AS startedAt FROM run WHERE id < ? ORDER BY id DESC',
    )
    .all(run);
}

/** What runs that stand changed in the column of customers, the oldest first. */
export function customerChanges(store: Store): ColumnChange[] {
  return store.db
    .prepare<[], { data: Buffer }>(
      `SELECT j.data FROM journal j JOIN run r ON r.id = j.run
       WHERE j.column_name = 'customer' AND r.undone_by IS NULL ORDER BY j.run`,
    )
    .all()
    .map(({ data }) => decodeChange(data));
}
