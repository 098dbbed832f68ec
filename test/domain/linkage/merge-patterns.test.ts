import { expect, it } from 'vitest';
import type { PairClass } from '../../../src/domain/linkage/estimate.js';
import { estimate } from '../../../src/domain/linkage/estimate.js';
import type { PatternCounts } from '../../../src/domain/linkage/expectation.js';
import { mergePatterns } from '../../../src/domain/linkage/merge-patterns.js';
import { seededRandom } from '../../../src/domain/linkage/random-pairs.js';

const own = (first: number) => ({ prior: [0, first, 1 - first], strength: 5 });
const CLASSES: readonly PairClass[] = [
  { name: 'same', pairs: { start: 500, min: 1, max: 10_000 }, behaviors: [own(0.9), own(0.9), own(0.8)] },
  { name: 'related', pairs: { start: 500, min: 1, max: 10_000 }, behaviors: ['strangers', own(0.9), 'strangers'] },
];
const COMPARISONS = ['a', 'b', 'c'].map((name) => ({ name, labels: ['missing', 'equal', 'other'] }));
const U = [
  [0, 0.02, 0.98],
  [0, 0.1, 0.9],
  [0, 0.05, 0.95],
];

/** Patterns of two kinds of pairs with adjustments of many different sizes. */
function examplePatterns(): PatternCounts {
  const random = seededRandom(4);
  const size = 20_000;
  const levels = new Uint8Array(3 * size);
  const adjustments = new Float32Array(3 * size);
  for (let i = 0; i < levels.length; i++) {
    const same = Math.floor(i / 3) % 10 === 0;
    levels[i] = random() < 0.05 ? 0 : random() < (same ? 0.9 : 0.15) ? 1 : 2;
    if (levels[i] === 1) adjustments[i] = 4 * random() - 2;
  }
  return { size, levels, counts: new Float64Array(size).fill(1), adjustments };
}

it('estimates the same from far fewer patterns', () => {
  const patterns = examplePatterns();
  const merged = mergePatterns(patterns, CLASSES);
  expect(merged.size).toBeLessThan(patterns.size / 5);
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  expect(sum(merged.counts)).toBe(sum(patterns.counts));
  const input = { comparisons: COMPARISONS, totalPairs: 1_000_000, u: U, classes: CLASSES };
  const all = estimate({ ...input, patterns });
  const few = estimate({ ...input, patterns: merged });
  expect(all.pairs[1]).toBeGreaterThan(1000);
  for (const [c, pairs] of all.pairs.entries()) expect(few.pairs[c]! / pairs).toBeCloseTo(1, 2);
  for (const [c, comparisons] of all.m.entries()) {
    for (const [k, m] of comparisons.entries()) {
      for (const [level, value] of m.entries()) expect(few.m[c]![k]![level]).toBeCloseTo(value, 2);
    }
  }
});

it('keeps apart what differs in levels or in the adjustments of a class', () => {
  const patterns = {
    size: 4,
    levels: Uint8Array.of(1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 2),
    counts: Float64Array.of(1, 2, 4, 8),
    adjustments: Float32Array.of(3, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0.01, 0),
  };
  const merged = mergePatterns(patterns, CLASSES);
  expect([...merged.counts]).toEqual([9, 2, 4]);
  expect(merged.adjustments![0]).toBeCloseTo(3, 5);
  expect(merged.adjustments![1]).toBeCloseTo((8 * 0.01) / 9, 5);
});
