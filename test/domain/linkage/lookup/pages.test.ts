import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersOfKey, openPage, packPages, SMALL_PAGE } from '../../../../src/domain/linkage/lookup/pages.js';

const naive = (pairs: readonly (readonly [number, number])[]): Map<number, number[]> => {
  const found = new Map<number, number[]>();
  for (const [key, number] of pairs) found.set(key, [...(found.get(key) ?? []), number]);
  return found;
};

const packed = (pairs: readonly (readonly [number, number])[]) =>
  packPages(
    Int32Array.from(pairs, ([key]) => key),
    Int32Array.from(pairs, ([, number]) => number),
    SMALL_PAGE,
  );

describe('pages', () => {
  const key = fc.oneof(fc.integer(), fc.integer({ min: -3, max: 3 }), fc.constantFrom(0x7fffffff, -0x80000000));
  const pair = fc.tuple(key, fc.oneof(fc.nat(), fc.nat(200)));

  it('hold what was put in, in its order, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 300 }), (pairs) => {
        const pages = packed(pairs);
        const open = pages.map(openPage);
        for (const [key, numbers] of naive(pairs))
          expect(open.flatMap((page) => [...numbersOfKey(page, key)])).toEqual(numbers);
        expect(open.reduce((sum, page) => sum + page.keys.length, 0)).toBe(pairs.length);
        expect(open.flatMap((page) => [...numbersOfKey(page, 12345)])).toEqual(naive(pairs).get(12345) ?? []);
      }),
    );
  });

  it('are many where there is much; a key lies in one of them whole, however often it occurs', () => {
    const pairs = Array.from({ length: 60_000 }, (_, i) => [(i % 50) * 40_000_000 - 1_000_000_000, i] as const);
    const pages = packed(pairs);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.map(({ firstKey }) => firstKey)).toEqual(
      [...pages.map(({ firstKey }) => firstKey)].sort((a, b) => a - b),
    );
    for (const [key, numbers] of naive(pairs)) {
      const found = pages.map(openPage).map((page) => [...numbersOfKey(page, key)]);
      expect(found.filter((list) => list.length > 0)).toEqual([numbers]);
    }
  });

  it('tell when they were cut short', () => {
    const { firstKey, data } = packed([[5, 300]])[0]!;
    expect(() => openPage({ firstKey, data: data.subarray(0, data.length - 1) })).toThrow('cut short');
  });
});
