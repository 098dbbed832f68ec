import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EstimateInput, PairClass } from '../../../src/domain/linkage/estimate.js';
import { estimate, posteriors } from '../../../src/domain/linkage/estimate.js';
import { applyCap, isotonic } from '../../../src/domain/linkage/level-shape.js';

const TRUE_U = [
  [0, 0.01, 0.04, 0.95],
  [0, 0.02, 0.08, 0.9],
  [0, 0.001, 0.009, 0.99],
  [0, 0.005, 0.015, 0.98],
  [0, 0.002, 0.018, 0.98],
];
const TRUE_SAME = [
  [0, 0.8, 0.12, 0.08],
  [0, 0.85, 0.1, 0.05],
  [0, 0.9, 0.06, 0.04],
  [0, 0.6, 0.1, 0.3],
  [0, 0.7, 0.1, 0.2],
];
const TRUE_HOUSE = [TRUE_U[0]!, [0, 0.95, 0.03, 0.02], [0, 0.02, 0.03, 0.95], [0, 0.9, 0.06, 0.04], [0, 0.6, 0.1, 0.3]];

const own = (prior: number[], strength = 5) => ({ prior, strength });
const range = (start: number) => ({ start, min: 1, max: 1e9 });
const GUESS = [0, 0.6, 0.2, 0.2];
const FREE = own(GUESS);
const CLASSES: PairClass[] = [
  { name: 'same', pairs: range(3000), behaviors: [FREE, FREE, FREE, FREE, FREE] },
  { name: 'household', pairs: range(300), behaviors: ['strangers', FREE, own([0, 0.1, 0.1, 0.8]), FREE, FREE] },
];
const WIDTH = 5;

/** Exact expected counts of every pattern under the true parameters: no sampling noise. */
function expectedCounts(sizes: readonly number[]): EstimateInput {
  const patternCount = 3 ** WIDTH;
  const levels = new Uint8Array(patternCount * WIDTH);
  const counts = new Float64Array(patternCount);
  for (let p = 0; p < patternCount; p++) {
    for (let k = 0; k < WIDTH; k++) levels[p * WIDTH + k] = 1 + (Math.floor(p / 3 ** k) % 3);
    for (const [index, m] of [TRUE_U, TRUE_SAME, TRUE_HOUSE].entries()) {
      let count = sizes[index]!;
      for (let k = 0; k < WIDTH; k++) count *= m[k]![levels[p * WIDTH + k]!]!;
      counts[p]! += count;
    }
  }
  return {
    comparisons: ['given', 'family', 'birth', 'street', 'phone'].map((name) => ({
      name,
      labels: ['missing', 'equal', 'near', 'other'],
    })),
    patterns: { size: patternCount, levels, counts },
    totalPairs: sizes.reduce((sum, value) => sum + value, 0),
    u: TRUE_U,
    classes: CLASSES,
    maxIterations: 500,
    tolerance: 1e-5,
  };
}

describe('estimate', () => {
  it('recovers the parameters of three classes that generated the patterns', () => {
    const model = estimate(expectedCounts([1_000_000, 4000, 2000]));
    expect(model.converged).toBe(true);
    expect(Math.abs(model.pairs[1]! / 4000 - 1)).toBeLessThan(0.03);
    expect(Math.abs(model.pairs[2]! / 2000 - 1)).toBeLessThan(0.06);
    for (let k = 0; k < WIDTH; k++)
      for (let l = 1; l <= 3; l++) {
        expect(Math.abs(model.m[1]![k]![l]! - TRUE_SAME[k]![l]!)).toBeLessThan(0.02);
        expect(Math.abs(model.m[2]![k]![l]! - TRUE_HOUSE[k]![l]!)).toBeLessThan(0.03);
      }
  });

  it('tells when it did not converge', () => {
    const model = estimate({ ...expectedCounts([1_000_000, 4000, 2000]), maxIterations: 2 });
    expect(model.converged).toBe(false);
    expect(model.iterations).toBe(2);
  });

  it('gives the priors back when there are no patterns', () => {
    const input = expectedCounts([1000, 10, 10]);
    const model = estimate({ ...input, patterns: { size: 0, levels: new Uint8Array(), counts: new Float64Array() } });
    expect(model.m[1]![0]!.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([0, 0.6, 0.2, 0.2]);
  });

  it('takes a missing value as no evidence', () => {
    const input = expectedCounts([1_000_000, 4000, 2000]);
    const model = estimate(input);
    const pattern = (levels: number[]) => ({ size: 1, levels: Uint8Array.from(levels), counts: Float64Array.of(1) });
    const full = posteriors(model, CLASSES, pattern([1, 1, 1, 1, 1]));
    const none = posteriors(model, CLASSES, pattern([0, 0, 0, 0, 0]));
    expect(full[1]!).toBeGreaterThan(0.99);
    expect(none[1]!).toBeCloseTo(model.pairs[1]! / input.totalPairs, 6);
  });

  it('lets known matches move m toward what they show', () => {
    const input = expectedCounts([1_000_000, 40, 20]);
    const known = {
      size: 1,
      levels: Uint8Array.of(2, 1, 1, 1, 1),
      counts: Float64Array.of(1000),
      classOf: Uint8Array.of(1),
    };
    expect(estimate({ ...input, known }).m[1]![0]![2]!).toBeGreaterThan(estimate(input).m[1]![0]![2]! + 0.3);
  });
});

const distribution = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 7 })
  .map((values) => {
    const sum = values.reduce((a, b) => a + b, 0);
    return [0, ...values.map((v) => v / sum)];
  });

