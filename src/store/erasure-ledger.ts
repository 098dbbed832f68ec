/**
 * Which records were erased, kept beside the backups: an older backup that is restored must not bring anybody back. It
 * holds record numbers only, which say nothing about anyone once the records are gone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CimError } from '../errors.js';
import { writeDurably } from './durable-file.js';
import type { Store } from './store.js';

export const LEDGER_NAME = 'erased.json';

/** Numbers of all records that were ever erased from a store. */
export function erasedRecords(store: Store): number[] {
  return store.db.prepare('SELECT record FROM erased ORDER BY record').pluck().all() as number[];
}

/** Record numbers in the ledger of a folder for a store (by id); empty where there is none. Throws where it is not ours. */
export function readLedger(folder: string, store: string): number[] {
  const path = join(folder, LEDGER_NAME);
  if (!existsSync(path)) return [];
  return parseLedger(path).get(store) ?? [];
}

function parseLedger(path: string): Map<string, number[]> {
  try {
    const parsed = JSON.parse(readFileSync(path, 'utf8')) as { store: string; records: number[] }[];
    const entries = parsed.map(({ store, records }) => {
      if (typeof store !== 'string' || !records.every((record) => Number.isSafeInteger(record) && record > 0))
        throw new TypeError('not a ledger');
      return [store, records] as const;
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
  const ledger = existsSync(path) ? safely(path) : new Map<string, number[]>();
  const records = new Set([...(ledger.get(id) ?? []), ...erasedRecords(store)]);
  ledger.set(
    id,
    [...records].sort((a, b) => a - b),
  );
  const entries = [...ledger].map(([name, numbers]) => ({ store: name, records: numbers }));
  writeDurably(path, `${JSON.stringify(entries)}\n`);
}

/** A damaged ledger is written anew from what the store knows: that is the whole of it for this store. */
function safely(path: string): Map<string, number[]> {
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
