import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStandardizer, type StandardizeOptions } from '../../../src/domain/normalize/standardize.js';
import type { FieldName } from '../../../src/domain/record/fields.js';
import type { ColumnMapping, Mapping, StandardRecord } from '../../../src/domain/record/record.js';

type Column = FieldName | null | readonly [FieldName, number];

function mappingOf(columns: readonly Column[], idColumn: number | null = null): Mapping {
  return {
    preset: null,
    idColumn,
    columns: columns.map((column, index): ColumnMapping => {
      const [field, group] = Array.isArray(column) ? column : [column, 1];
      return { index, header: `h${index}`, field, group, reason: 'header', confidence: 1 };
    }),
  };
}

function read(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: StandardizeOptions = { today: '2026-11-22' },
): readonly StandardRecord[] {
  const { standardize, standardizeAll } = createStandardizer(mappingOf(columns), rows, options);
  const records = rows.map((cells, i) => standardize({ line: i + 2, cells }));
  // Rows beside each other have no influence on each other.
  expect(standardizeAll(rows)).toEqual(records);
  return records;
}

/** `field` or `field/group` → standard form. */
function standards(record: StandardRecord | undefined): Record<string, string> {
  return Object.fromEntries(
    (record?.values ?? []).map(({ field, group, standard }) => [group === 1 ? field : `${field}/${group}`, standard]),
  );
}

