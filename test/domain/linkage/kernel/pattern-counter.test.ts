import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countPattern, createPatternCounter } from '../../../../src/domain/linkage/kernel/pattern-counter.js';

const contents = (counter: ReturnType<typeof createPatternCounter>): Map<string, number> => {
  const found = new Map<string, number>();
  for (let p = 0; p < counter.size; p++) {
    found.set(counter.vectors.slice(p * counter.width, (p + 1) * counter.width).join(), counter.counts[p]!);
  }
  return found;
};

it('counts as a map does, past every first size, and numbers vectors as they come', () => {
  const vectors = fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 4, maxLength: 4 }), {
    minLength: 900,
    maxLength: 2500,
  });
  fc.assert(
    fc.property(vectors, (list) => {
      const expected = new Map<string, number>();
      const numbers = new Map<string, number>();
      const counter = createPatternCounter(4);
      for (const [i, vector] of list.entries()) {
        const key = vector.join();
        const weight = (i % 3) + 1;
        expected.set(key, (expected.get(key) ?? 0) + weight);
        if (!numbers.has(key)) numbers.set(key, numbers.size);
        expect(countPattern(counter, Uint8Array.of(9, ...vector), 1, weight)).toBe(numbers.get(key));
      }
      expect(counter.size).toBeGreaterThan(600);
      expect(contents(counter)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});
