import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../src/domain/normalize/postal-address/index.js';
import { GREATER_CHINA_CASES } from './china/greater-china-cases.js';
import { HOUSE_CASES } from './international/house-cases.js';

const rows = `${GREATER_CHINA_CASES}${HOUSE_CASES}`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(' | '));

describe('components of addresses', () => {
  it.each(rows)('%s', (input = '', ...expected) => {
    const address = normalizeAddress(input);
    const { country, province, city, district, town, street, houseNumber } = address;
    const { building, unit, floor, room, postalCode } = address;
    const found = [
      country,
      province,
      city,
      district,
      town,
      street,
      houseNumber,
      building,
      unit,
      floor,
      room,
      postalCode,
    ];
    expect(found.map((part) => part ?? '').slice(0, expected.length)).toEqual(expected);
    expect(found.slice(expected.length).every((part) => part === null)).toBe(true);
    expect(normalizeAddress(address.standard).standard).toBe(address.standard);
  });
});
