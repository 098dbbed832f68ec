/** What a killed cim leaves of a file in the making is cleared away by the next file into the folder, and nothing else is. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../../src/files/write/atomic-file.js';
import { draftOf } from '../../../src/files/write/draft-name.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
const drafts = () => readdirSync(folder).filter((name) => name.endsWith('.tmp'));
const DAY = 86_400_000;

const makers: ChildProcess[] = [];
afterEach(() => {
  for (const maker of makers.splice(0)) maker.kill('SIGKILL');
});

/** A process that is about to make a file, and the name of its draft. */
async function making(name: string): Promise<{ readonly maker: ChildProcess; readonly draft: string }> {
  const module = new URL('../../../dist/files/write/atomic-file.js', import.meta.url);
  const script = `
    const { AtomicFile } = await import(${JSON.stringify(module.href)});
    const file = await AtomicFile.create(${JSON.stringify(join(folder, name))});
    await file.write(Buffer.from('Ada Lovelace'));
    console.log('begun');
    setInterval(() => {}, 1000);`;
  const before = new Set(drafts());
  const maker = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  makers.push(maker);
  await new Promise((resolve) => maker.stdout?.once('data', resolve));
  const [draft] = drafts().filter((one) => !before.has(one));
  return { maker, draft: join(folder, draft as string) };
}

describe('a file in the making', () => {
  it('is cleared away by the next file into the folder once its maker was killed, not before', async () => {
    const { maker, draft } = await making('people.csv');
    expect([statSync(draft).mode & 0o777, basename(draft).startsWith('.people.csv')]).toEqual([0o600, true]);
    await writeFileAtomic(join(folder, 'one.csv'), 'x');
    expect(existsSync(draft)).toBe(true);
    const ended = new Promise((resolve) => maker.once('close', resolve));
    maker.kill('SIGKILL');
    await ended;
    expect(existsSync(draft)).toBe(true);
    await writeFileAtomic(join(folder, 'two.csv'), 'x');
    expect(drafts()).toEqual([]);
  });

  it('is left alone where it is not surely cim’s own and left over', async () => {
    const own = draftOf(join(folder, 'people.csv'));
    const [, pid = '', start = '', machine = ''] = /cim-(\d+)-(\d+)-([0-9a-f]+)-/.exec(own) ?? [];
    const named = (...parts: string[]) => join(folder, own.replace(/^.*cim-.*$/, `.x.csv.cim-${parts.join('-')}.tmp`));
    const other = machine.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const random = '0123456789ab';
    const gone = '4294967'; // above the highest number a process can have
    const kept = {
      ofThisProcess: named(pid, start, machine, random),
      elsewhere: named(gone, '1', other, random),
      openToOthers: named(gone, '1', machine, '000000000001'),
      link: named(gone, '1', machine, '000000000002'),
      ofAnotherProgram: join(folder, '.people.csv.0123456789ab.tmp'),
      notHidden: join(folder, 'cim-notes.tmp'),
    };
    const left = {
      ofOneThatIsGone: named(gone, '1', machine, '000000000003'),
      ofAnumberGivenAgain: named(pid, `${Number(start) + 1}`, machine, '000000000004'),
      elsewhereLongAgo: named(gone, '1', other, '000000000005'),
    };
    writeFileSync(join(folder, 'precious'), 'x');
    for (const path of [...Object.values(kept), ...Object.values(left)])
      if (path === kept.link) symlinkSync(join(folder, 'precious'), path);
      else writeFileSync(path, 'x', { mode: 0o600 });
    chmodSync(kept.openToOthers, 0o640);
    const longAgo = new Date(Date.now() - 2 * DAY);
    for (const path of [left.elsewhereLongAgo, kept.ofThisProcess, kept.ofAnotherProgram, kept.notHidden])
      utimesSync(path, longAgo, longAgo);
    await writeFileAtomic(join(folder, 'three.csv'), 'x');
    const names = (paths: object) => Object.entries(paths).flatMap(([name, path]) => (existsSync(path) ? [name] : []));
    expect([names(left), names(kept)]).toEqual([[], Object.keys(kept)]);
    expect(existsSync(join(folder, 'precious'))).toBe(true);
  });

  it('may be of a name as long as names may be', async () => {
    for (const name of ['x'.repeat(251), '张'.repeat(83)]) {
      await writeFileAtomic(join(folder, `${name}.csv`), 'x');
      expect(existsSync(join(folder, `${name}.csv`))).toBe(true);
    }
  });
});
