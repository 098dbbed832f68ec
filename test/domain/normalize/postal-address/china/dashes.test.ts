import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';

const HEAD = '沈阳市和平区三好街78号';
const parts = (detail: string) => {
  const { street, building, unit, floor, room } = normalizeAddress(HEAD + detail);
  return [street, building, unit, floor, room];
};

describe('dashes between the parts of a Chinese address', () => {
  it.each([
    ['东软电脑城-A座-506', '三好街78号东软电脑城', 'A座', null, null, '506室'],
    ['A座-506', '三好街78号', 'A座', null, null, '506室'],
    ['5栋-2-301', '三好街78号', '5栋', '2单元', null, '301室'],
    ['5栋-2单元-301', '三好街78号', '5栋', '2单元', null, '301室'],
    ['2号楼-3单元-12层-1203室', '三好街78号', '2号楼', '3单元', '12层', '1203室'],
    ['国贸大厦12层-B1205', '三好街78号国贸大厦', null, null, '12层', 'B1205室'],
  ])('%s', (detail, ...expected) => {
    expect(parts(detail)).toEqual(expected);
  });

  it('one dash more says nothing else', () => {
    expect(parts('-5号楼-301')).toEqual(parts('5号楼301'));
  });

  it('a number sign behind 号 is no second 号', () => {
    expect(normalizeAddress('郑州市金水区花园路39号#').street).toBe('花园路39号');
  });
});
