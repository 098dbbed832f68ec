/**
 * Who is to be handed keys, vouched for by those who may see sensitive values. The code over the key slots is made under the
 * data key, which every user has: with it, somebody who may not see such values could write themselves a role that may, or
 * put a public key of their own in somebody's place, and be handed the unsealing key by the next backup or rotation. The
 * code here is made under the unsealing key, so that nobody can who does not have it already.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { CimError } from '../errors.js';
import { deriveKey, privateKey, publicBytes } from './sealed-box.js';
import type { NextKeys, Sidecar, UserEntry } from './sidecar.js';

function codeOf(unsealing: Buffer, purpose: string, ...parts: readonly unknown[]): string {
  const key = deriveKey(unsealing, purpose);
  try {
    return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64');
  } finally {
    key.fill(0);
  }
}

/** The code over who the users are and what they may see (grants and slots come and go without it), in base64. */
export function rosterCode(
  { store, sealing, users }: Pick<Sidecar, 'store' | 'sealing' | 'users'>,
  unsealing: Buffer,
): string {
  const who = users.map(({ name, role, agreement, signature }: UserEntry) => [name, role, agreement, signature]);
  return codeOf(unsealing, 'roster', store, sealing, who);
}

/** The code under the keys in place over the keys that a rotation announces. */
export const nextCode = (store: string, next: Pick<NextKeys, 'sealing' | 'roster'>, unsealing: Buffer): string =>
  codeOf(unsealing, 'next keys', store, next.sealing, next.roster ?? '');

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** True where the users in the key slots are those that a holder of the unsealing key entered. */
export function isRosterGenuine(sidecar: Sidecar, unsealing: Buffer): boolean {
  const { roster, sealing, next, store } = sidecar;
  if (roster === undefined) return true; // of an older cim; the store tells whether that may be: see `sealing-note.ts`
  if (publicBytes(privateKey('x25519', unsealing)).toString('base64') !== sealing) return false;
  if (next && !isSame(next.proof ?? '', nextCode(store, next, unsealing))) return false;
  return isSame(roster, rosterCode(sidecar, unsealing));
}

/** Throws `damaged` where the users in the key slots were changed by somebody who may not see sensitive values. */
export function checkRoster(sidecar: Sidecar, unsealing: Buffer | null, path: string): void {
  if (unsealing === null || isRosterGenuine(sidecar, unsealing)) return;
  throw forgedKeys(path);
}

export const forgedKeys = (path: string): CimError =>
  new CimError(
    'damaged',
    'keys-forged',
    {
      en: `The users in the key slots of ${path} were changed by somebody who may not do that.`,
      zh: `${path} 的密钥槽中的用户被无权者改动。`,
    },
    {
      en: 'Put a copy of the file back, or restore the newest backup (cim restore), and find out who had a key.',
      zh: '请放回该文件的副本，或恢复最新的备份（cim restore），并查明谁持有密钥。',
    },
  );
