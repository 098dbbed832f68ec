/**
 * The keys of an open store: made at `init`, unlocked from the sidecar with a user's secret, wiped when the store is
 * closed. Keys live in buffers only, never in strings.
 */
import { type KeyObject, randomBytes } from 'node:crypto';
import { ROLES, type Role } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { checkRoster, rosterCode } from './roster.js';
import { close, open, privateKey, publicBytes, sealFor, unseal } from './sealed-box.js';
import { newStretching, readSecret, type Secret, type SlotType, stretch } from './secret.js';
import { isGenuine, type KeySlot, type ReadSidecar, type Sidecar, type UserEntry } from './sidecar.js';

/** 32 bytes of key and 16 of salt: what SQLCipher takes as a raw key of 96 hexadecimal digits. */
export const DATA_KEY_BYTES = 48;

/** What opens and signs for one user. `unsealing` is null where the role may not see sensitive values. */
export interface Keyring {
  readonly user: string;
  readonly role: Role;
  readonly dataKey: Buffer;
  /** Public half: everybody can seal. */
  readonly sealing: Buffer;
  /** Private half (32 bytes): only some can unseal. */
  readonly unsealing: Buffer | null;
  readonly signing: KeyObject;
}

const slotBinding = (store: string, user: string, type: SlotType) => JSON.stringify(['slot', store, user, type]);
const grantBinding = (store: string, user: string, role: Role) => JSON.stringify(['grant', store, user, role]);

/** Private keys of a user: 32 bytes for agreements, then 32 for signatures. */
export type Identity = Buffer;

/** A new user's private keys. */
export const newIdentity = (): Identity => randomBytes(64);

const agreementKey = (identity: Identity) => privateKey('x25519', identity.subarray(0, 32));
const signatureKey = (identity: Identity) => privateKey('ed25519', identity.subarray(32, 64));

/** A slot that gives `identity` back to whoever has the secret. */
export function makeSlot(store: string, user: string, identity: Identity, secret: Secret): KeySlot {
  const { type, bytes } = readSecret(secret);
  const stretching = newStretching(type);
  const key = stretch(bytes, type, stretching);
  const closed = close(key, identity, slotBinding(store, user, type)).toString('base64');
  key.fill(0);
  bytes.fill(0);
  return { user, type, stretching, closed };
}

/** Hands the keys of the store to a user: all of them the data key, roles that may the unsealing key. */
export function makeGrant(
  store: string,
  user: string,
  role: Role,
  agreement: Buffer,
  keys: { readonly dataKey: Buffer; readonly unsealing: Buffer | null },
): string {
  if (ROLES[role].unseals && keys.unsealing === null)
    throw new CimError('not-permitted', 'cannot-unseal', {
      en: `Only a user who may see sensitive values can make a ${role}.`,
      zh: `只有有权查看敏感信息的用户才能设立 ${role}。`,
    });
  const parts = ROLES[role].unseals && keys.unsealing ? [keys.dataKey, keys.unsealing] : [keys.dataKey];
  const plain = Buffer.concat(parts);
  const grant = sealFor(agreement, plain, grantBinding(store, user, role)).toString('base64');
  plain.fill(0);
  return grant;
}

/** The entry of a user with the role's grant. */
export function makeUser(
  store: string,
  name: string,
  role: Role,
  identity: Identity,
  keys: { readonly dataKey: Buffer; readonly unsealing: Buffer | null },
  since: string,
): UserEntry {
  const agreement = publicBytes(agreementKey(identity));
  return {
    name,
    role,
    agreement: agreement.toString('base64'),
    signature: publicBytes(signatureKey(identity)).toString('base64'),
    grant: makeGrant(store, name, role, agreement, keys),
    since,
  };
}

/** New keys for a new store whose first user is `user`, an administrator. */
export function newKeys(
  user: string,
  secrets: readonly Secret[],
  since: string,
): { readonly sidecar: Sidecar; readonly keyring: Keyring } {
  const store = randomBytes(16).toString('hex');
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const unsealing = randomBytes(32);
  const sealing = publicBytes(privateKey('x25519', unsealing));
  const identity = newIdentity();
  const role: Role = 'administrator';
  const who = {
    store,
    sealing: sealing.toString('base64'),
    users: [makeUser(store, user, role, identity, { dataKey, unsealing }, since)],
  };
  const sidecar: Sidecar = {
    ...who,
    epoch: 1,
    roster: rosterCode(who, unsealing),
    slots: secrets.map((secret) => makeSlot(store, user, identity, secret)),
    next: null,
  };
  const signing = signatureKey(identity);
  identity.fill(0);
  return { sidecar, keyring: { user, role, dataKey, sealing, unsealing, signing } };
}

