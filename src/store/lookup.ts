/**
 * Look-up lists in the store: what a dedupe run leaves behind so that one record is checked without reading the others.
 * Those of the last run are kept, and are as good as its model: what changed since is told by the journal.
 */
import { countsOf, leaveOut } from '../domain/linkage/lookup/leave-out.js';
import {
  type FindNumbers,
  isSensitiveList,
  LISTS,
  type ListName,
  type Lookup,
  type LookupInfo,
} from '../domain/linkage/lookup/lookup.js';
import { type LookupPage, numbersOfKey, type OpenPage, openPage } from '../domain/linkage/lookup/pages.js';
import type { StandardRecord } from '../domain/record/record.js';
import { CimError } from '../errors.js';
import { decodeChange } from './column-change.js';
import { RecordReader } from './records.js';
import { lookupDigest } from './row-digest.js';
import type { Store } from './store.js';

/** The lists of one model's records, to look up in. */
export interface OpenLookup {
  readonly info: LookupInfo;
  readonly find: FindNumbers;
}

interface PageRow {
  readonly part: number;
  readonly list: ListName;
  readonly first_key: number;
  readonly sealed: number;
  readonly data: Buffer;
  readonly digest: Buffer;
}

const binding = (part: number, list: ListName, firstKey: number) => `lookup ${part} ${list} ${firstKey}`;

/** Puts the lists of the run in progress (none where they are not wanted) in the place of those of a former one. */
export function saveLookups(store: Store, lookups: readonly Lookup[]): void {
  dropLookups(store);
  if (lookups.length === 0) return;
  const data = JSON.stringify(lookups.map(({ info }) => info));
  store.db.prepare('INSERT INTO lookup (run, data) VALUES (?, ?)').run(store.run.number, data);
  for (const [part, { lists }] of lookups.entries())
    for (const list of LISTS) for (const page of lists[list]) writePage(store, part, list, page);
}

/** True once somebody has looked people up here (see `commands/check.ts`): lists are made for those who use them. */
export const areLookupsWanted = (store: Store): boolean =>
  store.db.prepare("SELECT 1 FROM run WHERE command = 'check' LIMIT 1").get() !== undefined;

/** Deletes all lists: what they were made of is there no more. */
export function dropLookups(store: Store): void {
  store.db.prepare('DELETE FROM lookup_page').run();
  store.db.prepare('DELETE FROM lookup').run();
}

/** The run whose lists are kept, or null. */
export function lookupRun(store: Store): number | null {
  return (store.db.prepare('SELECT run FROM lookup').pluck().get() as number | undefined) ?? null;
}

function writePage(store: Store, part: number, list: ListName, { firstKey, data }: LookupPage): void {
  const seals = store.vault !== null && isSensitiveList(list);
  const kept = seals ? store.vault.seal(data, binding(part, list, firstKey), store.run.number) : data;
  const sealed = seals ? 1 : 0;
  store.db
    .prepare('INSERT INTO lookup_page (part, list, first_key, sealed, data, digest) VALUES (?, ?, ?, ?, ?, ?)')
    .run(part, list, firstKey, sealed, kept, lookupDigest(part, list, firstKey, sealed, kept));
}

/** The bytes of a page; null where this user may not see them. */
function plainPage(store: Store, row: PageRow): LookupPage | null {
  const { part, list, first_key, sealed, data } = row;
  const plain = sealed ? (store.vault?.unseal(data, binding(part, list, first_key)) ?? null) : data;
  return plain === null ? null : { firstKey: first_key, data: Uint8Array.from(plain) };
}

/** The lists that a dedupe run left behind; null where there are none of it. Valid within one `read` or `write`. */
export function openLookups(store: Store, run: number): readonly OpenLookup[] | null {
  const data = store.db.prepare('SELECT data FROM lookup WHERE run = ?').pluck().get(run) as string | undefined;
  if (data === undefined) return null;
  return (JSON.parse(data) as LookupInfo[]).map((info, part) => ({ info, find: finder(store, part) }));
}

const NONE = new Int32Array();
/** Pages kept open: a list of counts has about a hundred for a million records. */
const MOST_OPEN = 512;

