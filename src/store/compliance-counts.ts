/** Figures of the store that nothing else counts, straight from its tables. */
import type { Store } from './store.js';

export interface ComplianceCounts {
  readonly erasedRecords: number;
  /** Kind of suppression → hashes. */
  readonly suppressed: ReadonlyMap<string, number>;
  /** Import runs that stand. */
  readonly imports: number;
  readonly lastBackup: string | null;
  readonly retentionApplied: string | null;
}

export function complianceCounts({ db }: Store): ComplianceCounts {
  const last = (command: string) =>
    db.prepare('SELECT max(started_at) FROM run WHERE command = ?').pluck().get(command) as string | null;
  const kinds = db.prepare<[], { kind: string; count: number }>(
    'SELECT kind, count(*) AS count FROM suppression GROUP BY kind ORDER BY kind',
  );
  return {
    erasedRecords: db.prepare('SELECT count(*) FROM erased').pluck().get() as number,
    suppressed: new Map(kinds.all().map(({ kind, count }) => [kind, count])),
    imports: db
      .prepare("SELECT count(*) FROM run WHERE command = 'import' AND undone_by IS NULL")
      .pluck()
      .get() as number,
    lastBackup: last('backup'),
    retentionApplied: last('retention apply'),
  };
}
