/** Runs that meet, are killed, or find no space: all of a run or nothing of it, and always a store that opens. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit.js';
import { createStore, openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { listRuns } from '../../src/store/runs.js';
import { createKeyFile } from '../../src/store/secret.js';
import { NOW, newPlace, newStore, type Place, people, takeIn } from './people.js';

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
const fresh = () => {
  const { place, store } = newStore();
  places.push(place);
  store.close();
  return place;
};
const open = (place: Place) => openStore({ path: place.path, secret: { keyFile: place.keyFile } });

/** Starts a writer; resolves when it says `word`, or ends. */
function start(
  word: string | null,
  ...args: string[]
): { child: ChildProcess; said: Promise<void>; ended: Promise<number> } {
  const child = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  const said = new Promise<void>((resolve) => {
    let text = '';
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString();
      if (word !== null && text.includes(`${word}\n`)) resolve();
    });
    child.on('close', () => resolve());
  });
  return { child, said, ended };
}

describe('a run that is killed', () => {
  it('in the midst of an import leaves nothing, and the store opens and takes the file again', async () => {
    const place = fresh();
    let store = open(place);
    await takeIn(store, people(50));
    store.close();
    let before = 0;
    for (const at of ['writing 0', 'writing 7000', 'writing 11000']) {
      const { child, said, ended } = start(at, 'import', place.path, place.keyFile, '1000', '12000');
      await said;
      child.kill('SIGKILL');
      await ended;
      store = open(place);
      const records = [...new RecordReader(store).all()].length;
      const runs = listRuns(store).length;
      expect(`${runs - before} ${records}`).toMatch(/^(2 50|3 12050)$/);
      expect(verifyAudit(store.db).ok).toBe(true);
      expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(await takeIn(store, people(50))).toMatchObject({ unchanged: 50 });
      store.close();
      if (records > 50) return; // it was done before the signal came
      before++;
    }
  });

  it('at any other moment too, keeps all or nothing', async () => {
    const place = fresh();
    let expected = 1;
    for (const delay of [0, 10, 40]) {
      const { child, said, ended } = start(
        'writing 2000',
        'import',
        place.path,
        place.keyFile,
        String(delay * 10_000),
        '3000',
      );
      await said;
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await ended;
      const store = open(place);
      const runs = listRuns(store).length;
      expect([expected, expected + 1]).toContain(runs);
      expected = runs;
      expect([...new RecordReader(store).all()].length).toBe((runs - 1) * 3000);
      expect(verifyAudit(store.db).ok).toBe(true);
      store.close();
    }
  });
});