function finder(store: Store, part: number): FindNumbers {
  const select = store.db.prepare<[number, string, number], PageRow>(
    `SELECT part, list, first_key, sealed, data, digest FROM lookup_page
     WHERE part = ? AND list = ? AND first_key <= ? ORDER BY first_key DESC LIMIT 1`,
  );
  const firsts = store.db
    .prepare<[number, string], number>(
      'SELECT first_key FROM lookup_page WHERE part = ? AND list = ? ORDER BY first_key',
    )
    .pluck();
  const known = new Map<ListName, Float64Array>();
  const open = new Map<string, OpenPage | null>();
  return (list, key) => {
    let starts = known.get(list);
    if (starts === undefined) {
      starts = Float64Array.from(firsts.all(part, list));
      known.set(list, starts);
    }
    const at = lastUpTo(starts, key >>> 0);
    if (at < 0) return NONE;
    const name = `${list} ${at}`;
    let page = open.get(name);
    if (page === undefined) {
      const plain = plainPage(store, select.get(part, list, starts[at]!) as PageRow);
      page = plain && openPage(plain);
      if (open.size >= MOST_OPEN) open.clear();
      open.set(name, page);
    }
    return page === null ? NONE : numbersOfKey(page, key);
  };
}

/** The last place whose number is at most `wanted`, −1 where all are above. */
function lastUpTo(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Records whose current version or whose marks a later run than `run` touched, new ones among them; ascending. */
export function changedSince(store: Store, run: number): number[] {
  const rows = store.db
    .prepare<[number], { column_name: string; data: Buffer }>(
      "SELECT column_name, data FROM journal WHERE run > ? AND column_name IN ('head', 'marks')",
    )
    .all(run);
  const changed = new Set<number>();
  for (const { column_name, data } of rows) {
    const { indexes, addedFrom, addedTo } = decodeChange(data);
    for (const record of indexes) changed.add(record);
    // a column of marks begins where the first is set: those before it are not marked
    for (let record = addedFrom; record < addedTo; record++)
      if (column_name === 'head' || store.columns.marks.get(record) !== 0) changed.add(record);
  }
  return [...changed].sort((a, b) => a - b);
}

/** Leaves records that are about to be erased out of all lists, and their values out of what is counted. */
export function eraseFromLookups(store: Store, gone: ReadonlySet<number>): void {
  const run = lookupRun(store);
  if (run === null) return;
  const versions = versionsOf(store, gone);
  for (const [part, { info, find }] of (openLookups(store, run) ?? []).entries()) {
    const uncounted = countsOf(info, find, versions);
    for (const list of LISTS) {
      const counts = list === 'counts' || list === 'sensitiveCounts' ? uncounted[list] : new Map<string, never>();
      for (const firstKey of firstKeys(store, part, list)) {
        const row = readPage(store, part, list, firstKey);
        const page = plainPage(store, row);
        // whoever may not unseal cannot leave out one record's part, and must not leave it in
        if (page === null)
          throw new CimError('not-permitted', 'cannot-unseal', {
            en: 'Erasing needs a role that may see sensitive values.',
            zh: '删除需要有权查看敏感信息的角色。',
          });
        const rest = leaveOut(list, page, gone, counts);
        if (rest === null) continue;
        // a page written anew gets a digest anew, which must not cover what another program wrote
        if (!lookupDigest(part, list, firstKey, row.sealed, row.data).equals(row.digest)) store.noteWrittenBehind();
        store.db
          .prepare('DELETE FROM lookup_page WHERE part = ? AND list = ? AND first_key = ?')
          .run(part, list, firstKey);
        for (const kept of rest) writePage(store, part, list, kept);
      }
    }
  }
}

function firstKeys(store: Store, part: number, list: ListName): number[] {
  return store.db
    .prepare('SELECT first_key FROM lookup_page WHERE part = ? AND list = ?')
    .pluck()
    .all(part, list) as number[];
}

function readPage(store: Store, part: number, list: ListName, firstKey: number): PageRow {
  return store.db
    .prepare(
      'SELECT part, list, first_key, sealed, data, digest FROM lookup_page WHERE part = ? AND list = ? AND first_key = ?',
    )
    .get(part, list, firstKey) as PageRow;
}

function versionsOf(store: Store, records: ReadonlySet<number>): StandardRecord[] {
  const reader = new RecordReader(store);
  const all: StandardRecord[] = [];
  for (const number of records) for (const { record } of reader.history(number)) all.push(record);
  return all;
}
