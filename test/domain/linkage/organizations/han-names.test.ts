import { describe, expect, it } from 'vitest';
import { readHanName } from '../../../../src/domain/linkage/organizations/han-names.js';
import { matchWords } from '../../../../src/domain/linkage/organizations/match-words.js';
import { TokenCounter } from '../../../../src/domain/linkage/organizations/tokens.js';

describe('readHanName', () => {
  it.each([
    ['厦门达宏电子有限公司', '厦门', '达宏电子', '有限公司', ''],
    ['厦门市达宏电子有限公司', '厦门', '达宏电子', '有限公司', ''],
    ['张家港达宏电子', '张家港', '达宏电子', '', ''],
    ['达宏电子股份有限公司', '', '达宏电子', '股份有限公司', ''],
    ['达宏集团有限公司', '', '达宏', '集团有限公司', ''],
    ['达宏电子有限公司北京分公司', '', '达宏电子', '有限公司', '北京分公司'],
    ['上海达宏电子有限责任公司北京市分公司', '上海', '达宏电子', '有限责任公司', '北京分公司'],
    ['厦门', '厦门', '', '', ''],
    // Something must be left to be the name.
    ['达宏分公司', '', '达宏分公司', '', ''],
    ['大有限公司', '', '大有限公司', '', ''],
    ['集团公司', '', '集团公司', '', ''],
    ['长春路', '', '长春路', '', ''],
    // Behind a place in brackets.
    ['有限公司', '', '', '有限公司', ''],
    ['股份有限公司', '', '', '股份有限公司', ''],
  ])('%s', (run, place, rest, form, branch) => {
    expect(readHanName(run)).toEqual({ place, rest, form, branch });
  });
});

describe('words that may be left out', () => {
  const counter = new TokenCounter();
  const [bare, here, there, inside] = [['达宏', '电子'], ['厦门', '达宏', '电子'], ['北京', '达宏', '电子'], ['达宏', '厦门', '电子']].map(
    (words) => counter.add(words),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array]; // biome-ignore format: one list
  const index = counter.finish(new Set(['厦门', '北京']));
  const dice = (a: Int32Array, b: Int32Array): number => {
    const found = { matched: 0, shared: 0, totalA: 0, totalB: 0, replaced: 0, beginsAlike: false };
    matchWords(index, a, b, true, found);
    return (2 * found.matched) / (found.totalA + found.totalB);
  };

  it('count only against another one', () => {
    expect(dice(bare, here)).toBe(1);
    expect(dice(here, bare)).toBe(1);
    expect(dice(here, inside)).toBe(1);
    expect(dice(here, there)).toBeLessThan(0.8);
    expect(dice(there, here)).toBe(dice(here, there));
  });
});
