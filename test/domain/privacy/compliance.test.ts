import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, remindersFor } from '../../../src/domain/privacy/compliance.js';

describe('what is due because of how many people are held', () => {
  it('begins at a million, at ten million, and with the first child', () => {
    expect(remindersFor(999_999, 0)).toEqual([]);
    expect(remindersFor(1_000_000, 0)).toEqual(['protection-officer']);
    expect(remindersFor(9_999_999, 1)).toEqual(['protection-officer', 'audit-minors-every-year']);
    expect(remindersFor(10_000_000, 0)).toEqual(['protection-officer', 'audit-every-two-years']);
  });
});

describe('the median', () => {
  it('is the middle one, or the mean of both', () => {
    expect([median([]), median([5]), median([9, 1, 4]), median([10, 9, 1, 2])]).toEqual([null, 5, 4, 5.5]);
  });

  it('has as many numbers below as above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1 }), (numbers) => {
        const middle = median(numbers) as number;
        expect(numbers.filter((one) => one < middle).length * 2).toBeLessThanOrEqual(numbers.length);
        expect(numbers.filter((one) => one > middle).length * 2).toBeLessThanOrEqual(numbers.length);
      }),
    );
  });
});
