/**
 * Which encoding a file is in. A ladder: byte order mark; NUL pattern of UTF-16; strict UTF-8; else the legacy encoding
 * in which the text reads best. "Reads best" counts characters that customer files really hold (frequent Han characters,
 * kana, single accented letters inside a word) and header words, against characters and byte pairs that nobody types.
 * General detectors weigh letter statistics of prose and fail on files that are mostly ASCII.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { SCRIPTS } from './alphabets.js';
import { textCodec } from './decode-text.js';
import type { Encoding } from './encodings.js';
import { latinEncoding } from './latin-letters.js';
import { isAsciiLetter, legibility } from './legibility.js';

/** What was found. `certain` is false for a sample of nothing but ASCII: the first byte beyond it decides. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly bom: number;
  readonly certain: boolean;
  /** Encodings in which the bytes read nearly as well, and otherwise: for the user to decide. Left out when there are none. */
  readonly rivals?: readonly Encoding[];
  /** Where the user has named `encoding`: another one for which the bytes speak strongly. Left out when there is none. */
  readonly doubt?: Encoding;
}

/** Encodings that are told apart by how well text reads in them. */
export const LEGACY: readonly Encoding[] = [
  'gb18030',
  'windows-1252',
  'windows-1250',
  'windows-1254',
  'iso-8859-2',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  ...Object.keys(SCRIPTS),
];
/** Lines that end with CR alone are those of old Macs and of Excel for Mac, which had an encoding of their own. */
const MAC: Encoding = 'macintosh';
/** Encodings of Latin letters: told apart by their languages. */
const LATIN: ReadonlySet<Encoding> = new Set(['windows-1252', 'windows-1250', 'windows-1254', 'iso-8859-2']);
/** A reading this much worse than the best may still be the right one. */
const NEARLY = 0.08;
/** Bytes that are looked at to rule encodings out, and by how much worse those read. */
const BRIEF_BYTES = 8 * 1024;
const RULED_OUT = 0.6;
/** Bytes of non-ASCII lines that are weighed: more changes no verdict. */
const WEIGHED_BYTES = 64 * 1024;

/**
 * Judges a sample from the beginning of a file.
 * The sample may end within a character: what follows the last line break is left out if there is a line break at all.
 */
export function detectEncoding(sample: Buffer): DetectedEncoding {
  const marked = byteOrderMark(sample);
  if (marked !== null) return marked;
  const wide = utf16ByNulPattern(sample);
  return wide === null ? detectNarrow(sample) : { encoding: wide, bom: 0, certain: true };
}

/** The same for bytes that are known not to be UTF-16: any whole lines of a file that was ASCII so far. */
export function detectNarrow(sample: Buffer): DetectedEncoding {
  const lines = nonAsciiLines(sample);
  return lines === null ? { encoding: 'utf-8', bom: 0, certain: false } : detectLines(lines);
}

/** The same for lines that hold bytes beyond ASCII. */
export function detectLines(lines: Buffer): DetectedEncoding {
  if (isUtf8(lines) ? !isChanceUtf8(lines) : isMostlyUtf8(lines)) return { encoding: 'utf-8', bom: 0, certain: true };
  return { ...bestLegacy(lines), bom: 0, certain: true };
}

/** The encodings that a first part of `lines` does not rule out: most are, and need not be weighed to the end. */
function shortList(lines: Buffer): readonly Encoding[] {
  if (lines.length <= BRIEF_BYTES * 2) return LEGACY;
  const brief = lines.subarray(0, lines.lastIndexOf(10, BRIEF_BYTES) + 1 || BRIEF_BYTES);
  const scores = LEGACY.map((encoding) => legibility(brief, encoding));
  const best = Math.max(...scores);
  return LEGACY.filter((_, i) => (scores[i] as number) > best - RULED_OUT);
}

/** The legacy encoding in which `lines` read best, and those in which they read nearly as well and otherwise. */
function bestLegacy(lines: Buffer): { readonly encoding: Encoding; readonly rivals?: readonly Encoding[] } {
  let best: Encoding = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  const scores = new Map<Encoding, number>();
  const isMac = !lines.includes(10) && lines.includes(13);
  for (const encoding of isMac ? [MAC, ...LEGACY] : shortList(lines)) {
    const score = legibility(lines, encoding);
    scores.set(encoding, score);
    if (score > bestScore) {
      bestScore = score;
      best = encoding;
    }
  }
  const latin = LATIN.has(best) ? latinEncoding(lines) : null;
  const encoding = latin?.encoding ?? best;
  const text = textCodec(encoding).loose(lines);
  const rivals = [...scores]
    .filter(
      ([other, score]) => score > bestScore - NEARLY && other !== encoding && !(latin !== null && LATIN.has(other)),
    )
    .map(([other]) => other)
    .filter((other) => textCodec(other).loose(lines) !== text);
  const all = [...(latin?.rivals ?? []), ...rivals];
  return all.length === 0 ? { encoding } : { encoding, rivals: all };
}

