/**
 * Bytes → blocks of decoded text that end at a line break. Cutting at line breaks is safe in every encoding read here:
 * the byte 0x0A is never part of a longer character (in UTF-16 the pair is looked for at even offsets). Decoding whole
 * lines strictly tells exactly which lines hold bytes that the encoding does not allow.
 */
import { type Limits, limitExceeded, readableBytes } from '../limits.js';
import { textCodec } from './decode-text.js';
import { type DetectedEncoding, detectEncoding, detectNarrow } from './detect.js';
import { type Encoding, encodingByName, isWide } from './encodings.js';
import { wishedEncoding, wishedNarrow } from './wished-encoding.js';

/** Some whole lines of a file. Line breaks are `\n` here (a carriage return may stand before it). */
export interface TextBlock {
  readonly text: string;
  /** Number of the first line, from 1. */
  readonly firstLine: number;
  /** The lines that could not be decoded: their text holds U+FFFD. Ascending; nearly always empty. */
  readonly badLines: readonly number[];
  /** True for the last block, whose last line may lack its line break. */
  readonly last: boolean;
  /** Byte offset in the file of a line of this block. */
  readonly byteOf: (line: number) => number;
}

/** How text is cut into lines: what ends one. `\r` alone is what old Macintosh programs write. */
export type LineBreak = '\n' | '\r';

/** Encoding as known so far; `detected` changes once if the first bytes beyond ASCII come late. */
export interface EncodingState {
  detected: DetectedEncoding;
  readonly lineBreak: LineBreak;
  /** The encoding that the user has named. */
  readonly wished?: Encoding | undefined;
}

/** The encoding of a file, as its head and the wish of the user have it. @throws CimError unknown-encoding */
export function encodingState(head: Buffer, label: string | undefined, lineBreak: LineBreak): EncodingState {
  const wished = label === undefined ? undefined : encodingByName(label);
  const detected = wished === undefined ? detectEncoding(head) : wishedEncoding(head, wished);
  return { detected, lineBreak, wished };
}

/** Judges the first block that may hold bytes beyond ASCII. */
function judged(bytes: Buffer, { detected, wished }: EncodingState): DetectedEncoding {
  const late = wished === undefined ? detectNarrow(bytes) : wishedNarrow(bytes, wished);
  return { ...late, bom: detected.bom };
}

/** Small enough that the rows of a block die young: larger ones pile up before the memory is taken back. */
const BLOCK_BYTES = 64 * 1024;

/**
 * Cuts and decodes a stream of bytes.
 * @throws CimError line-too-long, file-too-large (both with file, the first also with the line)
 */
export async function* textBlocks(
  chunks: AsyncIterable<Buffer>,
  state: EncodingState,
  file: string,
  limits: Limits,
): AsyncGenerator<TextBlock, void> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let line = 1;
  let offset = 0;
  let skip = state.detected.bom;
  const emit = (bytes: Buffer, last: boolean): TextBlock => {
    if (!state.detected.certain) state.detected = judged(bytes, state);
    const block = decodeBlock(bytes, state, line, offset, last);
    line += block.lines;
    offset += bytes.length;
    return block.block;
  };
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (skip > 0) {
      const dropped = Math.min(skip, bytes.length);
      skip -= dropped;
      offset += dropped;
      bytes = bytes.subarray(dropped);
    }
    pending.push(bytes);
    pendingBytes += bytes.length;
    if (pendingBytes < BLOCK_BYTES) continue;
    let rest = pending.length === 1 ? pending[0]! : Buffer.concat(pending);
    while (rest.length >= BLOCK_BYTES) {
      const end = lastLineEnd(rest.subarray(0, BLOCK_BYTES), state) || lastLineEnd(rest, state);
      if (end === 0) break;
      yield emit(rest.subarray(0, end), false);
      rest = rest.subarray(end);
    }
    if (rest.length > limits.line) {
      throw limitExceeded(
        'line-too-long',
        file,
        { en: `the line has more than ${readableBytes(limits.line)}`, zh: `此行超过 ${readableBytes(limits.line)}` },
        line,
      );
    }
    if (offset > limits.bytes) {
      throw limitExceeded('file-too-large', file, {
        en: `the file has more than ${readableBytes(limits.bytes)}`,
        zh: `文件超过 ${readableBytes(limits.bytes)}`,
      });
    }
    pending = rest.length > 0 ? [rest] : [];
    pendingBytes = rest.length;
  }
  yield emit(Buffer.concat(pending), true);
}

