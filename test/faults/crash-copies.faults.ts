/** Killed at any change of any file, backup and rotation leave a store that opens and only backups that restore. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosen, FaultLayer, FULL } from './layer.js';
import { type Contents, Scene } from './scene.js';

let layer: FaultLayer;
let scene: Scene;
let before: Contents;
beforeAll(() => {
  layer = new FaultLayer();
  scene = new Scene();
  before = scene.contents();
});
afterAll(() => {
  layer.remove();
  scene.remove();
});

/** Kills a command at some of its calls, or takes what it would have left at any, and judges what is there. */
async function cutOff(args: readonly string[], judge: (call: string) => Promise<void>) {
  scene.restart();
  const whole = layer.run(scene.place, args);
  expect(whole.status).toBe(0);
  const named = (kind: string, at: number) =>
    `${kind} at ${at}: ${whole.calls[at - 1]?.name} ${whole.calls[at - 1]?.path}`;
  for (const kind of ['kill', 'torn'] as const) {
    for (const at of chosen(whole.calls.length, 16)) {
      scene.restart();
      const { killed } = layer.run(scene.place, args, { kind, at });
      expect([kind, at, killed]).toEqual([kind, at, true]);
      await judge(named(kind, at));
    }
  }
  if (!FULL) return;
  for (const { kind, at, folder } of layer.allRemains(scene, args, whole.calls.length)) {
    scene.take(folder);
    await judge(named(kind, at));
  }
}

const statusOf = async (...args: string[]) => (await scene.here(...args)).status;

describe('cim backup, cut off', () => {
  it('at any call leaves the store as it is, and no backup that does not restore', async () => {
    const seen = { none: 0, one: 0 };
    await cutOff(['backup', '--to', 'backups'], async (call) => {
      expect([call, scene.contents().customers]).toEqual([call, before.customers]);
      const backups = scene.backups();
      seen[backups.length === 0 ? 'none' : 'one']++;
      for (const backup of backups) {
        expect([call, scene.contents(backup).customers]).toEqual([call, before.customers]);
        expect([call, await statusOf('drill', 'backups')]).toEqual([call, 0]);
      }
      expect([call, await statusOf('audit', 'verify')]).toEqual([call, 0]);
    });
    expect(seen.none).toBeGreaterThan(0);
    expect(seen.one).toBeGreaterThan(0);
  });
});

describe('cim rotate, cut off', () => {
  it('at any call leaves a store that the same secrets open, with everything in it', async () => {
    const seen = { old: 0, new: 0 };
    await cutOff(['rotate'], async (call) => {
      const found = scene.contents();
      expect([call, found.customers]).toEqual([call, before.customers]);
      seen[found.audit.at(-1) === 'rotate' ? 'new' : 'old']++;
      expect([call, await statusOf('audit', 'verify')]).toEqual([call, 0]);
      // what was left half done is in nobody's way
      expect([call, await statusOf('rotate')]).toEqual([call, 0]);
      expect([call, scene.contents().customers]).toEqual([call, before.customers]);
      expect([call, existsSync(scene.place.path('customers.cim.new'))]).toEqual([call, false]);
    });
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.new).toBeGreaterThan(0);
  });
});
