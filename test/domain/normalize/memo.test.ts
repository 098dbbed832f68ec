import { expect, it } from 'vitest';
import { memoize } from '../../../src/domain/normalize/memo.js';
import { ValueIndex } from '../../../src/domain/record/value-index.js';

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
  expect(upper.hasGivenUp()).toBe(false);
  for (let i = 0; i < 200_000; i++) upper(`value ${i}`);
  expect(upper.hasGivenUp()).toBe(true);
  expect(worked).toBe(200_000);
  expect(upper('value 199999')).toBe('VALUE 199999');
  expect(worked).toBe(200_001);
});

it('keeps what comes again among many that do not', () => {
  const worked = new Map<string, number>();
  const upper = memoize((text) => {
    worked.set(text, (worked.get(text) ?? 0) + 1);
    return text.toUpperCase();
  });
  const wrong: string[] = [];
  const ask = (text: string): void => {
    if (upper(text) !== text.toUpperCase()) wrong.push(text);
  };
  for (let i = 0; i < 100_000; i++) {
    ask(`once ${i}`);
    ask(`${i < 50_000 ? 'early' : 'late'} ${i % 500}`);
  }
  expect(wrong).toEqual([]);
  for (const word of ['early', 'late']) {
    const times = Array.from({ length: 500 }, (_, i) => worked.get(`${word} ${i}`) ?? 0);
    expect(times.reduce((sum, count) => sum + count, 0)).toBeLessThan(10_000);
  }
});

it('tells texts of the same hash apart', () => {
  const [one, two] = ['t1nx4', 't2537'] as const;
  expect(ValueIndex.hash(one)).toBe(ValueIndex.hash(two));
  const same = memoize((text) => text);
  for (let i = 0; i < 10; i++) for (const text of [one, two]) expect(same(text)).toBe(text);
});
