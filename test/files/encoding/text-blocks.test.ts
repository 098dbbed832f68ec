import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/files/encoding/detect.js';
import { encodingByName } from '../../../src/files/encoding/encodings.js';
import { findLineBreak, type TextBlock, textBlocks } from '../../../src/files/encoding/text-blocks.js';
import { DEFAULT_LIMITS } from '../../../src/files/limits.js';
import { encodeText } from '../legacy-encoder.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(
  bytes: Buffer,
  size = 1 << 20,
  encoding?: string,
): Promise<{ text: string; blocks: TextBlock[]; encoding: string }> {
  const detected =
    encoding === undefined
      ? detectEncoding(bytes.subarray(0, 4096))
      : { encoding: encodingByName(encoding), bom: 0, certain: true };
  const state = { detected, lineBreak: findLineBreak(bytes) };
  const blocks: TextBlock[] = [];
  for await (const block of textBlocks(pieces(bytes, size), state, 'f', DEFAULT_LIMITS)) blocks.push(block);
  return { text: blocks.map(({ text }) => text).join(''), blocks, encoding: state.detected.encoding };
}

describe('textBlocks', () => {
  it('leaves out what old programs end a file with, and nothing else of that kind', async () => {
    for (const end of ['\x1a', '\0\0\0', '\0\x1a', ''])
      expect((await decode(Buffer.from(`a,b\n1,\x1a2\n${end}`))).text).toBe('a,b\n1,\x1a2\n');
  });

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])(
    'gives the text of a %s file however it is cut',
    async (encoding) => {
      const text = Array.from({ length: 30_000 }, (_, i) => `${i},王小明,上海市浦东新区\r\n`).join('');
      const bytes = encodeText(text.slice(0, 2000), encoding);
      const long = Buffer.concat(
        Array.from({ length: 400 }, () => bytes.subarray(0, bytes.length - (bytes.length % 2))),
      );
      const whole = await decode(long, 1 << 24);
      expect(whole.text.length).toBeGreaterThan(100_000);
      expect(whole.text).not.toContain('\ufffd\ufffd');
      for (const size of [65_537, 100_001, 300_000]) {
        const cut = await decode(long, size);
        expect(cut.blocks.length).toBeGreaterThan(1);
        expect(cut.text === whole.text, `pieces of ${size}`).toBe(true);
      }
    },
  );

  it('finds the encoding when the first byte beyond ASCII comes after megabytes', async () => {
    const ascii = Buffer.from('1,Ann,555-1234\n'.repeat(200_000));
    const late = encodeText('2,王小明,上海市\n3,李娜,北京市\n', 'gb18030');
    const { text, encoding } = await decode(Buffer.concat([ascii, late]), 262_144);
    expect(encoding).toBe('gb18030');
    expect(text.endsWith('2,王小明,上海市\n3,李娜,北京市\n')).toBe(true);
  });

  it('names the lines that cannot be decoded, and keeps the others', async () => {
    const bytes = Buffer.concat([
      Buffer.from('名,b\né,1\n'),
      Buffer.from([0xff, 0x2c, 0x31, 10]),
      Buffer.from('ö,3\n'),
    ]);
    const { text, blocks } = await decode(bytes, 1 << 20, 'utf-8');
    expect(blocks.flatMap(({ badLines }) => badLines)).toEqual([3]);
    expect(text).toBe('名,b\né,1\n\ufffd,1\nö,3\n');
  });

  it('does not lose characters of Windows-1252 that platforms take for controls', async () => {
    const { text } = await decode(encodeText('name\nAnn “Annie” – €\n', 'windows-1252'), 1 << 20, 'windows-1252');
    expect(text).toBe('name\nAnn “Annie” – €\n');
  });

  it('reads the line ends of old Macintosh programs', async () => {
    expect((await decode(Buffer.from('a,b\r1,2\r'))).text).toBe('a,b\n1,2\n');
  });

  it('knows the byte offset of every line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'é', '王小明', '', 'x,y'), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('utf-8', 'gb18030', 'utf-16le'),
        async (lines, encoding) => {
          const encoded = lines.map((line) => encodeText(`${line.replace('é', 'e')}\n`, encoding));
          const { blocks } = await decode(Buffer.concat(encoded), 1 << 20, encoding);
          let offset = 0;
          for (let i = 0; i < encoded.length; i++) {
            expect(blocks[0]!.byteOf(i + 1)).toBe(offset);
            offset += encoded[i]!.length;
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses a line without end', async () => {
    const limits = { ...DEFAULT_LIMITS, line: 100_000 };
    const state = { detected: detectEncoding(Buffer.from('a\n')), lineBreak: '\n' as const };
    const read = async (): Promise<void> => {
      for await (const _ of textBlocks(
        pieces(Buffer.concat([Buffer.from('a\n'), Buffer.alloc(900_000, 65)]), 70_000),
        state,
        'big.csv',
        limits,
      ));
    };
    await expect(read()).rejects.toMatchObject({ code: 'line-too-long', place: { file: 'big.csv', row: 2 } });
  });
});
