import { describe, expect, it } from 'vitest';
import { encodeText } from '../legacy-encoder.js';
import { failure, readBytes, temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let files = 0;
const read = (bytes: string | Uint8Array, encoding: string) =>
  readBytes(`${folder}/${files++}.csv`, bytes, { encoding });

const CHINESE = `姓名,电话,城市\n${'王小明,13800138000,上海市\n李娜,13900139000,北京市\n'.repeat(5)}`;
const GERMAN = `Name,Phone,City\n${'Jürgen Köhler,030 901820,München\nAnn Lee,030 901821,Köln\n'.repeat(5)}`;
const UTF8 = (text: string) => Buffer.from(text, 'utf8');

describe('an encoding named by the user', () => {
  it.each([
    ['gbk', UTF8(CHINESE), 'utf-8'],
    ['latin1', UTF8(GERMAN), 'utf-8'],
    ['latin1', encodeText(CHINESE, 'gb18030'), 'gb18030'],
    ['big5', encodeText(CHINESE, 'gb18030'), 'gb18030'],
    ['gbk', encodeText(GERMAN, 'windows-1252'), 'windows-1252'],
    ['utf-8', encodeText(GERMAN, 'windows-1252'), 'windows-1252'],
  ])('%s is obeyed, and doubted where the bytes speak for another (%#)', async (named, bytes, likely) => {
    expect((await read(bytes, named)).reader.encodingDoubt).toBe(likely);
    expect((await read(bytes, likely)).reader.encodingDoubt).toBeNull();
  });

  it('is doubted where the first such bytes come late', async () => {
    const ascii = 'Ann Lee,030 901820,Berlin\n'.repeat(60_000);
    const { reader } = await read(UTF8(`Name,Phone,City\n${ascii}${GERMAN}`), 'latin1');
    expect([reader.encoding, reader.encodingDoubt]).toEqual(['windows-1252', 'utf-8']);
  });

  it.each([
    ['gbk', 'Name,Phone\nAnn Lee,1\n'],
    ['iso-8859-15', GERMAN],
    ['windows-1250', GERMAN],
    ['windows-1254', GERMAN],
  ])('%s is believed where it gives the same text', async (named, text) => {
    expect((await read(encodeText(text, 'windows-1252'), named)).reader.encodingDoubt).toBeNull();
  });

  it.each([
    ['utf-8', encodeText(CHINESE, 'gb18030'), 'gb18030'],
    ['utf-8', encodeText(GERMAN, 'utf-16le'), 'utf-16le'],
    ['utf-16le', UTF8(GERMAN), 'utf-8'],
    ['utf-16le', UTF8('Name,Email\nAnn Lee,ann@example.com\n'), 'utf-8'],
    ['utf-16be', encodeText(GERMAN, 'utf-16le'), 'utf-16le'],
  ])('%s is refused where not even the header can be read (%#)', async (named, bytes, likely) => {
    const error = await failure(read(bytes, named));
    expect(error.code).toBe('wrong-encoding');
    expect(error.hint).toContain(`--encoding ${likely}`);
  });
});
