import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROLE_NAMES, ROLES, type Role } from '../../src/domain/access/role.js';
import { verifyAudit } from '../../src/store/audit.js';
import { readRecordTable } from '../../src/store/features.js';
import { unlock } from '../../src/store/keyring.js';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { createKeyFile, type Secret } from '../../src/store/secret.js';
import { readSidecar, sidecarPath } from '../../src/store/sidecar.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { addUser, listUsers, removeUser, renewRecoveryCode, replaceSecret, setRole } from '../../src/store/users.js';
import { NOW, newStore, type Place, people, person, takeIn } from './people.js';

let place: Place;
let store: Store;
let recoveryCode: string;
const opened: Store[] = [];
beforeEach(async () => {
  ({ place, store, recoveryCode } = newStore());
  await takeIn(store, people(20));
});
afterEach(() => {
  for (const one of [store, ...opened.splice(0)]) one.close();
  place.remove();
});

const write = <Result>(body: () => Result, by = store) => by.write({ command: 'users', now: () => NOW }, body);
const open = (secret: Secret) => {
  const one = openStore({ path: place.path, secret });
  opened.push(one);
  return one;
};
const newUser = async (name: string, role: Role, by = store): Promise<Secret> => {
  const secret = { keyFile: join(place.folder, `${name}.key`) };
  createKeyFile(secret.keyFile);
  await write(() => addUser(by, name, role, secret), by);
  return secret;
};
const idOf = (one: Store) =>
  new RecordReader(one).read(6)?.record.values.find(({ field }) => field === 'nationalId')?.raw;

describe('an undo of a part of a run', () => {
  it('is refused to whom may not unseal, and changes nothing; whoever may takes it back', async () => {
    const first = store.db.prepare("SELECT id FROM run WHERE command = 'import'").pluck().get() as number;
    await takeIn(store, [person(3), person(5)]); // which vouches for them from now on
    await takeIn(store, people(5, 100));
    const last = store.db.prepare('SELECT max(id) FROM run').pluck().get() as number;
    const agent = open(await newUser('agent', 'agent'));
    const undo = (by: Store, run: number) => by.write({ command: 'undo', now: () => NOW }, () => undoRun(by, run));
    const names = (one: Store) => [...new RecordReader(one).all({ all: true })].map(({ cells }) => cells[0]);
    const runs = () => store.db.prepare('SELECT count(*) FROM run').pluck().get();
    expect(await undo(agent, last)).toBe(0); // all of its rows go: nothing has to be unsealed
    const before = [names(store), idOf(store), runs(), verifyAudit(store.db).ok];
    expect(before[0]).toHaveLength(20);
    await expect(undo(agent, first)).rejects.toMatchObject({ kind: 'not-permitted', code: 'cannot-unseal' });
    for (const one of [store, open({ keyFile: place.keyFile })])
      expect([names(one), idOf(one), runs(), verifyAudit(one.db).ok]).toEqual(before);
    expect(await undo(store, first)).toBe(2);
    expect([names(store), idOf(store)]).toEqual([['K3', 'K5'], 'SECRETID5']);
    expect([names(agent), idOf(agent)]).toEqual([['K3', 'K5'], undefined]);
  });
});