describe('isotonic', () => {
  it('keeps the sum, never lets m/u rise, and changes nothing twice', () => {
    fc.assert(
      fc.property(distribution, distribution, (m, other) => {
        const u = m.map((_, l) => (l === 0 ? 0 : (other[l] ?? 0.01)));
        const out = isotonic(m, u);
        expect(out.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        for (let l = 2; l < m.length; l++)
          expect(out[l]! / u[l]!).toBeLessThanOrEqual((out[l - 1]! / u[l - 1]!) * (1 + 1e-9));
        isotonic(out, u).forEach((v, l) => {
          expect(v).toBeCloseTo(out[l]!, 9);
        });
      }),
    );
  });
});

describe('applyCap', () => {
  it('allows as much as on the levels beside it', () => {
    const m = [0, 0.5, 0.2, 0.3];
    const capped = applyCap(m, { levels: [3], max: 0.1, beside: [2] });
    expect(capped[3]).toBeCloseTo(0.2);
    expect(applyCap(m, { levels: [2], max: 0.1, beside: [3] })).toEqual(m);
  });

  it('holds the capped levels at the cap and keeps the sum', () => {
    const out = applyCap([0, 0.3, 0.3, 0.4], { levels: [3], max: 0.1 });
    expect(out[3]).toBeCloseTo(0.1, 9);
    expect(out.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(out[1]).toBeCloseTo(out[2]!, 9);
  });

  it('keeps pairs called different out of the first class, whatever they look like', () => {
    const input = expectedCounts([1_000_000, 3000, 300]);
    // A steward looked at one in five of the pairs that agree in everything and called them different.
    const equal = Array.from({ length: WIDTH }, () => 1);
    const at = Array.from({ length: input.patterns.size }, (_, p) => p).find((p) =>
      equal.every((level, k) => input.patterns.levels[p * WIDTH + k] === level),
    )!;
    const counts = input.patterns.counts.slice();
    const reviewed = counts[at]! / 5;
    expect(reviewed).toBeGreaterThan(100);
    counts[at]! -= reviewed;
    const apart = { size: 1, levels: Uint8Array.from(equal), counts: Float64Array.of(reviewed) };
    const without = estimate(input);
    const labelled = estimate({ ...input, patterns: { ...input.patterns, counts }, apart });
    expect(labelled.pairs[1]).toBeLessThan(without.pairs[1]! - 0.7 * reviewed);
    expect(labelled.pairs[2]).toBeGreaterThan(without.pairs[2]! + 0.5 * reviewed);
    expect(labelled.pairs.reduce((a, b) => a + b, 0)).toBeCloseTo(input.totalPairs, 3);
  });

  it('counts known pairs that were among the patterns for the size of their class', () => {
    const input = expectedCounts([1_000_000, 3000, 300]);
    const more = estimate({ ...input, knownPairs: 500 });
    expect(more.pairs[1]! - estimate(input).pairs[1]!).toBeGreaterThan(450);
  });
});
