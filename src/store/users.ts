/**
 * Who may open the store, and as what. The key slots beside the store are written just before the run is kept; a crash
 * between the two leaves them one epoch ahead, which opens, and what the store says about users decides.
 */
import { formatHours } from '../domain/access/hours.js';
import { isRole, ROLES, type Role } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { accessHours, setAccessHours } from './access-hours.js';
import type { Keyring } from './keyring.js';
import { makeGrant, makeSlot, makeUser, newIdentity, unlockIdentity } from './keyring.js';
import { formatRecoveryCode, newRecoveryBytes } from './recovery-code.js';
import { checkRoster, rosterCode } from './roster.js';
import { noteSealing } from './sealing-note.js';
import type { Secret, SlotType } from './secret.js';
import {
  isGenuine,
  type KeySlot,
  type ReadSidecar,
  readSidecar,
  type Sidecar,
  sidecarPath,
  writeSidecar,
} from './sidecar.js';
import type { Store } from './store.js';

/** A user as `cim users list` shows it. */
export interface StoreUser {
  readonly name: string;
  readonly role: Role;
  /** When the user was added (ISO). */
  readonly since: string;
  /** Ways in the user has. */
  readonly slots: readonly SlotType[];
  /** Hours in which the user may open the store (`08-19`), or null: at any time. */
  readonly hours: string | null;
  /** Last run of the user (ISO), or null: an unused way in is a risk. */
  readonly lastRun: string | null;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

function keyringOf(store: Store): Keyring {
  if (!store.keyring)
    throw new CimError('usage', 'no-users', { en: 'A store in memory has no users.', zh: '内存中的客户库没有用户。' });
  return store.keyring;
}

/**
 * The key slots as they are now, of users the store knows: after a crash between key slots and store, others may be in
 * them. Throws `damaged` where someone without the data key changed them, or put an old copy in their place.
 */
function currentSidecar(store: Store): ReadSidecar {
  const read = readSidecar(sidecarPath(store.path));
  const epoch = Number(store.db.prepare("SELECT value FROM meta WHERE key = 'epoch'").pluck().get());
  if (!isGenuine(read, keyringOf(store).dataKey) || read.sidecar.epoch < epoch)
    throw new CimError(
      'damaged',
      'keys-damaged',
      { en: `The key slots of ${store.path} are damaged or out of date.`, zh: `${store.path} 的密钥槽已损坏或过时。` },
      { en: 'Put the newest ones back.', zh: '请放回最新的密钥槽。' },
    );
  const { unsealing } = keyringOf(store);
  checkRoster(read.sidecar, unsealing, store.path);
  if (unsealing === null) return read; // only who can vouch for the users can leave some out
  const known = new Set(members(store).map(({ name }) => name));
  const { users, slots } = read.sidecar;
  const sidecar = {
    ...read.sidecar,
    users: users.filter((user) => known.has(user.name)),
    slots: slots.filter((slot) => known.has(slot.user)),
  };
  return { ...read, sidecar };
}

/** Puts changed key slots in place with the run in progress, under the next epoch. */
function replaceSidecar(store: Store, sidecar: Sidecar): void {
  const { dataKey, unsealing } = keyringOf(store);
  const epoch = sidecar.epoch + 1;
  const roster = unsealing === null ? sidecar.roster : rosterCode(sidecar, unsealing);
  if (roster !== undefined) noteSealing(store.db, sidecar.sealing);
  store.db.prepare("UPDATE meta SET value = ? WHERE key = 'epoch'").run(epoch);
  store.beforeCommit(() => writeSidecar(sidecarPath(store.path), { ...sidecar, epoch, roster }, dataKey));
}

interface MemberRow {
  readonly name: string;
  readonly role: string;
}

const members = (store: Store): MemberRow[] =>
  store.db.prepare<[], MemberRow>('SELECT name, role FROM member WHERE removed IS NULL ORDER BY name').all();

/** The users there are. */
export function listUsers(store: Store): StoreUser[] {
  const { sidecar } = currentSidecar(store);
  const lastRun = store.db.prepare<[string], { at: string | null }>(
    'SELECT max(started_at) AS at FROM run WHERE actor = ?',
  );
  return members(store).map(({ name, role }) => ({
    name,
    role: role as Role,
    since: sidecar.users.find((user) => user.name === name)?.since ?? '',
    slots: sidecar.slots.filter((slot) => slot.user === name).map((slot) => slot.type),
    hours: hoursOf(store, name),
    lastRun: lastRun.get(name)?.at ?? null,
  }));
}

function hoursOf(store: Store, name: string): string | null {
  const hours = accessHours(store, name);
  return hours === null ? null : formatHours(hours);
}

function checkRole(role: string): Role {
  if (isRole(role)) return role;
  throw new CimError(
    'usage',
    'no-such-role',
    { en: 'There is no such role.', zh: '没有这个角色。' },
    { en: `Roles are ${Object.keys(ROLES).join(', ')}.`, zh: `角色有：${Object.keys(ROLES).join('、')}。` },
  );
}

function checkUser(store: Store, name: string): MemberRow {
  const member = members(store).find((candidate) => candidate.name === name);
  if (!member)
    throw new CimError(
      'usage',
      'no-such-user',
      { en: `There is no user ${name}.`, zh: `没有用户 ${name}。` },
      { en: 'cim users list shows them.', zh: '用 cim users list 查看。' },
    );
  return member;
}

function checkAdministratorsLeft(store: Store, without: string): void {
  const left = members(store).filter(({ name, role }) => role === 'administrator' && name !== without);
  if (left.length === 0)
    throw new CimError('usage', 'last-administrator', {
      en: `${without} is the last administrator; make another one first.`,
      zh: `${without} 是最后一名管理员；请先设立另一名。`,
    });
}

/**
 * Adds a user who opens the store with `secret`, in the run in progress. A name is never given again: the audit knows
 * people by it. Throws `usage` where the name is taken or not a name, `not-permitted` where one who may not unseal adds
 * one who may.
 */
export function addUser(store: Store, name: string, role: string, secret: Secret): void {
  const keyring = keyringOf(store);
  if (!NAME.test(name))
    throw new CimError(
      'usage',
      'user-name',
      {
        en: 'A user name has up to 64 letters, digits, dots, hyphens.',
        zh: '用户名最多 64 个字符，由字母、数字、点和连字符组成。',
      },
      { en: 'Try a short one.', zh: '请用短一些的名称。' },
    );
  if (store.db.prepare('SELECT 1 FROM member WHERE name = ?').get(name) !== undefined)
    throw new CimError('usage', 'user-exists', {
      en: `The name ${name} is or was in use; a name is never given again.`,
      zh: `名称 ${name} 正在使用或曾被使用；名称不会再次分配。`,
    });
  const { sidecar } = currentSidecar(store);
  const identity = newIdentity();
  const user = makeUser(sidecar.store, name, checkRole(role), identity, keyring, store.run.startedAt);
  const slot = makeSlot(sidecar.store, name, identity, secret);
  identity.fill(0);
  store.db
    .prepare('INSERT INTO member (name, role, signature, added) VALUES (?, ?, ?, ?)')
    .run(name, role, user.signature, store.run.number);
  replaceSidecar(store, { ...sidecar, users: [...sidecar.users, user], slots: [...sidecar.slots, slot] });
}

/**
 * Removes a user, in the run in progress. Their key no longer opens the store from now on; what they copied before, they
 * have: `rotate` gives the store new keys.
 */
export function removeUser(store: Store, name: string): void {
  checkUser(store, name);
  checkAdministratorsLeft(store, name);
  const { sidecar } = currentSidecar(store);
  store.db.prepare('UPDATE member SET removed = ? WHERE name = ?').run(store.run.number, name);
  replaceSidecar(store, {
    ...sidecar,
    users: sidecar.users.filter((user) => user.name !== name),
    slots: sidecar.slots.filter((slot) => slot.user !== name),
    next: null,
  });
}

/** Gives a user another role, in the run in progress; the keys it needs are handed over without the user's secret. */
export function setRole(store: Store, name: string, role: string): void {
  const wanted = checkRole(role);
  checkUser(store, name);
  if (wanted !== 'administrator') checkAdministratorsLeft(store, name);
  else setAccessHours(store, name, null);
  const { sidecar } = currentSidecar(store);
  const users = sidecar.users.map((user) =>
    user.name === name
      ? {
          ...user,
          role: wanted,
          grant: makeGrant(sidecar.store, name, wanted, Buffer.from(user.agreement, 'base64'), keyringOf(store)),
        }
      : user,
  );
  store.db.prepare('UPDATE member SET role = ? WHERE name = ?').run(wanted, name);
  replaceSidecar(store, { ...sidecar, users, next: null });
}

/**
 * Changes one way in: the slot that `former` opens is replaced by one for `secret`, in the run in progress. Whoever comes
 * with the recovery code has lost the rest: that opens no more, and the code stays.
 */
export function replaceSecret(store: Store, former: Secret, secret: Secret): void {
  const read = currentSidecar(store);
  const { user, slot, identity } = unlockIdentity(read, former, store.path);
  const { sidecar } = read;
  const changed = makeSlot(sidecar.store, user, identity, secret);
  identity.fill(0);
  const isReplaced = (other: KeySlot) =>
    slot.type === 'recovery-code' ? other.user === user && other.type !== 'recovery-code' : other === slot;
  replaceSidecar(store, { ...sidecar, slots: [...sidecar.slots.filter((other) => !isReplaced(other)), changed] });
}

/** Adds a way in for the user whom `own` belongs to; a recovery code replaces the one before. Returns a new code. */
export function renewRecoveryCode(store: Store, own: Secret): string {
  const read = currentSidecar(store);
  const { user, identity } = unlockIdentity(read, own, store.path);
  const bytes = newRecoveryBytes();
  const recoveryCode = formatRecoveryCode(bytes);
  bytes.fill(0);
  const { sidecar } = read;
  const slot = makeSlot(sidecar.store, user, identity, { recoveryCode });
  identity.fill(0);
  const others = sidecar.slots.filter((other) => other.user !== user || other.type !== 'recovery-code');
  replaceSidecar(store, { ...sidecar, slots: [...others, slot] });
  return recoveryCode;
}
