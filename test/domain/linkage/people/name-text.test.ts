import { describe, expect, it } from 'vitest';
import { foldNamePart, splitFullName } from '../../../../src/domain/linkage/people/name-text.js';

describe('splitFullName', () => {
  it.each([
    ['John Smith', 'john', '', 'smith'],
    ['Dr. John Q. Smith Jr.', 'john', 'q', 'smith'],
    ['Smith, John', 'john', '', 'smith'],
    ['GUERRERO, JENNIFER M', 'jennifer', 'm', 'guerrero'],
    ['Anna van der Berg', 'anna', '', 'van der berg'],
    ["Siobhán O'Neill", 'siobhan', '', 'oneill'],
    ['王小明', '小明', '', '王'],
    ['王 小明', '小明', '', '王'],
    ['欧阳娜娜', '娜娜', '', '欧阳'],
    ['劉德華', '德华', '', '刘'],
    ['高先生', '高', '', ''],
    ['Madonna', 'madonna', '', ''],
    ['N/A', '', '', ''],
  ])('%s', (text, given, middle, family) => {
    expect(splitFullName(text)).toEqual({ given, middle, family });
  });
});

describe('foldNamePart', () => {
  it('drops titles and suffixes but not a name that looks like one', () => {
    expect(foldNamePart('Mr. Paul')).toBe('paul');
    expect(foldNamePart('Smith III')).toBe('smith');
    expect(foldNamePart('Dean')).toBe('dean');
    expect(foldNamePart('Jr')).toBe('jr');
  });
});
