import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit.js';
import { recallHead } from '../../src/store/audit-memory.js';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { type RotationStep, rotateStore } from '../../src/store/rotate.js';
import { listRuns } from '../../src/store/runs.js';
import { createKeyFile, type Secret } from '../../src/store/secret.js';
import type { Store } from '../../src/store/store.js';
import { addUser, listUsers } from '../../src/store/users.js';
import { NOW, newStore, type Place, people, takeIn } from './people.js';
import { stopAt } from './stopping.js';

let place: Place;
let recoveryCode: string;
let steward: { keyFile: string };
let viewer: { keyFile: string };
const now = () => NOW;
beforeEach(async () => {
  const made = newStore();
  ({ place, recoveryCode } = made);
  const { store } = made;
  await takeIn(store, people(3000));
  steward = { keyFile: join(place.folder, 'steward.key') };
  viewer = { keyFile: join(place.folder, 'viewer.key') };
  for (const [name, secret] of Object.entries({ steward, viewer })) {
    createKeyFile(secret.keyFile);
    await store.write({ command: 'users add', now }, () => addUser(store, name, name, secret));
  }
  store.close();
});
afterEach(() => place.remove());

const admin = (): Secret => ({ keyFile: place.keyFile });
function using<Result>(secret: Secret, act: (store: Store) => Result, path = place.path): Result {
  const store = openStore({ path, secret });
  try {
    return act(store);
  } finally {
    store.close();
  }
}
const shellKey = () => using(admin(), (store) => store.recoveryShell());
const contents = (store: Store) => [...new RecordReader(store).all()].map(({ id, cells }) => [id, ...cells].join());

describe('rotation', () => {
  it('gives the store new keys, for everybody with their old secrets, and the same content', async () => {
    const before = using(admin(), contents);
    const shell = shellKey();
    const inode = statSync(place.path).ino;
    const memory = join(place.folder, 'heads.json');
    expect(await rotateStore({ path: place.path, secret: admin(), now, memory })).toEqual({
      store: place.path,
      epoch: 4,
    });
    expect(statSync(place.path).ino).not.toBe(inode);
    expect(shellKey()).not.toBe(shell);
    for (const secret of [admin(), steward, { recoveryCode }]) expect(using(secret, contents)).toEqual(before);
    expect(before[5]).toContain('SECRETID5');
    expect(using(viewer, contents)[5]).not.toContain('SECRETID5');
    const store = openStore({ path: place.path, secret: admin(), memory });
    expect(verifyAudit(store.db)).toMatchObject({ ok: true, entries: 5 });
    expect(recallHead(memory, store.identity)?.sequence).toBe(5);
    expect(listUsers(store).length).toBe(3);
    expect(await takeIn(store, people(3001))).toMatchObject({ created: 1, unchanged: 3000 });
    store.close();
    expect(readdirSync(place.folder).sort()).toEqual(
      ['admin.key', 'customers.cim', 'customers.cim.keys', 'heads.json', 'steward.key', 'viewer.key'].sort(),
    );
    expect(statSync(place.path).mode & 0o077).toBe(0);
  });

  it('leaves a store that opens, wherever it is cut off', async () => {
    const states: RotationStep[] = [];
    await rotateStore({
      path: place.path,
      secret: admin(),
      now,
      onStep: (step) => {
        states.push(step);
        mkdirSync(join(place.folder, step));
        for (const file of readdirSync(place.folder))
          if (file.startsWith('customers.cim')) cpSync(join(place.folder, file), join(place.folder, step, file));
      },
    });
    expect(states).toEqual(['copied', 'checked', 'announced', 'replaced', 'done']);
    for (const step of states) {
      const path = join(place.folder, step, 'customers.cim');
      expect([step, existsSync(path)]).toEqual([step, true]);
      for (const secret of [admin(), steward]) {
        expect(using(secret, (store) => [step, contents(store).length, verifyAudit(store.db).ok], path)).toEqual([
          step,
          3000,
          true,
        ]);
      }
      expect(using(viewer, (store) => listRuns(store)[0]?.command, path)).toBe(
        step === 'replaced' || step === 'done' ? 'rotate' : 'users add',
      );
      const { epoch } = await rotateStore({ path, secret: admin(), now });
      expect(epoch).toBeGreaterThan(3);
      expect(using(steward, contents, path).length).toBe(3000);
    }
    const slots = join(place.folder, 'replaced', 'customers.cim.keys');
    expect(JSON.parse(readFileSync(slots, 'utf8')).next).toBeNull();
  });

  it('is done once the store is in its place, though its key slots could not be tidied, and says so', async () => {
    const before = using(admin(), contents);
    const shell = shellKey();
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    const failing = rotateStore({
      path: place.path,
      secret: admin(),
      now,
      onStep: (step) => {
        if (step === 'replaced') throw full;
      },
    });
    await expect(failing).rejects.toMatchObject({ kind: 'no-space', code: 'former-keys-left' });
    expect(shellKey()).not.toBe(shell);
    expect(using(steward, contents)).toEqual(before);
    expect(JSON.parse(readFileSync(`${place.path}.keys`, 'utf8')).next).toBeNull(); // whoever opened it tidied up
  });

  it('changes nothing when it fails, when another uses the store, or when one may not', async () => {
    const before = using(admin(), contents);
    const files = readdirSync(place.folder);
    const shell = shellKey();
    for (const at of ['copied', 'checked', 'announced'] as const) {
      const failing = rotateStore({
        path: place.path,
        secret: admin(),
        now,
        onStep: (step) => {
          if (step === at) throw new Error('no more');
        },
      });
      await expect(failing).rejects.toThrow('no more');
      expect(readdirSync(place.folder)).toEqual(files);
      expect([shellKey(), using(steward, contents)]).toEqual([shell, before]);
    }
    for (let at = 1; at <= 6; at++) {
      const { signal } = stopAt(at);
      await expect(rotateStore({ path: place.path, secret: admin(), now, signal })).rejects.toMatchObject({
        code: 'interrupted',
      });
      expect([at, readdirSync(place.folder)]).toEqual([at, files]);
      expect([shellKey(), using(steward, contents)]).toEqual([shell, before]);
    }
    const other = openStore({ path: place.path, secret: steward });
    other.db.prepare('SELECT count(*) FROM run').get();
    await expect(rotateStore({ path: place.path, secret: admin(), now })).rejects.toMatchObject({ kind: 'locked' });
    other.close();
    await expect(rotateStore({ path: place.path, secret: steward, now })).rejects.toMatchObject({
      kind: 'not-permitted',
    });
    using(admin(), (store) => store.db.prepare("UPDATE source SET name = 'x'").run());
    await expect(rotateStore({ path: place.path, secret: admin(), now })).rejects.toMatchObject({
      code: 'audit-not-ok',
    });
  });
});
