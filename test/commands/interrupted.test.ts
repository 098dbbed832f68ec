/** Stopped at any moment, an import leaves all of itself or nothing. */
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

const ROWS = 60_000;

describe('an interrupted import', () => {
  let place: Workplace;

  beforeEach(() => {
    place = workplaceWithStore();
    const lines = ['id,name,email,phone,city'];
    for (let i = 0; i < ROWS; i++)
      lines.push(
        `${i},Name${i % 977} Family${i % 3001},u${i}@mail.example,+8613${String(800000000 + i).slice(0, 9)},上海`,
      );
    writeFileSync(place.path('big.csv'), `${lines.join('\n')}\n`);
  });
  afterEach(() => place.remove());

  const records = () => place.json<{ records: number }>(0, 'report').records;

  const stopAfter = async (milliseconds: number, signal: 'SIGKILL' | 'SIGINT') => {
    const child = place.start('import', 'big.csv');
    const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)));
    await sleep(milliseconds);
    child.kill(signal);
    return ended;
  };

  it('by Ctrl-C changes nothing and exits with 130', async () => {
    let interrupted = 0;
    for (const milliseconds of [250, 400, 600, 900]) {
      const status = await stopAfter(milliseconds, 'SIGINT');
      if (status === null) continue; // it had not begun: the system ended it
      if (status !== 130) break; // quicker than we are: it was done before the signal
      interrupted++;
      expect(records()).toBe(0);
    }
    expect(interrupted).toBeGreaterThan(0);
  });

  it('by kill -9 at any moment leaves all or nothing, and a store that opens', async () => {
    const seen = new Set<number>();
    for (const milliseconds of [150, 250, 400, 600, 900, 1400]) {
      await stopAfter(milliseconds, 'SIGKILL');
      const now = records();
      seen.add(now);
      expect([0, ROWS]).toContain(now);
    }
    expect(seen.has(0)).toBe(true);
    const after = place.json<{ created: number; unchanged: number }>(0, 'import', 'big.csv');
    expect(after.created + after.unchanged).toBe(ROWS);
    expect(records()).toBe(ROWS);
  });
});
