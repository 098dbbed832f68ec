/** Runs that meet: three who write at once, the nightly job that starts while the last one still runs, a lock left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROGRAM, Workplace } from '../commands/cim.js';
import { csvOf } from '../faults/scene.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  expect(place.cim('init', '--new-key-file', 'key').status).toBe(0);
});
afterEach(() => place.remove());

const records = () => place.json<{ records: number }>(0, 'report').records;

function run(...args: string[]): Promise<number | null> {
  const child = place.start(...args);
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  return new Promise((resolve) => child.on('close', (status) => resolve(status)));
}

/** An import that holds the lock: its input is open and does not come to an end. */
async function holding(): Promise<{ readonly child: ChildProcess; readonly ended: Promise<unknown> }> {
  const child = spawn(process.execPath, [PROGRAM, 'import', '-', '--source', 'pipe'], {
    cwd: place.dir,
    env: place.environment(),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdin.on('error', () => {}); // it is killed with its input unread
  child.stdin.write(csvOf(20_000));
  for (let i = 0; i < 400 && !existsSync(place.path('customers.cim.lock')); i++) await sleep(25);
  expect(existsSync(place.path('customers.cim.lock'))).toBe(true);
  return { child, ended };
}

describe('three who write at once', () => {
  it('lose nothing when they wait for each other', async () => {
    const writers = [0, 1, 2].map(async (writer) => {
      for (let round = 0; round < 3; round++) {
        const name = `w${writer}-${round}.csv`;
        writeFileSync(place.path(name), csvOf(5, (writer * 3 + round) * 5));
        expect(await run('import', name, '--source', `w${writer}`, '--wait')).toBe(0);
      }
    });
    await Promise.all(writers);
    expect(records()).toBe(45);
    const runs = place.lines<{ run: number }>(0, 'runs');
    expect(new Set(runs.map(({ run: number }) => number)).size).toBe(runs.length);
    expect(place.cim('audit', 'verify').status).toBe(0);
  });
});

describe('a nightly job that starts while another run holds the store', () => {
  it('ends with status 11, names the holder, changes nothing; others read on', async () => {
    // the first import of all is alone with its store: see journal-mode.test.ts
    writeFileSync(place.path('before.csv'), csvOf(2));
    expect(place.cim('import', 'before.csv').status).toBe(0);
    writeFileSync(place.path('night.csv'), csvOf(5));
    const { child, ended } = await holding();
    const refused = place.cim('import', 'night.csv', '--json');
    expect(refused.status).toBe(11);
    expect(JSON.parse(refused.stderr)).toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`process ${child.pid}`),
    });
    expect(records()).toBe(2);
    child.kill('SIGKILL');
    await ended;
    // its lock file is still there and holds nobody up
    expect(readFileSync(place.path('customers.cim.lock'), 'utf8')).toContain(String(child.pid));
    expect(place.cim('import', 'night.csv').status).toBe(0);
    expect(records()).toBe(7);
    expect(existsSync(place.path('customers.cim.lock'))).toBe(false);
  });
});
