import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilityOf } from '../../../src/domain/linkage/score.js';
import { bestExpectedF1, linkWeight } from '../../../src/domain/linkage/threshold.js';

const pairs = (weight: readonly number[]) => ({
  size: weight.length,
  a: Int32Array.from(weight, (_, i) => i),
  b: Int32Array.from(weight, (_, i) => i + 1),
  weight: Int32Array.from(weight),
});

describe('linkWeight', () => {
  it('is the weight of the probability asked for', () => {
    expect(linkWeight(pairs([]), 0.5)).toBe(0);
    expect(probabilityOf(linkWeight(pairs([]), 0.9))).toBeCloseTo(0.9, 3);
  });

  it('lies between a quarter and a half, near a half where all is clear; higher where nothing is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4000, max: 40000 })), (weights) => {
        const probability = probabilityOf(linkWeight(pairs(weights)));
        expect(probability).toBeGreaterThan(0.2499);
        if (bestExpectedF1(pairs(weights)) < 0.6) expect(probability).toBeCloseTo(0.9, 3);
        else expect(probability).toBeLessThan(0.5001);
      }),
    );
    expect(linkWeight(pairs([30000, 30000]))).toBe(0);
  });

  it('expects the F1 that a search over all thresholds finds', () => {
    const weights = [12000, 3000, 500, -500, -2500];
    const p = weights.map(probabilityOf);
    const all = p.reduce((x, y) => x + y, 0);
    const each = p.map((_, i) => (2 * p.slice(0, i + 1).reduce((x, y) => x + y, 0)) / (i + 1 + all));
    expect(bestExpectedF1(pairs([-500, 12000, 500, -2500, 3000]))).toBeCloseTo(Math.max(...each), 12);
  });
});
