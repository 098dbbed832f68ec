/**
 * Which records were erased, kept beside the backups: an older backup that is restored must not bring anybody back. It
 * holds record numbers only, each with its origin, which say nothing about anyone once the records are gone.
 *
 * A store that was restored from a backup gives the numbers after it once more, to other people; two copies of one store
 * may even go on side by side and share a folder. The origin (the audit entry of the run that made the record) tells
 * their records apart.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CimError } from '../errors.js';
import { numbersOf } from './column-change.js';
import { writeDurably } from './durable-file.js';
import type { Store } from './store.js';

export const LEDGER_NAME = 'erased.json';

/** A record that was erased. `origin` is '' where an older cim erased it. */
export interface ErasedRecord {
  readonly record: number;
  readonly origin: string;
}

const erased = (store: Store): ErasedRecord[] =>
  store.db.prepare<[], ErasedRecord>('SELECT record, origin FROM erased ORDER BY record').all();

/** Numbers of all records that were ever erased from a store. */
export function erasedRecords(store: Store): number[] {
  return erased(store).map(({ record }) => record);
}

/** The origin of records that are there, by number: half of the hash of the audit entry of the run that made them. */
export function originsOf(store: Store, records: ReadonlySet<number>): ReadonlyMap<number, string> {
  const entry = store.db.prepare<[number], { hash: Buffer }>('SELECT hash FROM audit WHERE run = ?');
  const rows = store.db.prepare<[], { run: number; count: number; numbers: Buffer }>(
    'SELECT run, count, numbers FROM chunk ORDER BY first_version',
  );
  const made = new Map<number, number>();
  for (const { run, count, numbers } of rows.iterate())
    for (const record of numbersOf(numbers).subarray(0, count))
      if (records.has(record) && !made.has(record)) made.set(record, run); // the first version is the oldest
  const hashes = new Map(
    [...new Set(made.values())].map((run) => [run, entry.get(run)?.hash.toString('hex').slice(0, 32) ?? '']),
  );
  return new Map([...made].map(([record, run]) => [record, hashes.get(run) ?? '']));
}

/** Of records in a ledger, those that a store holds and that are the same records: another origin is somebody else. */
export function sameRecords(store: Store, ledger: readonly ErasedRecord[]): number[] {
  const { head } = store.columns;
  const there = ledger.filter(({ record }) => head.get(record) !== 0);
  const origins = originsOf(store, new Set(there.map(({ record }) => record)));
  const same = there.filter(({ record, origin }) => origin === '' || origin === origins.get(record));
  return [...new Set(same.map(({ record }) => record))];
}

/** What the ledger of a folder holds for a store (by id); empty where there is none. Throws where it is not ours. */
export function readLedger(folder: string, store: string): readonly ErasedRecord[] {
  const path = join(folder, LEDGER_NAME);
  if (!existsSync(path)) return [];
  return parseLedger(path).get(store) ?? [];
}

interface LedgerEntry {
  readonly store: string;
  readonly records: readonly number[];
  /** One for each record; missing in what an older cim wrote. */
  readonly origins?: readonly string[];
}

function parseLedger(path: string): Map<string, readonly ErasedRecord[]> {
  try {
    const parsed = JSON.parse(readFileSync(path, 'utf8')) as LedgerEntry[];
    const entries = parsed.map(({ store, records, origins }) => {
      const sound =
        typeof store === 'string' &&
        records.every((record) => Number.isSafeInteger(record) && record > 0) &&
        (origins === undefined ||
          (origins.length === records.length && origins.every((origin) => typeof origin === 'string')));
      if (!sound) throw new TypeError('not a ledger');
      return [store, records.map((record, i) => ({ record, origin: origins?.[i] ?? '' }))] as const;
    });
    return new Map(entries);
  } catch {
    throw new CimError(
      'damaged',
      'ledger-damaged',
      { en: `The list of erased records ${path} is damaged.`, zh: `已删除记录清单 ${path} 已损坏。` },
      {
        en: 'Make a backup of the live store: that writes it anew. Do not restore before.',
        zh: '请先备份正在使用的客户库，清单会随之重写；此前不要恢复。',
      },
    );
  }
}

/** Writes the ledger of a folder: what it had and what the store knows, together. */
export function writeLedger(folder: string, store: Store): void {
  const path = join(folder, LEDGER_NAME);
  const { id } = store.identity;
  const ledger = existsSync(path) ? safely(path) : new Map<string, readonly ErasedRecord[]>();
  const all = [...(ledger.get(id) ?? []), ...erased(store)];
  const known = new Map(all.map((one) => [`${one.record} ${one.origin}`, one]));
  ledger.set(
    id,
    [...known.values()].sort((a, b) => a.record - b.record),
  );
  const entries = [...ledger].map(
    ([name, list]): LedgerEntry => ({
      store: name,
      records: list.map(({ record }) => record),
      origins: list.map(({ origin }) => origin),
    }),
  );
  writeDurably(path, `${JSON.stringify(entries)}\n`);
}

/** A damaged ledger is written anew from what the store knows: that is the whole of it for this store. */
function safely(path: string): Map<string, readonly ErasedRecord[]> {
  try {
    return parseLedger(path);
  } catch {
    return new Map();
  }
}

const FOLDERS = 'backup folders';

/** Folders into which this store was ever backed up. */
export function backupFolders(store: Store): string[] {
  const text = store.db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(FOLDERS) as string | undefined;
  return text === undefined ? [] : (JSON.parse(text) as string[]);
}

/** Notes a folder with the run in progress, so that later erasures are told there. */
export function noteBackupFolder(store: Store, folder: string): void {
  const folders = backupFolders(store);
  if (folders.includes(folder)) return;
  store.db
    .prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    .run(FOLDERS, JSON.stringify([...folders, folder]));
}
