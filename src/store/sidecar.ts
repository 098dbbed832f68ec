/**
 * The file `<store>.keys`: who may open the store. It holds no secret in the clear, yet everything needed to open the
 * store with one of the users' secrets. The form, and why:
 *
 * - A user is a pair of private keys (agreement X25519, signature Ed25519). A *slot* keeps them closed under a secret of
 *   the user (key file, passphrase, recovery code); a user may have several slots.
 * - A *grant* keeps the data key of the store sealed for the user's public key, with the role; roles that may see
 *   sensitive values get the unsealing key in it too. So a passphrase changes in one slot, a role in one grant, and a
 *   new data key reaches everybody without anybody's secret.
 * - A second code, by those who may see sensitive values, over who the users are and what they may: see `roster.ts`.
 * - A code over the whole file (HMAC under a key derived from the data key) shows every change of it; the epoch, counted
 *   here and in the store, shows an old file beside a newer store.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isRole, type Role } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { writeDurably } from './durable-file.js';
import { deriveKey } from './sealed-box.js';
import type { SlotType, Stretching } from './secret.js';

/** A user: public keys and the grant, all base64. */
export interface UserEntry {
  readonly name: string;
  readonly role: Role;
  readonly agreement: string;
  readonly signature: string;
  readonly grant: string;
  /** When the user was added (ISO). */
  readonly since: string;
}

/** One way in for one user. `closed` (base64) holds the user's private keys. */
export interface KeySlot {
  readonly user: string;
  readonly type: SlotType;
  readonly stretching: Stretching;
  readonly closed: string;
}

/** The keys that a rotation is about to put in place: while it lasts, both old and new ones open the store. */
export interface NextKeys {
  readonly sealing: string;
  readonly grants: readonly { readonly user: string; readonly grant: string }[];
  /** The roster under these keys, and the code under those in place that vouches for them (see `roster.ts`). */
  readonly roster?: string | undefined;
  readonly proof?: string | undefined;
}

export interface Sidecar {
  /** Random id of the store (hex): keys of one store do not fit another. */
  readonly store: string;
  readonly epoch: number;
  /** Public key under which sensitive values are sealed (base64). */
  readonly sealing: string;
  readonly users: readonly UserEntry[];
  readonly slots: readonly KeySlot[];
  readonly next: NextKeys | null;
  /** Code over who the users are, by those who may see sensitive values (see `roster.ts`); an older cim wrote none. */
  readonly roster?: string | undefined;
  /** In a backup: when it was made (ISO), so that its name cannot say otherwise. */
  readonly taken?: string | undefined;
}

/** Where the key slots of a store are kept. */
export const sidecarPath = (store: string): string => `${store}.keys`;

/** The content with keys in fixed order: what the code is computed over. */
function canonical(sidecar: Sidecar): string {
  return JSON.stringify({
    format: 'cim-keys',
    version: [sidecar.roster, sidecar.next?.roster, sidecar.taken].every((later) => later === undefined) ? 1 : 2,
    store: sidecar.store,
    epoch: sidecar.epoch,
    sealing: sidecar.sealing,
    users: sidecar.users.map(({ name, role, agreement, signature, grant, since }) => ({
      name,
      role,
      agreement,
      signature,
      grant,
      since,
    })),
    slots: sidecar.slots.map(({ user, type, stretching, closed }) => ({ user, type, stretching, closed })),
    next: sidecar.next && {
      sealing: sidecar.next.sealing,
      grants: sidecar.next.grants.map(({ user, grant }) => ({ user, grant })),
      roster: sidecar.next.roster,
      proof: sidecar.next.proof,
    },
    roster: sidecar.roster,
    taken: sidecar.taken,
  });
}

function code(sidecar: Sidecar, dataKey: Buffer): Buffer {
  const key = deriveKey(dataKey, 'sidecar code');
  try {
    return createHmac('sha256', key).update(canonical(sidecar)).digest();
  } finally {
    key.fill(0);
  }
}

