/**
 * Backups that are known to work: a copy under keys of its own, restored to a scratch file, opened, and compared with
 * the store before it counts. Every user of the store opens it with the secret they have.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CimError } from '../errors.js';
import { auditCheck, auditHead } from './audit.js';
import { breathe, inTurns } from './breath.js';
import { type Connection, connect, copyUnderKey, reserveFile } from './connection.js';
import { countCustomers } from './customers.js';
import { syncFile, syncFolder } from './durable-file.js';
import { eraseRecords } from './erase.js';
import { noteBackupFolder, readLedger, sameRecords, writeLedger } from './erasure-ledger.js';
import { copySize, needSpace } from './free-space.js';
import { backupName, type Generation, generationOf, parseBackupName, superfluous } from './generations.js';
import { discardHalfMade } from './half-made.js';
import { DATA_KEY_BYTES, type Keyring, makeGrant } from './keyring.js';
import { type OpenOptions, openStore } from './open-store.js';
import { checkRoster } from './roster.js';
import { readSidecar, sidecarPath, writeSidecar } from './sidecar.js';
import { saveSnapshot } from './snapshots.js';
import { checkRowDigests, stateDigest } from './state-digest.js';
import type { Store } from './store.js';
import { asStoreError } from './store-error.js';
import { suppressRecords } from './suppression.js';

export interface BackupResult {
  readonly path: string;
  readonly generation: Generation;
  /** Records that count; former versions and those marked as gone are in the backup too. */
  readonly records: number;
  readonly verified: true;
  /** Names of older backups that were removed: enough newer ones are there. */
  readonly removed: readonly string[];
}

/** Backups in a folder, of one store or of any. */
export const backupsIn = (folder: string, store: string | null = null) =>
  readdirSync(folder).flatMap((name) => parseBackupName(name, store) ?? []);

const storeName = (path: string) => basename(path).replace(/\.cim$/, '');

/** Files of a database and its keys. */
const SUFFIXES = ['', '.keys', '.keys.new', '-journal', '-wal', '-shm', '.lock'];
const discard = (path: string) => {
  for (const suffix of SUFFIXES) rmSync(`${path}${suffix}`, { force: true });
};

/** Digest of all content, and its size; throws where a row is not what its digest says. */
function measure(db: Connection): { readonly digest: Buffer; readonly records: number } {
  const records = db.prepare('SELECT coalesce(sum(count), 0) FROM chunk').pluck().get() as number;
  if (db.pragma('integrity_check', { simple: true }) !== 'ok' || checkRowDigests(db).length > 0)
    throw new CimError('damaged', 'backup-not-proved', {
      en: 'The backup does not hold what the store holds.',
      zh: '备份的内容与客户库不一致。',
    });
  return { digest: stateDigest(db), records };
}

/** Writes the key slots of a backup: the same users and secrets, its own data key, and when it was made. */
function writeBackupKeys(store: Store, keyring: Keyring, dataKey: Buffer, path: string): void {
  const taken = parseBackupName(basename(path))?.at;
  const { sidecar } = readSidecar(sidecarPath(store.path));
  checkRoster(sidecar, keyring.unsealing, store.path);
  const users = sidecar.users.map((user) => ({
    ...user,
    grant: makeGrant(sidecar.store, user.name, user.role, Buffer.from(user.agreement, 'base64'), {
      dataKey,
      unsealing: keyring.unsealing,
    }),
  }));
  writeSidecar(sidecarPath(path), { ...sidecar, users, next: null, taken }, dataKey);
}

/**
 * Restores the copy to a scratch file, opens that, and compares it with what is kept of the store. Returns how many
 * versions of records it holds; throws `damaged` where it is not the same.
 */
export async function proveCopy(
  copy: string,
  dataKey: Buffer,
  source: Connection,
  signal?: AbortSignal,
): Promise<number> {
  const scratch = `${copy}.proof`;
  discard(scratch);
  try {
    reserveFile(scratch);
    copyFileSync(copy, scratch);
    await breathe(signal);
    const db = connect(scratch, dataKey);
    try {
      const found = measure(db);
      await breathe(signal);
      const expected = measure(source);
      const sameAudit = auditHead(db)?.hash === auditHead(source)?.hash; // the digest is of all but the audit
      if (!sameAudit || !found.digest.equals(expected.digest) || found.records !== expected.records)
        throw new CimError('damaged', 'backup-not-proved', {
          en: 'The backup does not hold what the store holds.',
          zh: '备份的内容与客户库不一致。',
        });
      return found.records;
    } finally {
      db.close();
    }
  } catch (error) {
    throw asStoreError(error, scratch);
  } finally {
    discard(scratch);
  }
}

/**
 * Backs up what is kept of the store into a folder (made where it is missing), within a run in progress, which holds
 * other runs off meanwhile. Needs a user who may unseal. Nothing half done is left where it fails.
 */
