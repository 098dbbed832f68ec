import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';
import { cases } from '../cases.js';
import { UNITED_STATES_CASES } from './cases.js';

const table = cases(UNITED_STATES_CASES);

it('has enough cases', () => {
  expect(table.length).toBeGreaterThan(100);
});

describe('addresses of the United States', () => {
  it.each(table)('$input', ({ input, standard, issues }) => {
    const address = normalizeAddress(input);
    expect([address.country, address.standard]).toEqual(['US', standard]);
    expect(address.issues.filter((code) => code !== 'address-level-filled')).toEqual(issues);
  });

  it('give the same line for their own standard line', () => {
    for (const { standard } of table) expect(normalizeAddress(standard).standard).toBe(standard);
  });
});

it('takes a full address apart', () => {
  expect(
    normalizeAddress('1234 north west-lake avenue, suite 5b, bldg. C, 3rd floor, salt lake city, utah 84111-0001'),
  ).toMatchObject({
    country: 'US',
    province: 'UT',
    city: 'Salt Lake City',
    street: '1234 N WEST-LAKE AVE',
    building: 'BLDG C',
    unit: 'STE 5B',
    floor: 'FL 3',
    postalCode: '84111-0001',
    houseNumber: '1234',
    confidence: 1,
    issues: [],
  });
});

it('keeps different units different', () => {
  const units = ['Apt 14A', 'Apt 14C', '# 14A', 'Unit 14'].map(
    (unit) => normalizeAddress(`5 Oak St ${unit}, Troy, NY 12180`).unit,
  );
  expect(units).toEqual(['APT 14A', 'APT 14C', '# 14A', 'UNIT 14']);
});

it('tells the state from the ZIP code where it is missing', () => {
  const address = normalizeAddress('12 Main St, Troy, 12180', { country: 'US' });
  expect([address.province, address.issues]).toEqual(['NY', ['address-level-filled']]);
});

it('puts back zeros that a spreadsheet took from a ZIP code', () => {
  const address = normalizeAddress({
    street: '12 Main St',
    city: 'Boston',
    province: 'MA',
    postalCode: '2134',
    country: 'US',
  });
  expect(address.postalCode).toBe('02134');
  expect(address.issues).toEqual(['excel-restored']);
});
