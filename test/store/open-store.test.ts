import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { createStore, openMemoryStore, openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { createKeyFile, type Secret, stretch } from '../../src/store/secret.js';
import { addUser } from '../../src/store/users.js';
import { NOW, newPlace, newStore, type Place, people, takeIn } from './people.js';

const places: Place[] = [];
afterAll(() => {
  for (const place of places) place.remove();
});
const make = () => {
  const made = newStore();
  places.push(made.place);
  return made;
};
const kept = () => {
  const place = newPlace();
  places.push(place);
  return place;
};

function failure(act: () => unknown): CimError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(CimError);
    return error as CimError;
  }
  throw new Error('it did not fail');
}
const open = (path: string, secret: Secret) => openStore({ path, secret });

describe('a new store', () => {
  it('is not opened while it has a second name, under which others would have another log and lock', () => {
    const { place, store } = make();
    store.close();
    linkSync(place.path, `${place.path}.other`);
    expect(failure(() => open(place.path, { keyFile: place.keyFile })).code).toBe('store-linked');
    rmSync(`${place.path}.other`);
    open(place.path, { keyFile: place.keyFile }).close();
  });

  it('opens by key file and by recovery code, and holds what was put in', async () => {
    const { place, store, recoveryCode } = make();
    await takeIn(store, people(10));
    store.close();
    for (const secret of [{ keyFile: place.keyFile }, { recoveryCode: recoveryCode.toLowerCase() }]) {
      const again = open(place.path, secret);
      expect([again.user, again.role, again.inMemory]).toEqual(['admin', 'administrator', false]);
      await again.read(() => expect(new RecordReader(again).read(6)?.cells[5]).toBe('SECRETID5'));
      again.close();
      again.close();
    }
  });

  it('opens by passphrase, and by no other', () => {
    const { path } = kept();
    const passphrase = Buffer.from('correct horse battery staple');
    createStore({ path, secret: { passphrase }, user: 'admin', now: NOW }).store.close();
    open(path, { passphrase }).close();
    expect(passphrase.toString()).toBe('correct horse battery staple');
    expect(failure(() => open(path, { passphrase: Buffer.from('correct horse battery stapl') }))).toMatchObject({
      exitCode: 12,
      code: 'wrong-key',
    });
    expect(failure(() => open(path, { passphrase: Buffer.alloc(0) })).exitCode).toBe(12);
  });

  it('is for its owner only, file by file', async () => {
    const { place, store } = make();
    await takeIn(store, people(3000));
    const files = readdirSync(place.folder);
    expect(files).toEqual(
      expect.arrayContaining(['customers.cim', 'customers.cim-wal', 'customers.cim.keys', 'admin.key']),
    );
    for (const file of files) expect([file, statSync(join(place.folder, file)).mode & 0o077]).toEqual([file, 0]);
    store.close();
  });

  it('shows no customer in any of its files, open or closed', async () => {
    const { place, store } = make();
    await takeIn(store, people(3000));
    const scan = () => {
      for (const file of readdirSync(place.folder)) {
        const bytes = readFileSync(join(place.folder, file));
        for (const marker of ['Marker', 'marker.example', 'SECRETID', 'SQLite format 3', '北京', 'Shanghai'])
          expect([file, marker, bytes.includes(marker)]).toEqual([file, marker, false]);
        expect(bytes.includes(Buffer.from('Marker', 'utf16le'))).toBe(false);
      }
    };
    expect(statSync(`${place.path}-wal`).size).toBeGreaterThan(100_000);
    scan();
    store.close();
    expect(statSync(place.path).size).toBeGreaterThan(100_000);
    scan();
  });

  it('keeps temporary files in memory and overwrites what is deleted', () => {
    const { store } = make();
    const pragma = (name: string) => store.db.pragma(name, { simple: true });
    expect([
      pragma('temp_store'),
      pragma('secure_delete'),
      pragma('foreign_keys'),
      pragma('journal_mode'),
      pragma('synchronous'),
    ]).toEqual([2, 1, 1, 'wal', 2]);
    expect([pragma('trusted_schema'), pragma('cell_size_check')]).toEqual([0, 1]);
    store.close();
  });

  it('is never put over a file that is there, and leaves nothing when it fails', () => {
    const place = kept();
    createKeyFile(place.keyFile);
    writeFileSync(place.path, 'mine');
    const make = () => createStore({ path: place.path, secret: { keyFile: place.keyFile }, user: 'a', now: NOW });
    expect(failure(make)).toMatchObject({ kind: 'usage', code: 'store-exists' });
    expect(readFileSync(place.path, 'utf8')).toBe('mine');
    rmSync(place.path);
    writeFileSync(`${place.path}.keys`, 'mine');
    expect(failure(make).code).toBe('store-exists');
    expect(existsSync(place.path)).toBe(false);
    expect(failure(() => createKeyFile(place.keyFile)).code).toBe('key-file-exists');
  });
});