const wrongKey = (path: string) =>
  new CimError(
    'wrong-key',
    'wrong-key',
    { en: `The key does not open ${path}.`, zh: `该密钥打不开 ${path}。` },
    {
      en: 'Use the key file, passphrase or recovery code of this store.',
      zh: '请用此客户库的密钥文件、口令或恢复码。',
    },
  );
const damaged = (path: string) =>
  new CimError(
    'damaged',
    'keys-damaged',
    { en: `The key slots of ${path} are damaged.`, zh: `${path} 的密钥槽已损坏。` },
    {
      en: 'Put a copy of the file back, or restore the newest backup, which has its own: cim restore',
      zh: '请放回该文件的副本，或恢复自带密钥槽的最新备份：cim restore',
    },
  );

function openSlot(read: ReadSidecar, secret: Secret): { readonly slot: KeySlot; readonly identity: Identity } | null {
  const { type, bytes } = readSecret(secret);
  try {
    for (const slot of read.sidecar.slots) {
      if (slot.type !== type) continue;
      const key = stretch(bytes, type, slot.stretching);
      const closed = Buffer.from(slot.closed, 'base64');
      const identity = open(key, closed, slotBinding(read.sidecar.store, slot.user, type));
      key.fill(0);
      if (identity?.length === 64) return { slot, identity };
    }
    return null;
  } finally {
    bytes.fill(0);
  }
}

/** The keys in a grant, or null where it is not for this user and role. */
function openGrant(store: string, user: UserEntry, identity: Identity, grant: string, sealing: string): Keyring | null {
  const box = Buffer.from(grant, 'base64');
  const plain = unseal(agreementKey(identity), box, grantBinding(store, user.name, user.role));
  if (!plain || (plain.length !== DATA_KEY_BYTES && plain.length !== DATA_KEY_BYTES + 32)) return null;
  const dataKey = Buffer.from(plain.subarray(0, DATA_KEY_BYTES));
  const unsealing = plain.length > DATA_KEY_BYTES ? Buffer.from(plain.subarray(DATA_KEY_BYTES)) : null;
  plain.fill(0);
  return {
    user: user.name,
    role: user.role,
    dataKey,
    sealing: Buffer.from(sealing, 'base64'),
    unsealing,
    signing: signatureKey(identity),
  };
}

/** Keys as the sidecar has them: those in place, and those of a rotation that was not finished. */
export interface Unlocked {
  readonly keyring: Keyring;
  readonly next: Keyring | null;
}

/**
 * Unlocks the keys with a user's secret. `path` names the store in messages.
 * Throws `wrong-key` where no slot opens, `damaged` where one does and the rest of the file is not as it was written, or
 * (told by those who may see sensitive values) the users in it are not those who were entered.
 */
export function unlock(read: ReadSidecar, secret: Secret, path: string): Unlocked {
  const { sidecar } = read;
  const opened = openSlot(read, secret);
  if (!opened) throw wrongKey(path);
  try {
    const user = sidecar.users.find(({ name }) => name === opened.slot.user);
    if (!user) throw wrongKey(path); // the user was removed and the slot left over
    const keyring = openGrant(sidecar.store, user, opened.identity, user.grant, sidecar.sealing);
    if (!keyring || !isGenuine(read, keyring.dataKey)) throw damaged(path);
    checkRoster(sidecar, keyring.unsealing, path);
    const grant = sidecar.next?.grants.find((candidate) => candidate.user === user.name)?.grant;
    const next =
      sidecar.next && grant !== undefined
        ? openGrant(sidecar.store, user, opened.identity, grant, sidecar.next.sealing)
        : null;
    return { keyring, next };
  } finally {
    opened.identity.fill(0);
  }
}

/** The private keys of the user whom a secret belongs to, to make another slot of. Wipe them after use. */
export function unlockIdentity(
  read: ReadSidecar,
  secret: Secret,
  path: string,
): { readonly user: string; readonly slot: KeySlot; readonly identity: Identity } {
  const opened = openSlot(read, secret);
  if (!opened) throw wrongKey(path);
  return { user: opened.slot.user, ...opened };
}

/** Overwrites the keys in memory. The keyring is of no use afterwards. */
export function wipe(keyring: Keyring): void {
  keyring.dataKey.fill(0);
  keyring.unsealing?.fill(0);
}
