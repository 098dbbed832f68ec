/** Killed at any change of any file, backup and rotation leave a store that opens and only backups that restore. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosen, FaultLayer } from './layer.js';
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

const KINDS = ['kill', 'torn'] as const;

describe('cim backup, cut off', () => {
  it('at any call leaves the store as it is, and no backup that does not restore', () => {
    scene.restart();
    const args = ['backup', '--to', 'backups'];
    const whole = layer.run(scene.place, args);
    expect(whole.status).toBe(0);
    expect(scene.backups().length).toBe(1);
    const seen = { none: 0, one: 0 };
    for (const kind of KINDS) {
      for (const at of chosen(whole.calls.length, 16)) {
        scene.restart();
        const { killed } = layer.run(scene.place, args, { kind, at });
        const call = `${kind} at ${at}: ${whole.calls[at - 1]?.name} ${whole.calls[at - 1]?.path}`;
        expect([call, killed]).toEqual([call, true]);
        expect([call, scene.contents().customers]).toEqual([call, before.customers]);
        const backups = scene.backups();
        seen[backups.length === 0 ? 'none' : 'one']++;
        for (const backup of backups) {
          expect([call, scene.contents(backup).customers]).toEqual([call, before.customers]);
          expect([call, scene.place.cim('drill', 'backups').status]).toEqual([call, 0]);
        }
        expect([call, scene.place.cim('audit', 'verify').status]).toEqual([call, 0]);
      }
    }
    expect(seen.none).toBeGreaterThan(0);
    expect(seen.one).toBeGreaterThan(0);
  });
});

describe('cim rotate, cut off', () => {
  it('at any call leaves a store that the same secrets open, with everything in it', () => {
    scene.restart();
    const whole = layer.run(scene.place, ['rotate']);
    expect(whole.status).toBe(0);
    expect(scene.contents().audit).toEqual([...before.audit, 'rotate']);
    const seen = { old: 0, new: 0 };
    for (const kind of KINDS) {
      for (const at of chosen(whole.calls.length, 16)) {
        scene.restart();
        const { killed } = layer.run(scene.place, ['rotate'], { kind, at });
        const call = `${kind} at ${at}: ${whole.calls[at - 1]?.name} ${whole.calls[at - 1]?.path}`;
        expect([call, killed]).toEqual([call, true]);
        const found = scene.contents();
        expect([call, found.customers]).toEqual([call, before.customers]);
        seen[found.audit.at(-1) === 'rotate' ? 'new' : 'old']++;
        expect([call, scene.place.cim('audit', 'verify').status]).toEqual([call, 0]);
        // what was left half done is in nobody's way
        scene.do('rotate');
        expect([call, scene.contents().customers]).toEqual([call, before.customers]);
        expect([call, existsSync(scene.place.path('customers.cim.new'))]).toEqual([call, false]);
      }
    }
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.new).toBeGreaterThan(0);
  });
});
