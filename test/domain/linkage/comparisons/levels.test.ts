import { describe, expect, it } from 'vitest';
import { BIN_BITS } from '../../../../src/domain/linkage/comparisons/comparison.js';
import { COMPARISONS, comparePair } from '../../../../src/domain/linkage/comparisons/index.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import type { FieldName } from '../../../../src/domain/record/fields.js';
import { columnOf, tableOf } from '../customer-files.js';

type Row = Partial<Record<FieldName, string>>;

/** Names of the levels at which two records agree, by comparison; both ways round. */
function levels(a: Row, b: Row): Record<string, string> {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])] as FieldName[];
  // Others, so that columns have several values.
  const filler: Row[] = [{}, {}].map((_, i) => Object.fromEntries(fields.map((field) => [field, `zq${field}${i}9`])));
  const rows = [a, b, ...filler];
  const table = tableOf(Object.fromEntries(fields.map((field) => [field, rows.map((row) => row[field] ?? '')])));
  const { comparisons } = peopleFeatures(table);
  const out = new Uint8Array(2 * comparisons.length);
  comparePair(comparisons, 0, 1, out, 0);
  comparePair(comparisons, 1, 0, out, comparisons.length);
  return Object.fromEntries(
    comparisons.map(({ kind, name }, k) => {
      expect(out[comparisons.length + k]).toBe(out[k]);
      return [name, COMPARISONS[kind].kind.labels[out[k]! >> BIN_BITS]!];
    }),
  );
}

const given = (a: string, b: string): string => levels({ givenName: a }, { givenName: b })['given name']!;
const family = (a: string, b: string): string => levels({ familyName: a }, { familyName: b })['family name']!;

describe('names', () => {
  it.each([
    ['William', 'william', 'equal'],
    ['William', 'Bill', 'nickname or part'],
    ['Bob', 'Rob', 'nickname or part'],
    ['Mary Jane', 'Mary', 'nickname or part'],
    ['William', 'W.', 'initial'],
    ['William', 'J.', 'other'],
    ['William', 'Wiliam', 'near'],
    ['Jonathan', 'Jonahtan', 'near'],
    ['Christina', 'Christophe', 'similar'],
    ['William', 'Robert', 'other'],
    ['小明', '晓明', 'nickname or part'],
    ['小明', 'Xiaoming', 'nickname or part'],
    ['小明', '小红', 'similar'],
    ['小明', '小', 'similar'],
    ['秀峰', '峰秀', 'similar'],
    ['艳霞', '雨艳', 'other'],
    ['小明', '建国', 'other'],
    ['William', '', 'missing'],
  ])('%s – %s: %s', (a, b, expected) => {
    expect(given(a, b)).toBe(expected);
  });

  it.each([
    ['Robert Jones Jr.', 'Robert Jones JR', 'equal'],
    ['Robert Jones Jr', 'Robert Jones Sr', 'other'],
    ['Robert Jones II', 'Robert Jones III', 'other'],
    ['Robert Jones II', 'Robert Jones, Jr.', 'equal'],
    ['Robert Jones Jr', 'Bob Jones Sr', 'other'],
    ['Robert Jones Jr', 'Robert Jones', 'equal'],
    ['Robert Jones Jr', 'R Jones', 'initial'],
  ])('tell father and son apart: %s – %s: %s', (a, b, expected) => {
    expect(levels({ fullName: a }, { fullName: b })['given name']).toBe(expected);
  });

  it.each([
    ['Robert Jones Jr', 'Robert Jones', 'on one only'],
    ['Robert Jones Jr', 'Robert Jones II', 'on both or neither'],
  ])('generations of %s – %s: %s', (a, b, expected) => {
    expect(levels({ fullName: a }, { fullName: b }).generation).toBe(expected);
  });

  it('knows traditional characters, surnames with readings of their own, and marks', () => {
    expect(family('劉', '刘')).toBe('equal');
    expect(family('曾', 'Zeng')).toBe('same spelling or part');
    expect(family('Müller', 'Muller')).toBe('equal');
    expect(family('Garcia Lopez', 'Garcia')).toBe('same spelling or part');
    expect(family('李', '王')).toBe('other');
  });

  it.each([
    ['Hans Peter', 'Hans Georg', 'similar'],
    ['Maria José', 'Maria Carmen', 'similar'],
    ['Hans Peter', 'Hans', 'nickname or part'],
    ['Anna Maria Luise', 'Anna Maria', 'nickname or part'],
    ['Mary Ann', 'Mary A', 'nickname or part'],
    ['Peter Hans', 'Hans Peter', 'nickname or part'],
    ['Hans Peter', 'Hans Petre', 'near'],
  ])('do not take one of two words for the name: %s – %s: %s', (a, b, expected) => {
    expect(given(a, b)).toBe(expected);
  });

  it('takes no particle for a part of a name', () => {
    expect(family('van Dijk', 'van Beek')).toMatch(/other|similar/);
    expect(family('de Vries', 'de Jong')).toMatch(/other|similar/);
    expect(family('van der Berg', 'van den Berg')).toBe('same spelling or part');
    expect(family('van Dijk', 'Dijk')).toBe('same spelling or part');
  });

  it('sees names in each other’s column, and then the family name says no more', () => {
    const found = levels(
      { givenName: 'Hartley', familyName: 'William' },
      { givenName: 'William', familyName: 'Hartley' },
    );
    expect(found['given name']).toBe('swapped with family name');
    expect(found['family name']).toBe('missing');
    const chinese = levels({ givenName: 'Wang', familyName: 'Xiaoming' }, { givenName: '小明', familyName: '王' });
    expect(chinese['given name']).toBe('swapped with family name');
  });
});

