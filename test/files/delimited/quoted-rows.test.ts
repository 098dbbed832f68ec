import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes, temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
const read = (text: string, options = {}) => readBytes(`${folder}/t.csv`, text, options);

const PEOPLE = [
  ['1', 'Lee, Ann', 'ann@a.example'],
  ['2', 'Ray, Bob', 'bob@a.example'],
];
const HEAD = ['id', 'name', 'email'];

describe('rows quoted whole', () => {
  it.each([
    ['each row', '"id,name,email"\n"1,""Lee, Ann"",ann@a.example"\n"2,""Ray, Bob"",bob@a.example"\n', 2],
    ['all but the header', 'id,name,email\n"1,""Lee, Ann"",ann@a.example"\n"2,""Ray, Bob"",bob@a.example"\n', 2],
    ['one row', 'id,name,email\n1,"Lee, Ann",ann@a.example\n"2,""Ray, Bob"",bob@a.example"\n', 1],
    [
      'with the delimiters of another table behind',
      '"id;name;email",,\n"1;Lee, Ann;ann@a.example",,\n"2;Ray, Bob;bob@a.example",,\n',
      2,
    ],
  ])('are read as rows, and counted: %s', async (_, text, count) => {
    const { reader, cells, rejected } = await read(text);
    expect(reader.headers).toEqual(HEAD);
    expect(cells).toEqual(PEOPLE);
    expect(rejected).toEqual([]);
    expect(reader.quotedRows).toBe(reader.headerCells.length > 0 && text.startsWith('"') ? count + 1 : count);
    const pinned = await read(text, { delimiter: reader.delimiter ?? undefined, headerRow: reader.headerRow });
    expect(pinned.cells).toEqual(PEOPLE);
  });

  it('may hold line breaks and marks of their own', async () => {
    const { cells } = await read('"id,name,note"\n"1,""Lee\nAnn"",""says """"hi"""""""\n"2,Ray,none"\n');
    expect(cells).toEqual([
      ['1', 'Lee\nAnn', 'says "hi"'],
      ['2', 'Ray', 'none'],
    ]);
  });

  it.each([
    ['a list whose values hold commas', 'Notes\n"one, two, three"\n"four, five, six"\n'],
    ['a list of names under a header with a comma', '"Name, first"\n"Lee, Ann"\n"Ray, Bob"\n'],
  ])('are not seen in %s', async (_, text) => {
    const { reader, cells } = await read(text);
    expect([reader.delimiter, reader.quotedRows]).toEqual(['', 0]);
    expect(cells.every((row) => row.length === 1)).toBe(true);
  });

  it('of another width are set aside, not guessed', async () => {
    const { cells, rejected } = await read('id,name,email\n1,Ann,ann@a.example\n"2,Bob"\n3,Cyd,cyd@a.example\n');
    expect(cells).toHaveLength(2);
    expect(rejected).toMatchObject([{ line: 3, code: 'row-too-short' }]);
  });

  it('come out as they went in, whatever is in them', async () => {
    const word = fc.stringMatching(/^[a-z][a-z",; ]{0,6}[a-z]$/);
    const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const wrapped = (cells: readonly string[]) => `"${cells.map(quoted).join(',').replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word, word), { minLength: 2, maxLength: 8 }), async (rows) => {
        const { cells } = await read(`${[HEAD, ...rows].map(wrapped).join('\n')}\n`);
        expect(cells).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a second table in a file', () => {
  it.each([
    [
      'narrower',
      'Customer ID,First Name,Last Name,Email\nC1,Ann,Lee,ann@a.example\nC2,Bob,Ray,bob@a.example\n\nOrder ID,Customer ID,Amount\n9001,C1,12.50\n9002,C2,99\n',
      3,
    ],
    [
      'as wide',
      '客户名称,联系人,手机\n甲公司,张三丰,13800138001\n乙公司,李四光,13800138002\n\n供应商名称,联系人,税号\n丙公司,王五一,91350100M000100Y43\n',
      2,
    ],
  ])('is set aside with its reason: %s', async (_, text, count) => {
    const { cells, rejected } = await read(text);
    expect(cells).toHaveLength(2);
    expect(rejected.map(({ code }) => code)).toEqual(new Array(count).fill('row-other-table'));
  });

  it('ends where the first header comes again', async () => {
    const { cells, rejected } = await read(
      'Name,Email\nAnn,a@a.example\n\nCompany,Phone\nAcme,1234567\n\nName,Email\nBob,b@a.example\n',
    );
    expect(cells).toEqual([
      ['Ann', 'a@a.example'],
      ['Bob', 'b@a.example'],
    ]);
    expect(rejected).toHaveLength(2);
  });

  it('is not seen in customers behind a blank line', async () => {
    const { cells, rejected } = await read(
      'Name,City\nAnn,Graz\n\nMobile,Phone Company\nTitle,Berlin\n\nCity Bank,Company\n',
    );
    expect(cells).toHaveLength(4);
    expect(rejected).toEqual([]);
  });
});

describe('totals in other languages', () => {
  it.each(['Summe', 'Gesamt:', 'Somme', 'Totale', 'Suma', 'Итого', 'Total général'])(
    '%s closes a table',
    async (word) => {
      const { cells, reader } = await read(
        `Name;Telefon;Umsatz\nAnn;030 1234567;12,50\nBob;030 1234568;7,00\n${word};;19,50\n`,
      );
      expect(cells).toHaveLength(2);
      expect(reader.skippedLines.footer).toBe(1);
    },
  );
});
