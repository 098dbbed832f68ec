import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferMapping } from '../../../src/domain/columns/infer-mapping.js';
import type { FieldName } from '../../../src/domain/record/fields.js';
import type { Mapping } from '../../../src/domain/record/record.js';
import { CimError } from '../../../src/errors.js';
import { type Language, rowsOf } from './generated-rows.js';
import { HEADER_LISTS } from './header-lists.js';

/** `header > field#group` of every column that has a field. */
function told(mapping: Mapping): readonly string[] {
  return mapping.columns.map(({ header, field, group }) =>
    field === null ? header : `${header} > ${field}${group > 1 ? `#${group}` : ''}`,
  );
}

interface Expected {
  readonly headers: readonly string[];
  readonly fields: readonly (FieldName | null)[];
  readonly lines: readonly string[];
}

function expected(columns: string): Expected {
  const lines = columns.split(' | ');
  const parts = lines.map((line) => line.split(' > '));
  return {
    lines,
    headers: parts.map(([header]) => header!),
    fields: parts.map(([, field]) => (field === undefined ? null : (field.split('#')[0] as FieldName))),
  };
}

function languageOf(headers: readonly string[]): Language {
  return headers.some((header) => /\p{Script=Han}/u.test(header)) ? 'zh' : 'en';
}

describe('inferMapping on the exports of known systems', () => {
  it('knows at least twenty lists', () => {
    expect(HEADER_LISTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(HEADER_LISTS.map((list) => list.system)).size).toBeGreaterThanOrEqual(8);
  });

  for (const [at, list] of HEADER_LISTS.entries()) {
    const { headers, fields, lines } = expected(list.columns);
    const idAt = list.id === null ? -1 : headers.indexOf(list.id);
    const filled = rowsOf(
      fields.map((field, column) => (column === idAt ? 'id' : field)),
      60,
      languageOf(headers),
      at + 1,
    );
    it(`list ${at + 1}: ${list.system ?? 'unnamed'}, ${headers.slice(0, 3).join(', ')} …, with rows`, () => {
      const mapping = inferMapping(headers, filled);
      expect(told(mapping)).toEqual(lines);
      expect(mapping.preset).toBe(list.system);
      expect(mapping.idColumn).toBe(list.id === null ? null : idAt);
    });
    it(`list ${at + 1}: the same from the headers alone`, () => {
      const mapping = inferMapping(headers, []);
      expect(told(mapping)).toEqual(lines);
    });
  }
});

/** Files that are no system's export: header > field, and the values' fields in the same order. */
const OTHER_FILES: readonly (readonly [name: string, columns: string, language?: Language])[] = [
  [
    'research file',
    'record_id | given_name > givenName | surname > familyName | street_number > houseNumber | address_1 > street | address_2 > street2 | suburb > city | postcode > postalCode | state > province | date_of_birth > birthDate | phone_number > phone | soc_sec_id > nationalId',
  ],
  [
    'names in parts',
    'record_id | fname_c1 > givenName | fname_c2 > middleName | lname_c1 > familyName | lname_c2 > familyName#2 | by > birthYear | bm > birthMonth | bd > birthDay',
  ],
  ['short list', 'first_name > givenName | surname > familyName | dob > birthDate | city > city | email > email'],
  ['places', 'record_id | name > organization | addr > street | city > city | phone > phone | type'],
  ['people under name', 'id | name > fullName | address > address | phone > phone | email > email'],
  [
    'voters',
    'voter_id > customerNumber | last_name > familyName | first_name > givenName | midl_name > middleName | name_sufx_cd > nameSuffix | res_street_address > street | res_city_desc > city | state_cd > province | zip_code > postalCode | full_phone_number > phone | birth_year > birthYear | sex_code > gender',
  ],
  [
    'Chinese list',
    '序号 | 姓名 > fullName | 性别 > gender | 手机号码 > mobile | 身份证号 > nationalId | 家庭住址 > address | 备注 > notes',
    'zh',
  ],
  [
    'Chinese companies',
    '客户编号 > customerNumber | 公司名称 > organization | 联系人 > fullName | 联系电话 > phone | 公司地址 > address | 统一社会信用代码 > taxId | 网址 > website',
    'zh',
  ],
  ['customer name is a company', '客户名称 > organization | 电话 > phone | 详细地址 > address', 'zh'],
  ['customer name is a person', '客户名称 > fullName | 手机 > mobile | 生日 > birthDate | 地址 > address', 'zh'],
  [
    'German',
    'Anrede > namePrefix | Vorname > givenName | Nachname > familyName | Firma > organization | Straße > street | Hausnummer > houseNumber | PLZ > postalCode | Ort > city | Telefon > phone | E-Mail > email | Geburtsdatum > birthDate',
  ],
  [
    'German, short',
    'Kundennummer > customerNumber | Name > familyName | Vorname > givenName | PLZ > postalCode | Ort > city | Tel. > phone',
  ],
  [
    'names thrice',
    'unique_id | full_name > fullName | first_and_surname | first_name > givenName | surname > familyName | dob > birthDate',
  ],
  [
    'Japanese',
    '氏名 > fullName | 電話番号 > phone | メールアドレス > email | 生年月日 > birthDate | 性別 > gender',
    'zh',
  ],
  [
    'Spanish',
    'Nombre > givenName | Apellidos > familyName | Teléfono > phone | Correo electrónico > email | Ciudad > city | Código postal > postalCode',
  ],
  [
    'repeated',
    'Full Name > fullName | Phone 1 > phone | Phone 2 > phone#2 | Address 1 - Street > street | Address 1 - City > city | Address 2 - Street > street#2 | Address 2 - City > city#2',
  ],
];

