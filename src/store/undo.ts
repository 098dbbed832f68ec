/**
 * Taking a run back. What a later import that stands received again, unchanged, stays: it vouches for it. Once none does any
 * more, that goes, too.
 */
import { CimError } from '../errors.js';
import { lastClustering } from './clusters.js';
import { type ColumnChange, decodeChange } from './column-change.js';
import type { ColumnName } from './columns.js';
import { newCustomer } from './customers.js';
import { dropLookups, lookupRun } from './lookup.js';
import { NumberSet } from './number-set.js';
import { countRequests } from './requests.js';
import { dropVersions, isWithin, versionRanges } from './run-versions.js';
import type { Store } from './store.js';
import { countStatements, settleObjections } from './undo-statements.js';

/** What a run changed in number columns. */
function changesOf(store: Store, run: number): Map<ColumnName, ColumnChange> {
  const rows = store.db
    .prepare<[number], { column_name: ColumnName; data: Buffer }>('SELECT column_name, data FROM journal WHERE run = ?')
    .all(run);
  return new Map(rows.map(({ column_name, data }) => [column_name, decodeChange(data)]));
}

/** What an undo does not refuse over: a later run only saw the record again, or gave a customer a number. */
const LENIENT: ReadonlySet<ColumnName> = new Set(['seen', 'successor']);

/**
 * Takes a run back, in the run in progress: records it made disappear with all their content, records it changed are as
 * they were, decisions and statements no longer hold, customers have their former records. Records that a later import received again
 * stay as they are, without the links that the run gave them; returns how many. Throws `usage` where the run cannot be undone (it erased
 * somebody), or a later run stands on it (undo that one first).
 */
export function undoRun(store: Store, run: number): number {
  const row = store.db
    .prepare<[number], { command: string; undone_by: number | null }>('SELECT command, undone_by FROM run WHERE id = ?')
    .get(run);
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
  if (store.db.prepare('SELECT 1 FROM erased WHERE run = ?').get(run) !== undefined)
    throw new CimError('usage', 'erased-for-good', {
      en: `Run ${run} (${row.command}) destroyed data; that cannot be taken back.`,
      zh: `运行 ${run}（${row.command}）已销毁数据，无法撤销。`,
    });
  const changes = changesOf(store, run);
  const decisions = store.db
    .prepare('SELECT count(*) FROM decision WHERE run = ? OR revoked_by = ?')
    .pluck()
    .get(run, run) as number;
  const entries = store.db
    .prepare('SELECT (SELECT count(*) FROM assessment WHERE run = ?) + (SELECT count(*) FROM incident WHERE run = ?)')
    .pluck()
    .get(run, run) as number;
  const requests = countRequests(store, run);
  const registered = entries + requests;
  if (changes.size === 0 && decisions === 0 && registered === 0 && countStatements(store, run) === 0)
    throw new CimError('usage', 'nothing-to-undo', {
      en: `Run ${run} (${row.command}) changed nothing that can be undone.`,
      zh: `运行 ${run}（${row.command}）没有可撤销的改变。`,
    });
  checkUnchanged(store, run, changes);
  const vouched = receivedLater(store, run, changes);
  if (changes.size > 0) takeBack(store, run, changes, (record) => !vouched.has(record));
  partKept(store, run, changes, vouched);
  store.db.prepare('UPDATE run SET undone_by = ? WHERE id = ?').run(store.run.number, run);
  settleObjections(store, run);
  store.run.counts.set('undone', run);
  if (vouched.size > 0) store.run.counts.set('kept', vouched.size);
  for (const former of runsWithKept(store, run)) takeRestBack(store, former);
  return vouched.size;
}

/**
 * Records that a run received and so made or changed, and that a later import, which stands, received again. What a repair
 * or a restriction changed, no import vouches for.
 */
function receivedLater(store: Store, run: number, changes: ReadonlyMap<ColumnName, ColumnChange>): NumberSet {
  const own = touched(changes.get('seen'));
  const received = NumberSet.of(...changesAfter(store, run, 'seen').map(({ indexes }) => indexes));
  const vouched = new NumberSet();
  for (const changed of [touched(changes.get('head')), touched(changes.get('marks'))])
    for (const record of changed) if (own.has(record) && received.has(record)) vouched.add(record);
  return vouched;
}

/**
 * A run may have linked what it received (`cim nightly`): its links go with it, those of records that stay, too, unless a
 * later linkage that stands has looked at them, or a later run said whose they are. Each record is again whose it was, or
 * a customer of its own where the run made it.
 */
function partKept(store: Store, run: number, changes: ReadonlyMap<ColumnName, ColumnChange>, kept: NumberSet): void {
  const change = changes.get('customer');
  if (change === undefined || (lastClustering(store)?.run ?? 0) > run) return;
  const { customer, successor } = store.columns;
  const parted = stillOf(store, run, change);
  for (const [i, record] of parted.indexes.entries())
    if (kept.has(record)) customer.set(record, parted.before[i] as number);
  const later = recordsMovedAfter(store, run);
  const firstOfRun = changes.get('successor')?.addedFrom ?? successor.length;
  const taken = new NumberSet();
  for (let record = change.addedFrom; record < change.addedTo; record++) {
    if (!kept.has(record) || later.has(record)) continue;
    const number = customer.get(record);
    if (number < firstOfRun || taken.has(number)) customer.set(record, newCustomer(store));
    else taken.add(number);
  }
}