describe('opening', () => {
  it('tells a store that is not there, a file that is none, and a wrong key', () => {
    const { place, store } = make();
    store.close();
    const secret = { keyFile: place.keyFile };
    expect(failure(() => open(join(place.folder, 'nothing.cim'), secret)).exitCode).toBe(10);
    const other = make();
    other.store.close();
    expect(failure(() => open(place.path, { keyFile: other.place.keyFile })).exitCode).toBe(12);
    expect(failure(() => open(place.path, { recoveryCode: other.recoveryCode })).exitCode).toBe(12);
    writeFileSync(place.path, 'SQLite format 3\0 and so on');
    expect(failure(() => open(place.path, secret))).toMatchObject({ exitCode: 12, code: 'not-a-store' });
    writeFileSync(place.path, Buffer.alloc(8192, 7));
    expect(failure(() => open(place.path, secret)).exitCode).toBe(12);
    rmSync(place.path);
    expect(failure(() => open(place.path, secret))).toMatchObject({ exitCode: 10, code: 'no-store' });
    expect(existsSync(place.path)).toBe(false);
  });

  it('refuses a key file that others can read, that is a link, or that is not one', () => {
    const { place, store } = make();
    store.close();
    const keyFile = place.keyFile;
    for (const mode of [0o640, 0o604, 0o620, 0o666]) {
      chmodSync(keyFile, mode);
      expect(failure(() => open(place.path, { keyFile }))).toMatchObject({ exitCode: 12, code: 'key-file-mode' });
    }
    chmodSync(keyFile, 0o600);
    const link = join(place.folder, 'link.key');
    symlinkSync(keyFile, link);
    expect(failure(() => open(place.path, { keyFile: link })).code).toBe('key-file-link');
    expect(failure(() => open(place.path, { keyFile: place.folder })).code).toBe('key-file-kind');
    expect(failure(() => open(place.path, { keyFile: join(place.folder, 'no.key') })).code).toBe('key-file-unreadable');
    const text = readFileSync(keyFile, 'utf8');
    writeFileSync(keyFile, text.slice(0, 40));
    expect(failure(() => open(place.path, { keyFile })).code).toBe('key-file-form');
    writeFileSync(keyFile, text);
    open(place.path, { keyFile }).close();
  });

  it('notices a change of any byte of the key slots', () => {
    const { place, store } = make();
    store.close();
    const path = `${place.path}.keys`;
    const whole = readFileSync(path);
    const kinds = new Map<string, number>();
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at]! ^= at % 2 === 0 ? 1 : 32;
      writeFileSync(path, changed);
      const { kind } = failure(() => open(place.path, { keyFile: place.keyFile }));
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect([...kinds.keys()].every((kind) => ['damaged', 'wrong-key', 'usage'].includes(kind))).toBe(true);
    expect(kinds.get('damaged')).toBeGreaterThan(whole.length / 2);
    for (const length of [0, 1, 100, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length));
      failure(() => open(place.path, { keyFile: place.keyFile }));
    }
    writeFileSync(path, whole);
    open(place.path, { keyFile: place.keyFile }).close();
  });

  it('notices a change of any page of the store', async () => {
    const { place, store } = make();
    await takeIn(store, people(300));
    store.close();
    const whole = readFileSync(place.path);
    let found = 0;
    for (let at = 100; at < whole.length; at += 1361) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      writeFileSync(place.path, changed);
      let again: ReturnType<typeof openStore> | null = null;
      try {
        again = open(place.path, { keyFile: place.keyFile });
        const reader = again;
        await reader.read(() => reader.db.pragma('integrity_check'));
        await reader.read(() => [...new RecordReader(reader).all()]);
        for (const { name } of reader.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
          name: string;
        }[])
          reader.db.prepare(`SELECT * FROM "${name}"`).all();
      } catch (error) {
        const code = (error as CimError).kind ?? (error as { code: string }).code;
        expect(String(code)).toMatch(/^(damaged|wrong-key|SQLITE_(CORRUPT|NOTADB|IOERR).*)$/);
        found++;
      } finally {
        again?.close();
      }
      rmSync(`${place.path}-wal`, { force: true });
      rmSync(`${place.path}-shm`, { force: true });
    }
    expect(found).toBe(Math.ceil((whole.length - 100) / 1361));
  });

  it('refuses old key slots beside a newer store, and the slots of another store', () => {
    const { place, store } = make();
    store.db.prepare("UPDATE meta SET value = 2 WHERE key = 'epoch'").run();
    store.close();
    expect(failure(() => open(place.path, { keyFile: place.keyFile }))).toMatchObject({
      kind: 'damaged',
      code: 'keys-outdated',
    });
    const one = make();
    one.store.close();
    const two = make();
    two.store.close();
    renameSync(one.place.path, two.place.path);
    expect(failure(() => open(two.place.path, { keyFile: two.place.keyFile })).exitCode).toBe(12);
  });
});

