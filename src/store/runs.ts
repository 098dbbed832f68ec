/** The list of runs, and taking a run back. */
import { CimError } from '../errors.js';
import type { ColumnName } from './columns.js';
import { dropLookups, lookupRun } from './lookup.js';
import { type ColumnChange, decodeChange } from './number-column.js';
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

/** What a run changed in number columns. */
function changesOf(store: Store, run: number): Map<ColumnName, ColumnChange> {
  const rows = store.db
    .prepare<[number], { column_name: ColumnName; data: Buffer }>('SELECT column_name, data FROM journal WHERE run = ?')
    .all(run);
  return new Map(rows.map(({ column_name, data }) => [column_name, decodeChange(data)]));
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

/** What an undo does not refuse over: a later run only saw the record again, or gave a customer a number. */
const LENIENT: ReadonlySet<ColumnName> = new Set(['seen', 'successor']);

/**
 * Takes a run back, in the run in progress: records it made disappear with all their content, records it changed are as
 * they were, decisions no longer hold, customers have their former records. Throws `usage` where the run cannot be
 * undone, or a later run stands on it (undo that one first).
 */
export function undoRun(store: Store, run: number): void {
  const row = store.db.prepare<[number], RunRow>('SELECT * FROM run WHERE id = ?').get(run);
  if (!row || run === store.run.number)
    throw new CimError(
      'usage',
      'no-such-run',
      { en: `There is no run ${run}.`, zh: `没有编号为 ${run} 的运行。` },
      { en: 'cim runs lists them.', zh: '用 cim runs 查看。' },
    );
  if (row.undone_by !== null)
    throw new CimError('usage', 'undone-already', {
      en: `Run ${run} was undone already, by run ${row.undone_by}.`,
      zh: `运行 ${run} 已被运行 ${row.undone_by} 撤销。`,
    });
  if (store.db.prepare('SELECT 1 FROM run WHERE undone_by = ?').get(run) !== undefined)
    throw new CimError(
      'usage',
      'undo-of-undo',
      { en: `Run ${run} is itself an undo and cannot be undone.`, zh: `运行 ${run} 本身就是撤销，不能再撤销。` },
      { en: 'Run the command again.', zh: '请重新运行命令。' },
    );
  const changes = changesOf(store, run);
  const decisions = store.db
    .prepare('SELECT count(*) FROM decision WHERE run = ? OR revoked_by = ?')
    .pluck()
    .get(run, run) as number;
  const entries = store.db
    .prepare('SELECT (SELECT count(*) FROM assessment WHERE run = ?) + (SELECT count(*) FROM incident WHERE run = ?)')
    .pluck()
    .get(run, run) as number;
  if (changes.size === 0 && decisions === 0 && entries === 0)
    throw new CimError('usage', 'nothing-to-undo', {
      en: `Run ${run} (${row.command}) changed nothing that can be undone.`,
      zh: `运行 ${run}（${row.command}）没有可撤销的改变。`,
    });
  checkUnchanged(store, run, changes);
  for (const [name, change] of changes) revert(store, run, name, change);
  dropVersions(store, run);
  if (run <= (lookupRun(store) ?? 0)) dropLookups(store);
  store.db.prepare('UPDATE run SET undone_by = ? WHERE id = ?').run(store.run.number, run);
  store.run.counts.set('undone', run);
}

/** Customers whose records a change moved, from or to. */
const moved = ({ before, after }: ColumnChange): Set<number> => new Set([...before, ...after]);

/** What later runs that stand changed in a column. */
function changesAfter(store: Store, run: number, name: ColumnName): ColumnChange[] {
  return store.db
    .prepare<[string, number], { data: Buffer }>(
      `SELECT j.data FROM journal j JOIN run r ON r.id = j.run
       WHERE j.column_name = ? AND j.run > ? AND r.undone_by IS NULL
         AND NOT EXISTS (SELECT 1 FROM run u WHERE u.undone_by = r.id)
       ORDER BY j.run`,
    )
    .all(name, run)
    .map(({ data }) => decodeChange(data));
}

/** True when a later run that stands moved records of the same customers: they would end up mixed. */
function isMovedLater(store: Store, run: number, change: ColumnChange): boolean {
  const own = moved(change);
  return changesAfter(store, run, 'customer').some((later) => [...moved(later)].some((customer) => own.has(customer)));
}

/**
 * True when later runs that stand marked the same records: gone, back and gone again is not what `run` left. The first
 * marks of a store make their column longer; which records they were on, the later run's former values tell.
 */
function isMarkedLater(store: Store, run: number, { indexes, addedFrom, addedTo }: ColumnChange): boolean {
  const own = new Set(indexes);
  const met = new Set<number>();
  for (const later of changesAfter(store, run, 'marks'))
    for (const [i, index] of later.indexes.entries()) {
      if (own.has(index)) return true;
      if (!met.has(index) && index >= addedFrom && index < addedTo && later.before[i] !== 0) return true;
      met.add(index);
    }
  return false;
}

/** The runs that changed what `run` changed are in its way. */
function checkUnchanged(store: Store, run: number, changes: ReadonlyMap<ColumnName, ColumnChange>): void {
  const { head } = store.columns;
  const refuse = () => {
    const later = store.db
      .prepare(
        `SELECT min(j.run) FROM journal j JOIN run r ON r.id = j.run
         WHERE j.run > ? AND r.undone_by IS NULL AND r.command <> 'undo'`,
      )
      .pluck()
      .get(run) as number | null;
    throw new CimError(
      'usage',
      'later-run',
      {
        en: `Run ${run} cannot be undone: a later run${later ? ` (${later} or one after it)` : ''} stands on it.`,
        zh: `运行 ${run} 不能撤销：其后的运行${later ? `（${later} 或更后）` : ''}以它为基础。`,
      },
      { en: 'Undo the later run first; cim runs lists them.', zh: '请先撤销后面的运行；用 cim runs 查看。' },
    );
  };
  for (const [name, { indexes, after }] of changes) {
    if (LENIENT.has(name)) continue;
    const column = store.columns[name];
    for (let i = 0; i < indexes.length; i++) {
      const isThere = name === 'head' || head.get(indexes[i]!) !== 0;
      if (isThere && column.get(indexes[i]!) !== after[i]) refuse();
    }
  }
  const customers = changes.get('customer');
  if (customers && isMovedLater(store, run, customers)) refuse();
  const marks = changes.get('marks');
  if (marks && isMarkedLater(store, run, marks)) refuse();
  const added = changes.get('head');
  if (!added) return;
  const ranges = store.db
    .prepare<[number], { first: number; end: number }>(
      'SELECT first_version AS first, first_version + count AS end FROM chunk WHERE run = ?',
    )
    .all(run);
  for (let record = added.addedFrom; record < added.addedTo; record++) {
    const version = head.get(record);
    if (version !== 0 && !ranges.some(({ first, end }) => version >= first && version < end)) refuse();
  }
}

function revert(store: Store, run: number, name: ColumnName, change: ColumnChange): void {
  const column = store.columns[name];
  const { head } = store.columns;
  for (let i = 0; i < change.indexes.length; i++) {
    const index = change.indexes[i]!;
    if (name !== 'successor' && name !== 'head' && head.get(index) === 0) continue; // taken back by an earlier undo
    if (LENIENT.has(name) && column.get(index) !== change.after[i]) continue;
    column.set(index, change.before[i]!);
  }
  if (name === 'successor') return;
  // The column may have become longer over records that others marked later: those stay as they are.
  const others =
    name === 'marks' ? new Set(changesAfter(store, run, name).flatMap(({ indexes }) => [...indexes])) : null;
  for (let index = change.addedFrom; index < change.addedTo; index++)
    if (others?.has(index) !== true) column.set(index, 0);
}

/** Deletes the versions a run wrote: nothing points to them any more, and a file taken in by mistake must not stay. */
function dropVersions(store: Store, run: number): void {
  const ranges = store.db
    .prepare<[number], { first: number; end: number }>(
      'SELECT min(first_version) AS first, max(first_version + count) AS end FROM chunk WHERE run = ? HAVING count(*) > 0',
    )
    .all(run);
  for (const { first, end } of ranges)
    store.db.prepare('DELETE FROM feature WHERE first_version >= ? AND first_version < ?').run(first, end);
  store.db.prepare('DELETE FROM chunk WHERE run = ?').run(run);
}
