import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';
import { cases } from '../cases.js';
import { INTERNATIONAL_CASES } from './cases.js';

const table = cases(INTERNATIONAL_CASES);

it('has enough cases', () => {
  expect(table.length).toBeGreaterThan(70);
  expect(new Set(table.map(({ input }) => normalizeAddress(input).country)).size).toBeGreaterThan(20);
});

describe('addresses of other countries', () => {
  it.each(table)('$input', ({ input, standard, issues }) => {
    const address = normalizeAddress(input);
    expect([address.standard, address.issues.filter((code) => code !== 'address-level-filled')]).toEqual([
      standard,
      issues,
    ]);
  });

  it('give the same line for their own standard line', () => {
    for (const { standard } of table) expect(normalizeAddress(standard).standard).toBe(standard);
  });
});

describe('components', () => {
  it.each([
    [
      '10 Downing Street, London SW1A 2AA, United Kingdom',
      { country: 'GB', city: 'London', postalCode: 'SW1A 2AA', houseNumber: '10' },
    ],
    ['100 King St W, Toronto, ON m5x1a9', { country: 'CA', province: 'ON', city: 'Toronto', postalCode: 'M5X 1A9' }],
    ['1 Martin Place, Sydney NSW 2000', { country: 'AU', province: 'NSW', city: 'Sydney', postalCode: '2000' }],
    [
      'Unter den Linden 77, 10117 Berlin, Germany',
      { country: 'DE', city: 'Berlin', postalCode: '10117', houseNumber: '77' },
    ],
    [
      'Mariahilfer Straße 12 10117 Berlin, Germany',
      { country: 'DE', city: 'Berlin', postalCode: '10117', street: 'Mariahilfer Straße 12' },
    ],
    ['Damrak 1 1012LG Amsterdam, Netherlands', { street: 'Damrak 1', postalCode: '1012 LG', city: 'Amsterdam' }],
    [
      'H.No. 8-2-120, Banjara Hills, Hyderabad 500034, India',
      { country: 'IN', province: null, city: 'Hyderabad', street: 'H.No. 8-2-120, Banjara Hills' },
    ],
    [
      'Sai Apartments, Andheri West, Mumbai - 400053, Maharashtra, India',
      { province: 'Maharashtra', city: 'Mumbai', postalCode: '400053' },
    ],
    ['221B, MG Road, Bengaluru, Karnataka 560001, India', { province: 'Karnataka', city: 'Bengaluru' }],
    [
      '10 Anson Road #10-11, International Plaza S(079903), Singapore',
      { country: 'SG', postalCode: '079903', street: '10 Anson Road, International Plaza', unit: '#10-11' },
    ],
    ['Keizersgracht 1 A, 1015 CJ Amsterdam', { country: 'NL', postalCode: '1015 CJ', city: 'Amsterdam' }],
    ['1 Grafton St, Dublin 2, D02 X285', { country: 'IE', postalCode: 'D02 X285', city: 'Dublin 2' }],
    ['Prinsengracht 263a, 1016GV Amsterdam', { country: 'NL', postalCode: '1016 GV', houseNumber: '263a' }],
    ['Rua das Flores 10, Curitiba - PR, 80020-090', { country: 'BR', province: 'PR', city: 'Curitiba' }],
    [
      '〒100-0004 東京都千代田区大手町1丁目1番2号',
      { country: 'JP', province: '東京都', city: '千代田区', houseNumber: '1-1-2' },
    ],
    [
      '서울 중구 세종대로 110 (04524)',
      { country: 'KR', province: '서울특별시', district: '중구', postalCode: '04524' },
    ],
    [
      'Room 501, Building 3, 100 Zuchongzhi Road, Pudong, Shanghai',
      { country: 'CN', district: '浦东新区', building: '3号楼', room: '501室' },
    ],
  ] as const)('%s', (input, expected) => {
    expect(normalizeAddress(input)).toMatchObject(expected);
  });
});