describe('users', () => {
  it('open the store with their own key, in their role; only some roles see what is sealed', async () => {
    let seen = 0;
    for (const role of ROLE_NAMES) {
      const one = open(await newUser(`a-${role}`, role));
      expect([one.user, one.role]).toEqual([`a-${role}`, role]);
      const record = new RecordReader(one).read(6)!;
      expect([record.cells[1], record.cells[5], idOf(one), record.hidden]).toEqual(
        ROLES[role].unseals ? ['Ada Marker5', 'SECRETID5', 'SECRETID5', false] : ['Ada Marker5', '', undefined, true],
      );
      const { table, hidden } = readRecordTable(one);
      expect([hidden, table.columns.some(({ field }) => field === 'nationalId')]).toEqual([
        !ROLES[role].unseals,
        ROLES[role].unseals,
      ]);
      if (ROLES[role].unseals) seen++;
    }
    expect(seen).toBe(3);
    expect(listUsers(store).map(({ name, role, slots }) => [name, role, slots])).toContainEqual([
      'a-agent',
      'agent',
      ['key-file'],
    ]);
    expect(listUsers(store)[6]).toMatchObject({
      name: 'admin',
      slots: ['key-file', 'recovery-code'],
      since: NOW.toISOString(),
      lastRun: NOW.toISOString(),
    });
  });

  it('who may not see sealed values import them and keep them through a blank', async () => {
    const agent = open(await newUser('agent', 'agent'));
    const blank = person(5).map((cell, i) => (i === 5 ? '' : i === 4 ? 'Graz' : cell));
    expect(await takeIn(agent, [blank, person(100)])).toMatchObject({ created: 1, updated: 1 });
    expect(idOf(agent)).toBeUndefined();
    const admin = open({ keyFile: place.keyFile });
    expect(idOf(admin)).toBe('SECRETID5');
    expect(new RecordReader(admin).read(21)?.cells[5]).toBe('SECRETID100');
    const { table, records } = readRecordTable(admin);
    const column = table.columns.find(({ field }) => field === 'nationalId')!;
    expect(column.values[column.codes[records.indexOf(6)]!]).toBe('secretid5');
    expect(verifyAudit(admin.db).ok).toBe(true);
  });

  it('sign their own entries of the audit', async () => {
    const one = open(await newUser('li.na', 'steward'));
    await takeIn(one, people(25));
    expect(verifyAudit(one.db)).toMatchObject({ ok: true, entries: 4 });
    one.db.prepare("UPDATE audit SET actor = 'admin' WHERE sequence = 4").run();
    expect(verifyAudit(one.db).problems.map(({ code }) => code)).toEqual(['entry-changed', 'signature-wrong']);
  });

  it('that were removed no longer open it, not even with the old key slots put back', async () => {
    const secret = await newUser('eve', 'steward');
    const former = readFileSync(`${place.path}.keys`);
    await write(() => removeUser(store, 'eve'));
    const latter = readFileSync(`${place.path}.keys`);
    expect(() => open(secret)).toThrow('The key does not open');
    writeFileSync(`${place.path}.keys`, former);
    expect(() => open(secret)).toThrow('older than the store');
    await expect(newUser('friend', 'viewer')).rejects.toMatchObject({ code: 'keys-damaged' });
    writeFileSync(`${place.path}.keys`, latter);
    expect(listUsers(store).map(({ name }) => name)).toEqual(['admin']);
    await expect(write(() => addUser(store, 'eve', 'viewer', secret))).rejects.toMatchObject({ code: 'user-exists' });
    expect(verifyAudit(store.db).ok).toBe(true);
  });

  it('have the unsealing key in their grant only where their role may', async () => {
    for (const role of ROLE_NAMES) {
      const secret = await newUser(`b-${role}`, role);
      const { keyring } = unlock(readSidecar(sidecarPath(place.path)), secret, place.path);
      expect([role, keyring.unsealing !== null]).toEqual([role, ROLES[role].unseals]);
    }
  });

  it('that the store has removed do not open it, whatever the key slots say', async () => {
    const secret = await newUser('eve', 'steward');
    open(secret);
    store.db.prepare("UPDATE member SET removed = 1 WHERE name = 'eve'").run();
    expect(() => open(secret)).toThrow('is not one of');
  });

  it('change their role without their secret, keys and all', async () => {
    const secret = await newUser('bo', 'viewer');
    await write(() => setRole(store, 'bo', 'steward'));
    expect([open(secret).role, idOf(open(secret))]).toEqual(['steward', 'SECRETID5']);
    await write(() => setRole(store, 'bo', 'auditor'));
    expect([open(secret).role, idOf(open(secret))]).toEqual(['auditor', undefined]);
  });

  it('never leave the store without an administrator', async () => {
    await expect(write(() => removeUser(store, 'admin'))).rejects.toMatchObject({ code: 'last-administrator' });
    await expect(write(() => setRole(store, 'admin', 'viewer'))).rejects.toMatchObject({ code: 'last-administrator' });
    await newUser('second', 'administrator');
    await write(() => removeUser(store, 'admin'));
    expect(() => open({ recoveryCode })).toThrow('The key does not open');
  });

  it('cannot hand on what they do not have', async () => {
    const agent = open(await newUser('agent', 'agent'));
    await expect(newUser('friend', 'steward', agent)).rejects.toMatchObject({ kind: 'not-permitted' });
    await newUser('viewer', 'viewer', agent);
  });

  it.each(['', ' ', 'a b', '../x', '-x', 'x'.repeat(65), 'a\nb'])('are not called %j', async (name) => {
    await expect(write(() => addUser(store, name, 'viewer', { recoveryCode }))).rejects.toMatchObject({
      code: 'user-name',
    });
  });

  it('refuses roles and users there are not', async () => {
    await expect(write(() => addUser(store, 'x', 'king', { recoveryCode }))).rejects.toMatchObject({
      code: 'no-such-role',
    });
    await expect(write(() => removeUser(store, 'x'))).rejects.toMatchObject({ code: 'no-such-user' });
    await expect(write(() => setRole(store, 'x', 'viewer'))).rejects.toMatchObject({ code: 'no-such-user' });
  });
});

describe('ways in', () => {
  it('change without the store changing its key', async () => {
    const passphrase = Buffer.from('a passphrase of mine');
    await write(() => replaceSecret(store, { keyFile: place.keyFile }, { passphrase }));
    expect(() => open({ keyFile: place.keyFile })).toThrow('The key does not open');
    expect(open({ passphrase }).user).toBe('admin');
    const code = await write(() => renewRecoveryCode(store, { passphrase }));
    expect(() => open({ recoveryCode })).toThrow('The key does not open');
    expect(open({ recoveryCode: code }).user).toBe('admin');
    await expect(write(() => replaceSecret(store, { recoveryCode }, { passphrase }))).rejects.toMatchObject({
      kind: 'wrong-key',
    });
  });

  it('stay as they were on a dry run, and open after a crash between key slots and store', async () => {
    const before = readFileSync(`${place.path}.keys`);
    const secret = { keyFile: join(place.folder, 'dry.key') };
    createKeyFile(secret.keyFile);
    await store.write({ command: 'users add', now: () => NOW, dryRun: true }, () =>
      addUser(store, 'dry', 'viewer', secret),
    );
    expect(readFileSync(`${place.path}.keys`)).toEqual(before);
    const crash = store.write({ command: 'users add', now: () => NOW }, () => {
      addUser(store, 'dry', 'viewer', secret);
      store.beforeCommit(() => {
        throw new Error('power cut');
      });
    });
    await expect(crash).rejects.toThrow('power cut');
    expect(readFileSync(`${place.path}.keys`)).not.toEqual(before);
    expect(open({ keyFile: place.keyFile }).user).toBe('admin');
    expect(() => open(secret)).toThrow('is not one of');
    await write(() => renewRecoveryCode(store, { keyFile: place.keyFile }));
    expect(open({ keyFile: place.keyFile }).user).toBe('admin');
    expect(existsSync(`${place.path}.keys.new`)).toBe(false);
  });
});
