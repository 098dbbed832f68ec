/** Threats of the list that are tried by other tests than `threats.test.ts`: each has its proof where it is said to be. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ELSEWHERE } from './rows.js';

it.each(Object.entries(ELSEWHERE))('threat %s has its proof', (_, [file, words]) => {
  const tests = fileURLToPath(new URL('../', import.meta.url));
  expect(readFileSync(join(tests, file), 'utf8')).toContain(words);
});