export async function backupStore(
  store: Store,
  folder: string,
  now: Date,
  signal?: AbortSignal,
): Promise<BackupResult> {
  const { keyring } = store;
  if (!keyring)
    throw new CimError('usage', 'nothing-to-back-up', {
      en: 'A store in memory cannot be backed up.',
      zh: '内存中的客户库不能备份。',
    });
  const target = resolve(folder);
  const name = backupName(storeName(store.path), now);
  const path = join(target, name);
  const draft = `${path}.partial`;
  const dataKey = randomBytes(DATA_KEY_BYTES);
  let source: Connection | null = null;
  let begun = false;
  try {
    needSpace(path, copySize(store.db), 2); // the copy, and the one restored from it
    mkdirSync(target, { recursive: true, mode: 0o700 });
    if (existsSync(path))
      throw new CimError('usage', 'backup-exists', {
        en: `There is a backup ${path} already.`,
        zh: `备份 ${path} 已存在。`,
      });
    begun = true;
    discardHalfMade(target, now);
    discard(draft);
    source = connect(store.path, keyring.dataKey);
    await copyUnderKey(source, keyring.dataKey, draft, dataKey, signal);
    await proveCopy(draft, dataKey, source, signal);
    await breathe(signal);
    const { records } = countCustomers(store);
    writeBackupKeys(store, keyring, dataKey, path);
    store.afterRollback(() => discard(path)); // one that the store does not know of would be in the way of the next
    renameSync(draft, path);
    writeLedger(target, store);
    syncFolder(target);
    noteBackupFolder(store, target);
    const all = backupsIn(target, storeName(store.path));
    const removed = superfluous(all).map((backup) => backup.name);
    store.afterCommit(() => {
      for (const old of removed) discard(join(target, old));
    });
    const generation = generationOf(parseBackupName(name) ?? { name, at: '' }, all);
    saveSnapshot(store, 'backup', { at: now.toISOString(), records });
    store.run.counts.set('records', records);
    return { path, generation, records, verified: true, removed };
  } catch (error) {
    const told = asStoreError(error, path); // while the files are there that it may be about
    if (begun) for (const file of [draft, path]) discard(file);
    throw told;
  } finally {
    source?.close();
    dataKey.fill(0);
  }
}

/** An older backup under the name of a newer one would bring back what was long changed, and nobody would notice. */
function checkName(file: string, taken: string | undefined): void {
  const named = parseBackupName(basename(file));
  if (named === null || taken === undefined || named.at === taken) return;
  throw new CimError(
    'damaged',
    'backup-renamed',
    {
      en: `The backup ${file} is of ${taken}, not of the time in its name.`,
      zh: `备份 ${file} 的实际时间是 ${taken}，与文件名不符。`,
    },
    {
      en: 'Another one was put in its place. To restore this one all the same, give it a name without a time.',
      zh: '它被换成了另一个备份。若仍要恢复此备份，请改成不含时间的文件名。',
    },
  );
}

export interface RestoreResult {
  readonly store: string;
  readonly records: number;
  /** Records that were in the backup and had been erased since: they were erased again. */
  readonly erased: number;
}

/**
 * Restores a backup as a new store, never over a file. What was erased since is erased again before anybody can use it;
 * a backup whose audit does not verify is not restored. The list of erased records is read from the backup's folder, and
 * from `ledgerFolders`.
 */
export async function restoreBackup(
  file: string,
  options: OpenOptions & {
    readonly now: () => Date;
    readonly ledgerFolders?: readonly string[];
    readonly signal?: AbortSignal;
  },
): Promise<RestoreResult> {
  const { path } = options;
  if (!existsSync(file))
    throw new CimError('usage', 'no-such-backup', { en: `There is no backup ${file}.`, zh: `没有备份 ${file}。` });
  const { store: id, taken } = readSidecar(sidecarPath(file)).sidecar;
  const ledgers = [dirname(resolve(file)), ...(options.ledgerFolders ?? [])].map((folder) => readLedger(folder, id));
  needSpace(path, statSync(file).size, 1);
  reserveFile(path);
  let store: Store | null = null;
  try {
    reserveFile(sidecarPath(path));
    copyFileSync(file, path);
    copyFileSync(sidecarPath(file), sidecarPath(path));
    await breathe(options.signal);
    store = openStore(options);
    checkName(file, taken); // which is genuine, now that the store is open
    const audit = await inTurns(auditCheck(store.db, [], Number.POSITIVE_INFINITY), options.signal); // what was found before stays in the chain
    if (!audit.ok || measure(store.db).digest.length === 0)
      throw new CimError('damaged', 'backup-damaged', {
        en: `The backup ${file} does not verify: it was changed or is damaged.`,
        zh: `备份 ${file} 未通过核验：被改动或已损坏。`,
      });
    await breathe(options.signal);
    const restored = store;
    const erased = await restored.write({ command: 'restore', now: options.now }, () => {
      const back = sameRecords(restored, ledgers.flat());
      noteBackupFolder(restored, dirname(resolve(file))); // it is told whom this store erases from now on
      suppressRecords(restored, back, 'erased'); // the backup may be older than the note that they stay away
      return eraseRecords(restored, back);
    });
    const { records } = await restored.read(() => countCustomers(restored));
    syncFile(path);
    syncFolder(dirname(resolve(path)));
    return { store: path, records, erased };
  } catch (error) {
    const told = asStoreError(error, path);
    store?.close();
    discard(path);
    throw told;
  } finally {
    store?.close();
  }
}
