/** Killed at any change of any file, a command leaves all of its work or nothing of it, in a store that opens. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { decrypted } from '../store/decrypted.js';
import { chosen, FaultLayer, FULL } from './layer.js';
import { type Contents, Scene } from './scene.js';

const COMMANDS = [
  { name: 'import', args: ['import', 'more.csv'], audited: 'import' },
  { name: 'merge', args: ['merge', 'C1', 'C2', 'C9'], audited: 'merge' },
  { name: 'erase', args: ['erase', 'C21', '--reason', 'request 1', '--yes'], audited: 'erase' },
  { name: 'undo', args: ['undo', '4'], audited: 'undo' },
  {
    name: 'users add',
    args: ['users', 'add', 'kim', '--role', 'viewer', '--new-key-file', 'kim'],
    audited: 'users add',
  },
] as const;

let layer: FaultLayer;
let scene: Scene;
let before: Contents;
beforeAll(() => {
  layer = new FaultLayer();
  scene = new Scene();
  before = scene.contents();
  expect(remnants().length).toBe(3);
});
afterAll(() => {
  layer.remove();
  scene.remove();
});

/** What is left in the file, free space included, of the person whom the test erases. */
function remnants(): string[] {
  const path = scene.place.path('customers.cim');
  const store = openStore({ path, secret: { keyFile: scene.place.path('key') } });
  const key = Buffer.from(store.keyring?.dataKey ?? []);
  store.close();
  const clear = decrypted(path, key);
  return ['person20@', 'Firstname20 ', '13810000020'].filter((marker) => clear.includes(marker));
}

describe.each(COMMANDS)('cim $name, cut off', ({ name, args, audited }) => {
  it('at any call leaves all or nothing', async () => {
    scene.restart();
    const whole = layer.run(scene.place, args);
    expect([whole.status, whole.stderr]).toEqual([0, expect.not.stringContaining('cim:')]);
    const after = scene.contents();
    expect(after.audit).toEqual([...before.audit, audited]);
    expect(whole.calls.length).toBeGreaterThan(20);

    const seen = { before: 0, after: 0 };
    const judge = async (kind: string, at: number) => {
      const call = `${kind} at ${at}: ${whole.calls[at - 1]?.name} ${whole.calls[at - 1]?.path}`;
      const found = scene.contents();
      const isAfter = found.audit.length === after.audit.length;
      expect([call, found]).toEqual([call, isAfter ? after : before]);
      seen[isAfter ? 'after' : 'before']++;
      // the remembered head never runs ahead of what is kept
      const verified = await scene.here('audit', 'verify');
      expect([call, verified.status, verified.out]).toEqual([call, 0, expect.stringContaining('sound')]);
      // and the store is as good as one that was never cut off
      if (!isAfter && at % 3 === 0 && name !== 'users add')
        expect([call, (await scene.here(...args)).status]).toEqual([call, 0]);
      if (isAfter && name === 'erase') {
        expect([call, (await scene.here('merge', 'C3', 'C4')).status]).toEqual([call, 0]);
        expect([call, remnants()]).toEqual([call, []]);
      }
    };
    for (const kind of ['kill', 'torn'] as const) {
      for (const at of chosen(whole.calls.length, 11)) {
        scene.restart();
        const { killed } = layer.run(scene.place, args, { kind, at });
        expect([kind, at, killed]).toEqual([kind, at, true]);
        await judge(kind, at);
      }
    }
    if (FULL) {
      for (const { kind, at, folder } of layer.allRemains(scene, args, whole.calls.length)) {
        scene.take(folder);
        await judge(kind, at);
      }
    }
    expect(seen.before).toBeGreaterThan(0);
    expect(seen.after).toBeGreaterThan(0);
  });
});

describe('cim import into an empty store, cut off', () => {
  it('at any call leaves all or nothing, though it goes past the log', () => {
    scene.restart();
    for (const suffix of ['', '.keys']) rmSync(scene.place.path(`customers.cim${suffix}`), { force: true });
    rmSync(scene.place.path('key'));
    scene.do('init', '--new-key-file', 'key');
    scene.save();
    const empty = scene.contents();
    const args = ['import', 'more.csv'];
    const whole = layer.run(scene.place, args);
    expect([whole.status, whole.calls.some(({ path }) => path.endsWith('customers.cim-journal'))]).toEqual([0, true]);
    const after = scene.contents();
    expect(empty.customers).toEqual([]);
    expect(after.customers.length).toBeGreaterThan(50);

    const seen = { before: 0, after: 0 };
    for (const kind of ['kill', 'torn'] as const) {
      for (const at of chosen(whole.calls.length, 20)) {
        scene.restart();
        const { killed } = layer.run(scene.place, args, { kind, at });
        const call = `${kind} at ${at}: ${whole.calls[at - 1]?.name} ${whole.calls[at - 1]?.path}`;
        expect([call, killed]).toEqual([call, true]);
        const found = scene.contents();
        const isAfter = found.audit.length === after.audit.length;
        expect([call, found]).toEqual([call, isAfter ? after : empty]);
        seen[isAfter ? 'after' : 'before']++;
        const verified = scene.place.cim('audit', 'verify');
        expect([call, verified.status, verified.stdout]).toEqual([call, 0, expect.stringContaining('sound')]);
        if (!isAfter && at % 4 === 0) scene.do(...args);
      }
    }
    expect(seen.before).toBeGreaterThan(0);
    expect(seen.after).toBeGreaterThan(0);
  });
});
