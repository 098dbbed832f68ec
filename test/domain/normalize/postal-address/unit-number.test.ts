import { expect, it } from 'vitest';
import { unitNumber } from '../../../../src/domain/normalize/postal-address/unit-number.js';

it.each([
  ['5号楼', '5'],
  ['5栋', '5'],
  ['5幢', '5'],
  ['BLDG 5', '5'],
  ['Bldg 5', '5'],
  ['甲3号楼', '甲3'],
  ['A座', 'A'],
  ['3单元', '3'],
  ['12层', '12'],
  ['501室', '501'],
  ['14A室', '14A'],
  ['APT 14C', '14C'],
  ['# 4B', '4B'],
  ['STE 200', '200'],
  ['东户', '东'],
  ['REAR', 'REAR'],
  ['室', '室'],
  ['', ''],
])('%s → %s', (value, number) => {
  expect(unitNumber(value)).toBe(number);
  expect(unitNumber(number)).toBe(number);
});

it('keeps 14A and 14C apart', () => {
  expect(new Set(['APT 14A', 'APT 14C', '14室', '# 14'].map(unitNumber)).size).toBe(3);
});