describe('age', () => {
  const level = (a: string, b: string): string | undefined => {
    const names = columnOf('givenName', ['Ann', 'Bea', 'Cy', 'Di']);
    const ages = columnOf(null, [a, b, '18', '70'], 'Age');
    const { comparisons } = peopleFeatures({ count: 4, columns: [names, ages], sources: null });
    const out = new Uint8Array(comparisons.length);
    comparePair(comparisons, 0, 1, out, 0);
    const k = comparisons.findIndex(({ kind }) => kind === 'birth-date');
    return k < 0 ? undefined : COMPARISONS['birth-date'].kind.labels[out[k]! >> BIN_BITS];
  };
  it.each([
    ['41', '41', 'equal'],
    ['41', '42', 'one digit off or day and month exchanged'],
    ['41', '68', 'other'],
  ])('says when somebody was born where nothing else does: %s – %s: %s', (a, b, expected) => {
    expect(level(a, b)).toBe(expected);
  });
});

describe('phones', () => {
  const phone = (a: Row, b: Row, name = 'phone'): string => levels(a, b)[name]!;
  it.each([
    ['+1 212 555 0147', '(212) 555-0147', 'equal'],
    ['+12125550147', '+12125550174', 'one edit'],
    ['+12125550147', '+12125550258', 'other'],
    ['+12125550147', '+12125550187', 'one edit'],
    ['+12125550147', '+12125551187', 'two edits'],
  ])('%s – %s: %s', (a, b, expected) => {
    expect(phone({ phone: a }, { phone: b })).toBe(expected);
  });

  it('finds a number in the other column', () => {
    const a: Row = { mobile: '+12125550147', phone: '+12125550199' };
    const b: Row = { mobile: '+13105550111', phone: '+12125550147' };
    expect(phone(a, b, 'mobile')).toBe('in another column');
  });
});

describe('e-mail', () => {
  const email = (a: string, b: string, name = 'Zoe'): string =>
    levels({ email: a, givenName: name }, { email: b, givenName: name })['e-mail']!;
  it.each([
    ['sunny77@mail.example', 'sunny77@mail.example', 'equal'],
    ['sunny77@gmail.com', 'sunny77@gmial.com', 'domain misspelt or one edit'],
    ['sunny77@mail.example', 'suny77@mail.example', 'domain misspelt or one edit'],
    ['sunny77@mail.example', 'sunny77@elsewhere.test', 'same local part'],
    ['sunny77@163.com', 'sunny77@126.com', 'same local part'],
    ['sunny77@qq.com', 'sunny77@me.com', 'same local part'],
    ['sunny77@mail.example', 'cloudy1@mail.example', 'other'],
  ])('%s – %s: %s', (a, b, expected) => {
    expect(email(a, b)).toBe(expected);
  });

  it('takes near agreement of addresses that hold the name for nothing', () => {
    expect(email('zoesmith@mail.example', 'zoesmith@elsewhere.test')).toBe('missing');
    expect(email('zoe.smith1@mail.example', 'zoe.smith2@mail.example')).toBe('missing');
    expect(email('zoesmith@mail.example', 'zoesmith@mail.example')).toBe('equal');
  });
});

