import { expect, it } from 'vitest';
import { memoize } from '../../../../src/domain/normalize/standardize/memo.js';

it('works once per distinct value', () => {
  let worked = 0;
  const double = memoize((text) => {
    worked++;
    return text + text;
  });
  for (let i = 0; i < 1000; i++) expect(double(String(i % 10))).toBe(String(i % 10).repeat(2));
  expect(worked).toBe(10);
});

it('stays bounded, and gives up where nothing repeats', () => {
  let worked = 0;
  const upper = memoize((text) => {
    worked++;
    return text.toUpperCase();
  });
  for (let i = 0; i < 200_000; i++) upper(`value ${i}`);
  expect(worked).toBe(200_000);
  expect(upper('value 199999')).toBe('VALUE 199999');
  expect(worked).toBe(200_001);
});
