/** The disk is full, or gives an error, at any change of any file: said so with its exit status, and nothing is half done. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READER } from '../files/write/open-age.js';
import { everyKind, FaultLayer } from './layer.js';
import { type Contents, Scene } from './scene.js';

const COMMANDS = [
  { name: 'import', args: ['import', 'more.csv'] },
  { name: 'erase', args: ['erase', 'C21', '--reason', 'request 1', '--yes'] },
  { name: 'backup', args: ['backup', '--to', 'backups'] },
  { name: 'rotate', args: ['rotate'] },
  { name: 'export', args: ['export', '-o', 'out.csv'] },
  { name: 'export --encrypt', args: ['export', '-o', 'out.csv.age', '--encrypt', READER.recipient] },
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

describe.each(COMMANDS)('cim $name', ({ args }) => {
  it.each([
    { kind: 'enospc', what: 'a full disk', status: 15 },
    { kind: 'eio', what: 'an error of the disk', status: 14 },
  ] as const)('meets $what at any call, and says so', async ({ kind, status }) => {
    scene.restart();
    const whole = layer.run(scene.place, args);
    expect(whole.status).toBe(0);
    const after = scene.contents();
    let failed = 0;
    const problems: string[] = [];
    for (const at of everyKind(whole.calls)) {
      scene.restart();
      const { status: ended, stderr } = layer.run(scene.place, args, { kind, at });
      const call = whole.calls[at - 1];
      const check = (holds: boolean, what: string) => {
        if (!holds) problems.push(`${at} ${call?.name} ${call?.path}: ${what}; ${ended} ${stderr}`);
      };
      // an erasure, or new keys, are kept where only what comes after them failed, and that is said
      const kept = ended === 0 || /\[(not-compacted|former-keys-left)\]/.test(stderr);
      if (!kept) failed++;
      check([0, status].includes(ended) || isVague(stderr, call?.path ?? ''), 'exit status');
      const found = scene.contents();
      check(isDeepStrictEqual(found.customers, (kept ? after : before).customers), 'customers');
      check(isDeepStrictEqual(found.audit, (kept ? after : before).audit), `audit ${found.audit.join()}`);
      for (const backup of scene.backups()) scene.contents(backup);
      check((await scene.here('audit', 'verify')).status === 0, 'audit verify');
      if (kept) continue;
      const again = await scene.here(...args, ...(args[0] === 'export' ? ['--force'] : []));
      check(again.status === 0, `once more: ${again.status} ${again.code} ${again.err}`);
    }
    expect(problems).toEqual([]);
    expect(failed).toBeGreaterThan(0);
  });
});

/**
 * SQLite does not tell why it cannot make a file, nor why shared memory cannot grow; a full disk is then found by looking
 * at the disk, and this one only seems full. A file for the user that cannot be written is not the store's damage.
 */
const isVague = (stderr: string, path: string): boolean =>
  stderr.includes('[store-unwritable]') || stderr.includes('[file-not-writable]') || path.endsWith('-shm');
