import { describe, expect, it } from 'vitest';
import { inferMapping } from '../../../src/domain/columns/infer-mapping.js';
import type { FieldName } from '../../../src/domain/record/fields.js';

const rows = (count: number, ...cells: ((i: number) => string)[]): string[][] =>
  Array.from({ length: count }, (_, i) => cells.map((cell) => cell(i)));
const fields = (headers: string[], sample: string[][] = []): (FieldName | null)[] =>
  inferMapping(headers, sample).columns.map(({ field }) => field);
const digits = (i: number, modulus: number): number => (i * 7919 + 4801) % modulus;

describe('values are not taken for what they only resemble', () => {
  it('amounts are no telephone numbers and no identifiers', () => {
    const sample = rows(
      30,
      (i) => `user${i}@example.com`,
      (i) => `${10000 + digits(i, 89999)}.${10 + (i % 90)}`,
      (i) => `${1 + (i % 9)},${100 + digits(i, 899)}.50`,
    );
    expect(fields(['Email', 'Kennzahl A', 'Kennzahl B'], sample)).toEqual(['email', null, null]);
  });

  it('days are no addresses', () => {
    const sample = rows(
      30,
      (i) => `user${i}@example.com`,
      (i) => `${String(1 + (i % 28)).padStart(2, '0')} ${['Jan', 'Feb', 'Mar'][i % 3]} 2024`,
    );
    expect(fields(['Email', 'Connected On'], sample)).toEqual(['email', null]);
  });

  it('a telephone number that a spreadsheet made a decimal of is still one', () => {
    const sample = rows(
      30,
      (i) => `user${i}@example.com`,
      (i) => `139${10000000 + digits(i, 89999999)}.0`,
    );
    expect(fields(['Email', 'Spalte 2'], sample)).toEqual(['email', 'phone']);
  });

  it('numbers that somebody counted are no postal codes, however long they are', () => {
    const counted = rows(
      40,
      (i) => String(100000 + 3 * i),
      (i) => `user${i}@example.com`,
    );
    expect(fields(['LEID', 'Email'], counted)).not.toContain('postalCode');
    const places = rows(
      40,
      (i) => String(10000 + digits(i, 89999)),
      (i) => `user${i}@example.com`,
    );
    expect(fields(['Q', 'Email'], places)).toContain('postalCode');
  });

  it('two words that are no known city are none because a postal code stands beside them', () => {
    const sample = rows(
      40,
      (i) => String(10000 + digits(i, 89999)),
      (i) => (i % 2 === 0 ? 'alpha' : 'beta'),
    );
    expect(fields(['PLZ', 'Merkmal'], sample)).toEqual(['postalCode', null]);
  });

  it('academic titles beside the salutation are no jobs', () => {
    const sample = rows(
      20,
      (i) => (i % 2 === 0 ? 'Herr' : 'Frau'),
      (i) => ['Dr.', '', 'Prof. Dr.', 'Dipl.-Ing.'][i % 4]!,
      (i) => ['Meier', 'Krug', 'Lang', 'Kurz'][i % 4]!,
    );
    expect(fields(['Anrede', 'Titel', 'Nachname'], sample)).toEqual(['namePrefix', null, 'familyName']);
  });

  it('where customers stand as numbers, the column is their number and the id of the row', () => {
    const headers = ['Kunde', 'Name 1', 'Ort'];
    const sample = rows(
      20,
      (i) => String(100100 + digits(i, 8000)),
      (i) => `Firma ${'ABCDEFGHIJ'[i % 10]}tron GmbH`,
      () => 'Köln',
    );
    expect(fields(headers, sample)).toEqual(['customerNumber', 'organization', 'city']);
    expect(inferMapping(headers, sample).idColumn).toBe(0);
    const named = rows(
      20,
      (i) => `${'ABCDEFGHIJ'[i % 10]}tron GmbH`,
      () => 'x',
      () => 'Köln',
    );
    expect(fields(headers, named)[0]).toBe('organization');
  });
});

