import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairErrors } from '../../../src/domain/linkage/pair-errors.js';
import { PairList } from '../../../src/domain/linkage/pair-list.js';

function listed(...pairs: readonly (readonly [number, number, number])[]) {
  const list = new PairList();
  for (const [a, b, weight] of pairs) list.add(a, b, weight);
  return list.pairs();
}

describe('pairErrors', () => {
  it('names the worst of each kind', () => {
    const entities = [1, 1, 1, 2, 2, 3];
    const found = pairErrors(listed([0, 1, 900], [0, 3, 5000], [1, 2, -200], [2, 5, 100]), entities, 5);
    expect([found.truePairs, found.trueScored]).toEqual([4, 2]);
    expect(found.wrong.map(({ a, b }) => [a, b])).toEqual([
      [0, 3],
      [2, 5],
    ]);
    expect(found.weak.map(({ weight }) => weight)).toEqual([-200, 900]);
    expect(found.lost).toEqual([
      { a: 0, b: 2, weight: null },
      { a: 3, b: 4, weight: null },
    ]);
  });

  it('accounts for every true pair', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 2, maxLength: 12 }), fc.func(fc.boolean()), (entities, scores) => {
        const pairs: [number, number, number][] = [];
        for (let a = 0; a < entities.length; a++)
          for (let b = a + 1; b < entities.length; b++) if (scores(a, b)) pairs.push([a, b, a - b]);
        const found = pairErrors(listed(...pairs), entities, 1000);
        expect(found.weak.length).toBe(found.trueScored);
        expect(found.weak.length + found.wrong.length).toBe(pairs.length);
        expect(found.trueScored + found.lost.length).toBe(found.truePairs);
      }),
    );
  });
});
