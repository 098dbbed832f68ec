import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';
import { cases, notable } from '../cases.js';
import { DIVISION_CASES } from './division-cases.js';
import { FORM_CASES } from './form-cases.js';
import { HABIT_CASES } from './habit-cases.js';

const divisions = cases(DIVISION_CASES);
const forms = cases(FORM_CASES);
const habits = cases(HABIT_CASES);

it('has enough cases', () => {
  expect(divisions.length + forms.length).toBeGreaterThan(280);
  expect(new Set([...divisions, ...forms].map(({ input }) => input)).size).toBe(divisions.length + forms.length);
});

describe('divisions', () => {
  it.each(divisions)('$input', ({ input, standard, issues }) => {
    const address = normalizeAddress(input);
    expect([address.standard, notable(address.issues)]).toEqual([standard, issues]);
  });
});

describe('forms', () => {
  it.each(forms)('$input', ({ input, standard, issues }) => {
    const address = normalizeAddress(input);
    expect([address.standard, notable(address.issues)]).toEqual([standard, issues]);
  });
});

describe('habits', () => {
  it.each(habits)('$input', ({ input, standard, issues }) => {
    const address = normalizeAddress(input);
    expect([address.standard, notable(address.issues)]).toEqual([standard, issues]);
  });
});

it('gives the same line for its own standard line', () => {
  for (const { standard } of [...divisions, ...forms, ...habits]) {
    if (standard !== '') expect(normalizeAddress(standard).standard).toBe(standard);
  }
});

it('takes a full address apart', () => {
  expect(normalizeAddress('上海市浦东新区张江镇祖冲之路100弄5号楼3单元12层1201室 邮编201203')).toEqual({
    raw: '上海市浦东新区张江镇祖冲之路100弄5号楼3单元12层1201室 邮编201203',
    country: 'CN',
    province: '上海市',
    city: '上海市',
    district: '浦东新区',
    town: '张江镇',
    street: '祖冲之路100弄',
    building: '5号楼',
    unit: '3单元',
    floor: '12层',
    room: '1201室',
    postalCode: '201203',
    standard: '中国-上海市-上海市-浦东新区-张江镇祖冲之路100弄5号楼3单元12层1201室',
    confidence: 1,
    issues: [],
    houseNumber: '100弄',
    regionCode: '310115',
  });
});

describe('missing levels', () => {
  it('are filled where only one division is possible, and said to be', () => {
    const address = normalizeAddress('昆山市前进路1号');
    expect(address).toMatchObject({ province: '江苏省', city: '苏州市', district: '昆山市', regionCode: '320583' });
    expect(address.issues).toContain('address-level-filled');
    expect(address.confidence).toBeLessThan(1);
  });

  it('are not filled where several are possible', () => {
    const address = normalizeAddress('鼓楼区中山路1号');
    expect(address).toMatchObject({ province: null, city: null, district: '鼓楼区', regionCode: null });
    expect(address.issues).toEqual(['address-incomplete']);
    expect(normalizeAddress('河北省桥西区和平路1号')).toMatchObject({
      province: '河北省',
      city: null,
      district: '桥西区',
    });
  });

  it('are told apart by the postal code', () => {
    expect(normalizeAddress('100022 朝阳区建国路88号')).toMatchObject({ city: '北京市', postalCode: '100022' });
    expect(normalizeAddress('130012 朝阳区红旗街1号')).toMatchObject({ city: '长春市' });
  });
});

describe('postal codes', () => {
  it.each([
    ['上海市浦东新区世纪大道1号 200120', '200120', []],
    ['上海市浦东新区世纪大道1号 100120', '100120', ['postal-code-conflict']],
    ['上海市浦东新区世纪大道1号 990120', '990120', ['postal-code-invalid']],
    ['呼和浩特市赛罕区大学西街1号 邮编 010010', '010010', ['address-level-filled']],
    ['上海市浦东新区世纪大道100号（邮编：200120）', '200120', []],
  ] as const)('%s', (input, code, issues) => {
    const address = normalizeAddress(input);
    expect([address.postalCode, address.issues]).toEqual([code, [...issues]]);
  });

  it('get back the zero that a spreadsheet took', () => {
    const address = normalizeAddress({
      city: '呼和浩特市',
      district: '赛罕区',
      street: '大学西街1号',
      postalCode: '10010',
    });
    expect(address.postalCode).toBe('010010');
    expect(address.issues).toContain('excel-restored');
  });
});

it('keeps different units different', () => {
  const lines = ['14A', '14B', '14C'].map((room) => normalizeAddress(`北京市朝阳区建国路88号3号楼${room}`));
  expect(lines.map(({ room }) => room)).toEqual(['14A室', '14B室', '14C室']);
  expect(new Set(lines.map(({ standard }) => standard)).size).toBe(3);
});
