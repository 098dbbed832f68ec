import { describe, expect, it } from 'vitest';
import { normalizePersonName } from '../../../../src/domain/normalize/person-name/index.js';

type Parts = readonly [raw: string, given: string | null, middle: string | null, family: string | null];

describe('Chinese, Japanese and Korean names', () => {
  const cases: readonly Parts[] = [
    ['张三', '三', null, '张'],
    ['张三丰', '三丰', null, '张'],
    ['張三豐', '三豐', null, '張'],
    ['欧阳锋', '锋', null, '欧阳'],
    ['歐陽鋒', '鋒', null, '歐陽'],
    ['司马相如', '相如', null, '司马'],
    ['诸葛亮', '亮', null, '诸葛'],
    ['上官婉儿', '婉儿', null, '上官'],
    ['令狐冲', '冲', null, '令狐'],
    ['尉迟恭', '恭', null, '尉迟'],
    ['慕容复', '复', null, '慕容'],
    ['欧阳', null, null, '欧阳'],
    ['范徐丽泰', '丽泰', null, '范徐'],
    ['张 三', '三', null, '张'],
    ['张　三', '三', null, '张'],
    ['王', null, null, '王'],
    ['仝卓', '卓', null, '仝'],
    ['买买提·艾力', '买买提', null, '艾力'],
    ['阿卜杜拉•买买提', '阿卜杜拉', null, '买买提'],
    ['山田太郎', '太郎', null, '山田'],
    ['山田 太郎', '太郎', null, '山田'],
    ['佐藤 花子', '花子', null, '佐藤'],
    ['小野寺 五典', '五典', null, '小野寺'],
    ['司馬 遼太郎', '遼太郎', null, '司馬'],
    ['勅使河原　三郎', '三郎', null, '勅使河原'],
    ['長谷川健', '健', null, '長谷川'],
    ['佐々木希', '希', null, '佐々木'],
    ['ジョン・スミス', 'ジョン', null, 'スミス'],
    ['김철수', '철수', null, '김'],
    ['남궁민수', '민수', null, '남궁'],
    ['김 철수', '철수', null, '김'],
    ['张𠮷', '𠮷', null, '张'],
    ['王𬱖𬱖', '𬱖𬱖', null, '王'],
    ['欧阳𬱖', '𬱖', null, '欧阳'],
    ['𠮷小明', '小明', null, '𠮷'],
    ['𠮷田太郎', '太郎', null, '𠮷田'],
  ];
  it.each(cases)('%s', (raw, given, middle, family) => {
    expect(normalizePersonName(raw)).toMatchObject({ given, middle, family, valid: true });
  });

  it('keeps characters beyond the Basic Multilingual Plane', () => {
    for (const raw of ['张𠮷', '𠮷小明', '王𬱖𬱖先生', '张𠮷 Tony'])
      expect(normalizePersonName(raw).standard).toBe(raw.replace(/先生| Tony/, ''));
  });

  it.each([
    ['张三先生', '张三', '先生', null],
    ['Mr. 张三', '张三', 'Mr.', null],
    ['张三（先生）', '张三', '先生', null],
    ['张三 女士', '张三', '女士', null],
    ['李四老师', '李四', '老师', null],
    ['王总', '王', '总', null],
    ['李工', '李', '工', null],
    ['陳經理', '陳', '經理', null],
    ['山田 太郎様', '山田 太郎', '様', null],
    ['张三(财务)', '张三', null, null],
    ['张三（Tony）', '张三', null, 'Tony'],
    ['张三 Tony', '张三', null, 'Tony'],
    ['Tony 张三', '张三', null, 'Tony'],
    ['刘德华/Andy Lau', '刘德华', null, 'Andy'],
    ['"张三"', '张三', null, null],
  ])('%s: the name is %s', (raw, standard, prefix, nickname) => {
    expect(normalizePersonName(raw)).toMatchObject({ standard, prefix, nickname });
  });

  it('splits a name in Han characters by the country', () => {
    expect(normalizePersonName('武藤游子', { country: 'JP' })).toMatchObject({ family: '武藤', given: '游子' });
    expect(normalizePersonName('林 小明', { country: 'CN' })).toMatchObject({
      family: '林',
      given: '小明',
      standard: '林小明',
    });
  });
});

it('is unsure where both words may be the family name', () => {
  expect(normalizePersonName('Zhang Wei').confidence).toBe(0.5);
  expect(normalizePersonName('Wei Zhang', { country: 'CN' }).standard).toBe('Wei Zhang');
});
