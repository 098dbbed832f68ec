import { describe, expect, it } from 'vitest';
import { failure, readBytes, temporaryFolder } from '../temporary.js';
import { compoundFile, double, record, text, u16, u32, workbook } from './xls-file.js';

const folder = temporaryFolder();
let files = 0;
const read = (stream: Buffer, options = {}) =>
  readBytes(`${folder}/${files++}.xls`, compoundFile([['Workbook', stream]]), options);
const at = (row: number, column: number, style = 0): Buffer => u16(row, column, style);
const label = (row: number, column: number, value: string): Buffer => record(0x204, at(row, column), text(value));
const HEAD = ['姓名', '电话', '城市'].map((name, i) => label(0, i, name));

/** Shared texts, the third cut in the middle, with the rest in a narrow continuation. */
const SHARED = [
  record(0xfc, u32(4), u32(4), text('王小明'), text('plain', 2, true), u16(6), [1], Buffer.from('長い', 'utf16le')),
  record(
    0x3c,
    [0],
    Buffer.from('tail', 'latin1'),
    u16(2),
    [1 | 8],
    u16(1),
    Buffer.from('終わ', 'utf16le'),
    [0, 0, 0, 0],
  ),
];
const STYLES = [
  record(0x41e, u16(164), text('yyyy"年"m"月"')),
  record(0x41e, u16(165), text('00000', 2, true)),
  ...[0, 164, 165].map((format) => record(0xe0, u16(0, format), Buffer.alloc(16))),
];

describe('XLS', () => {
  it('reads every kind of cell as text', async () => {
    const packed = (value: number): Buffer => u32(((value << 2) | 2) >>> 0);
    const { cells, reader } = await read(
      workbook(
        [...STYLES, ...SHARED],
        [
          {
            name: '客户数据',
            cells: [
              ...['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => label(0, i, name)),
              ...[0, 1, 2, 3].map((i) => record(0xfd, at(1, i), u32(i))),
              record(0x203, at(1, 4), double(13800138000)),
              record(0x203, at(1, 5, 1), double(32875)),
              record(0x27e, at(2, 0, 2), packed(2138)),
              record(0x27e, at(2, 1), u32(((150 << 2) | 3) >>> 0)),
              record(0xbd, u16(2, 2), u16(0), packed(7), u16(0), packed(-8), u16(3)),
              record(0x205, at(2, 4), [1, 0]),
              record(0x205, at(2, 5), [0x2a, 1]),
              record(0x06, at(3, 0), double(0.5), Buffer.alloc(8)),
              record(0x06, at(3, 1), [0, 0, 0, 0, 0, 0, 255, 255], Buffer.alloc(8)),
              record(0x207, text('from a formula')),
              record(0x06, at(3, 2), [1, 0, 1, 0, 0, 0, 255, 255], Buffer.alloc(8)),
            ],
          },
        ],
      ),
    );
    expect(cells).toEqual([
      ['王小明', 'plain', '長いtail', '終わ', '13800138000', '1990-01-02'],
      ['02138', '1.5', '7', '-8', 'TRUE', '#N/A'],
      ['0.5', 'from a formula', 'TRUE', '', '', ''],
    ]);
    expect(reader).toMatchObject({ format: 'xls', sheet: '客户数据', headerRow: 1 });
  });

  it('reads the sheet that is asked for, and fills merged cells down', async () => {
    const stream = workbook(
      [],
      [
        { name: 'hidden', state: 1, cells: [label(0, 0, 'x'), label(0, 1, 'y')] },
        {
          name: 'Main',
          cells: [...HEAD, label(2, 1, '2'), label(1, 0, '甲公司'), label(1, 1, '1'), record(0xe5, u16(1, 1, 2, 0, 0))],
        },
      ],
    );
    expect((await read(stream)).cells).toEqual([
      ['甲公司', '1', ''],
      ['甲公司', '2', ''],
    ]);
    expect((await read(stream, { sheet: 'hidden' })).reader.headers).toEqual(['x', 'y']);
    expect(await failure(read(stream, { sheet: '3' }))).toMatchObject({ code: 'no-such-sheet' });
  });

  it('refuses what is locked, no workbook, or damaged', async () => {
    const good = compoundFile([['Workbook', workbook([], [{ name: 'S', cells: HEAD }])]]);
    const refused = async (bytes: Buffer) => (await failure(readBytes(`${folder}/${files++}.xls`, bytes))).code;
    expect(await refused(good.subarray(0, 1500))).toBe('workbook-damaged');
    expect(await refused(compoundFile([['Workbook', workbook([record(0x2f, u16(1))], [])]]))).toBe('workbook-locked');
    expect(await refused(compoundFile([['EncryptedPackage', Buffer.alloc(10)]]))).toBe('workbook-locked');
    expect(await refused(compoundFile([['WordDocument', Buffer.alloc(10)]]))).toBe('xls-not-readable');
    expect(await refused(compoundFile([['Workbook', workbook([], [])]]))).toBe('workbook-damaged');
    const circle = Buffer.from(good);
    // The first sector follows itself: the chain never ends.
    const table = circle.length - 512;
    circle.writeUInt32LE(0, table);
    circle.writeUInt32LE(0x7fffffff, 512 + 8 * 512 + 128 + 120);
    expect(await refused(circle)).toBe('workbook-damaged');
  });
});
