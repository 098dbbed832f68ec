/** Making and opening stores. */

import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRole, ROLES, type Role } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { appendAuditEntry, isUntouched } from './audit.js';
import { toldOf } from './changed-behind.js';
import { type Connection, connect, connectMemory, reserveFile, startsPlain } from './connection.js';
import { syncFolder } from './durable-file.js';
import { type Keyring, newKeys, unlock, wipe } from './keyring.js';
import { migrate, SCHEMA_VERSION, schemaVersion } from './migrations.js';
import { formatRecoveryCode, newRecoveryBytes } from './recovery-code.js';
import { lockedBy } from './run-lock.js';
import { checkSealing, noteSealing } from './sealing-note.js';
import type { Secret } from './secret.js';
import { readSidecar, type Sidecar, sidecarPath, withNextKeys, writeSidecar } from './sidecar.js';
import { Store } from './store.js';
import { asStoreError } from './store-error.js';

export interface NewStore {
  readonly path: string;
  readonly secret: Secret;
  /** Name of the first user, an administrator. */
  readonly user: string;
  readonly now: Date;
}

export interface OpenOptions {
  readonly path: string;
  readonly secret: Secret;
  /** File that remembers the head of the audit for this user, outside of the store; null: there is none. */
  readonly memory?: string | null;
}

/** `:memory:`: a store without file and key, for work on files alone. */
export const MEMORY = ':memory:';

/**
 * Makes a new store with its key slots: one for `secret`, one for a recovery code, which is returned and kept nowhere.
 * Never over an existing file. What was made is removed again when something fails.
 */
export function createStore(options: NewStore): { readonly store: Store; readonly recoveryCode: string } {
  const { path } = options;
  const keys = sidecarPath(path);
  const bytes = newRecoveryBytes();
  const recoveryCode = formatRecoveryCode(bytes);
  bytes.fill(0);
  const { sidecar, keyring } = newKeys(options.user, [options.secret, { recoveryCode }], options.now.toISOString());
  reserveFile(path);
  try {
    reserveFile(keys);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  try {
    writeSidecar(keys, sidecar, keyring.dataKey);
    const db = connect(path, keyring.dataKey);
    migrate(db);
    const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
    db.transaction(() => {
      put.run('store', sidecar.store);
      put.run('epoch', sidecar.epoch);
      noteSealing(db, sidecar.sealing);
      put.run('created', options.now.toISOString());
      for (const user of sidecar.users)
        db.prepare('INSERT INTO member (name, role, signature) VALUES (?, ?, ?)').run(
          user.name,
          user.role,
          user.signature,
        );
      const startedAt = options.now.toISOString();
      db.prepare('INSERT INTO run (id, command, actor, started_at, seconds, counts) VALUES (1, ?, ?, ?, 0, ?)').run(
        'init',
        options.user,
        startedAt,
        '{}',
      );
      const first = {
        number: 1,
        command: 'init',
        actor: options.user,
        startedAt,
        counts: new Map(),
        subjects: new Set<string>(),
      };
      appendAuditEntry(db, keyring, first);
    })();
    if (startsPlain(path))
      throw new CimError('bug', 'plain-store', { en: 'The new store is not encrypted.', zh: '新客户库没有加密。' });
    syncFolder(dirname(path));
    return { store: new Store(path, db, keyring), recoveryCode };
  } catch (error) {
    wipe(keyring);
    for (const suffix of ['', '-wal', '-shm', '.keys', '.keys.new']) rmSync(`${path}${suffix}`, { force: true });
    throw asStoreError(error, path);
  }
}

/** Under two names a file has two logs and two locks: whoever used both at once would destroy it. */
function refuseSecondName(path: string): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined || file.nlink < 2) return;
  throw new CimError(
    'usage',
    'store-linked',
    {
      en: `${path} has a second name (a hard link); used under both, it would be destroyed.`,
      zh: `${path} 还有另一个名称（硬链接）；两个名称同时使用会毁坏客户库。`,
    },
    {
      en: 'Remove the other name (find it with: find / -samefile FILE), or make a copy with cim backup.',
      zh: '请删除另一个名称（find / -samefile 文件 可找到），需要副本请用 cim backup。',
    },
  );
}

/**
 * Opens a store with a user's secret. Throws `no-store` (10), `locked` (11), `wrong-key` (12), `damaged` …;
 * `keys-outdated` where the key slots are older than the store, as after someone put an old copy back.
 */