describe('numbers of lines and of addresses', () => {
  it.each([
    ['Default Address Address1', 'Default Address Address2', 'Default Address City'],
    ['billing_address_1', 'billing_address_2', 'billing_city'],
    ['Address 1: Street 1', 'Address 1: Street 2', 'Address 1: City'],
    ['Shipping Street', 'Shipping Address 2', 'Shipping City'],
  ])('%s, %s', (...headers) => {
    expect(fields(headers)).toEqual(['street', 'street2', 'city']);
    expect(new Set(inferMapping(headers, []).columns.map(({ group }) => group)).size).toBe(1);
  });

  it('numbers that count telephones stay so', () => {
    expect(fields(['Home Phone', 'Home Phone 2', 'Address 1 City', 'Address 2 City'])).toEqual([
      'phone',
      'phone',
      'city',
      'city',
    ]);
  });
});

describe('headers of more systems', () => {
  const business = ['ulica', 'miejscowość', 'kod pocztowy', 'kraj/region'];
  it.each([
    ['behind', (part: string) => `${part} (służbowy)`, (part: string) => `${part} (prywatny)`],
    ['before', (part: string) => `Adres służbowy - ${part}`, (part: string) => `Adres domowy - ${part}`],
    ['without marks', (part: string) => `${part} (sluzbowy)`, (part: string) => `${part} (domowy)`],
  ])('Polish with whose address it is %s', (_, first, second) => {
    const { columns } = inferMapping([...business.map(first), ...business.map(second)], []);
    expect(columns.map(({ field }) => field)).toEqual(
      [1, 2].flatMap(() => ['street', 'city', 'postalCode', 'country']),
    );
    expect(columns.map(({ group }) => group)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });

  it.each<[string, string[], (FieldName | null)[], number | null]>([
    [
      'dynamics',
      ['(Do Not Modify) Contact', '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On', 'Full Name'],
      [null, null, 'modifiedAt', 'fullName'],
      0,
    ],
    [
      'odoo',
      ['id', 'name', 'parent_id/name', 'state_id/name', 'country_id/name', 'function', 'vat'],
      [null, 'fullName', 'organization', 'province', 'country', 'jobTitle', 'taxId'],
      0,
    ],
    [
      'sap',
      ['KUNNR', 'NAME1', 'STRAS', 'PSTLZ', 'ORT01', 'LAND1', 'TELF1', 'TELFX', 'STCEG'],
      ['customerNumber', 'organization', 'street', 'postalCode', 'city', 'country', 'phone', 'fax', 'taxId'],
      0,
    ],
  ])('%s is recognized', (preset, headers, expected, id) => {
    const mapping = inferMapping(headers, []);
    expect(mapping.preset).toBe(preset);
    expect(mapping.columns.map(({ field }) => field)).toEqual(expected);
    expect(mapping.idColumn).toBe(id);
  });

  it.each<[string, FieldName]>([
    ['Created (UTC)', 'createdAt'],
    ['Total Spend', 'amount'],
    ['Salesperson', 'owner'],
    ['USt-IdNr.', 'taxId'],
    ['Razão Social', 'organization'],
    ['UF', 'province'],
    ['Data de cadastro', 'createdAt'],
    ['Fecha de alta', 'createdAt'],
    ['Nº cliente', 'customerNumber'],
    ['Dział', 'department'],
    ['NIP', 'taxId'],
    ['专管业务员', 'owner'],
    ['建档日期', 'createdAt'],
    ['累计消费金额', 'amount'],
    ['商务地址 省/市/自治区', 'province'],
    ['商务地址 街道', 'street'],
  ])('%s', (header, field) => {
    const mapping = inferMapping(
      ['Email', header],
      [
        ['a@example.com', '中山路12号'],
        ['b@example.com', '解放路3号'],
      ].map(([email, line]) => [email!, field === 'street' ? line! : '']),
    );
    expect(mapping.columns[1]!.field).toBe(field);
  });
});
