/** A copy that will not fit is not begun: the disk of this test tells what is free as it is told to. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Workplace } from '../commands/cim.js';
import { runHere } from '../trust/in-process.js';

const disk = vi.hoisted(() => ({ free: 1e12, blocks: 1e9, asked: [] as string[] }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const statfsSync = (path: string) => {
    disk.asked.push(path);
    if (!real.existsSync(path)) throw Object.assign(new Error('not there'), { code: 'ENOENT' });
    return { bavail: Math.floor(disk.free / 4096), bsize: 4096, blocks: disk.blocks, files: 0, ffree: 0 };
  };
  return { ...real, default: { ...real, statfsSync }, statfsSync };
});

let place: Workplace;
let backup: string;
const run = (name: string, ...words: string[]) =>
  runHere(name, words, {
    CIM_STORE: place.path('customers.cim'),
    CIM_KEY_FILE: place.path('key'),
    XDG_STATE_HOME: place.path('state'),
  });

beforeAll(async () => {
  place = new Workplace();
  writeFileSync(place.path('people.csv'), 'id,name,email\n1,Ada Lovelace,ada@mail.example\n');
  await run('init', '--new-key-file', place.path('key'));
  await run('import', place.path('people.csv'));
  backup = JSON.parse((await run('backup', '--to', place.path('backups'), '--json')).out).path;
});
beforeEach(() => {
  disk.free = 1e12;
  disk.blocks = 1e9;
  disk.asked.length = 0;
});
afterAll(() => place.remove());

const commands = () =>
  [
    ['backup', '--to', place.path('new/backups')],
    ['rotate'],
    ['restore', backup, '--store', place.path('restored.cim')],
  ] as const;

describe('a copy that does not fit', () => {
  it('is not begun: it is told what is needed and what there is, with exit status 15', async () => {
    disk.free = 200_000;
    const before = readdirSync(place.dir, { recursive: true }).sort();
    for (const [name, ...words] of commands()) {
      const { status, code, err, out } = await run(name, ...words);
      expect([name, status, code, out]).toEqual([name, 15, 'not-enough-space', '']);
      expect(err).toMatch(/needs 1\.\d MB of space .*, and 0\.2 MB is free; nothing was written/);
    }
    expect(readdirSync(place.dir, { recursive: true }).sort()).toEqual(before);
    // asked where the copy is to be, or of the folder above where that is not there yet
    expect(disk.asked).toContain(place.dir);
    expect((await run('audit verify')).status).toBe(0);
    expect((await run('drill', place.path('backups'))).status).toBe(15); // a full disk is no fault of the backup
  });

  it('is begun where there is enough, or where the file system tells nothing', async () => {
    disk.free = 10_000_000;
    for (const [name, ...words] of commands()) expect([name, (await run(name, ...words)).status]).toEqual([name, 0]);
    disk.free = 0;
    disk.blocks = 0;
    expect((await run('rotate')).status).toBe(0);
    expect(existsSync(join(place.dir, 'restored.cim'))).toBe(true);
  });
});