export function openStore(options: OpenOptions): Store {
  const { path, secret } = options;
  refuseSecondName(path);
  const read = readSidecar(sidecarPath(path));
  const { keyring, next } = unlock(read, secret, path);
  try {
    const { db, keys, sidecar } = connectWith(path, read.sidecar, keyring, next);
    try {
      migrateAudited(db, keys);
      const meta = db
        .prepare("SELECT key, value FROM meta WHERE key IN ('store', 'epoch', 'sealing')")
        .all() as MetaRow[];
      checkEpoch(path, meta, sidecar);
      checkSealing(path, metaValue(meta, 'sealing'), sidecar);
      const role = currentRole(path, db, keys.user);
      if (startsPlain(path))
        throw new CimError('damaged', 'plain-store', { en: `${path} is not encrypted.`, zh: `${path} 没有加密。` });
      return new Store(
        path,
        db,
        { ...keys, role, unsealing: ROLES[role].unseals ? keys.unsealing : null },
        options.memory ?? null,
      );
    } catch (error) {
      const cause = toldOf(db, asStoreError(error, path), path);
      db.close();
      throw cause;
    }
  } catch (error) {
    wipe(keyring);
    if (next) wipe(next);
    const cause = asStoreError(error, path);
    throw cause instanceof CimError && cause.kind === 'locked' ? lockedBy(path) : cause;
  }
}

/** Opens with the keys in place; where a rotation was cut off after the new file came in, with the new ones, and ends it. */
function connectWith(
  path: string,
  sidecar: Sidecar,
  keyring: Keyring,
  next: Keyring | null,
): { readonly db: Connection; readonly keys: Keyring; readonly sidecar: Sidecar } {
  try {
    return { db: connect(path, keyring.dataKey), keys: keyring, sidecar };
  } catch (error) {
    if (!next || !(error instanceof CimError) || error.kind !== 'wrong-key') throw error;
  }
  const db = connect(path, next.dataKey);
  const renewed = withNextKeys(sidecar);
  writeSidecar(sidecarPath(path), renewed, next.dataKey);
  return { db, keys: next, sidecar: renewed };
}

/**
 * Tables of an older cim are brought up to date by whoever opens the store next, under an audit entry: the digest of all
 * tables changes with them. Where it did not fit before, nothing is signed, and `audit verify` goes on telling.
 */
function migrateAudited(db: Connection, keys: Keyring): void {
  const version = schemaVersion(db);
  const sound = version > 0 && version < SCHEMA_VERSION && isUntouched(db);
  migrate(db, () => {
    const number = db.prepare('SELECT coalesce(max(id), 0) + 1 FROM run').pluck().get() as number;
    const startedAt = new Date().toISOString();
    db.prepare('INSERT INTO run (id, command, actor, started_at, seconds, counts) VALUES (?, ?, ?, ?, 0, ?)').run(
      number,
      'upgrade',
      keys.user,
      startedAt,
      '{}',
    );
    const run = {
      number,
      command: 'upgrade',
      actor: keys.user,
      startedAt,
      counts: new Map(),
      subjects: new Set<string>(),
    };
    if (sound) appendAuditEntry(db, keys, run);
  });
}

/** What a user may do, as the store itself has it. */
function currentRole(path: string, db: Connection, user: string): Role {
  const role = db.prepare('SELECT role FROM member WHERE name = ? AND removed IS NULL').pluck().get(user);
  if (typeof role === 'string' && isRole(role)) return role;
  throw new CimError(
    'wrong-key',
    'user-unknown',
    { en: `The user of this key is not one of ${path}.`, zh: `此密钥的用户不是 ${path} 的用户。` },
    { en: 'Ask an administrator of the store.', zh: '请联系客户库管理员。' },
  );
}

interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}
const metaValue = (rows: readonly MetaRow[], key: string) => rows.find((row) => row.key === key)?.value;

/** Key slots are written first, then the store: they may be one ahead after a crash between the two, never behind. */
function checkEpoch(
  path: string,
  rows: readonly MetaRow[],
  sidecar: { readonly store: string; readonly epoch: number },
): void {
  const epoch = Number(metaValue(rows, 'epoch'));
  if (metaValue(rows, 'store') !== sidecar.store || !Number.isSafeInteger(epoch))
    throw new CimError('damaged', 'keys-foreign', {
      en: `The key slots of ${path} belong to another store.`,
      zh: `${path} 的密钥槽属于另一个客户库。`,
    });
  if (sidecar.epoch < epoch)
    throw new CimError(
      'damaged',
      'keys-outdated',
      {
        en: `The key slots of ${path} are older than the store: an old copy was put in their place.`,
        zh: `${path} 的密钥槽比客户库更旧：被换成了旧副本。`,
      },
      { en: 'Put the newest key slots back.', zh: '请放回最新的密钥槽。' },
    );
  if (sidecar.epoch > epoch + 1)
    throw new CimError(
      'damaged',
      'store-outdated',
      {
        en: `The store ${path} is older than its key slots: an old copy was put in its place.`,
        zh: `客户库 ${path} 比其密钥槽更旧：被换成了旧副本。`,
      },
      {
        en: 'Put the newest store back, or restore a backup with its own key slots.',
        zh: '请放回最新的客户库，或连同密钥槽一起恢复备份。',
      },
    );
}

/** A store in memory: same code, no file, no key; gone when it is closed. */
export function openMemoryStore(): Store {
  const db = connectMemory();
  migrate(db);
  return new Store(MEMORY, db, null as Keyring | null);
}