/** The byte order mark of UTF-8 or UTF-16, if the bytes begin with one. */
export function byteOrderMark(sample: Buffer): DetectedEncoding | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf)
    return { encoding: 'utf-8', bom: 3, certain: true };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', bom: 2, certain: true };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', bom: 2, certain: true };
  return null;
}

/**
 * UTF-16 without a mark: ASCII in it (delimiters, digits, line ends) has a NUL for its other half, always on the same
 * side. A stray NUL in an ordinary file has no side and no line break of two bytes.
 */
export function utf16ByNulPattern(sample: Buffer): Encoding | null {
  const end = Math.min(sample.length, 65_536) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (sample[i] === 0) even += 1;
    if (sample[i + 1] === 0) odd += 1;
  }
  const pairs = end / 2;
  if (pairs === 0 || Math.max(even, odd) < Math.max(2, pairs * 0.02)) return null;
  if (odd > even * 8 && narrowShare(sample, end, 0) > 0.7) return 'utf-16le';
  if (even > odd * 8 && narrowShare(sample, end, 1) > 0.7) return 'utf-16be';
  return null;
}

/** Of the ASCII separators and digits, how many have a NUL as their other half when read as UTF-16. */
function narrowShare(sample: Buffer, end: number, low: 0 | 1): number {
  let all = 0;
  let narrow = 0;
  for (let i = 0; i < end; i++) {
    const byte = sample[i]!;
    if (byte !== 10 && byte !== 13 && byte !== 44 && byte !== 9 && byte !== 59 && !(byte >= 48 && byte <= 57)) continue;
    const other = sample[i ^ 1]!;
    // Half a Cyrillic, Greek or Arabic letter (`а` is 30 04), which no text of single bytes has there.
    if (other > 0 && other < 0x20 && other !== 9 && other !== 10 && other !== 13) continue;
    all += 1;
    if ((i & 1) === low && other === 0) narrow += 1;
  }
  return all === 0 ? 1 : narrow / all;
}

/** The whole lines of a sample that hold bytes beyond ASCII, up to `WEIGHED_BYTES`; null when there are none. */
export function nonAsciiLines(sample: Buffer): Buffer | null {
  if (isAscii(sample)) return null;
  const lastBreak = sample.lastIndexOf(10);
  const end = lastBreak < 0 ? sample.length : lastBreak + 1;
  const lines: Buffer[] = [];
  let total = 0;
  for (let start = 0; start < end && total < WEIGHED_BYTES; ) {
    const lineBreak = sample.indexOf(10, start);
    const next = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
    const line = sample.subarray(start, Math.min(next, start + WEIGHED_BYTES));
    if (!isAscii(line)) {
      lines.push(line);
      total += line.length;
    }
    start = next;
  }
  return lines.length === 0 ? null : Buffer.concat(lines);
}

/**
 * UTF-8 with some broken bytes: most sequences beyond ASCII are well formed. In other encodings few are by chance (one
 * in seven in GB18030, hardly any in Windows-1252).
 */
function isMostlyUtf8(bytes: Buffer): boolean {
  const { good, bad } = utf8Evidence(bytes);
  return good >= 2.5 && good >= bad;
}

/** What speaks for UTF-8, a well-formed sequence that is hardly one by chance counting 1, and the bytes against it. */
export function utf8Evidence(bytes: Buffer): { readonly good: number; readonly bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = utf8Length(bytes, i);
    if (length === 0) {
      bad += 1;
      i += 1;
    } else {
      // Pairs alone come about by chance in Chinese encodings; longer ones and letters within Latin words do not.
      const isTelling = length > 2 || isAsciiLetter(bytes[i - 1] ?? 0) || isAsciiLetter(bytes[i + length] ?? 0);
      if (length > 1) good += isTelling ? 1 : 0.3;
      i += length;
    }
  }
  return { good, bad };
}

/**
 * A few Chinese characters may happen to be well-formed UTF-8 (袁梅 is `Ԭ÷` there): pairs alone, none beside a Latin
 * letter, and in GB18030 every one of them frequent.
 */
function isChanceUtf8(lines: Buffer): boolean {
  const text = lines.toString('utf8');
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    count += 1;
    const besideLetter = isAsciiLetter(text.charCodeAt(i - 1)) || isAsciiLetter(text.charCodeAt(i + 1));
    if (code > 0x7ff || besideLetter || count > 12) return false;
  }
  return legibility(lines, 'gb18030') > 0.95;
}

/** Bytes of the well-formed sequence at `i`, or 0. */
function utf8Length(bytes: Buffer, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || !isUtf8(bytes.subarray(i, i + length))) return 0;
  return i + length <= bytes.length ? length : 0;
}
