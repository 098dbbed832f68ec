/** A byte changed anywhere in the store, its key slots, a backup or the backup's: noticed, or of no effect; never a crash. */
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { connect } from '../../src/store/connection.js';
import { drillBackups } from '../../src/store/drill.js';
import { openStore } from '../../src/store/open-store.js';
import { sidecarPath } from '../../src/store/sidecar.js';
import { Workplace } from '../commands/cim.js';
import { FULL } from './layer.js';
import { type Contents, contentsOf, csvOf } from './scene.js';

const PAGE = 4096;

let place: Workplace;
let store: string;
let backup: string;
let key: string;
let before: Contents;
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  writeFileSync(place.path('people.csv'), csvOf(6));
  for (const args of [
    ['init', '--new-key-file', 'key'],
    ['import', 'people.csv'],
  ])
    expect(place.cim(...args).status).toBe(0);
  backup = place.json<{ path: string }>(0, 'backup', '--to', 'backups').path;
  store = place.path('customers.cim');
  key = place.path('key');
  before = contentsOf(store, key);
  expect(before.customers.length).toBe(6);
});
afterAll(() => place.remove());

/**
 * Whether a damaged page is noticed as soon as all are read, by whoever has the key of the file: what opening the store
 * tells is then no other than for the bytes beside it.
 */
function isNoticedByReading(path: string, dataKey: Buffer): boolean {
  try {
    const db = connect(path, dataKey);
    try {
      return db.pragma('integrity_check', { simple: true }) !== 'ok';
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

/** The key of the file itself, which nothing but the store knows. */
function dataKeyOf(path: string): Buffer {
  const opened = openStore({ path, secret: { keyFile: key } });
  const dataKey = Buffer.from(opened.keyring?.dataKey ?? []);
  opened.close();
  return dataKey;
}

/** Bytes to flip: first, last and one in `step` of every page, each time another bit. */
function* offsets(size: number, step: number): Generator<number> {
  for (let at = 0; at < size; at++) if (at % step === 0 || at % PAGE === 0 || at % PAGE === PAGE - 1) yield at;
}

/** Flips bytes of `path` one at a time and collects where what came of it is not as it ought to be. */
async function flip(path: string, step: number, judge: () => Promise<string> | string) {
  const original = readFileSync(path);
  const problems: string[] = [];
  const verdicts = new Map<string, number>();
  /** Puts one byte into the file; the rest of it stays as it is, unless judging changed it. */
  const put = (at: number, byte: number) => {
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.of(byte), 0, 1, at);
    closeSync(file);
  };
  for (const at of offsets(original.length, step)) {
    put(at, (original[at] as number) ^ (1 << (at % 8)));
    const verdict = await judge();
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (verdict.startsWith('!')) problems.push(`byte ${at}: ${verdict}`);
    if (verdict === 'noticed by reading') put(at, original[at] as number);
    else writeFileSync(path, original); // whoever opened it may have written to it
  }
  expect(readFileSync(path).equals(original)).toBe(true); // looking at a damaged file does not write to it
  expect(problems).toEqual([]);
  return verdicts;
}

/** Every byte of a database: all are noticed by reading it, or judged as those of a sample are. */
async function flipAll(path: string, judge: () => string) {
  const dataKey = dataKeyOf(path);
  const verdicts = await flip(path, 1, () => (isNoticedByReading(path, dataKey) ? 'noticed by reading' : judge()));
  expect(verdicts.get('noticed by reading')).toBeGreaterThan(readFileSync(path).length * 0.9);
}

/** What opening and checking the whole store comes to; its log and lock are removed again. */
const judgeStore = () => judgeFile(store, before);

function judgeFile(path: string, expected: Contents): string {
  try {
    const found = contentsOf(path, key);
    return isDeepStrictEqual(found, expected) ? 'harmless' : '! other content';
  } catch (error) {
    if (error instanceof CimError)
      return ['damaged', 'wrong-key'].includes(error.kind) || error.code === 'keys-newer'
        ? 'noticed'
        : `! ${error.code}`;
    // the check of the whole (integrity, audit) tells in words of its own
    return error instanceof Error && /^(integrity|audit): /.test(error.message) ? 'noticed' : `! ${String(error)}`;
  } finally {
    for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
  }
}

describe('a flipped byte', () => {
  it('of the store is noticed when the store is opened or its audit verified', async () => {
    const verdicts = await flip(store, 97, judgeStore);
    expect(verdicts.get('noticed')).toBeGreaterThan(500);
    if (FULL) await flipAll(store, judgeStore);
  });

  it('of the key slots is noticed', async () => {
    const verdicts = await flip(sidecarPath(store), 1, judgeStore);
    expect([...verdicts.keys()]).toEqual(['noticed']);
  });

  it('of a backup is noticed when it is opened and verified, as a restore does', async () => {
    const expected = contentsOf(backup, key);
    expect(expected.customers).toEqual(before.customers);
    const judge = () => judgeFile(backup, expected);
    const verdicts = await flip(backup, 197, judge);
    expect(verdicts.get('noticed')).toBeGreaterThan(300);
    if (FULL) await flipAll(backup, judge);
  });

  it('of a backup is noticed by the drill', async () => {
    const verdicts = await flip(backup, FULL ? 197 : 499, async () => {
      const { ok } = await drillBackups(place.path('backups'), { keyFile: key }, new Date());
      return ok ? '! restored' : 'noticed';
    });
    expect(verdicts.get('noticed')).toBeGreaterThan(100);
  });

  it('of the key slots of a backup is noticed by the drill', async () => {
    const verdicts = await flip(sidecarPath(backup), FULL ? 1 : 7, async () => {
      const { ok } = await drillBackups(place.path('backups'), { keyFile: key }, new Date());
      return ok ? '! restored' : 'noticed';
    });
    expect(verdicts.get('noticed')).toBeGreaterThan(100);
  });

  it('is told by the program with an exit status of its own', async () => {
    const statuses = new Set<number>();
    for (const file of [store, sidecarPath(store)]) {
      const original = readFileSync(file);
      for (let part = 0; part < 12; part++) {
        const bytes = Buffer.from(original);
        const at = Math.floor((part * (bytes.length - 1)) / 11);
        bytes[at] = (bytes[at] as number) ^ 0x10;
        writeFileSync(file, bytes);
        const { status } = place.cim('audit', 'verify');
        statuses.add(status);
        // 0: free space, which nothing reads
        expect([file, at, [0, 1, 12, 14]]).toEqual([file, at, expect.arrayContaining([status])]);
      }
      writeFileSync(file, original);
    }
    expect(statuses.size).toBeGreaterThan(1);
  });
});

describe('a file that is cut short', () => {
  it('is noticed, wherever it was cut', () => {
    for (const file of [store, sidecarPath(store)]) {
      const whole = readFileSync(file);
      for (let part = 0; part < 40; part++) {
        const length = Math.floor((part * whole.length) / 40);
        writeFileSync(file, whole.subarray(0, length));
        expect([file, length, judgeStore()]).toEqual([file, length, 'noticed']);
      }
      writeFileSync(file, whole);
    }
    expect(judgeStore()).toBe('harmless');
    expect(existsSync(store)).toBe(true);
  });
});
