import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { failure, readBytes, readPath, temporaryFolder } from '../temporary.js';
import { textRow, xlsx } from './office-files.js';

const folder = temporaryFolder();
let files = 0;
const read = (bytes: Uint8Array, options = {}) => readBytes(`${folder}/${files++}.xlsx`, bytes, options);
const HEAD = textRow(1, ['姓名', '电话', '城市']);

describe('XLSX', () => {
  it('reads every kind of cell as text', async () => {
    const { cells, reader } = await read(
      xlsx({
        texts:
          '<si><t>王小明</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>READING</t></rPh></si><si><t>a_x000D_\nb &lt;&amp;&#20013;</t></si>',
        styles:
          '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>',
        sheet: `${textRow(1, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3"><v>1.3800138E10</v></c><c r="E3" s="1"><v>32875</v></c><c r="F3" s="2"><v>2138</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" t="e"><v>#N/A</v></c><c r="I3" t="str"><f>1+1</f><v>two</v></c><c r="J3" s="3"><v>45356.5</v></c></row><row><c><v>7</v></c><c r="C4"><v>0.1</v></c></row>`,
      }),
    );
    expect(cells).toEqual([
      [
        '王小明',
        'rich text',
        'a\r\nb <&中',
        '13800138000',
        '1990-01-02',
        '02138',
        'TRUE',
        '#N/A',
        'two',
        '2024-03-05 12:00:00',
      ],
      ['7', '', '0.1', '', '', '', '', '', '', ''],
    ]);
    expect(reader).toMatchObject({ format: 'xlsx', sheet: '客户数据', headerRow: 1, encoding: null, delimiter: null });
    expect(reader.pinningOptions).toEqual(['--sheet', '客户数据', '--header-row', '1']);
  });

  it('shows that the result of a formula is missing', async () => {
    const sheet = `${textRow(1, ['a', 'b', 'c'])}<row r="2"><c r="A2"><f>B1&amp;"x"</f></c><c r="B2"><f>1</f><v></v></c><c r="C2" t="str"><f>""</f><v></v></c></row>`;
    expect((await read(xlsx({ sheet }))).cells).toEqual([['########', '########', '']]);
  });

  it('passes over a cover page before the table', async () => {
    const cover = textRow(1, ['请先阅读说明']) + textRow(3, ['第二页是数据']);
    const second = `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>电话</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>Ann</x:t></x:is></x:c><x:c r="B2"><x:v>1</x:v></x:c></x:row>`;
    const { reader, cells } = await read(xlsx({ sheet: cover, second }));
    expect(reader).toMatchObject({ sheet: 'Other & more', headers: ['姓名', '电话'] });
    expect(cells).toEqual([['Ann', '1']]);
    expect((await read(xlsx({ sheet: cover, second }), { sheet: '1' })).reader.sheet).toBe('客户数据');
    expect((await read(xlsx({ sheet: cover }))).reader.sheet).toBe('客户数据');
    const list = textRow(1, ['E-mail']) + textRow(2, ['a@e.com']) + textRow(3, ['b@e.com']) + textRow(4, ['c@e.com']);
    expect((await read(xlsx({ sheet: list, second }))).cells).toHaveLength(3);
  });

  it('reads the sheet that is asked for, by name or number, and the first that is not hidden', async () => {
    const bytes = xlsx({
      sheet: HEAD,
      firstState: 'state="hidden"',
      second:
        '<x:row r="1"><x:c t="str"><x:v>name</x:v></x:c><x:c t="str"><x:v>city</x:v></x:c></x:row><x:row r="2"><x:c t="str"><x:v>Ann</x:v></x:c></x:row>',
    });
    expect((await read(bytes)).cells).toEqual([['Ann', '']]);
    expect((await read(bytes, { sheet: 'Other & more' })).cells).toEqual([['Ann', '']]);
    expect((await read(bytes, { sheet: '1' })).reader.headers).toEqual(['姓名', '电话', '城市']);
    expect(await failure(read(bytes, { sheet: 'none' }))).toMatchObject({ code: 'no-such-sheet', exitCode: 2 });
  });

  it('gives a cell merged over several rows to each of them', async () => {
    const { cells } = await read(
      xlsx({
        sheet: `${HEAD}${textRow(2, ['甲公司', '1', 'X'])}<row r="3"><c r="B3"><v>2</v></c></row>${textRow(4, ['', '3'])}${textRow(5, ['乙公司', '4', 'Y'])}<row r="6"><c r="B6"><v>5</v></c></row>`,
        after: '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="C2:D3"/></mergeCells>',
      }),
    );
    expect(cells).toEqual([
      ['甲公司', '1', 'X'],
      ['甲公司', '2', 'X'],
      ['甲公司', '3', ''],
      ['乙公司', '4', 'Y'],
      ['', '5', ''],
    ]);
  });

  it('skips titles and descriptions, and names columns without a header', async () => {
    const { cells, reader } = await read(
      xlsx({
        sheet: `${textRow(1, ['客户导出'])}${textRow(3, ['唯一性ID（必填）', '客户名称（必填）', ''])}${textRow(4, ['此项必填', '此项必填,单行文本字段类型', ''])}${textRow(5, ['a1', '上海某某有限公司', 'x'])}`,
      }),
    );
    expect(reader.headers).toEqual(['唯一性ID（必填）', '客户名称（必填）', 'column 3']);
    expect(reader.skippedLines).toMatchObject({ preamble: 1, description: 1 });
    expect(cells).toEqual([['a1', '上海某某有限公司', 'x']]);
  });

  it('sets aside rows with control characters', async () => {
    const { rejected, cells } = await read(
      xlsx({ sheet: `${HEAD}${textRow(2, ['a_x0000_b', '1', 'X'])}${textRow(3, ['Ann', '2', 'Y'])}` }),
    );
    expect(rejected).toMatchObject([{ line: 2, code: 'row-control-character', column: 1, byte: null }]);
    expect(cells).toEqual([['Ann', '2', 'Y']]);
  });

  it('reads from a pipe and from .gz', async () => {
    const bytes = Buffer.from(xlsx({ sheet: HEAD + textRow(2, ['Ann', '1', 'X']) }));
    expect((await readPath('-', { stdin: Readable.from([bytes]) })).cells).toEqual([['Ann', '1', 'X']]);
    expect((await read(gzipSync(bytes))).cells).toEqual([['Ann', '1', 'X']]);
  });

  it('refuses what is no workbook, is damaged, or swells', async () => {
    const good = xlsx({ sheet: HEAD });
    expect(await failure(read(zipSync({ 'a.pdf': strToU8('x') })))).toMatchObject({ code: 'not-a-table' });
    expect(
      await failure(read(zipSync({ '_rels/.rels': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') }))),
    ).toMatchObject({ code: 'not-a-table' });
    expect(await failure(read(good.subarray(0, good.length - 30)))).toMatchObject({ code: 'workbook-damaged' });
    expect(await failure(read(xlsx({ sheet: `${HEAD}<row r="2"><c>` })))).toMatchObject({ code: 'workbook-damaged' });
    expect(await failure(read(xlsx({ sheet: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${HEAD}` })))).toMatchObject({
      code: 'workbook-damaged',
    });
    const bomb = xlsx({ sheet: HEAD + textRow(2, [' '.repeat(5_000_000)]) });
    expect(await failure(read(bomb, { limits: { unpackedFloor: 1_000_000 } }))).toMatchObject({
      code: 'unpacks-too-far',
    });
    expect(await failure(read(xlsx({ sheet: `${HEAD}<row r="2"><c r="ZZZ2"><v>1</v></c></row>` })))).toMatchObject({
      code: 'too-many-columns',
    });
    expect(await failure(read(xlsx({ sheet: '' })))).toMatchObject({ code: 'file-empty' });
  });
});
