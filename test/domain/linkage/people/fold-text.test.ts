import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueCoder } from '../../../../src/domain/linkage/people/coder.js';
import { foldText, isNullWord } from '../../../../src/domain/linkage/people/name-text.js';
import { romanized } from '../../../../src/domain/linkage/people/romanized.js';
import { toSimplified } from '../../../../src/domain/normalize/han.js';

/** Every step for every text. */
function naiveFold(text: string): string {
  const plain = toSimplified(
    text
      .normalize('NFKD')
      .replace(/[\u3041-\u3096\u30a1-\u30fd][\u3099\u309a]/g, (sign) => sign.normalize('NFC'))
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  );
  const folded = plain
    .replace(/['’`´]/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return isNullWord(folded) ? '' : folded;
}

const words = fc
  .array(
    fc.constantFrom(
      'Anna',
      'maria',
      "O'Neil",
      '12',
      ' ',
      '  ',
      '-',
      'é',
      'Ｚ',
      'ß',
      '王',
      '國',
      '小明',
      '㎏',
      '’',
      '\t',
      'İ',
      '\u{20bb7}',
      '々',
      '`',
      'Z',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('foldText', () => {
  it('takes shortcuts that lead to the same text', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 20 })), (text) => {
        expect(foldText(text)).toBe(naiveFold(text));
        seen.add(foldText(text) === text);
      }),
      { numRuns: 5000 },
    );
    expect(seen.size).toBe(2);
  });

  it('keeps the marks of kana, which tell Jun from Shun', () => {
    expect(foldText('じゅん')).not.toBe(foldText('しゅん'));
    expect(foldText('ｶﾞｸ')).toBe('ガク');
    expect(romanized(foldText('じゅんいち'))).toBe('junichi');
    expect(foldText('José')).toBe('jose');
  });

  it('knows words that stand for nothing', () => {
    for (const nothing of ['NA', 'n/a', ' none ', '无', '未知', 'N.A.']) expect(foldText(nothing)).toBe('');
  });
});

describe('ValueCoder', () => {
  it('numbers as a map does, past every first size', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4000), { minLength: 1500, maxLength: 3000 }), (numbers) => {
        const coder = new ValueCoder();
        const map = new Map([['', 0]]);
        for (const number of numbers) {
          const value = number === 0 ? '' : `值 ${number}`;
          if (!map.has(value)) map.set(value, map.size);
          expect(coder.code(value)).toBe(map.get(value));
        }
        expect(coder.texts()).toEqual([...map.keys()]);
      }),
      { numRuns: 5 },
    );
  });
});
