/** How well bytes read in an encoding: told by the characters that customer files really hold, and by header words. */
import { toSimplified } from '../../domain/normalize/han.js';
import { SCRIPTS, scriptWeight } from './alphabets.js';
import { textCodec } from './decode-text.js';
import type { Encoding } from './encodings.js';
import { isFrequentHan } from './frequent-han.js';
import { isFrequentHangul } from './frequent-hangul.js';
import { HEADER_WORDS } from './header-words.js';

/** How well `lines` read in an encoding: weight a byte pair beyond ASCII, about -2 (nonsense) to 1 (a real text). */
export function legibility(lines: Buffer, encoding: Encoding): number {
  const codec = textCodec(encoding);
  const weigh = WEIGHTS[encoding] ?? eastAsianWeight;
  const text = weigh === eastAsianWeight ? toSimplified(codec.loose(lines)) : codec.loose(lines);
  let weight = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    count += 1;
    weight += weigh(text, i, code);
  }
  if (count === 0) return Number.NEGATIVE_INFINITY;
  const original = codec.loose(lines.subarray(0, 4096));
  let words = 0;
  for (const word of HEADER_WORDS) if (original.includes(word)) words += 1;
  return weight / count + Math.min(1.5, words * 0.5);
}

function eastAsianWeight(text: string, i: number, code: number): number {
  if (code === 0xfffd) return -6;
  const isWithinWord = isAsciiLetter(text.charCodeAt(i - 1)) && isAsciiLetter(text.charCodeAt(i + 1));
  // GB2312 has accented letters for pinyin; Han characters do not stand within Latin words.
  if (code >= 0xe0 && code <= 0x1dc) return isWithinWord ? 0.6 : -0.3;
  if (isWithinWord) return -0.6;
  if (isFrequentHan(code)) return 1;
  if (isCyrillic(code)) return isCyrillic(text.charCodeAt(i - 1)) || isCyrillic(text.charCodeAt(i + 1)) ? 0.7 : -0.6;
  if (code >= 0x3041 && code <= 0x30ff) return 0.7; // kana
  if ((code >= 0xff01 && code <= 0xff5e) || (code >= 0x3000 && code <= 0x3017)) return 0.6; // full-width forms, brackets
  if (code >= 0xff61 && code <= 0xff9f) return -0.4; // half-width kana: what one byte of anything becomes in Shift_JIS
  if (code >= 0x4e00 && code <= 0x9fff) return -0.1;
  if (code >= 0xe000 && code <= 0xf8ff) return -2; // private use
  if (code >= 0x3400 && code <= 0x4dbf) return -1;
  if (code >= 0x2010 && code <= 0x2027) return 0.2;
  return -0.6;
}

/** Korean text is syllables, mostly frequent ones; Chinese read as Korean is half Han. */
function koreanWeight(text: string, i: number, code: number): number {
  if (code === 0xfffd) return -6;
  const isWithinWord = isAsciiLetter(text.charCodeAt(i - 1)) && isAsciiLetter(text.charCodeAt(i + 1));
  if (isWithinWord) return -0.6;
  if (isFrequentHangul(code)) return 1;
  if (code >= 0xac00 && code <= 0xd7a3) return 0;
  return code >= 0xff01 && code <= 0xff5e ? 0.6 : -0.6;
}

const isCyrillic = (code: number): boolean => (code >= 0x410 && code <= 0x44f) || code === 0x401 || code === 0x451;

type Weigh = (text: string, i: number, code: number) => number;

/** Scripts of their own; the other encodings are weighed as Chinese and Japanese. */
const WEIGHTS: Readonly<Record<string, Weigh>> = {
  'windows-1252': latinWeight,
  'windows-1250': latinWeight,
  'windows-1254': latinWeight,
  'iso-8859-2': latinWeight,
  macintosh: latinWeight,
  'euc-kr': koreanWeight,
  ...Object.fromEntries(
    Object.entries(SCRIPTS).map(([encoding, script]): [string, Weigh] => [
      encoding,
      (text, i, code) => scriptWeight(text, i, code, script),
    ]),
  ),
};

/** Western text has accented letters one at a time, within words of ASCII letters. */
function latinWeight(text: string, i: number, code: number): number {
  if (code === 0xfffd) return -6;
  const before = i > 0 ? text.charCodeAt(i - 1) : 0;
  const after = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
  const crowded = before >= 0x80 || after >= 0x80;
  const isLetter = code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  if (isLetter) {
    if (crowded) return isPairWithinWord(text, i) || (code >= 0x100 && isInLatinWord(text, i)) ? 0.2 : -0.8;
    return isAsciiLetter(before) || isAsciiLetter(after) ? 0.9 : -0.2;
  }
  if ((code >= 0x2013 && code <= 0x201e) || code === 0x20ac || code === 0xa0 || code === 0xb0)
    return crowded ? -0.3 : 0.4;
  if ('ŠšŽžŒœŸ'.includes(text[i]!)) return crowded ? -0.8 : 0.6;
  if (code === 0xab || code === 0xbb || code === 0xba || code === 0xaa || code === 0xae || code === 0x2122)
    return crowded ? -0.5 : 0.3;
  return -0.8;
}

/** Two accented letters in a row, with ASCII letters on both sides: `Núñez`. */
function isPairWithinWord(text: string, i: number): boolean {
  const start = text.charCodeAt(i - 1) >= 0x80 ? i - 1 : i;
  return isAsciiLetter(text.charCodeAt(start - 1)) && isAsciiLetter(text.charCodeAt(start + 2));
}

/** A letter of Central Europe or Turkey among a few others in a word of ASCII letters: `Příští`, `Łódź`. */
function isInLatinWord(text: string, i: number): boolean {
  let start = i;
  while (start > 0 && i - start < 3 && text.charCodeAt(start - 1) >= 0xc0) start--;
  let end = i + 1;
  while (end - i < 3 && text.charCodeAt(end) >= 0xc0) end++;
  return end - start <= 3 && (isAsciiLetter(text.charCodeAt(start - 1)) || isAsciiLetter(text.charCodeAt(end)));
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