/** Offset just after the last line break, or 0. */
function lastLineEnd(bytes: Buffer, state: EncodingState): number {
  const code = state.lineBreak === '\n' ? 10 : 13;
  const { encoding } = state.detected;
  if (!isWide(encoding)) return bytes.lastIndexOf(code) + 1;
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = bytes.lastIndexOf(code); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(code, at - 1)) {
    if ((at & 1) === low && bytes[at ^ 1] === 0) return (at & ~1) + 2;
  }
  return 0;
}

function decodeBlock(
  bytes: Buffer,
  state: EncodingState,
  firstLine: number,
  offset: number,
  last: boolean,
): { block: TextBlock; lines: number } {
  const { encoding } = state.detected;
  const codec = textCodec(encoding);
  const badLines: number[] = [];
  let text = codec.strict(bytes);
  if (text === null) {
    let line = firstLine;
    const parts: string[] = [];
    for (const part of lineBytes(bytes, state)) {
      const decoded = codec.strict(part);
      if (decoded === null) badLines.push(line);
      parts.push(decoded ?? codec.loose(part));
      line += 1;
    }
    text = parts.join('');
  }
  if (last) text = withoutEndMarks(text);
  if (state.lineBreak === '\r') text = text.replaceAll('\r', '\n');
  // Files put together from several have a byte order mark at the beginning of each.
  if (text.includes('\ufeff')) text = text.replace(/^\ufeff/gm, '');
  const starts = lineStarts(bytes, state);
  return {
    block: { text, firstLine, badLines, last, byteOf: (line) => offset + starts(line - firstLine) },
    lines: countBreaks(text),
  };
}

/** Old programs end a file with Ctrl-Z, or fill its last block with NULs: neither is a row. */
function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x1a || text.charCodeAt(end - 1) === 0)) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The lines of a block, each with its line break. */
function* lineBytes(bytes: Buffer, state: EncodingState): Generator<Buffer, void> {
  let start = 0;
  while (start < bytes.length) {
    const next = nextLineStart(bytes, start, state);
    yield bytes.subarray(start, next);
    start = next;
  }
}

/** Offset of the nth line of a block; asked in ascending order it walks the block once. */
function lineStarts(bytes: Buffer, state: EncodingState): (index: number) => number {
  let known = 0;
  let at = 0;
  return (index) => {
    if (index < known) {
      known = 0;
      at = 0;
    }
    while (known < index && at < bytes.length) {
      at = nextLineStart(bytes, at, state);
      known += 1;
    }
    return at;
  };
}

function nextLineStart(bytes: Buffer, start: number, state: EncodingState): number {
  const code = state.lineBreak === '\n' ? 10 : 13;
  const { encoding } = state.detected;
  if (!isWide(encoding)) {
    const at = bytes.indexOf(code, start);
    return at < 0 ? bytes.length : at + 1;
  }
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = bytes.indexOf(code, start); at >= 0; at = bytes.indexOf(code, at + 1)) {
    if ((at & 1) === low && bytes[at ^ 1] === 0) return Math.min(bytes.length, (at & ~1) + 2);
  }
  return bytes.length;
}

/** The line break of a file, judged by its head: `\r` only where there is no `\n` at all. */
export function findLineBreak(head: Buffer): LineBreak {
  return head.includes(10) || !head.includes(13) ? '\n' : '\r';
}
