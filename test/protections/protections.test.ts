/**
 * The table of protections is about the program as it is: every text to take out is there once, what is left compiles,
 * every row is proved, and the tests that are to notice are there. Whether they notice: `npm run test:protections`.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROWS } from '../trust/rows.js';
import { compiled } from './project-copy.js';
import { withoutProtection } from './protection.js';
import { NOTHING_TO_TAKE_OUT, PROTECTIONS } from './table/index.js';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

it('every text to take out is there once, and the file without it compiles', async () => {
  expect(PROTECTIONS.length).toBeGreaterThan(100);
  const problems: string[] = [];
  for (const protection of PROTECTIONS) {
    try {
      for (const [file, text] of withoutProtection(protection, read))
        if (/\.ts$/.test(file)) await compiled(file, text);
    } catch (error) {
      problems.push(`${protection.without}: ${(error as Error).message}`);
    }
  }
  expect(problems).toEqual([]);
});

it('every row has a protection that can be taken out, or a reason why there is none', () => {
  const proved = new Set(PROTECTIONS.flatMap(({ rows }) => rows));
  expect(ROWS.filter((row) => !proved.has(row) && !NOTHING_TO_TAKE_OUT[row])).toEqual([]);
  expect(ROWS.filter((row) => proved.has(row) && NOTHING_TO_TAKE_OUT[row])).toEqual([]);
  expect([...proved].filter((row) => !ROWS.includes(row))).toEqual([]);
});

it('the tests that are to notice are there', () => {
  const missing = PROTECTIONS.flatMap(({ noticedBy: [file, ...words] }) => {
    const text = read(`test/${file}`);
    return words.filter((word) => !text.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(missing).toEqual([]);
});

it('is told apart, each from the others', () => {
  const told = PROTECTIONS.map(({ without, noticedBy: [file] }) => `${without} (${file})`);
  expect(told.filter((one, i) => told.indexOf(one) !== i)).toEqual([]);
});
