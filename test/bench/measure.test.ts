import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure } from './measure.js';

test('a program is measured from outside: its output, exit status and the memory it held', async () => {
  const script =
    'const b = Buffer.alloc(150 << 20, 1); setTimeout(() => { console.log(b.length); process.exit(3); }, 200);';
  const run = await measure(process.execPath, ['-e', script]);
  expect(run.status).toBe(3);
  expect(run.stdout.trim()).toBe(String(150 << 20));
  expect(run.seconds).toBeGreaterThan(0.2);
  if (existsSync('/proc/self/status')) expect(run.peakMb).toBeGreaterThan(150);
});

test('a program that does not exist is an error', async () => {
  await expect(measure('/no/such/program', [])).rejects.toThrow('ENOENT');
});