describe('places', () => {
  const street = (a: Row, b: Row): string => levels(a, b).street!;
  it.each([
    ['12 Oak Street', '12 Oak St.', 'same number, street and unit'],
    ['12 Oak Street', '12 Oka Street', 'same number, street near'],
    ['12 Oak Street Apt 14A', '12 Oak Street #14C', 'same number and street, other unit'],
    ['12 Oak Street Apt 14A', '12 Oak Street', 'same number, street and unit'],
    ['Oak Street', '12 Oak Street', 'same street, number near or missing'],
    ['12 Oak Street', '97 Oak Street', 'same street, other number'],
    ['12 Oak Street', '12 Willow Lane', 'same number, other street'],
    ['12 Oak Street', '97 Willow Lane', 'other'],
    ['中山路88号3栋1202室', '中山路88号3栋1202', 'same number, street and unit'],
    ['中山路88号3栋1202室', '中山路88号3栋1203室', 'same number and street, other unit'],
    ['中山路88号', '中山路90号', 'same street, other number'],
  ])('%s – %s: %s', (a, b, expected) => {
    expect(street({ street: a }, { street: b })).toBe(expected);
  });

  it.each([
    [
      { city: 'Springfield', postalCode: '62701' },
      { city: 'Springfield', postalCode: '62701-1234' },
      'same postal code and city',
    ],
    [{ city: 'Springfield', postalCode: '62701' }, { city: '', postalCode: '62701' }, 'same postal code'],
    [
      { city: 'Springfield', postalCode: '62701' },
      { city: 'Springfield', postalCode: '62710' },
      'same city, postal code near',
    ],
    [{ city: 'Springfield', postalCode: '62701' }, { city: 'Springfield', postalCode: '70112' }, 'same city'],
    [
      { city: 'Springfield', postalCode: '62701' },
      { city: 'Sprignfield', postalCode: '70112' },
      'city or postal code near',
    ],
    [{ city: '北京市', postalCode: '' }, { city: '北京', postalCode: '' }, 'same city'],
    [{ city: 'Springfield', postalCode: '62701' }, { city: 'Dover', postalCode: '19901' }, 'other'],
  ])('%o – %o: %s', (a, b, expected) => {
    expect(levels(a, b).area).toBe(expected);
  });
});

describe('other values', () => {
  it('compares companies by their core', () => {
    const company = (a: string, b: string): string => levels({ organization: a }, { organization: b }).organization!;
    expect(company('Acme Tools Inc.', 'ACME TOOLS LLC')).toBe('equal');
    expect(company('上海同景建筑有限公司', '上海同景建筑')).toBe('equal');
    expect(company('Acme Tools', 'Acme Tolos')).toBe('near');
    expect(company('Acme Tools', 'Borealis Foods')).toBe('other');
  });

  it('takes null words for missing', () => {
    expect(given('N/A', 'N/A')).toBe('missing');
    expect(
      levels({ organization: '无', givenName: 'Ann' }, { organization: '无', givenName: 'Ann' }).organization,
    ).toBe('missing');
  });
});

describe('addresses made from names', () => {
  const mail = (a: Row, b: Row): string => levels(a, b)['e-mail']!;

  it('are no evidence where the initial is another', () => {
    const sarah = { fullName: 'Sarah Phillips', email: 's.phillips@hotmail.example' };
    const xavier = { fullName: 'Xavier Phillips', email: 'x.phillips@hotmail.example' };
    expect(mail(sarah, xavier)).toBe('missing');
    expect(mail(sarah, { ...sarah, email: 's.philips@hotmail.example' })).toBe('domain misspelt or one edit');
    // Where no name stands in it, the first letter is a letter like any other.
    expect(mail({ email: 'sunflower@hotmail.example' }, { email: 'dunflower@hotmail.example' })).toBe(
      'domain misspelt or one edit',
    );
  });

  it.each([
    ['许晨', 'xuc2244@mail.example', 'xuc2412@mail.example'],
    ['许晨', 'cxu1970@mail.example', 'cxu1983@mail.example'],
    ['李娥', 'lie61@mail.example', 'lie62@mail.example'],
  ])('are known by names of two letters: %s', (name, a, b) => {
    expect(mail({ fullName: name, email: a }, { fullName: name, email: b })).toBe('missing');
  });
});

describe('a street that is the place again', () => {
  const parishes = ['Zoeside', 'Aneport', 'Ballburgh', 'Zoeside'];
  const kinds = (street: readonly string[]): string[] =>
    peopleFeatures(tableOf({ familyName: ['A', 'B', 'C', 'D'], district: parishes, street })).comparisons.map(
      ({ kind }) => kind,
    );

  it('is not compared twice', () => {
    expect(kinds(parishes)).toEqual(['family-name', 'area']);
    expect(kinds(['1 Oak St', '2 Elm St', '3 Ash St', 'Zoeside'])).toContain('street');
  });
});
