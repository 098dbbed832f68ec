/**
 * New keys for the store: a copy is made under them, checked against the original, and put in its place. Until the last
 * step either the old keys or the new ones open what is there; the key in place is never changed.
 */
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { isPermitted, roleInChinese } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { type AuditHead, auditCheck, auditHead, verifyAudit } from './audit.js';
import { rememberHead, type StoreIdentity } from './audit-memory.js';
import { breathe, inTurns } from './breath.js';
import { connect, copyUnderKey } from './connection.js';
import { syncFile, syncFolder } from './durable-file.js';
import { copySize, needSpace } from './free-space.js';
import { DATA_KEY_BYTES, type Keyring, makeGrant, wipe } from './keyring.js';
import { type OpenOptions, openStore } from './open-store.js';
import { checkRoster, nextCode, rosterCode } from './roster.js';
import { privateKey, publicBytes, sealFor, unseal } from './sealed-box.js';
import { noteSealing } from './sealing-note.js';
import { type NextKeys, readSidecar, type Sidecar, sidecarPath, withNextKeys, writeSidecar } from './sidecar.js';
import { stateDigest } from './state-digest.js';
import { Store } from './store.js';
import { asStoreError, isBusy } from './store-error.js';

/** What has just been done: `copied`, `checked`, `announced` (both keys stand beside the store), `replaced`, `done`. */
export type RotationStep = 'copied' | 'checked' | 'announced' | 'replaced' | 'done';

export interface RotateOptions extends OpenOptions {
  readonly now: () => Date;
  /** Heard until the new keys are announced. */
  readonly signal?: AbortSignal;
  readonly onStep?: (step: RotationStep) => void;
}

/** Keeps every other program out until the connection is closed, and leaves no journal beside the file. */
function takeAlone(store: Store): void {
  try {
    store.db.pragma('busy_timeout = 0');
    store.db.pragma('locking_mode = EXCLUSIVE');
    store.db.pragma('journal_mode = DELETE');
    store.db.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new CimError(
      'locked',
      'locked',
      { en: `The store ${store.path} is in use.`, zh: `客户库 ${store.path} 正在使用。` },
      { en: 'Run it when no other cim uses the store.', zh: '请在没有其他 cim 使用此库时运行。' },
    );
  }
  if (store.db.pragma('journal_mode', { simple: true }) !== 'delete')
    throw new CimError(
      'locked',
      'locked',
      { en: `The store ${store.path} is in use.`, zh: `客户库 ${store.path} 正在使用。` },
      { en: 'Run it when no other cim uses the store.', zh: '请在没有其他 cim 使用此库时运行。' },
    );
}

/** New keys of the store for everybody who is in the sidecar. */
function newKeysFor(
  sidecar: Sidecar,
  former: Keyring & { readonly unsealing: Buffer },
): { readonly keyring: Keyring; readonly next: NextKeys } {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const unsealing = randomBytes(32);
  const sealing = publicBytes(privateKey('x25519', unsealing));
  const grants = sidecar.users.map(({ name, role, agreement }) => ({
    user: name,
    grant: makeGrant(sidecar.store, name, role, Buffer.from(agreement, 'base64'), { dataKey, unsealing }),
  }));
  const keyring = { ...former, dataKey, sealing, unsealing };
  const next = { sealing: sealing.toString('base64'), grants };
  const roster = rosterCode({ ...sidecar, sealing: next.sealing }, unsealing);
  return { keyring, next: { ...next, roster, proof: nextCode(sidecar.store, { ...next, roster }, former.unsealing) } };
}

/** Seals the keys of all runs for the new unsealing key, in the copy. */
function sealAgain(copy: Store, former: Buffer): void {
  const own = privateKey('x25519', former);
  const update = copy.db.prepare('UPDATE sealed_key SET box = ? WHERE id = ?');
  const rows = copy.db.prepare<[], { id: number; box: Buffer }>('SELECT id, box FROM sealed_key').all();
  for (const { id, box } of rows) {
    const key = unseal(own, box, `run key ${id}`);
    if (!key || !copy.keyring)
      throw new CimError('damaged', 'sealed-damaged', {
        en: 'The key of a sealed value was changed.',
        zh: '某个密封值的密钥被改动。',
      });
    update.run(sealFor(copy.keyring.sealing, key, `run key ${id}`), id);
    key.fill(0);
  }
}

/**
 * Gives the store new keys, data key and unsealing key both; everybody's own secrets stay as they are. Needs an
 * administrator, and nobody else using the store. Throws and leaves everything as it was when something fails.
 */