describe('runs that meet', () => {
  it('name the holder, with exit status 11, and change nothing; a dead holder holds nothing', async () => {
    const place = fresh();
    const { child, said, ended } = start('holding', 'hold', place.path, place.keyFile);
    await said;
    const store = open(place);
    const refused = await takeIn(store, people(3)).catch((error) => error);
    expect(refused).toMatchObject({ kind: 'locked', exitCode: 11 });
    expect(refused.message).toContain(`cim hold (process ${child.pid}, user admin`);
    expect([...new RecordReader(store).all()]).toEqual([]);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(`${place.path}.lock`)).toBe(true);
    expect(await takeIn(store, people(3))).toMatchObject({ created: 3 });
    expect(existsSync(`${place.path}.lock`)).toBe(false);
    store.close();
  });

  it('wait for each other when told to, and stop waiting when interrupted', async () => {
    const place = fresh();
    const { child, said } = start('holding', 'hold', place.path, place.keyFile);
    await said;
    const store = open(place);
    const abort = new AbortController();
    const waiting = store.write({ command: 'merge', now: () => NOW, wait: true, signal: abort.signal }, () => 1);
    setTimeout(() => abort.abort(new Error('enough')), 300);
    await expect(waiting).rejects.toThrow();
    const second = store.write({ command: 'merge', now: () => NOW, wait: true }, () => 2);
    setTimeout(() => child.kill('SIGKILL'), 200);
    expect(await second).toBe(2);
    store.close();
  });

  it('lose no update among three processes', async () => {
    const place = fresh();
    const runs = [1, 2, 3].map(() => start(null, 'increment', place.path, place.keyFile, '12'));
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    const store = open(place);
    expect(store.columns.marks.get(1)).toBe(36);
    const makers = listRuns(store).flatMap(({ command, counts }) => (command === 'increment' ? [counts.process] : []));
    expect([makers.length, new Set(makers).size]).toEqual([36, 3]);
    expect(makers.filter((maker, i) => i > 0 && maker !== makers[i - 1]).length).toBeGreaterThan(6); // they took turns
    expect(verifyAudit(store.db)).toMatchObject({ ok: true, entries: 37 });
    store.close();
  });

  it('see one state while they read, whatever is written meanwhile', async () => {
    const place = fresh();
    const writer = open(place);
    const reader = open(place);
    await takeIn(writer, people(5));
    await reader.read(async () => {
      expect([...new RecordReader(reader).all()].length).toBe(5);
      const runs = listRuns(reader).length;
      await takeIn(writer, people(9));
      expect([...new RecordReader(reader).all()].length).toBe(5);
      expect([listRuns(reader).length, listRuns(writer).length]).toEqual([runs, runs + 1]);
    });
    await reader.read(() => expect([...new RecordReader(reader).all()].length).toBe(9));
    writer.close();
    reader.close();
  });

  it('never write to a file that was replaced under them', async () => {
    const place = fresh();
    const store = open(place);
    const bytes = readFileSync(place.path);
    rmSync(place.path);
    writeFileSync(place.path, bytes, { mode: 0o600 });
    await expect(takeIn(store, people(3))).rejects.toMatchObject({ code: 'store-replaced' });
    store.close();
  });
});

describe('a full disk', () => {
  it('ends the run with its own exit status and keeps what was there', async () => {
    const place = fresh();
    const store = open(place);
    await takeIn(store, people(500));
    const pages = Number(store.db.pragma('page_count', { simple: true }));
    store.db.pragma(`max_page_count = ${pages + 4}`);
    await expect(takeIn(store, people(5000))).rejects.toMatchObject({ kind: 'no-space', exitCode: 15 });
    store.db.pragma('max_page_count = 1000000');
    expect([...new RecordReader(store).all()].length).toBe(500);
    expect(verifyAudit(store.db).ok).toBe(true);
    expect(await takeIn(store, people(600))).toMatchObject({ created: 100, unchanged: 500 });
    store.close();
  });

  it('of a real file system does the same, and leaves no half store when making one', async () => {
    const place = newPlace();
    places.push(place);
    const small = join(place.folder, 'small');
    mkdirSync(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      console.warn('SKIPPED: a small file system cannot be mounted here; the limit of pages above stands for it');
      return;
    }
    try {
      createKeyFile(place.keyFile);
      const path = join(small, 'customers.cim');
      const secret = { keyFile: place.keyFile };
      let { store } = createStore({ path, secret, user: 'admin', now: NOW });
      await takeIn(store, people(100));
      await expect(takeIn(store, people(60_000))).rejects.toMatchObject({ kind: 'no-space' });
      store.close();
      store = openStore({ path, secret });
      expect([...new RecordReader(store).all()].length).toBe(100);
      expect(verifyAudit(store.db).ok).toBe(true);
      store.close();
      execFileSync('sh', ['-c', 'dd if=/dev/zero of=filler2 bs=1k 2>/dev/null || true'], { cwd: small });
      expect(() => createStore({ path: join(small, 'second.cim'), secret, user: 'admin', now: NOW })).toThrow(
        'No space',
      );
      expect(existsSync(join(small, 'second.cim')) || existsSync(join(small, 'second.cim.keys'))).toBe(false);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