const sampleOf = (
  columns: string,
  language: Language = 'en',
  count = 80,
): { headers: readonly string[]; rows: readonly (readonly string[])[]; lines: readonly string[] } => {
  const { headers, fields, lines } = expected(columns);
  const values = fields.map((field, at) => (field === null && at === 0 ? ('id' as const) : field));
  return { headers, lines, rows: rowsOf(values, count, language, 7) };
};

describe('inferMapping on other files', () => {
  for (const [name, columns, language] of OTHER_FILES) {
    it(name, () => {
      const { headers, rows, lines } = sampleOf(columns, language);
      expect(told(inferMapping(headers, rows))).toEqual(lines);
    });
  }

  it('tells the main columns by their values where the headers say nothing', () => {
    for (const [columns, wanted, language] of [
      [
        'a > givenName | b > familyName | c > birthDate | d > city | e > email',
        'givenName familyName birthDate city email',
        'en',
      ],
      [
        'a > givenName | b > familyName | c > birthYear | d > birthMonth | e > birthDay',
        'givenName familyName birthYear birthMonth birthDay',
        'en',
      ],
      ['a > organization | b > address | c > phone | d > website', 'organization address phone website', 'en'],
      ['a > fullName | b > address | c > phone | d > gender', 'fullName address phone gender', 'en'],
      ['a > fullName | b > mobile | c > nationalId | d > address', 'fullName phone nationalId address', 'zh'],
      ['a > organization | b > phone | c > province | d > district', 'organization phone province district', 'zh'],
    ] as const) {
      const { headers, rows } = sampleOf(columns, language, 200);
      const mapping = inferMapping(
        headers.map((_, at) => `column ${at + 1}`),
        rows,
      );
      expect(mapping.columns.map((column) => column.field).join(' ')).toBe(wanted);
      expect(mapping.columns.every((column) => column.reason === 'values')).toBe(true);
    }
  });

  it('takes names that no dictionary holds for those of people where the file has what only people have', () => {
    const syllables = ['ヨウ', 'ミナ', 'サト', 'タケ', 'ハル', 'カズ', 'ノリ', 'ユキ'];
    const rows = Array.from({ length: 60 }, (_, i) => [
      `${syllables[i % 8]}${syllables[(i * 3) % 7]}${syllables[(i >> 3) % 8]}`,
      `19${40 + (i % 50)}-0${1 + (i % 9)}-1${i % 9}`,
      `m${i}@example.com`,
    ]);
    const fields = inferMapping(['column 1', 'column 2', 'column 3'], rows).columns.map(({ field }) => field);
    expect(fields).toEqual(['fullName', 'birthDate', 'email']);
  });

  it('believes the values where the headers stand one column beside them', () => {
    const { headers, rows } = sampleOf(OTHER_FILES[0]![1], 'en', 200);
    const mapping = inferMapping([headers[0]!, ...headers.slice(2), 'extra'], rows);
    const fields = mapping.columns.map((column) => column.field);
    expect(fields.slice(2)).toEqual(expected(OTHER_FILES[0]![1]).fields.slice(2));
    expect(mapping.idColumn).toBe(0);
  });

  it('does not believe a header that its values contradict', () => {
    const rows = rowsOf(['fullName', 'email', 'website', 'birthDate', 'phone'], 60);
    const mapping = inferMapping(['Name', 'Website', 'Email Address', 'Postal code', 'Notes'], rows);
    expect(mapping.columns.map((column) => column.field)).toEqual([
      'fullName',
      'email',
      'website',
      'birthDate',
      'notes',
    ]);
  });
});