const recordsMovedAfter = (store: Store, run: number): NumberSet =>
  NumberSet.of(...changesAfter(store, run, 'customer').map(({ indexes }) => indexes));

/** What a run changed of whose records are, as far as that still holds and no later run that stands said so, too. */
function stillOf(store: Store, run: number, change: ColumnChange): ColumnChange {
  const { customer } = store.columns;
  const later = recordsMovedAfter(store, run);
  const still = (_: number, i: number): boolean =>
    customer.get(change.indexes[i]!) === change.after[i] && !later.has(change.indexes[i]!);
  const [indexes, before, after] = [change.indexes, change.before, change.after].map((numbers) =>
    numbers.filter(still),
  ) as [Int32Array, Int32Array, Int32Array];
  return { ...change, indexes, before, after };
}

/** Entries that a change is about, those that it added among them. */
function touched(change: ColumnChange | undefined): NumberSet {
  const entries = NumberSet.of(change?.indexes ?? []);
  for (let entry = change?.addedFrom ?? 0; entry < (change?.addedTo ?? 0); entry++) entries.add(entry);
  return entries;
}

/** Undone runs of which something was kept, the latest first. */
function runsWithKept(store: Store, but: number): number[] {
  return store.db
    .prepare<[number], { id: number; counts: string }>(
      `SELECT r.id, u.counts FROM run r JOIN run u ON u.id = r.undone_by WHERE r.id <> ? ORDER BY r.id DESC`,
    )
    .all(but)
    .filter(({ counts }) => 'kept' in (JSON.parse(counts) as Record<string, number>))
    .map(({ id }) => id);
}

/** Takes back what was kept of an undone run, as far as it is still there and no import vouches for it any more. */
function takeRestBack(store: Store, run: number): void {
  const { head, marks } = store.columns;
  const changes = changesOf(store, run);
  const vouched = receivedLater(store, run, changes);
  const rest = new NumberSet();
  const ranges = versionRanges(store, run);
  const added = changes.get('head');
  for (let record = added?.addedFrom ?? 0; record < (added?.addedTo ?? 0); record++)
    if (isWithin(ranges, head.get(record))) rest.add(record);
  for (const [name, column] of [
    ['head', head],
    ['marks', marks],
  ] as const) {
    const change = changes.get(name);
    for (const [i, record] of change?.indexes.entries() ?? [])
      if (column.get(record) === change?.after[i] && head.get(record) !== 0) rest.add(record);
  }
  for (const record of vouched) rest.delete(record);
  changes.delete('successor'); // of customers, and taken back before
  partKept(store, run, changes, vouched);
  const customers = changes.get('customer');
  if (customers) changes.set('customer', stillOf(store, run, customers));
  if (rest.size > 0) takeBack(store, run, changes, (record) => rest.has(record));
}

/** Takes back what a run did to some of its records. */
function takeBack(
  store: Store,
  run: number,
  changes: ReadonlyMap<ColumnName, ColumnChange>,
  concerns: (record: number) => boolean,
): void {
  for (const [name, change] of changes) revert(store, run, name, change, concerns);
  dropVersions(store, run);
  if (run <= (lookupRun(store) ?? 0)) dropLookups(store);
}

/** Customers whose records a change moved, from or to. */
const moved = ({ before, after }: ColumnChange): NumberSet => NumberSet.of(before, after);

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
  return changesAfter(store, run, 'customer').some(({ before, after }) =>
    [before, after].some((customers) => customers.some((customer) => own.has(customer))),
  );
}

/**
 * True when later runs that stand marked the same records: gone, back and gone again is not what `run` left. The first
 * marks of a store make their column longer; which records they were on, the later run's former values tell.
 */
function isMarkedLater(store: Store, run: number, { indexes, addedFrom, addedTo }: ColumnChange): boolean {
  const own = NumberSet.of(indexes);
  const met = new NumberSet();
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
  const ranges = versionRanges(store, run);
  for (let record = added.addedFrom; record < added.addedTo; record++) {
    const version = head.get(record);
    if (version !== 0 && !isWithin(ranges, version)) refuse();
  }
}

function revert(
  store: Store,
  run: number,
  name: ColumnName,
  change: ColumnChange,
  concerns: (record: number) => boolean,
): void {
  const column = store.columns[name];
  const { head } = store.columns;
  for (let i = 0; i < change.indexes.length; i++) {
    const index = change.indexes[i]!;
    if (name !== 'successor' && !concerns(index)) continue;
    if (name !== 'successor' && name !== 'head' && head.get(index) === 0) continue; // taken back by an earlier undo
    if (LENIENT.has(name) && column.get(index) !== change.after[i]) continue;
    column.set(index, change.before[i]!);
  }
  if (name === 'successor') return;
  // The column may have become longer over records that others marked later: those stay as they are.
  const others =
    name === 'marks' ? NumberSet.of(...changesAfter(store, run, name).map(({ indexes }) => indexes)) : null;
  for (let index = change.addedFrom; index < change.addedTo; index++)
    if (others?.has(index) !== true && concerns(index)) column.set(index, 0);
}
