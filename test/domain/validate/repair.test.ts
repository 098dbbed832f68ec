import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferMapping } from '../../../src/domain/columns/infer-mapping.js';
import { createStandardizer } from '../../../src/domain/normalize/standardize.js';
import type { StandardRecord } from '../../../src/domain/record/record.js';
import { type RepairedRow, repairRow } from '../../../src/domain/validate/repair.js';

const HEADERS = [
  'Name',
  'Phone',
  'Phone 2',
  'Email',
  'Birthday',
  'Country',
  'State',
  'Tax ID',
  'Notes',
  'Shoe size',
  'City',
];
const FIELDS = [
  'fullName',
  'phone',
  'phone',
  'email',
  'birthDate',
  'country',
  'province',
  'taxId',
  'notes',
  null,
] as const;
const EMPTY = HEADERS.map(() => '');

const mapping = inferMapping(HEADERS, [], {
  overrides: new Map(HEADERS.map((header, i) => [header, FIELDS[i] ?? null])),
});
/** Birthdays that leave no doubt of the order of the column: the day comes first. */
const SAMPLE = ['13/02/1980', '25/12/1975', '31/01/1990'].map((date) => EMPTY.with(4, date));
const { standardize } = createStandardizer(mapping, SAMPLE, { defaultCountry: 'CN', today: '2025-01-01' });
const again = (cells: readonly string[]): StandardRecord => standardize({ line: 1, cells });
const repaired = (cells: readonly string[]): RepairedRow => repairRow(mapping.columns, cells, again(cells), again);
const row = (cells: Readonly<Record<string, string>>): string[] => HEADERS.map((header) => cells[header] ?? '');
const one = (header: string, cell: string) => {
  const { cells, repairs } = repaired(row({ Name: 'Ann Lee', [header]: cell }));
  return [cells[HEADERS.indexOf(header)], ...repairs.map(({ name }) => name)];
};

describe('safe repairs', () => {
  it.each([
    ['Name', '  Ａnn   Lee\u200b ', 'Ann Lee', ['tidied']],
    ['Name', 'N/A', '', ['made-blank']],
    ['Phone', '１３８００１３８０００', '13800138000', ['tidied']],
    ['Phone', '="13800138000"', '13800138000', ['guard-removed']],
    ['Phone', '1.3800138001E+10', '13800138001', ['digits-restored']],
    ['Phone', '13800138000/13900139000/13700137000', '13800138000; 13900139000; 13700137000', ['numbers-split']],
    ['Email', 'Ann.Lee@EXAMPLE.Com', 'Ann.Lee@example.com', ['domain-lower-case']],
    ['Birthday', '13/02/1980', '1980-02-13', ['date-iso']],
    ['Birthday', '3/4/1980', '1980-04-03', ['date-iso']],
    ['Country', '中国', 'CN', ['standard-name']],
    ['Notes', ' 您好，请回电。 ', '您好，请回电。', ['tidied']],
  ])('%s: %j → %j', (header, cell, to, names) => {
    expect(one(header, cell)).toEqual([to, ...names]);
  });

  it.each([
    ['a misspelled domain', 'Email', 'ann@gmial.com'],
    ['destroyed digits', 'Phone', '1.38E+10'],
    ['a day that does not exist', 'Birthday', '31/02/1980'],
    ['an apostrophe that keeps a cell from being run', 'Notes', "'=1+1"],
    ['a column that means nothing to cim', 'Shoe size', ' N/A '],
  ])('leave %s alone', (_, header, cell) => {
    expect(one(header, cell)).toEqual([cell]);
  });

  it('name a province as the division table does', () => {
    for (const [state, city, standard] of [
      ['内蒙古', '呼和浩特', '内蒙古自治区'],
      ['广东', '深圳市', '广东省'],
      ['广东', '', '广东省'],
    ] as const) {
      const { cells, repairs } = repaired(row({ Name: 'Ann', State: state, City: city }));
      expect([cells[6], cells[10], ...repairs.map(({ name }) => name)]).toEqual([standard, city, 'standard-name']);
    }
  });

  it('part numbers into empty columns of the same field', () => {
    const { cells, repairs } = repaired(row({ Name: 'Ann', Phone: '13800138000/13900139000' }));
    expect(cells.slice(1, 3)).toEqual(['13800138000', '13900139000']);
    expect(repairs.map(({ header, name }) => [header, name])).toEqual([
      ['Phone', 'numbers-split'],
      ['Phone 2', 'numbers-split'],
    ]);
  });

  it('repair the other cells of a row of which one must stay', () => {
    const { cells } = repaired(row({ Name: ' Ann ', Email: 'a@gmial.com', Phone: ' 13800138000 ' }));
    expect(cells.slice(0, 4)).toEqual(['Ann', '13800138000', '', 'a@gmial.com']);
  });

  it('lose nothing and find nothing left to do, whatever the cells', () => {
    const scraps = fc.constantFrom(
      ...[
        ' ',
        '\u3000',
        '\u200b',
        '１３',
        '13800138000',
        '/',
        ';',
        'N/A',
        '无',
        '="',
        '"',
        "'",
        '1.38E+10',
        '.0',
        '3/4/80',
      ],
      ...[
        '1980年2月3日',
        'Ann',
        '李雷',
        '@EX.COM',
        'x@gmial.com',
        '中国',
        'China',
        '沪',
        'California',
        '-',
        '+86',
        '转802',
      ],
    );
    const cell = fc.oneof(
      fc.array(scraps, { maxLength: 4 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 12 }),
    );
    const said = ({ values }: StandardRecord) =>
      values
        .filter(({ standard }) => standard !== '')
        .map(({ field, standard }) => `${field} ${standard}`)
        .sort();
    let repairs = 0;
    fc.assert(
      fc.property(fc.array(cell, { minLength: HEADERS.length, maxLength: HEADERS.length }), (cells) => {
        const once = repaired(cells);
        repairs += once.repairs.length;
        expect(said(once.record)).toEqual(said(again(cells)));
        expect(once.record).toEqual(again(once.cells));
        expect(once.cells[9]).toBe(cells[9]);
        expect(repaired(once.cells).repairs).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(repairs).toBeGreaterThan(1000);
  });
});
