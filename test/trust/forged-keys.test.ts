/**
 * A user who may not see sensitive values has the data key all the same, and can write key slots that are genuine by it.
 * They must not become by that somebody whom the next backup or rotation hands the unsealing key.
 */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/role.js';
import { type Keyring, unlock } from '../../src/store/keyring.js';
import { rosterCode } from '../../src/store/roster.js';
import { privateKey, publicBytes, sealFor } from '../../src/store/sealed-box.js';
import { readSidecar, type Sidecar, sidecarPath, writeSidecar } from '../../src/store/sidecar.js';
import { Workplace } from '../commands/cim.js';

const ROW = '1,Ada,Lovelace,ada@mail.example,11010519491231002X';

let place: Workplace;
let store: string;
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  store = place.path('customers.cim');
  writeFileSync(place.path('people.csv'), `id,first name,last name,email,national id\n${ROW}\n`);
  expect(place.cim('init', '--new-key-file', 'key', '--user', 'root').status).toBe(0);
  expect(place.cim('import', 'people.csv').status).toBe(0);
  for (const [name, role] of [
    ['eve', 'viewer'],
    ['bob', 'agent'],
  ] as const)
    expect(place.cim('users', 'add', name, '--role', role, '--new-key-file', `${name}.key`).status).toBe(0);
  copyFileSync(sidecarPath(store), place.path('good.keys'));
});
afterEach(() => copyFileSync(place.path('good.keys'), sidecarPath(store)));
afterAll(() => place.remove());

/** What somebody gets out of the key slots of a store or a backup. */
const keysOf = (path: string, keyFile: string): Keyring =>
  unlock(readSidecar(sidecarPath(path)), { keyFile: place.path(keyFile) }, path).keyring;

/** Eve writes the key slots anew, with a code that is right. */
function forge(change: (sidecar: Sidecar, dataKey: Buffer) => Partial<Sidecar>): void {
  const { dataKey } = keysOf(store, 'eve.key');
  const { sidecar } = readSidecar(sidecarPath(store));
  writeSidecar(sidecarPath(store), { ...sidecar, ...change(sidecar, dataKey) }, dataKey);
}

const grantFor = (sidecar: Sidecar, name: string, role: Role, agreement: string, keys: Buffer) =>
  sealFor(Buffer.from(agreement, 'base64'), keys, JSON.stringify(['grant', sidecar.store, name, role])).toString(
    'base64',
  );

/** With a role of her choice beside her name, and a grant for it that holds what she has. */
const asSteward = (sidecar: Sidecar, dataKey: Buffer): Partial<Sidecar> => ({
  users: sidecar.users.map((user) =>
    user.name === 'eve'
      ? { ...user, role: 'steward', grant: grantFor(sidecar, 'eve', 'steward', user.agreement, dataKey) }
      : user,
  ),
});

/** With a public key of hers in the place of an administrator's: what is meant for them next, she can open. */
const inTheirPlace = (sidecar: Sidecar): Partial<Sidecar> => {
  const [eve] = sidecar.users.filter(({ name }) => name === 'eve');
  return {
    users: sidecar.users.map((user) => (user.name === 'root' ? { ...user, agreement: eve?.agreement ?? '' } : user)),
  };
};

/** With a key of hers for what is sealed from now on. */
const underHerKey = (): Partial<Sidecar> => ({
  sealing: publicBytes(privateKey('x25519', Buffer.alloc(32, 7))).toString('base64'),
});

/** The same with a grant for the administrator that fits it, and vouched for under it. */
const underHerKeyForAll = (sidecar: Sidecar, dataKey: Buffer): Partial<Sidecar> => {
  const hers = Buffer.alloc(32, 7);
  const users = sidecar.users.map((user) =>
    user.name === 'root'
      ? { ...user, grant: grantFor(sidecar, 'root', user.role, user.agreement, Buffer.concat([dataKey, hers])) }
      : user,
  );
  const changed = { ...sidecar, ...underHerKey(), users };
  return { ...changed, roster: rosterCode(changed, hers) };
};

describe('key slots that a user without the unsealing key has written', () => {
  it.each([
    ['a role of her choice', asSteward],
    ['her key in the place of another user', inTheirPlace],
    ['a key of hers to seal with', underHerKey],
    ['a key of hers to seal with, for everybody', underHerKeyForAll],
    ['nobody to vouch for them', (): Partial<Sidecar> => ({ roster: undefined })],
    [
      'a role of her choice and nobody to vouch for it',
      (one: Sidecar, key: Buffer): Partial<Sidecar> => ({ ...asSteward(one, key), roster: undefined }),
    ],
  ])('open for nobody who could hand out that key: %s', (_, change) => {
    expect(keysOf(store, 'eve.key').unsealing).toBeNull();
    forge(change);
    for (const args of [
      ['backup', '--to', 'backups'],
      ...(change === asSteward ? [['rotate'], ['users', 'role', 'bob', 'viewer'], ['import', 'people.csv']] : []),
    ]) {
      const { status, stderr } = place.cim(...args);
      expect([args, status, stderr]).toEqual([args, 14, expect.stringContaining('[keys-forged]')]);
    }
    expect(place.shell('ls backups').status).not.toBe(0);
    expect(keysOf(store, 'eve.key').unsealing).toBeNull();
  });

  it('seal nothing for her, whoever imports', () => {
    forge(underHerKey);
    const { status, stderr } = place.cim('import', 'people.csv', '--source', 'b', '--key-file', 'bob.key');
    expect([status, stderr]).toEqual([14, expect.stringContaining('[keys-forged]')]);
  });

  it('are none where she changes her own secret: what was vouched for goes on', () => {
    expect(place.cim('users', 'passwd', '--key-file', 'eve.key', '--new-key-file', 'eve2.key').status).toBe(0);
    expect(place.cim('backup', '--to', 'good-backups').status).toBe(0);
    const [name] = readdirSync(place.path('good-backups')).filter((one) => one.endsWith('.cim-backup'));
    expect(keysOf(place.path(`good-backups/${name}`), 'eve2.key').unsealing).toBeNull();
    expect(keysOf(place.path(`good-backups/${name}`), 'key').unsealing).not.toBeNull();
    expect(place.cim('rotate').status).toBe(0);
    expect(keysOf(store, 'eve2.key').unsealing).toBeNull();
    expect(place.cim('import', 'people.csv', '--source', 'b', '--key-file', 'bob.key').status).toBe(0);
    expect(place.cim('show', 'C1', '--reveal').stdout).toContain('11010519491231002X');
    copyFileSync(sidecarPath(store), place.path('good.keys'));
  });
});
