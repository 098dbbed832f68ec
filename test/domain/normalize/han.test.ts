import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasHan, isAllHan, toSimplified } from '../../../src/domain/normalize/han.js';

describe('toSimplified', () => {
  it.each([
    ['張偉', '张伟'],
    ['陳國強', '陈国强'],
    ['臺北市信義區', '台北市信义区'],
    ['歐陽鋒', '欧阳锋'],
    ['劉曉慶', '刘晓庆'],
    ['蘇州', '苏州'],
    ['裡面', '里面'],
    ['Wang 王', 'Wang 王'],
    ['', ''],
  ])('%s → %s', (traditional, simplified) => {
    expect(toSimplified(traditional)).toBe(simplified);
  });

  it('keeps the length and is idempotent, for every character', () => {
    let all = '';
    for (let code = 0x3000; code <= 0xa000; code++) all += String.fromCharCode(code);
    const once = toSimplified(all);
    expect(once.length).toBe(all.length);
    expect(toSimplified(once)).toBe(once);
    expect([...once].filter((char, i) => char !== all[i]).length).toBeGreaterThan(2900);
  });

  it('never changes what is not Han', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(toSimplified(text)).toBe(text);
      }),
    );
  });
});

it('knows Han characters', () => {
  expect(hasHan('Room 5 张江')).toBe(true);
  expect(hasHan('ひらがな')).toBe(false);
  expect(isAllHan('〇张')).toBe(true);
  expect(isAllHan('张a')).toBe(false);
  expect(isAllHan('')).toBe(false);
  expect(isAllHan('张𠮷')).toBe(true);
  expect(hasHan('𬱖')).toBe(true);
  expect(hasHan('😀')).toBe(false);
  expect(isAllHan('张\ud842')).toBe(false);
});