const damaged = (path: string) =>
  new CimError(
    'damaged',
    'keys-damaged',
    { en: `The key slots in ${path} are damaged.`, zh: `${path} 中的密钥槽已损坏。` },
    {
      en: 'Put a copy of the file back, or restore the newest backup, which has its own: cim restore',
      zh: '请放回该文件的副本，或恢复自带密钥槽的最新备份：cim restore',
    },
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 10_000;
const isSlotType = (value: unknown): value is SlotType =>
  value === 'key-file' || value === 'passphrase' || value === 'recovery-code';

function isStretching(value: unknown): value is Stretching {
  if (!isObject(value) || !isText(value.salt)) return false;
  if (value.name === 'hkdf-sha256') return true;
  return value.name === 'scrypt' && [value.N, value.r, value.p].every(Number.isSafeInteger);
}

const isUser = (value: unknown): value is UserEntry =>
  isObject(value) &&
  [value.name, value.agreement, value.signature, value.grant, value.since].every(isText) &&
  isText(value.role) &&
  isRole(value.role);

const isSlot = (value: unknown): value is KeySlot =>
  isObject(value) &&
  isText(value.user) &&
  isText(value.closed) &&
  isSlotType(value.type) &&
  isStretching(value.stretching);

const isNext = (value: unknown): value is NextKeys | null =>
  value === null ||
  (isObject(value) &&
    [value.sealing, value.roster ?? '', value.proof ?? ''].every(isText) &&
    Array.isArray(value.grants) &&
    value.grants.every((grant) => isObject(grant) && isText(grant.user) && isText(grant.grant)));

/** What was read, with the code that stood in the file; `isGenuine` checks it once the data key is known. */
export interface ReadSidecar {
  readonly sidecar: Sidecar;
  readonly code: Buffer;
}

/** Reads the key slots beside a store. Throws `no-store` where there are none, `damaged` where the form is not ours. */
export function readSidecar(path: string): ReadSidecar {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === 'ENOENT' || reason === 'ENOTDIR')
      throw new CimError(
        'no-store',
        'no-keys',
        { en: `There are no key slots at ${path}.`, zh: `${path} 处没有密钥槽。` },
        { en: 'The store cannot be opened without them.', zh: '没有它们无法打开客户库。' },
      );
    throw new CimError('no-store', 'keys-unreadable', {
      en: `The key slots at ${path} cannot be read (${reason ?? 'unknown'}).`,
      zh: `${path} 处的密钥槽无法读取（${reason ?? '原因不明'}）。`,
    });
  }
  let parsed: unknown;
  try {
    parsed = text.length <= 5_000_000 ? JSON.parse(text) : null;
  } catch {
    throw damaged(path);
  }
  if (!isObject(parsed) || parsed.format !== 'cim-keys') throw damaged(path);
  if (parsed.version !== 1 && parsed.version !== 2)
    throw new CimError('usage', 'keys-newer', {
      en: `The key slots in ${path} were written by a newer cim.`,
      zh: `${path} 中的密钥槽由更新版本的 cim 写成。`,
    });
  const { store, epoch, sealing, users, slots, next, roster, taken, code: mark } = parsed;
  if (
    !isText(store) ||
    !isText(sealing) ||
    !isText(mark) ||
    ![roster ?? '', taken ?? ''].every(isText) ||
    !Number.isSafeInteger(epoch)
  )
    throw damaged(path);
  if (!Array.isArray(users) || !users.every(isUser) || !Array.isArray(slots) || !slots.every(isSlot) || !isNext(next))
    throw damaged(path);
  const sidecar = {
    store,
    epoch: epoch as number,
    sealing,
    users,
    slots,
    next,
    roster: roster as string | undefined,
    taken: taken as string | undefined,
  };
  const whole = `${JSON.stringify({ ...JSON.parse(canonical(sidecar)), code: mark }, null, 2)}\n`;
  if (whole !== text) throw damaged(path); // also catches what is beside the form: doubled keys, foreign keys, other bytes
  const read = Buffer.from(mark, 'base64');
  if (read.toString('base64') !== mark) throw damaged(path); // the last digit has bits that say nothing
  return { sidecar, code: read };
}

/** True when nothing in the file was changed since a holder of the data key wrote it. */
export function isGenuine(read: ReadSidecar, dataKey: Buffer): boolean {
  const expected = code(read.sidecar, dataKey);
  return read.code.length === expected.length && timingSafeEqual(read.code, expected);
}

/** Writes the key slots as a whole, durably, mode 0600. */
export function writeSidecar(path: string, sidecar: Sidecar, dataKey: Buffer): void {
  const content = { ...JSON.parse(canonical(sidecar)), code: code(sidecar, dataKey).toString('base64') };
  writeDurably(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** The key slots as they are once a rotation is done: the next keys in the place of the old. */
export function withNextKeys(sidecar: Sidecar): Sidecar {
  const { next } = sidecar;
  if (!next) return sidecar;
  const grants = new Map(next.grants.map(({ user, grant }) => [user, grant]));
  return {
    ...sidecar,
    sealing: next.sealing,
    users: sidecar.users.map((user) => ({ ...user, grant: grants.get(user.name) ?? user.grant })),
    next: null,
    roster: next.roster,
  };
}
