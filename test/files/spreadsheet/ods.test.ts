import { describe, expect, it } from 'vitest';
import { failure, readBytes, temporaryFolder } from '../temporary.js';
import { ods } from './office-files.js';

const folder = temporaryFolder();
let files = 0;
const read = (tables: string, options = {}) => readBytes(`${folder}/${files++}.ods`, ods(tables), options);
const cell = (text: string, attributes = 'office:value-type="string"'): string =>
  `<table:table-cell ${attributes}>${text
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</table:table-cell>`;
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

describe('ODS', () => {
  it('reads every kind of cell as text, and skips what is repeated to the edge', async () => {
    const { cells, rows, reader } = await read(
      `<table:table table:name="S1">${row(...['a', 'b', 'c', 'd', 'e', 'f'].map((text) => cell(text)), '<table:table-cell table:number-columns-repeated="16378"/>')}${row(
        cell('two\nlines <text:s text:c="2"/>x'),
        cell('1.38E+10', 'office:value-type="float" office:value="13800138000"'),
        cell('28/02/90', 'office:value-type="date" office:date-value="1990-02-28"'),
        cell('02138', 'office:value-type="float" office:value="2138"'),
        cell('TRUE', 'office:value-type="boolean" office:boolean-value="true"'),
        cell('9:30', 'office:value-type="time" office:time-value="PT09H30M00S"'),
      )}<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row table:number-rows-repeated="2">${cell('x', 'office:value-type="string" table:number-columns-repeated="2"')}<office:annotation><text:p>note</text:p></office:annotation></table:table-row></table:table>`,
    );
    expect(cells).toEqual([
      ['two\nlines   x', '13800138000', '1990-02-28', '02138', 'TRUE', '09:30:00'],
      ['x', 'x', '', '', '', ''],
      ['x', 'x', '', '', '', ''],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 1_000_003, 1_000_004]);
    expect(reader).toMatchObject({ format: 'ods', sheet: 'S1' });
  });

  it('reads the sheet that is asked for', async () => {
    const tables = `<table:table table:name="A">${row(cell('x'), cell('y'))}</table:table><table:table table:name="B">${row(cell('name'), cell('city'))}${row(cell('Ann'), cell('X'))}</table:table>`;
    expect((await read(tables, { sheet: 'B' })).cells).toEqual([['Ann', 'X']]);
    expect((await read(tables, { sheet: '2' })).cells).toEqual([['Ann', 'X']]);
    expect(await failure(read(tables, { sheet: 'C' }))).toMatchObject({ code: 'no-such-sheet' });
  });
});
