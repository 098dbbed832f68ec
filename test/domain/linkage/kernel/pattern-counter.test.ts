import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addPatterns,
  countPattern,
  createPatternCounter,
} from '../../../../src/domain/linkage/kernel/pattern-counter.js';

const contents = (counter: ReturnType<typeof createPatternCounter>): Map<string, number> => {
  const found = new Map<string, number>();
  for (let p = 0; p < counter.size; p++) {
    found.set(counter.vectors.slice(p * counter.width, (p + 1) * counter.width).join(), counter.counts[p]!);
  }
  return found;
};

it('counts as a map does, past every first size, and in parts as in one', () => {
  const vectors = fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 4, maxLength: 4 }), {
    minLength: 900,
    maxLength: 2500,
  });
  fc.assert(
    fc.property(vectors, (list) => {
      const expected = new Map<string, number>();
      const whole = createPatternCounter(4);
      const parts = [createPatternCounter(4), createPatternCounter(4)] as const;
      for (const [i, vector] of list.entries()) {
        const weight = (i % 3) + 1;
        expected.set(vector.join(), (expected.get(vector.join()) ?? 0) + weight);
        countPattern(whole, Uint8Array.of(9, ...vector), 1, weight);
        countPattern(parts[i % 2]!, Uint8Array.from(vector), 0, weight);
      }
      expect(whole.size).toBeGreaterThan(600);
      expect(contents(whole)).toEqual(expected);
      addPatterns(parts[0], parts[1]);
      expect(contents(parts[0])).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});
