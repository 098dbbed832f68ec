import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressParts, normalizeAddress } from '../../../../src/domain/normalize/postal-address/index.js';
import { cases } from './cases.js';
import { DIVISION_CASES } from './china/division-cases.js';

describe('columns', () => {
  const rows: readonly (readonly [AddressParts, string])[] = [
    [
      { province: '上海市', city: '浦东', street: '祖冲之路100弄5号楼201' },
      '中国-上海市-上海市-浦东新区-祖冲之路100弄5号楼201室',
    ],
    [
      {
        province: '上海',
        city: '上海市',
        district: '浦东新区',
        street: '上海市浦东新区张江镇祖冲之路100弄',
        building: '5',
        unit: '2',
        room: '201',
      },
      '中国-上海市-上海市-浦东新区-张江镇祖冲之路100弄5号楼2单元201室',
    ],
    [{ street: '广东省深圳市南山区科苑路15号' }, '中国-广东省-深圳市-南山区-科苑路15号'],
    [{ city: '朝阳区', street: '建国路88号', postalCode: '100022' }, '中国-北京市-北京市-朝阳区-建国路88号'],
    [
      { province: 'Shanghai', city: 'Shanghai', district: 'Pudong', street: '祖冲之路100号', country: 'China' },
      '中国-上海市-上海市-浦东新区-祖冲之路100号',
    ],
    [
      { city: 'Shanghai', street: '100 Zuchongzhi Road', country: 'CN', postalCode: '201203' },
      '中国-上海市-上海市-100 Zuchongzhi Road',
    ],
    [
      { province: '江苏', city: '昆山', street: '前进路1号', unit: '3单元', room: '501' },
      '中国-江苏省-苏州市-昆山市-前进路1号3单元501室',
    ],
    [{ district: '朝阳区', city: '北京', street: '北京市朝阳区建国路88号' }, '中国-北京市-北京市-朝阳区-建国路88号'],
    [{ city: '成都', district: '武侯', street: '天府大道1号', province: '' }, '中国-四川省-成都市-武侯区-天府大道1号'],
    [{ province: '台湾', city: '台北', street: '信義路五段7號' }, '台湾省-台北市-信义路五段7号'],
    [
      { street: "Flat B, 5/F, 123 Queen's Road Central", city: 'Hong Kong' },
      "香港特别行政区-123 Queen's Road Central 5层B室",
    ],
    [
      { street: '123 Main St', street2: 'Apt 4B', city: 'Boston', province: 'MA', postalCode: '02134', country: 'USA' },
      '123 MAIN ST APT 4B, BOSTON, MA 02134',
    ],
    [
      { street: '123 Main St, Boston, MA 02134', city: 'Boston', province: 'MA', postalCode: '02134' },
      '123 MAIN ST, BOSTON, MA 02134',
    ],
    [{ street: '160 Central Park S', city: 'New York' }, '160 CENTRAL PARK S, NEW YORK, NY'],
    [{ street: '12 Main St', city: 'Dallas', country: 'US' }, '12 MAIN ST, DALLAS'],
    [{ city: 'SALT LAKE CITY', country: 'US' }, 'SALT LAKE CITY'],
    [{ city: 'Dallas', postalCode: '75201', country: 'US' }, 'DALLAS, TX 75201'],
    [{ city: '12 Main St, Dallas, TX 75201', country: 'US' }, '12 MAIN ST, DALLAS, TX 75201'],
    [
      { street: '123 Main St\nSuite 5', city: 'Boston', province: 'Massachusetts', postalCode: '02134' },
      '123 MAIN ST STE 5, BOSTON, MA 02134',
    ],
    [
      { houseNumber: '5', street: 'Hauptstraße', city: 'München', postalCode: '80331', country: 'DE' },
      'Hauptstraße 5, 80331 München, Germany',
    ],
    [
      { street: '10 Downing Street', city: 'London', postalCode: 'sw1a2aa', country: 'UK' },
      '10 Downing Street, London SW1A 2AA, United Kingdom',
    ],
    [{ province: '東京都', city: '渋谷区', street: '神南1-2-3', country: '日本' }, '東京都渋谷区神南1-2-3'],
    [
      { street: '5 allée des Roses', city: 'Lyon', postalCode: '69001', country: 'France' },
      '5 allée des Roses, 69001 Lyon, France',
    ],
  ];

  it.each(rows)('%j', (parts, standard) => {
    expect(normalizeAddress(parts).standard).toBe(standard);
  });

  it('give what one text gives', () => {
    for (const { input } of cases(DIVISION_CASES)) {
      expect(normalizeAddress({ street: input }).standard).toBe(normalizeAddress(input).standard);
    }
  });

  it('without an address keep country and postal code', () => {
    expect(normalizeAddress({ country: 'US' })).toMatchObject({ country: 'US', standard: '', issues: [] });
    expect(normalizeAddress({ postalCode: '200120' })).toMatchObject({
      postalCode: '200120',
      issues: ['address-incomplete'],
    });
    expect(normalizeAddress({})).toMatchObject({ raw: '', country: null, standard: '', issues: [] });
  });

  it('tell a postal code that its country does not have', () => {
    const parts = { street: '10 Downing Street', city: 'London', postalCode: '12', country: 'GB' };
    expect(normalizeAddress(parts).issues).toContain('postal-code-invalid');
  });
});

