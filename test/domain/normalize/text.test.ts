import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isNullWord,
  MAX_VALUE_LENGTH,
  tidy,
  tidyLines,
  toHalfWidth,
  unwrapSpreadsheet,
} from '../../../src/domain/normalize/text.js';

describe('tidy', () => {
  it.each([
    ['  a  b ', 'a b'],
    ['a\u00a0b\u3000c', 'a b c'],
    ['ＡＢＣ１２３', 'ABC123'],
    ['（甲）', '(甲)'],
    ['￥５', '¥5'],
    ['٠١٩ ۰۱۹ ०१९ ০১৯ ๐๑๙', '019 019 019 019 019'],
    ['૦૯ ௦௯', '09 09'],
    ['a\u200bb\ufeff', 'ab'],
    ['a\tb\r\nc', 'a b c'],
    ['e\u0301', 'é'],
    ['\u202eabc\u202c', 'abc'],
    ['张三', '张三'],
    ['\u0000a', 'a'],
  ])('%j → %j', (raw, plain) => {
    expect(tidy(raw)).toBe(plain);
  });

  it('cuts what is longer than any value may be, before patterns look at it', () => {
    for (const unit of ['a', 'a ', '路', '１', '.a', '0', '@a '])
      for (const length of [MAX_VALUE_LENGTH + 1, 200_000])
        expect([unit, tidy(unit.repeat(length / unit.length)).length <= MAX_VALUE_LENGTH]).toEqual([unit, true]);
  });

  it('cuts no character in two', () => {
    const long = tidy(`a${'𠮷'.repeat(MAX_VALUE_LENGTH)}`);
    expect([long.length, /[\ud800-\udfff]/u.test(long)]).toEqual([MAX_VALUE_LENGTH - 1, false]);
  });

  it('is idempotent, and leaves no blanks at the ends', () => {
    const unit = fc.constantFrom(...'aＢ１　 \u00a0\t\n\u200b\ufeff张（）ée\u0301\u0085x');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit })), (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once).toBe(once.trim());
        expect(tidyLines(tidyLines(text))).toBe(tidyLines(text));
        expect(toHalfWidth(toHalfWidth(text))).toBe(toHalfWidth(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps lines where asked', () => {
    expect(tidyLines(' a \r\n\r\n b\u2028c ')).toBe('a\nb\nc');
  });

  it('is bounded', () => {
    expect(tidy(' x'.repeat(1_000_000)).length).toBeLessThanOrEqual(10_000);
  });
});

describe('null words', () => {
  it.each([
    '',
    'N/A',
    'n/a',
    'NULL',
    'none',
    '-',
    '--',
    '—',
    '无',
    '暂无',
    '未知',
    '#N/A',
    '0000-00-00',
    'unknown',
    '?',
    '.',
    'NaN',
  ])('%j', (word) => {
    expect(isNullWord(word)).toBe(true);
  });
  it.each(['a', '0', '无锡', 'no', 'Nancy', 'Nathan', '空军', 'test', '111', 'non', 'TBD Ltd'])(
    '%j is a value',
    (word) => {
      expect(isNullWord(word)).toBe(false);
    },
  );
  it('spares people', () => {
    expect(['Na', 'Null', 'x', 'X'].map((word) => isNullWord(word, true))).toEqual([false, false, false, false]);
    expect(['NA', 'na', 'null', 'NULL', '无', 'N/A'].map((word) => isNullWord(word, true))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('what spreadsheets do', () => {
  it.each([
    ['="00123"', true, '00123', null],
    ['= "00123"', true, '00123', null],
    ["'00123", true, '00123', null],
    ["'=1+1", false, '=1+1', null],
    ["'twas", false, "'twas", null],
    ['1.38E+10', true, '', 'excel-damage'],
    ['1.3800138000E+10', true, '13800138000', 'excel-restored'],
    ['1.38001380001E+10', true, '', 'excel-damage'],
    ['2.125550123e9', true, '2125550123', 'excel-restored'],
    ['1,3800138000E+10', true, '13800138000', 'excel-restored'],
    ['1.38E+10', false, '1.38E+10', null],
    ['13800138000.0', true, '13800138000', 'excel-restored'],
    ['12.0', true, '12.0', null],
    ['########', false, '', 'excel-damage'],
    ['#REF!', false, '', 'excel-damage'],
    ['#1', true, '#1', null],
    ['E10', true, 'E10', null],
    ['', true, '', null],
  ] as const)('%s (digits: %s) → %s', (raw, digits, text, issue) => {
    expect(unwrapSpreadsheet(raw, digits)).toEqual({ text, issue });
  });
});