describe('createStandardizer', () => {
  it('brings a Chinese row to standard form', () => {
    const [record] = read(
      ['fullName', 'mobile', 'phone', 'email', 'address', 'birthDate', 'gender', 'organization', null],
      [
        [
          '张三先生',
          '１３８ ００１３ ８０００',
          '021-58881234转802',
          'ZHANG@QQ.COM',
          '上海市浦东新区张江镇祖冲之路100弄5号楼201室',
          '1990年5月5日',
          '男',
          '上海张江（集团）有限公司',
          'VIP',
        ],
      ],
    );
    expect(standards(record)).toMatchObject({
      fullName: '张三',
      familyName: '张',
      givenName: '三',
      mobile: '+8613800138000',
      phone: '+862158881234;ext=802',
      email: 'zhang@qq.com',
      province: '上海市',
      city: '上海市',
      district: '浦东新区',
      birthDate: '1990-05-05',
      gender: 'male',
      organization: '上海张江（集团）有限公司',
    });
    expect(record?.custom).toEqual([['h8', 'VIP']]);
  });

  it('keeps every value as received beside the standard form', () => {
    const [record] = read(['email', 'mobile'], [[' Li@X.com ', '138-0013-8000']]);
    expect(record?.values.map(({ raw }) => raw)).toEqual([' Li@X.com ', '138-0013-8000']);
  });

  it('makes parts from a whole name and a whole name from its parts', () => {
    expect(standards(read(['fullName'], [['Smith, John A.']])[0])).toEqual({
      fullName: 'John A. Smith',
      givenName: 'John',
      middleName: 'A.',
      familyName: 'Smith',
    });
    expect(standards(read(['givenName', 'familyName'], [['JOHN', "O'NEIL"]])[0])).toMatchObject({
      fullName: "John O'Neil",
    });
    expect(standards(read(['familyName', 'givenName'], [['欧阳', '锋']])[0])).toMatchObject({ fullName: '欧阳锋' });
    expect(standards(read(['fullName', 'familyName'], [['John Smith', 'Smith']])[0])).toEqual({
      fullName: 'John Smith',
      familyName: 'Smith',
    });
  });

  it('does not part the name of an organization', () => {
    const [record] = read(['fullName'], [['上海张江科技有限公司']]);
    expect(standards(record)).toEqual({ fullName: '上海张江科技有限公司' });
    expect(record?.values[0]?.issues).toEqual(['name-is-organization']);
  });

  it('leaves out blanks and null words, and says so', () => {
    const [record] = read(['fullName', 'email', 'mobile', 'birthDate'], [['N/A', ' ', '无', '1900-01-01']]);
    expect(record?.values).toEqual([]);
    expect(record?.issues).toEqual([
      { code: 'null-word', field: 'fullName' },
      { code: 'null-word', field: 'mobile' },
      { code: 'null-word', field: 'birthDate' },
    ]);
  });

  it('keeps what it does not understand, without a standard form', () => {
    const [record] = read(['mobile', 'birthDate', 'email'], [['12', 'tomorrow', 'li@']]);
    expect(record?.values.map(({ raw, standard, issues }) => [raw, standard, ...issues])).toEqual([
      ['12', '', 'phone-invalid'],
      ['tomorrow', '', 'date-invalid'],
      ['li@', '', 'email-invalid'],
    ]);
  });

  it('gives several numbers of a cell groups beyond those of the columns', () => {
    const [record] = read(
      [
        ['phone', 1],
        ['phone', 2],
      ],
      [['13800138000/13900139000', '13700137000;13600136000']],
    );
    expect(standards(record)).toEqual({
      phone: '+8613800138000',
      'phone/3': '+8613900139000',
      'phone/2': '+8613700137000',
      'phone/7': '+8613600136000',
    });
    const [mail] = read(['email'], [['a@b.com; c@d.com']]);
    expect(standards(mail)).toEqual({ email: 'a@b.com', 'email/2': 'c@d.com' });
  });

  it('decides the order of dates once for a column', () => {
    const rows = [
      ['3/4/2024', '3/4/2024'],
      ['13/4/2024', '4/13/2024'],
    ];
    const { notes, standardize } = createStandardizer(mappingOf(['birthDate', 'createdAt']), rows);
    expect(notes).toEqual([
      { column: 'h0', code: 'date-order', value: 'dmy' },
      { column: 'h1', code: 'date-order', value: 'mdy' },
    ]);
    expect(standards(standardize({ line: 2, cells: rows[0] ?? [] }))).toEqual({
      birthDate: '2024-04-03',
      createdAt: '2024-03-04',
    });
  });

  it('tells the country of national phone numbers from the column', () => {
    const german = ['030 12345678', '089 123456', '0171 2345678', '+49 30 12345678', '0221 1234567'].map((cell) => [
      cell,
    ]);
    const { notes, standardize } = createStandardizer(mappingOf(['phone']), german);
    expect(notes).toEqual([{ column: 'h0', code: 'phone-country', value: 'DE' }]);
    expect(standards(standardize({ line: 2, cells: ['0221 1234567'] }))).toEqual({ phone: '+492211234567' });
    const american = ['(212) 555-0123', '312-555-0145', '617.555.0199'].map((cell) => [cell]);
    expect(createStandardizer(mappingOf(['phone']), american).notes).toMatchObject([{ value: 'US' }]);
    const chinese = ['13800138000', '021-58881234', '0755-26881234'].map((cell) => [cell]);
    expect(createStandardizer(mappingOf(['phone']), chinese).notes).toMatchObject([{ value: 'CN' }]);
  });

  it('takes M. for monsieur where the column addresses ladies in French', () => {
    const french = ['M. Jean Dupont', 'Mme Claire Martin', 'Mlle Anne Petit', 'M. Luc Moreau'].map((cell) => [cell]);
    const read = (rows: string[][]) =>
      standards(createStandardizer(mappingOf(['fullName']), rows).standardize({ line: 2, cells: ['M. Jean Dupont'] }));
    expect(read(french)).toMatchObject({ fullName: 'Jean Dupont', givenName: 'Jean', familyName: 'Dupont' });
    expect(read([...french.slice(0, 2), ['M. Scott Peck']])).toMatchObject({ fullName: 'M. Jean Dupont' });
  });

  it('reads a phone in the country of the address', () => {
    const records = read(
      ['country', 'phone'],
      [
        ['Germany', '030 12345678'],
        ['中国', '021-58881234'],
        ['United States', '(212) 555-0123'],
      ],
    );
    expect(records.map((record) => standards(record).phone)).toEqual([
      '+493012345678',
      '+862158881234',
      '+12125550123',
    ]);
    expect(records.map((record) => standards(record).country)).toEqual(['DE', 'CN', 'US']);
  });

  it('puts a birth date together from three columns', () => {
    const columns: Column[] = ['birthYear', 'birthMonth', 'birthDay'];
    expect(standards(read(columns, [['1990', '5', '7']])[0])).toEqual({ birthDate: '1990-05-07' });
    expect(standards(read(columns, [['', '5', '7']])[0])).toEqual({ birthDate: '--05-07' });
    expect(standards(read(columns, [['1990', '2', '30']])[0])).toEqual({
      birthYear: '1990',
      birthMonth: '2',
      birthDay: '30',
    });
  });

  it('takes birth date and gender from the identity number, never its digits', () => {
    const [record] = read(['nationalId'], [['11010519491231002X']]);
    expect(standards(record)).toEqual({ nationalId: '11010519491231002X', birthDate: '1949-12-31', gender: 'female' });
    for (const { field, raw } of record?.values ?? []) if (field !== 'nationalId') expect(raw).toBe('');
    expect(standards(read(['nationalId', 'birthDate'], [['11010519491231002X', '1950-01-01']])[0])).toMatchObject({
      birthDate: '1950-01-01',
    });
  });

  it('keeps two addresses apart by their group', () => {
    const columns: Column[] = [
      ['street', 1],
      ['city', 1],
      ['province', 1],
      ['postalCode', 1],
      ['street', 2],
      ['city', 2],
      ['province', 2],
      ['postalCode', 2],
    ];
    const [record] = read(columns, [
      ['12 Main St', 'Chicago', 'IL', '60601', '5 Oak Ave', 'Boston', 'Massachusetts', '02108'],
    ]);
    expect(standards(record)).toMatchObject({
      city: 'Chicago',
      province: 'IL',
      'city/2': 'Boston',
      'province/2': 'MA',
      'postalCode/2': '02108',
    });
  });

  it('skips the id column and keeps unknown columns as custom fields', () => {
    const { standardize } = createStandardizer(mappingOf([null, 'email', null], 0), []);
    expect(standardize({ line: 2, cells: ['7', 'a@b.com', ' gold '] }).custom).toEqual([['h2', ' gold ']]);
  });

  it('takes rows that are too short, and hostile headers', () => {
    expect(read(['email', 'mobile', null], [[]])[0]).toEqual({ values: [], custom: [], issues: [] });
    const mapping: Mapping = {
      preset: null,
      idColumn: null,
      columns: [{ index: 0, header: '__proto__', field: null, group: 1, reason: 'none', confidence: 0 }],
    };
    const record = createStandardizer(mapping, []).standardize({ line: 2, cells: ['x'] });
    expect(record.custom).toEqual([['__proto__', 'x']]);
  });

  it('never throws, and answers the same for the same row', () => {
    const fields: Column[] = [
      'fullName',
      'phone',
      'email',
      'address',
      'birthDate',
      'nationalId',
      'organization',
      'website',
      'amount',
      'postalCode',
      'country',
      'gender',
    ];
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/() 年月日省市区路号张@.') }));
    const { standardize } = createStandardizer(mappingOf(fields), []);
    fc.assert(
      fc.property(fc.array(cell, { minLength: fields.length, maxLength: fields.length }), (cells) => {
        const once = standardize({ line: 2, cells });
        expect(standardize({ line: 3, cells })).toEqual(once);
        for (const value of once.values) expect(value.confidence).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