describe('what was put in the place of something', () => {
  it('refuses an old store beside newer key slots', async () => {
    const { place, store } = make();
    const before = readFileSync(place.path);
    const log = readFileSync(`${place.path}-wal`);
    for (const name of ['one', 'two'])
      await store.write({ command: 'users add', now: () => NOW }, () => {
        const keyFile = join(place.folder, `${name}.key`);
        createKeyFile(keyFile);
        addUser(store, name, 'viewer', { keyFile });
      });
    store.close();
    open(place.path, { keyFile: place.keyFile }).close();
    writeFileSync(place.path, before);
    writeFileSync(`${place.path}-wal`, log);
    expect(failure(() => open(place.path, { keyFile: place.keyFile }))).toMatchObject({
      kind: 'damaged',
      code: 'store-outdated',
    });
  });

  it('does not open by a passphrase that key slots stretch for less, or for more than a machine has', () => {
    const stretched = (N: number) =>
      stretch(Buffer.from('four words'), 'passphrase', { name: 'scrypt', salt: 'c2FsdA==', N, r: 8, p: 1 });
    for (const N of [2 ** 14, 2 ** 16, 2 ** 21, 2 ** 40])
      expect([N, failure(() => stretched(N))]).toMatchObject([N, { kind: 'damaged', code: 'keys-damaged' }]);
    expect(stretched(2 ** 17).length).toBe(32);
  });
});

describe('a store in memory', () => {
  it('needs no key and takes the same code', async () => {
    const store = openMemoryStore();
    expect(await takeIn(store, people(5))).toMatchObject({ created: 5 });
    expect(store.inMemory).toBe(true);
    expect(new RecordReader(store).read(1)?.cells[5]).toBe('SECRETID0');
    expect(failure(() => store.recoveryShell()).kind).toBe('usage');
    store.close();
  });
});
