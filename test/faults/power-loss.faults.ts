/** What a power loss may take is what the disk was not waited for: a run that is told as kept, and what has taken a name, are there. */
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultLayer, type FileCall } from './layer.js';
import { Scene } from './scene.js';

let layer: FaultLayer;
let scene: Scene;
beforeAll(() => {
  layer = new FaultLayer();
  scene = new Scene();
});
afterAll(() => {
  layer.remove();
  scene.remove();
});

/** All calls of a command on files of the workplace, in order. */
function callsOf(...args: string[]): readonly FileCall[] {
  const { status, calls, stderr } = layer.run(scene.place, args);
  expect([args, status, stderr]).toEqual([args, 0, expect.any(String)]);
  return calls;
}

const isSync = ({ name }: FileCall) => name === 'fsync' || name === 'fdatasync';
const isWrite = ({ name }: FileCall) => /^(p?writev?|ftruncate|sendfile|copy_file_range)$/.test(name);

describe('a run that was kept', () => {
  it('is on the disk before the store is given free', () => {
    scene.restart();
    const calls = callsOf('import', 'more.csv');
    const free = calls.findLastIndex(({ name, path }) => name === 'unlink' && path.endsWith('.lock'));
    const written = calls.slice(0, free).findLastIndex((call) => isWrite(call) && call.path.endsWith('-wal'));
    expect([written > 0, free > written]).toEqual([true, true]);
    expect(calls.slice(written, free).filter((call) => isSync(call) && call.path.endsWith('-wal')).length).toBe(1);
  });
});

describe.each([
  { name: 'users add', words: ['users', 'add', 'kim', '--role', 'viewer', '--new-key-file', 'kim'], renamed: 2 },
  { name: 'export', words: ['export', '-o', 'more.csv', '--force'], renamed: 2 },
  { name: 'backup', words: ['backup', '--to', 'backups'], renamed: 4 },
  { name: 'rotate', words: ['rotate'], renamed: 4 },
])('cim $name', ({ words, renamed }) => {
  it('what takes a name is on the disk before, and the folder after', () => {
    scene.restart();
    const calls = callsOf(...words);
    const renames = calls.flatMap(({ name, path }, at) => (name === 'rename' ? [{ at, path }] : []));
    expect(renames.map(({ path }) => path.slice(scene.place.dir.length))).toHaveLength(renamed);
    const problems: string[] = [];
    for (const { at, path } of renames) {
      const written = calls.slice(0, at).findLastIndex((call) => isWrite(call) && call.path === path);
      expect([path, written >= 0]).toEqual([path, true]);
      if (!calls.slice(written, at).some((call) => isSync(call) && call.path === path)) problems.push(`${path} before`);
      const folder = dirname(path);
      if (!calls.slice(at).some((call) => isSync(call) && call.path === folder)) problems.push(`${path}: its folder`);
    }
    expect(problems).toEqual([]);
  });
});
