import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairSet } from '../../../../src/domain/linkage/blocking/pair-set.js';

describe('PairSet', () => {
  it('numbers pairs as a map does, past every growth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 500, maxLength: 3000, size: 'max' }),
        (pairs) => {
          const set = new PairSet(4);
          const map = new Map<string, number>();
          for (const [a, b] of pairs) {
            const key = `${a} ${b}`;
            if (!map.has(key)) map.set(key, map.size);
            expect(set.add(a, b)).toBe(map.get(key));
          }
          expect(set.size).toBe(map.size);
          expect(set.size).toBeGreaterThan(100);
          for (const [key, at] of map) expect(`${set.first[at]} ${set.second[at]}`).toBe(key);
        },
      ),
      { numRuns: 15 },
    );
  });
});