it('does not take a yes or no beside the postal code for a city', () => {
  const rows = Array.from({ length: 30 }, (_, i) => ['TRUE', String(10000 + i), `a${i}@e.com`]);
  expect(inferMapping(['会员', '邮编', 'Email'], rows).columns.map(({ field }) => field)).toEqual([
    null,
    'postalCode',
    'email',
  ]);
});

describe('values that are nothing in particular', () => {
  it.each([
    [['First Name', 'Last Name', 'Email', 'Phone'], 'givenName familyName email phone', 'Ann# Smith# a#@e.com #'],
    [['Name', 'Email', 'Phone'], 'fullName email phone', 'Ann# a#@e.com 555-01#'],
    [['姓名', '电话', '邮箱'], 'fullName phone email', '王伟# 1380013# a#@e.com'],
    [['客户名称', '手机', '地址'], 'fullName mobile address', '客户# 1380013800# 地址#'],
    [['公司', '省', '市', '区', '地址'], 'organization province city district address', 'c# p# q# r# s#'],
    [['birthdate', 'gender', 'Job title'], 'birthDate gender jobTitle', 'foo# bar# baz#'],
  ])('do not outweigh the headers %j', (headers, fields, row) => {
    const rows = Array.from({ length: 30 }, (_, i) => row.replaceAll('#', String(i)).split(' '));
    expect(inferMapping(headers, rows).columns.map(({ field }) => field)).toEqual(fields.split(' '));
  });
});

describe('inferMapping as the user wants it', () => {
  const headers = ['Id', 'Name', 'Segment'];
  const rows = rowsOf(['id', 'fullName', null], 20);

  it('obeys overrides over everything, and null means a custom field', () => {
    const mapping = inferMapping(headers, rows, {
      overrides: new Map([
        ['Segment', 'tags'],
        ['Name', null],
        ['Absent', 'city'],
      ]),
    });
    expect(mapping.columns.map(({ field, reason }) => [field, reason])).toEqual([
      [null, 'header'],
      [null, 'user'],
      ['tags', 'user'],
    ]);
  });

  it('takes the id column it is told, and refuses one that is not there', () => {
    expect(inferMapping(headers, rows, { idColumn: 'Segment' }).idColumn).toBe(2);
    expect(() => inferMapping(headers, rows, { idColumn: 'No such' })).toThrow(CimError);
  });

  it('takes a preset by name, and refuses an unknown one', () => {
    expect(inferMapping(headers, rows, { preset: 'zoho' }).preset).toBe('zoho');
    expect(() => inferMapping(headers, rows, { preset: 'nosuch' })).toThrow(/no preset/);
  });

  it('takes no id column whose values repeat or are blank', () => {
    expect(
      inferMapping(
        ['id', 'name'],
        [
          ['1', 'Mary Smith'],
          ['1', 'John Brown'],
          ['2', 'Ann Lee'],
        ],
      ).idColumn,
    ).toBeNull();
    expect(
      inferMapping(
        ['id', 'name'],
        [
          ['1', 'Mary Smith'],
          ['', 'John Brown'],
        ],
      ).idColumn,
    ).toBeNull();
    expect(
      inferMapping(
        ['id', 'name'],
        [
          ['1', 'Mary Smith'],
          ['2', 'John Brown'],
        ],
      ).idColumn,
    ).toBe(0);
  });
});

describe('inferMapping on anything', () => {
  it('gives every column one entry, twice the same, and never fails', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a@b.com', '13800138000'),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
        (headers, rows) => {
          const mapping = inferMapping(headers, rows);
          expect(mapping.columns.map((column) => column.header)).toEqual(headers);
          expect(inferMapping(headers, rows)).toEqual(mapping);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads a very wide file without delay', () => {
    const headers = Array.from({ length: 4000 }, (_, at) => `field ${at}`);
    const mapping = inferMapping(
      headers,
      rowsOf(
        headers.map(() => 'street' as const),
        30,
      ),
    );
    expect(mapping.columns).toHaveLength(4000);
  });
});
