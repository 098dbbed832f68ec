/** The first files into a store go past the log: nothing else may be different. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit.js';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import type { Store } from '../../src/store/store.js';
import { PROGRAM } from '../commands/cim.js';
import { NOW, newStore, type Place, people, takeIn } from './people.js';

const WRITER = fileURLToPath(new URL('./writer.mjs', import.meta.url));
beforeAll(() => {
  if (!existsSync(new URL('../../dist/store/store.js', import.meta.url)))
    throw new Error('build the program first: npm run build');
});

const places: Place[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const place of places.splice(0)) place.remove();
});
const make = () => {
  const made = newStore();
  places.push(made.place);
  return made;
};
const open = (place: Place) => openStore({ path: place.path, secret: { keyFile: place.keyFile } });
const journal = (store: Store) => store.db.pragma('journal_mode', { simple: true });
const count = (store: Store) => [...new RecordReader(store).all()].length;
const files = (place: Place) => readdirSync(place.folder).filter((name) => name.startsWith('customers.cim'));

/** The kind of journal while a run fills the store. */
async function journalWhile(store: Store, more: { fills?: boolean; dryRun?: boolean; fails?: boolean }) {
  let seen: unknown;
  const run = store.write(
    { command: 'import', now: () => NOW, fills: more.fills ?? true, dryRun: more.dryRun ?? false },
    () => {
      seen = journal(store);
      if (more.fails) throw new Error('no');
    },
  );
  await (more.fails ? expect(run).rejects.toThrow('no') : run);
  return seen;
}

/** Starts to fill a store; resolves once it says `word`. */
async function filling(place: Place, word: string, ...what: string[]) {
  const [how, ...numbers] = what.length > 0 ? what : ['fill', '0', '30000'];
  const child = spawn(process.execPath, [WRITER, how as string, place.path, place.keyFile, ...numbers], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  await new Promise<void>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      if (text.includes(`${word}\n`)) resolve();
    });
    child.on('close', () => reject(new Error(`it ended and had not said ${word}`)));
  });
  return { child, ended };
}

describe('files into an empty store', () => {
  it('go past the log, and the store is back on it, whatever comes of them', async () => {
    const { place, store } = make();
    expect(await journalWhile(store, { fails: true })).toBe('truncate');
    expect([journal(store), files(place)]).toEqual(['wal', expect.not.arrayContaining(['customers.cim-journal'])]);
    expect(await journalWhile(store, { dryRun: true })).toBe('truncate');
    expect(await takeIn(store, people(9), { fills: true })).toMatchObject({ created: 9 });
    expect([journal(store), files(place)]).toEqual(['wal', expect.not.arrayContaining(['customers.cim-journal'])]);
    expect(await journalWhile(store, {})).toBe('wal'); // there is something to read now
    expect(count(store)).toBe(9);
    expect(verifyAudit(store.db).ok).toBe(true);
    store.close();
  });

  it('go through the log while others use the store', async () => {
    const { place, store } = make();
    const other = open(place);
    expect(await journalWhile(store, {})).toBe('wal');
    expect(await takeIn(store, people(9), { fills: true })).toMatchObject({ created: 9 });
    expect(await other.read(() => count(other))).toBe(9);
    other.close();
    store.close();
  });

  it('write nothing readable and nothing for others to see, and leave a store of the same content', async () => {
    const { place, store } = make();
    const through = make();
    store.db.pragma('cache_size = -256');
    await takeIn(store, people(9000), { fills: true });
    await takeIn(through.store, people(9000));
    for (const name of files(place)) {
      const bytes = readFileSync(`${place.folder}/${name}`);
      for (const marker of ['Marker', 'marker.example', 'SECRETID', '北京']) expect(bytes.includes(marker)).toBe(false);
      expect(statSync(`${place.folder}/${name}`).mode & 0o077).toBe(0);
    }
    const lines = (of: Store) =>
      of.db.prepare('SELECT hex(lines) FROM chunk ORDER BY first_version').pluck().all().join('\n');
    expect(lines(store).length).toBeGreaterThan(1_000_000);
    expect(lines(store) === lines(through.store)).toBe(true);
    store.close();
    through.store.close();
  });

  it('keep others out, who are told by whom and can wait', async () => {
    const { place, store } = make();
    store.close();
    const { child } = await filling(place, 'holding', 'hold-alone');
    const held = `held by cim hold (process ${child.pid}, user admin`;
    expect(() => open(place)).toThrow(expect.objectContaining({ kind: 'locked', exitCode: 11 }));
    const runs = (...more: string[]) =>
      promisify(execFile)(process.execPath, [
        PROGRAM,
        'runs',
        '--store',
        place.path,
        '--key-file',
        place.keyFile,
        ...more,
      ]);
    const [refused, waited] = await Promise.all([
      runs().catch((error) => error),
      runs('--wait'),
      new Promise((resolve) => setTimeout(resolve, 9000)).then(() => child.kill('SIGKILL')),
    ]);
    expect([refused.code, refused.stderr]).toEqual([11, expect.stringContaining(held)]);
    expect(waited.stdout).toContain('init');
  }, 60_000);

  it('are gone when the run is killed, however much of them was in the file', async () => {
    const { place, store } = make();
    store.close();
    const before = statSync(place.path).size;
    for (const word of ['writing 0', 'writing 9000', 'writing 20000']) {
      const { child, ended } = await filling(place, word);
      child.kill('SIGKILL');
      await ended;
      if (word !== 'writing 0') {
        expect(statSync(place.path).size).toBeGreaterThan(before + 500_000);
        expect(statSync(`${place.path}-journal`).size).toBeGreaterThan(0);
      }
      const again = open(place);
      expect([journal(again), count(again), verifyAudit(again.db).ok]).toEqual(['wal', 0, true]);
      expect(again.db.pragma('integrity_check', { simple: true })).toBe('ok');
      again.close();
      expect(statSync(place.path).size).toBe(before);
    }
    const last = open(place);
    expect(await takeIn(last, people(50), { fills: true })).toMatchObject({ created: 50 });
    last.close();
  }, 60_000);
});