describe('the country', () => {
  it('is assumed only where the address does not tell', () => {
    expect(normalizeAddress('123 Main St', { country: 'US' }).standard).toBe('123 MAIN ST');
    expect(normalizeAddress('123 Main St').country).toBeNull();
    expect(normalizeAddress('人民路1号', { country: 'US' }).country).toBe('CN');
    expect(normalizeAddress('123 Main St, Chicago, IL 60602', { country: 'CN' }).country).toBe('US');
    expect(normalizeAddress('10 Downing Street, London SW1A 2AA', { country: 'US' }).country).toBe('GB');
  });
});

const KEYS = Object.keys(normalizeAddress('')).sort();

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...'上海市 浦东新区 朝阳 区 路 号 楼 室 - 3-2-501 100弄 ( ) （ ） , St Apt # IL 60602 PO BOX 市辖区 县 沪 東京都 서울 Beijing Road 1/2 \n ： 邮编 13800138000 \u200b'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join(' ')),
  );
  const country = fc.constantFrom(undefined, 'CN', 'US', 'JP', 'DE', 'KR', 'HK', 'XX');

  it('gives an address with all keys, and never throws', () => {
    fc.assert(
      fc.property(text, country, (raw, assumed) => {
        const address = normalizeAddress(raw, assumed === undefined ? {} : { country: assumed });
        expect(Object.keys(address).sort()).toEqual(KEYS);
        expect(address.raw).toBe(raw);
        expect(address.confidence).toBeGreaterThanOrEqual(0);
        expect(address.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives an address in columns too', () => {
    const parts = fc.record(
      {
        province: text,
        city: text,
        district: text,
        street: text,
        houseNumber: text,
        building: text,
        room: text,
        postalCode: text,
        country: text,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(parts, (input) => {
        expect(Object.keys(normalizeAddress(input)).sort()).toEqual(KEYS);
      }),
      { numRuns: 500 },
    );
  });

  it('of 100,000 characters takes no longer than reading it', () => {
    for (const piece of ['上海市', '1-', '路', '(', 'St ', '3号楼', 'a,', ' ', '0', '〒', 'BOX ']) {
      const address = normalizeAddress(piece.repeat(Math.ceil(100_000 / piece.length)));
      expect(address.standard).toBe('');
    }
  });

  it('at the longest that is read stays linear', () => {
    // Each of these would take minutes were any step quadratic in a step of a step.
    for (const piece of [
      '上海市',
      '北京朝阳',
      '吉林',
      '1-',
      '路',
      '()',
      'St ',
      '3号楼',
      'A,',
      'BOX 1 ',
      '#',
      '#1 ',
      '1 2/3 ',
      '市辖区',
      '邮编',
      'Apt 3 ',
      'Shanghai ',
    ]) {
      const raw = piece.repeat(Math.floor(1000 / piece.length));
      expect(normalizeAddress(raw).raw).toBe(raw);
      expect(normalizeAddress(raw, { country: 'US' }).raw).toBe(raw);
    }
  });
});
