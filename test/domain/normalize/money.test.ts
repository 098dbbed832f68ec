import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeMoney } from '../../../src/domain/normalize/money.js';

describe('normalizeMoney', () => {
  it.each([
    ['¥1,234.50', '1234.50 CNY'],
    ['￥1,234.50', '1234.50 CNY'],
    ['1234元', '1234 CNY'],
    ['人民币1234元', '1234 CNY'],
    ['￥1234元', '1234 CNY'],
    ['$1234元', ''],
    ['1’234.50', '1234.50'],
    ['€ 99,-', '99 EUR'],
    ['RMB 1,234', '1234 CNY'],
    ['CNY100', '100 CNY'],
    ['3万', '30000'],
    ['3.5万元', '35000 CNY'],
    ['1.25亿', '125000000'],
    ['$1,000', '1000 USD'],
    ['US$ 1,000.00', '1000.00 USD'],
    ['$1.2m', '1200000 USD'],
    ['5k', '5000'],
    ['1.234,50 €', '1234.50 EUR'],
    ['€ 1.234.567', '1234567 EUR'],
    ['1 234,56 €', '1234.56 EUR'],
    ["CHF 1'234.50", '1234.50 CHF'],
    ['12,34,567.00', '1234567.00'],
    ['£5', '5 GBP'],
    ['100', '100'],
    ['0012.00', '12.00'],
    ['0.10', '0.10'],
    ['-5', '-5'],
    ['-$5.00', '-5.00 USD'],
    ['$-5.00', '-5.00 USD'],
    ['(1,200.00)', '-1200.00'],
    ['1,234', '1234'],
    ['12,5', '12.5'],
    ['9007199254740993.01', '9007199254740993.01'],
    ['1e5', ''],
    ['(5', ''],
    ['1.2.3', ''],
    ['abc', ''],
    ['$', ''],
    ['N/A', ''],
    ['', ''],
  ])('%s → %s', (raw, standard) => {
    expect(normalizeMoney(raw)).toMatchObject({ standard, valid: standard !== '' });
  });

  it('is not sure of three digits after a point', () => {
    expect(normalizeMoney('1.234').confidence).toBeLessThan(1);
  });

  it('is idempotent, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[$€¥]?[0-9.,' ]{1,14}(?:k|万|元)?$/)), (raw) => {
        const { standard } = normalizeMoney(raw);
        if (standard !== '') expect(normalizeMoney(standard).standard).toBe(standard);
      }),
      { numRuns: 3000 },
    );
  });
});
