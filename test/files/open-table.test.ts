import { appendFileSync, chmodSync, mkdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openByteSource } from '../../src/files/byte-source.js';
import { DEFAULT_LIMITS } from '../../src/files/limits.js';
import { openTable } from '../../src/files/open-table.js';
import { encodeText } from './legacy-encoder.js';
import { failure, readBytes, readPath, temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let files = 0;
const path = (name = 'csv'): string => `${folder}/${files++}.${name}`;
const read = (bytes: string | Uint8Array, options = {}) => readBytes(path(), bytes, options);

const CONTACTS = '姓名,电话,城市\r\n王小明,13800138000,上海市\r\n李娜,+8613900139000,"北京,朝阳"\r\n';

const TRADITIONAL = '姓名,電話,城市\r\n陳大文,0912345678,臺北市\r\n林美玲,0987654321,"北京,朝陽"\r\n';

describe('how a file was read', () => {
  it.each(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])('reads %s without being told', async (encoding) => {
    const text = encoding === 'big5' ? TRADITIONAL : CONTACTS;
    const { reader, cells } = await read(encodeText(text, encoding));
    expect(reader.encoding).toBe(encoding);
    expect(reader.headers[0]).toBe('姓名');
    expect(cells[1]!.at(-1)).toMatch(/^北京,朝[阳陽]$/);
  });

  it.each([',', ';', '\t', '|'])('reads %j with every line end and mark', async (delimiter) => {
    const table = [
      ['Name', 'Phone', 'City'],
      ['José', '555-1234', 'X'],
      ['Ann', '555-9876', `a${delimiter}b`],
      ['Bob', '', 'line\nbreak'],
    ];
    for (const eol of ['\n', '\r\n']) {
      for (const encode of [
        (text: string) => Buffer.from(text),
        (text: string) => Buffer.from(`\ufeff${text}`),
        (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
        (text: string) => encodeText(text, 'windows-1252'),
      ]) {
        for (const all of [true, false]) {
          const text =
            table
              .map((row) => row.map((cell) => (all || /[\n,;\t|]/.test(cell) ? `"${cell}"` : cell)).join(delimiter))
              .join(eol) + eol;
          const { reader, cells } = await read(encode(text));
          expect(reader.headers).toEqual(table[0]);
          expect(cells).toEqual(table.slice(1));
          expect(reader.delimiter).toBe(delimiter);
        }
      }
    }
  });

  it('is not misled by a quoted cell that is longer than what is looked at', async () => {
    for (const [lines, delimiter] of [
      [9_000, ','],
      [9_000, ';'],
      [30_000, ','],
    ] as const) {
      const long = 'some, text; with lines\n'.repeat(lines);
      const rows = Array.from({ length: 60 }, (_, i) => [`${i}`, `Ann Lee${i}`, 'note', `u${i}@example.com`]);
      rows[0]![2] = long;
      const text = [['id', 'name', 'notes', 'email'], ...rows]
        .map((row) => row.map((cell) => (cell.length > 30 ? `"${cell}"` : cell)).join(delimiter))
        .join('\n');
      const { reader, cells, rejected } = await read(text);
      expect([reader.delimiter, reader.headers.length, rejected]).toEqual([delimiter, 4, []]);
      expect(cells.length).toBe(60);
      expect(cells[0]![2]).toBe(long);
    }
  });

  it('says how in words that pin it', async () => {
    const { reader } = await read(
      encodeText('客户列表\r\n\r\n姓名;电话;城市\r\n王小明;138;上海市\r\n李娜;139;北京市\r\n', 'gb18030'),
    );
    expect(reader.pinningOptions).toEqual(['--encoding', 'gb18030', '--delimiter', ';', '--header-row', '3']);
    expect(reader).toMatchObject({ format: 'csv', headerRow: 3, quote: '"', sheet: null });
    const pinned = await readPath(reader.name, { encoding: 'gbk', delimiter: ';', headerRow: 3 });
    expect(pinned.cells).toEqual([
      ['王小明', '138', '上海市'],
      ['李娜', '139', '北京市'],
    ]);
  });

  it('obeys what the user has fixed', async () => {
    const bytes = encodeText('é;1\nü;2\n', 'windows-1252');
    const { cells } = await read(bytes, { encoding: 'latin1', headerRow: 0, delimiter: ';' });
    expect(cells).toEqual([
      ['é', '1'],
      ['ü', '2'],
    ]);
    expect((await read('a,b\n1;2,3\n', { delimiter: 'none' })).cells).toEqual([['1;2,3']]);
    expect((await read('a\tb\n1\t2\n', { delimiter: 'tab' })).cells).toEqual([['1', '2']]);
    expect((await failure(read('a,b\n', { delimiter: 'ab' }))).code).toBe('not-a-character');
    expect((await failure(read('a,b\n', { encoding: 'klingon' }))).code).toBe('unknown-encoding');
  });

  it('gives the sample again from rows(), and stays as small when the file is long', async () => {
    const text = `id,name,city\n${Array.from({ length: 20_000 }, (_, i) => `${i},Name ${i},City`).join('\n')}\n`;
    const { reader, cells } = await read(text);
    expect(reader.sample).toHaveLength(500);
    expect(reader.sample.map((row) => row.cells)).toEqual(cells.slice(0, 500));
    expect(cells).toHaveLength(20_000);
    expect(cells.at(-1)).toEqual(['19999', 'Name 19999', 'City']);
    expect(reader.bytesRead).toBe(reader.size);
  });

  it('finds an encoding that shows only after megabytes', async () => {
    const late = Buffer.concat([
      Buffer.from(`id,name,city\n${'1,Ann,Springfield\n'.repeat(60_000)}`),
      encodeText('2,王小明,上海市\n', 'gb18030'),
    ]);
    const { reader, cells } = await read(late);
    expect(cells.at(-1)).toEqual(['2', '王小明', '上海市']);
    expect(reader.encoding).toBe('gb18030');
  });

  it('sets aside a row that cannot be decoded, with its byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from('名称,n\né,1\n'),
      Buffer.from([0xff, 0xfe, 0x2c, 0x31, 10]),
      Buffer.from('ö,3\n'),
    ]);
    const { rejected, cells } = await read(bytes);
    expect(cells).toEqual([
      ['é', '1'],
      ['ö', '3'],
    ]);
    expect(rejected).toMatchObject([{ line: 3, byte: 14, code: 'row-undecodable' }]);
  });

  it('sets aside rows with NUL and other control characters', async () => {
    const { rejected, cells } = await read('name,city\nAnn,X\nB\0b,Y\nCy,\x1b[2J\nDi,"a\tb\nc"\n');
    expect(cells).toEqual([
      ['Ann', 'X'],
      ['Di', 'a\tb\nc'],
    ]);
    expect(rejected.map(({ line, code, column }) => [line, code, column])).toEqual([
      [3, 'row-control-character', 1],
      [4, 'row-control-character', 2],
    ]);
  });

  it('keeps headers that other programs fall over', async () => {
    const { reader, cells } = await read('__proto__,constructor,a.__proto__.b,x"); DROP TABLE--\n1,2,3,4\n');
    expect(reader.headers).toEqual(['__proto__', 'constructor', 'a.__proto__.b', 'x"); DROP TABLE--']);
    expect(cells).toEqual([['1', '2', '3', '4']]);
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });

  it('reads what a broken quotation mark leaves, and says which line it was', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => (i === 5 ? '6,"Bob,Y,Z' : `${i + 1},Name,City,State`));
    const { rejected, cells } = await read(`id,name,city,state\n${lines.join('\n')}\n`);
    expect(rejected).toMatchObject([{ line: 7, code: 'row-quote-broken', raw: '6,"Bob,Y,Z' }]);
    expect(cells).toHaveLength(39);
  });

  it('takes a header alone for a table without rows', async () => {
    const { reader, cells } = await read('name,phone,city\n');
    expect(reader.headers).toEqual(['name', 'phone', 'city']);
    expect(cells).toEqual([]);
  });
});

