/** The disk is full, or gives an error, at any change of any file: said so with its exit status, and nothing is half done. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosen, FaultLayer } from './layer.js';
import { type Contents, Scene } from './scene.js';

const COMMANDS = [
  { name: 'import', args: ['import', 'more.csv'] },
  { name: 'erase', args: ['erase', 'C101', '--reason', 'request 1', '--yes'] },
  { name: 'backup', args: ['backup', '--to', 'backups'] },
  { name: 'rotate', args: ['rotate'] },
  { name: 'export', args: ['export', '-o', 'out.csv'] },
] as const;

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

describe.each(COMMANDS)('cim $name', ({ name, args }) => {
  it.each([
    { kind: 'enospc', what: 'a full disk', status: 15 },
    { kind: 'eio', what: 'an error of the disk', status: 14 },
  ] as const)('meets $what at any call, and says so', ({ kind, status }) => {
    scene.restart();
    const whole = layer.run(scene.place, args);
    expect(whole.status).toBe(0);
    const after = scene.contents();
    let failed = 0;
    const problems: string[] = [];
    for (const at of chosen(whole.calls.length, 12)) {
      scene.restart();
      const { status: ended, stderr } = layer.run(scene.place, args, { kind, at });
      const call = whole.calls[at - 1];
      const check = (holds: boolean, what: string) => {
        if (!holds) problems.push(`${at} ${call?.name} ${call?.path}: ${what}; ${ended} ${stderr}`);
      };
      const kept = ended === 0;
      if (!kept) failed++;
      // where the log of the database cannot be made, SQLite does not tell why
      check([0, status, ...(call?.name === 'create' ? [2] : [])].includes(ended), 'exit status');
      const found = scene.contents();
      check(isDeepStrictEqual(found.customers, (kept ? after : before).customers), 'customers');
      check(isDeepStrictEqual(found.audit, (kept ? after : before).audit), `audit ${found.audit.join()}`);
      for (const backup of scene.backups()) scene.contents(backup);
      check(scene.place.cim('audit', 'verify').status === 0, 'audit verify');
      if (kept) continue;
      const again = scene.place.cim(...args, ...(name === 'export' ? ['--force'] : []));
      check(again.status === 0, `once more: ${again.status} ${again.stderr}`);
    }
    expect(problems).toEqual([]);
    expect(failed).toBeGreaterThan(0);
  });
});
