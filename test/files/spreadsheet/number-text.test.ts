import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinFormat, customFormat, numberText, plainNumber } from '../../../src/files/spreadsheet/number-text.js';

describe('plainNumber', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['1.3800138E10', '13800138000'],
    ['1.3800138E+10', '13800138000'],
    ['1234567890123456', '1234567890123456'],
    ['1.2345678901234567E+17', '123456789012345670'],
    ['0.30000000000000004', '0.3'],
    ['-5.5000000000000003E-7', '-0.00000055'],
    ['1.10', '1.10'],
    ['007', '007'],
    ['1E2', '100'],
    ['-1.5e0', '-1.5'],
    ['', ''],
    ['abc', 'abc'],
    ['1E999', '1E999'],
  ])('writes %s as %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it('never changes the number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 })),
        (number) => {
          const text = plainNumber(String(number));
          expect(text).not.toMatch(/[eE]/);
          const difference = Math.abs(Number(text) - number);
          expect(difference <= Math.abs(number) * 1e-14).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('numberText', () => {
  const date = customFormat('yyyy-mm-dd');
  it.each([
    ['32875', date, '1990-01-02'],
    ['1', date, '1900-01-01'],
    ['59', date, '1900-02-28'],
    ['61', date, '1900-03-01'],
    ['45356.5730208333', date, '2024-03-05 13:45:09'],
    ['45356', customFormat('yyyy-mm-dd hh:mm'), '2024-03-05 00:00:00'],
    ['0.395833333333333', customFormat('h:mm AM/PM'), '09:30:00'],
    ['45356.99999999999', date, '2024-03-06'],
    ['2138', customFormat('00000'), '02138'],
    ['-3', date, '-3'],
    ['99999999', date, '99999999'],
  ])('writes %s', (value, format, text) => {
    expect(numberText(value, format)).toBe(text);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('0', date, true)).toBe('1904-01-01');
    expect(numberText('43894', date, true)).toBe('2024-03-05');
  });
});

describe('formats', () => {
  it.each([
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-804]yyyy/m/d;@', 'date'],
    ['mmm-yy', 'date'],
    ['m/d/yy h:mm', 'date-time'],
    ['[h]:mm:ss', 'time'],
    ['#,##0.00 [$USD]', 'general'],
    ['"day "0', 'general'],
    ['_(* #,##0_)', 'general'],
    ['General', 'general'],
    ['@', 'general'],
    ['[Red]0.00', 'general'],
    ['000000', 'zeros'],
  ])('takes %s for %s', (code, kind) => {
    expect(customFormat(code).kind).toBe(kind);
  });

  it('knows the dates among the built-in ones', () => {
    expect([14, 22, 20, 31, 57, 0, 2, 49].map((id) => builtinFormat(id).kind)).toEqual([
      'date',
      'date-time',
      'time',
      'date',
      'date',
      'general',
      'general',
      'general',
    ]);
  });
});
