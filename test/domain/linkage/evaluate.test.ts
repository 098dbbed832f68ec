import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, evaluateByThreshold } from '../../../src/domain/linkage/evaluate.js';

describe('evaluate', () => {
  it('counts pairs and, by record, what is shared', () => {
    const { pairwise, bcubed, entities, clusters } = evaluate([0, 0, 1, 1, 1], [0, 0, 0, 1, 1]);
    // linked pairs 01 23 24 34, true pairs 01 02 12 34, both 01 34
    expect(pairwise).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    // shares: 2/2 2/2 1/3 2/3 2/3 of the cluster, 2/3 2/3 1/3 2/2 2/2 of the entity
    expect(bcubed.precision).toBeCloseTo((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5, 12);
    expect(bcubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5, 12);
    expect([entities, clusters]).toEqual([2, 2]);
  });

  it('is 1 where nothing was to be found and nothing was linked', () => {
    expect(evaluate([0, 1, 2], [5, 6, 7]).pairwise).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(evaluate([], []).bcubed.f1).toBe(1);
  });

  const numbers = fc.array(fc.nat(5), { minLength: 1, maxLength: 30 });

  it('swaps precision and recall when truth and clusters are exchanged, and is 1 against itself', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const size = Math.min(a.length, b.length);
        const one = evaluate(a.slice(0, size), b.slice(0, size));
        const other = evaluate(b.slice(0, size), a.slice(0, size));
        expect(one.pairwise.precision).toBeCloseTo(other.pairwise.recall, 12);
        expect(one.bcubed.precision).toBeCloseTo(other.bcubed.recall, 12);
        expect(evaluate(a, a).pairwise.f1).toBe(1);
        expect(evaluate(a, a).bcubed.f1).toBe(1);
      }),
    );
  });
});

describe('evaluateByThreshold', () => {
  it('counts what is linked from each weight on, and what was never scored as missed', () => {
    const pairs = {
      size: 3,
      a: Int32Array.of(0, 0, 2),
      b: Int32Array.of(1, 2, 3),
      weight: Int32Array.of(5000, 1000, -2000),
    };
    // entities 0 0 1 1 1: true pairs 01, 23, 24, 34
    const lines = evaluateByThreshold(pairs, [0, 0, 1, 1, 1], [9000, 5000, 0, -3000]);
    expect(lines.map(({ linked, precision, recall }) => [linked, precision, recall])).toEqual([
      [0, 1, 0],
      [1, 1, 0.25],
      [2, 0.5, 0.25],
      [3, 2 / 3, 0.5],
    ]);
  });
});
