import { Readable } from 'node:stream';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textRow, xlsx } from './spreadsheet/office-files.js';
import { failure, readBytes, readPath, temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let files = 0;
const read = (bytes: Uint8Array) => readBytes(`${folder}/${files++}.zip`, bytes, {});
const TABLE = strToU8('Name,Phone\nAnn,2125550100\nBob,2125550101\n');

describe('a ZIP archive', () => {
  it('with one table is that table', async () => {
    const { reader, cells } = await read(
      zipSync({
        'out/contacts.csv': TABLE,
        '__MACOSX/out/._contacts.csv': strToU8('x'),
        'readme.pdf': strToU8('%PDF'),
      }),
    );
    expect(reader.name).toMatch(/\.zip\/out\/contacts\.csv$/);
    expect(reader.headers).toEqual(['Name', 'Phone']);
    expect(cells).toEqual([
      ['Ann', '2125550100'],
      ['Bob', '2125550101'],
    ]);
  });

  it('may hold a workbook', async () => {
    const book = xlsx({ sheet: textRow(1, ['Name', 'Phone']) + textRow(2, ['Ann', '2125550100']) });
    expect((await read(zipSync({ 'contacts.xlsx': book }))).cells).toEqual([['Ann', '2125550100']]);
  });

  it('may come on a pipe, and so may a workbook whose table is on its second sheet', async () => {
    const pipe = (bytes: Uint8Array) => readPath('-', { stdin: Readable.from([Buffer.from(bytes)]) });
    const packed = zipSync({ 'contacts.csv': TABLE });
    expect((await pipe(packed)).cells).toEqual([
      ['Ann', '2125550100'],
      ['Bob', '2125550101'],
    ]);
    expect((await pipe(gzipSync(packed))).cells).toHaveLength(2);
    const book = xlsx({ sheet: textRow(1, ['Name', 'Phone']) + textRow(2, ['Ann', '2125550100']) });
    expect((await pipe(zipSync({ 'contacts.xlsx': book }))).cells).toEqual([['Ann', '2125550100']]);
    expect((await pipe(book)).cells).toEqual([['Ann', '2125550100']]);
  });

  it('on a pipe that is too large to be held is refused', async () => {
    const stdin = Readable.from([Buffer.from(zipSync({ 'contacts.csv': TABLE }))]);
    const limits = { memory: 100 };
    expect(await failure(readPath('-', { stdin, limits }))).toMatchObject({ code: 'file-too-large' });
  });

  it('of several tables names them', async () => {
    const error = await failure(read(zipSync({ 'a.csv': TABLE, 'b.csv': TABLE })));
    expect(error).toMatchObject({ code: 'not-a-table', hint: expect.stringContaining('a.csv, b.csv') });
  });

  it('of something else is refused', async () => {
    expect(await failure(read(zipSync({ 'a.pdf': strToU8('%PDF') })))).toMatchObject({ code: 'not-a-table' });
  });
});