describe('where a file comes from', () => {
  it('unpacks .gz, several members too', async () => {
    const bytes = Buffer.concat([gzipSync('name,city\nAnn,X\n'), gzipSync('Bob,Y\n')]);
    const { cells, reader } = await readBytes(path('csv.gz'), bytes);
    expect(cells).toEqual([
      ['Ann', 'X'],
      ['Bob', 'Y'],
    ]);
    expect(reader.size).toBe(bytes.length);
  });

  it('reads standard input', async () => {
    const { cells, reader } = await readPath('-', {
      stdin: Readable.from([Buffer.from('name,ci'), Buffer.from('ty\nAnn,X\n')]),
    });
    expect(cells).toEqual([['Ann', 'X']]);
    expect(reader).toMatchObject({ name: 'standard input', size: null });
    const packed = await readPath('-', { stdin: Readable.from([gzipSync('name,city\nAnn,X\n')]) });
    expect(packed.cells).toEqual([['Ann', 'X']]);
  });

  it('holds no more than its sample of a file in which hardly a row is good', async () => {
    const file = path();
    writeFileSync(file, `name,city,zip\nAnn,X,1\n${'Bob,Y\n'.repeat(400_000)}`);
    const reader = await openTable(file);
    expect(reader.sample).toHaveLength(1);
    expect(reader.counts.rows).toBeLessThan(100_000);
    let rejected = 0;
    for await (const batch of reader.rows()) rejected += batch.rejected.length;
    expect(rejected).toBe(400_000);
  });

  it('may be closed before its end', async () => {
    const file = path();
    writeFileSync(file, `name,city\n${'Ann,X\n'.repeat(200_000)}`);
    const reader = await openTable(file);
    for await (const batch of reader.rows()) if (batch.rows.length > 0) break;
    await reader.close();
    await reader.close();
  });
});