export async function rotateStore(options: RotateOptions): Promise<{ readonly store: string; readonly epoch: number }> {
  const { path, now } = options;
  const step = options.onStep ?? (() => {});
  const store = openStore(options);
  const draft = `${path}.new`;
  let fresh: Keyring | null = null;
  try {
    const { keyring } = store;
    const unsealing = keyring?.unsealing;
    if (!keyring || !unsealing || !isPermitted(store.role, 'admin'))
      throw new CimError('not-permitted', 'not-permitted', {
        en: `The role ${store.role} may not rotate the keys of the store.`,
        zh: `角色${roleInChinese(store.role)}无权更换客户库的密钥。`,
      });
    takeAlone(store);
    await breathe(options.signal);
    const before = await inTurns(auditCheck(store.db, [], Number.POSITIVE_INFINITY), options.signal); // what was found before stays in the chain
    if (!before.ok)
      throw new CimError(
        'damaged',
        'audit-not-ok',
        {
          en: 'The audit does not verify; new keys would cover the tracks.',
          zh: '审计未通过核验；更换密钥会掩盖痕迹。',
        },
        { en: 'See cim audit verify.', zh: '参见 cim audit verify。' },
      );
    await breathe(options.signal);
    const { sidecar } = readSidecar(sidecarPath(path));
    checkRoster(sidecar, unsealing, path);
    const made = newKeysFor(sidecar, { ...keyring, unsealing });
    fresh = made.keyring;
    needSpace(draft, copySize(store.db), 2); // the copy, and what its change of key keeps meanwhile
    discard(draft);
    await copyUnderKey(store.db, keyring.dataKey, draft, fresh.dataKey, options.signal);
    step('copied');
    const epoch = sidecar.epoch + 1;
    const expected = { state: stateDigest(store.db), head: auditHead(store.db)?.hash };
    const head = await finishCopy(draft, fresh, unsealing, expected, epoch, now);
    await breathe(options.signal); // from here on it is done, not undone
    step('checked');
    writeSidecar(sidecarPath(path), { ...sidecar, epoch, next: made.next }, keyring.dataKey);
    step('announced');
    renameSync(draft, path);
    try {
      syncFolder(dirname(path));
      step('replaced');
      writeSidecar(sidecarPath(path), withNextKeys({ ...sidecar, epoch, next: made.next }), fresh.dataKey);
    } catch (error) {
      throw formerKeysLeft(error, path);
    }
    if (options.memory && head) remember(options.memory, { id: sidecar.store, path }, head);
    step('done');
    return { store: path, epoch };
  } catch (error) {
    discard(draft);
    throw asStoreError(error, path);
  } finally {
    store.close();
    if (fresh) wipe(fresh);
  }
}

/** The rotation is done, and must not look as if it were not. */
function formerKeysLeft(error: unknown, path: string): unknown {
  const cause = asStoreError(error, path);
  if (!(cause instanceof CimError)) return error;
  return new CimError(
    cause.kind,
    'former-keys-left',
    {
      en: `${path} has its new keys, but the former ones could not be taken out of its key slots (${cause.code}).`,
      zh: `${path} 已换用新密钥，但未能从密钥槽中移除旧密钥（${cause.code}）。`,
    },
    {
      en: 'See to the disk; the next command that opens the store does it.',
      zh: '请检查磁盘；下一个打开客户库的命令会完成移除。',
    },
  );
}

function remember(memory: string, store: StoreIdentity, head: AuditHead): void {
  try {
    rememberHead(memory, store, head);
  } catch {
    // an older head stays remembered, which proves a little less; the keys are changed all the same
  }
}

function discard(draft: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm', '.lock']) rmSync(`${draft}${suffix}`, { force: true });
}

/** Checks that the copy is the store, seals its run keys anew, and audits the rotation in it. */
async function finishCopy(
  draft: string,
  keyring: Keyring,
  formerUnsealing: Buffer,
  expected: { readonly state: Buffer; readonly head: string | undefined },
  epoch: number,
  now: () => Date,
) {
  const copy = new Store(draft, connect(draft, keyring.dataKey), { ...keyring, dataKey: Buffer.from(keyring.dataKey) });
  try {
    if (!stateDigest(copy.db).equals(expected.state) || auditHead(copy.db)?.hash !== expected.head)
      throw new CimError('damaged', 'copy-differs', {
        en: 'The copy under the new keys is not the same as the store.',
        zh: '新密钥下的副本与客户库不一致。',
      });
    await copy.write({ command: 'rotate', now }, () => {
      sealAgain(copy, formerUnsealing);
      copy.db.prepare("UPDATE meta SET value = ? WHERE key = 'epoch'").run(epoch);
      noteSealing(copy.db, keyring.sealing.toString('base64'));
    });
    const sound =
      copy.db.pragma('integrity_check', { simple: true }) === 'ok' &&
      verifyAudit(copy.db, [], Number.POSITIVE_INFINITY).ok;
    if (!sound)
      throw new CimError('damaged', 'copy-damaged', {
        en: 'The copy under the new keys does not verify.',
        zh: '新密钥下的副本未通过核验。',
      });
    return auditHead(copy.db);
  } finally {
    copy.db.pragma('wal_checkpoint(TRUNCATE)');
    copy.db.pragma('journal_mode = DELETE'); // so that the renamed file has no journal elsewhere
    copy.close();
    syncFile(draft);
  }
}
