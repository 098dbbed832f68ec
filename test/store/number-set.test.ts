import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberSet } from '../../src/store/number-set.js';

describe('a set of numbers in bits', () => {
  it('holds what a set holds', () => {
    const number = fc.oneof(fc.nat(70), fc.nat(40_000));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), number), { maxLength: 200 }), fc.array(number), (steps, asked) => {
        const [bits, model] = [new NumberSet(), new Set<number>()];
        for (const [isAdded, value] of steps) {
          if (isAdded) bits.add(value);
          else bits.delete(value);
          if (isAdded) model.add(value);
          else model.delete(value);
        }
        expect([...bits]).toEqual([...model].sort((a, b) => a - b));
        expect(bits.size).toBe(model.size);
        for (const value of asked) expect(bits.has(value)).toBe(model.has(value));
      }),
    );
  });

  it('holds more than a set of JavaScript can', () => {
    const bits = NumberSet.of([5], [2 ** 30]);
    expect([bits.has(5), bits.has(2 ** 30), bits.has(2 ** 30 - 1), bits.size]).toEqual([true, true, false, 2]);
  });
});
