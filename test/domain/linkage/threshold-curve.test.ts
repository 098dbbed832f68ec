import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thresholdCurve } from '../../../src/domain/linkage/threshold-curve.js';

describe('thresholdCurve', () => {
  it('adds up probabilities', () => {
    const curve = thresholdCurve([[0, 0, 20], [-2]]);
    const at = (probability: number) => curve.find((point) => point.probability === probability)!;
    expect(at(0.1)).toMatchObject({ pairs: 4, recall: 1 });
    expect(at(0.5).pairs).toBe(3);
    expect(at(0.5).precision).toBeCloseTo(2 / 3, 4);
    expect(at(0.5).recall).toBeCloseTo(2 / 2.2, 4);
    expect(at(0.9).pairs).toBe(1);
    expect(at(0.9).weight).toBeCloseTo(Math.log2(9), 9);
    expect(thresholdCurve([[], []])).toEqual([]);
  });

  it('gains precision and loses recall as the threshold rises', () => {
    const weights = fc.array(fc.double({ min: -5, max: 40, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(weights, (list) => {
        const curve = thresholdCurve([list]);
        for (const [i, point] of curve.slice(1).entries()) {
          expect(point.precision).toBeGreaterThanOrEqual(curve[i]!.precision - 1e-12);
          expect(point.recall).toBeLessThanOrEqual(curve[i]!.recall + 1e-12);
          expect(point.precision).toBeGreaterThanOrEqual(point.pairs === 0 ? 1 : point.probability);
        }
      }),
    );
  });
});
