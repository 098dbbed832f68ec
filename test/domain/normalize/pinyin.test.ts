import { describe, expect, it } from 'vitest';
import { pinyinKey, pinyinOf, surnamePinyin } from '../../../src/domain/normalize/pinyin.js';

describe('pinyin', () => {
  it.each([
    ['张', 'zhang'],
    ['張', 'zhang'],
    ['吕', 'lü'],
    ['女', 'nü'],
    ['欧', 'ou'],
    ['啊', 'a'],
    ['a', ''],
    ['', ''],
  ])('of %s is %s', (char, syllable) => {
    expect(pinyinOf(char)).toBe(syllable);
  });

  it.each([
    ['张三', 'zhangsan'],
    ['Zhang San', 'zhangsan'],
    ['吕小明', 'luxiaoming'],
    ['Lü Xiao-Ming', 'luxiaoming'],
    ['張偉', 'zhangwei'],
    ['José Ángel', 'joseangel'],
    ['第3中学', 'di3zhongxue'],
  ])('key of %s is %s', (text, key) => {
    expect(pinyinKey(text)).toBe(key);
  });

  it('reads surnames as surnames', () => {
    expect(surnamePinyin('曾')).toBe('zeng');
    expect(surnamePinyin('单')).toBe('shan');
    expect(surnamePinyin('尉迟')).toBe('yuchi');
    expect(surnamePinyin('王')).toBe('wang');
  });

  it('has a reading for nearly every common character', () => {
    let known = 0;
    for (let code = 0x4e00; code < 0x9fa5; code++) if (pinyinOf(String.fromCharCode(code)) !== '') known++;
    expect(known).toBeGreaterThan(20_800);
  });
});
