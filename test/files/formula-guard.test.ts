import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from '../../src/files/formula-guard.js';

describe('guardFormula', () => {
  it.each([
    '=1+1',
    '+1-2',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    "''=1",
    '+1 555 123',
  ])('guards %j', (cell) => {
    expect(guardFormula(cell)).toBe(`'${cell}`);
  });

  it.each(['', 'Ann', "O'Neil", "'quoted'", '+8613800138000', '1+1', '王=1', "'"])('leaves %j alone', (cell) => {
    expect(guardFormula(cell)).toBe(cell);
  });

  it('is undone exactly, for every text', () => {
    const text = fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', '＝', 'a', '1', '8613800138000', ' '), {
        maxLength: 8,
      })
      .map((parts) => parts.join(''));
    let guarded = 0;
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (cell) => {
        const safe = guardFormula(cell);
        if (safe !== cell) guarded += 1;
        expect(unguardFormula(safe)).toBe(cell);
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(safe) && !/^\+\d{6,15}$/.test(safe)).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(guarded).toBeGreaterThan(300);
  });
});