describe('what is refused', () => {
  it('names missing files, folders, and files that may not be read', async () => {
    expect(await failure(openTable(`${folder}/none.csv`))).toMatchObject({ code: 'file-not-found', exitCode: 2 });
    mkdirSync(`${folder}/sub`);
    expect(await failure(openTable(`${folder}/sub`))).toMatchObject({ code: 'is-a-directory' });
    const file = path();
    writeFileSync(file, 'a,b\n');
    chmodSync(file, 0);
    // Root reads everything: only others see the refusal.
    if (process.getuid?.() !== 0) expect(await failure(openTable(file))).toMatchObject({ code: 'file-unreadable' });
  });

  it.each([
    ['nothing', '', 'file-empty'],
    ['blank lines', '\n \n\n', 'file-empty'],
    ['a byte order mark', '\ufeff', 'file-empty'],
    ['a PDF', '%PDF-1.7\nx', 'not-a-table'],
    ['an HTML table', '<html><table><tr><td>1', 'not-a-table'],
    ['vCards', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n', 'not-a-table'],
    ['LDIF', 'dn: cn=Ann,ou=people\ncn: Ann\n', 'not-a-table'],
    ['a file encrypted with age', 'age-encryption.org/v1\n-> X25519 x\ny\n--- z\n\x00', 'not-a-table'],
    ['the same as text', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n', 'not-a-table'],
    ['a file encrypted with OpenPGP', '-----BEGIN PGP MESSAGE-----\n\nx\n', 'not-a-table'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'not-a-table'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'not-a-table'],
    ['a database', 'SQLite format 3\0\x10\0', 'not-a-table'],
    ['half a workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'workbook-damaged'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) % 251)) & 255)),
      'not-a-table',
    ],
    ['half a gzip', gzipSync(Buffer.from('name,city\n'.repeat(5000))).subarray(0, 60), 'gzip-damaged'],
    ['a header with NUL', 'na\0me,city\nAnn,X\n', 'header-control-character'],
    ['a header with an open quotation mark', '"name,city,zip\nAnn,X,1\nBob,Y,2\n', 'header-broken'],
    ['nothing but open quotation marks', '"a,b\n'.repeat(50), 'no-readable-row'],
    ['JSON without objects', '{}\n', 'not-a-table'],
  ])('refuses %s', async (_, bytes, code) => {
    const error = await failure(read(bytes));
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(error.message).toContain(folder);
    expect(error.hint).not.toBe('');
  });

  it('refuses too many columns, endless lines, and archives that swell', async () => {
    const wide = Array.from({ length: 60_000 }, (_, i) => `c${i}`).join(',');
    expect(await failure(read(`${wide}\n1\n`))).toMatchObject({ code: 'too-many-columns' });
    expect(await failure(read(`${wide}${wide}`))).toMatchObject({ code: 'too-many-columns' });
    const endless = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.alloc(3_000_000, 65)]);
    expect(await failure(read(endless, { limits: { line: 1_000_000 } }))).toMatchObject({
      code: 'line-too-long',
      place: { row: 2 },
    });
    const bomb = gzipSync('name,city\n'.repeat(2_000_000));
    expect(await failure(read(bomb, { limits: { unpackedFloor: 1_000_000 } }))).toMatchObject({
      code: 'unpacks-too-far',
    });
    // Before anything is made of it: 20 million rows of a bomb would take a minute and half a gigabyte.
    const packed = path('csv.gz');
    writeFileSync(packed, bomb);
    const atOnce = openByteSource(packed, { ...DEFAULT_LIMITS, unpackedFloor: 1_000_000 }, Readable.from([]));
    expect(await failure(atOnce)).toMatchObject({ code: 'unpacks-too-far' });
    expect(await failure(read('a\nb\nc\nd\n', { limits: { rows: 2 } }))).toMatchObject({ code: 'too-many-rows' });
    expect(await failure(read('a,b\n1,2\n', { limits: { bytes: 4 } }))).toMatchObject({ code: 'file-too-large' });
  });

  it('sets aside a row whose cell is over the limit', async () => {
    const { rejected, cells } = await read(`a,b\n1,${'x'.repeat(2000)}\n2,y\n`, { limits: { cell: 1000 } });
    expect(rejected).toMatchObject([{ line: 2, code: 'row-field-too-large', column: 2 }]);
    expect(cells).toEqual([['2', 'y']]);
  });
});

describe('a file that is written to while it is read', () => {
  const row = 'Ann Lee,ann@a.example,+12125550100\n';
  const large = `name,email,phone\n${row.repeat(60_000)}`;

  it.each([
    ['grows', (file: string) => appendFileSync(file, row)],
    ['is cut off', (file: string) => truncateSync(file, 1_000_000)],
    ['begins anew', (file: string) => writeFileSync(file, large.replaceAll('Ann', 'Eve'))],
  ])('is refused when it %s', async (_, change) => {
    const file = path();
    writeFileSync(file, large);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    const reader = await openTable(file);
    const rows = reader.rows();
    expect((await rows.next()).done).toBe(false);
    change(file);
    const outcome = await failure(
      (async () => {
        for await (const _batch of rows);
      })(),
    );
    expect(outcome).toMatchObject({ code: 'file-changed', exitCode: 2 });
    await reader.close();
  });
});
