import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Carrier } from '../../src/domain/linkage/carrier.js';
import { timedCarrier } from '../../src/runtime/timed.js';

it('calls of a task that overlap count once', async () => {
  const slow = { threads: 2, map: () => sleep(60), start: () => {}, close: async () => {} } as unknown as Carrier;
  const { carrier, seconds } = timedCarrier(slow);
  const begin = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => carrier.map('score-pairs', null as never, [])));
  await carrier.map('score-pairs', null as never, []);
  const wall = (performance.now() - begin) / 1000;
  expect(seconds.get('score-pairs')).toBeGreaterThan(0.1);
  expect(seconds.get('score-pairs')).toBeLessThanOrEqual(wall);
});
