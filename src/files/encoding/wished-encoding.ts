/**
 * An encoding that the user has named. It is obeyed; where the bytes speak strongly for another one, that is said, since
 * names in the wrong letters look like a success to a script.
 */
import { isUtf8 } from 'node:buffer';
import { textCodec } from './decode-text.js';
import {
  byteOrderMark,
  type DetectedEncoding,
  detectLines,
  detectNarrow,
  LEGACY,
  nonAsciiLines,
  utf8Evidence,
  utf16ByNulPattern,
} from './detect.js';
import { type Encoding, isWide } from './encodings.js';
import { legibility } from './legibility.js';

/** Text in one encoding must read this much better than in the other to speak against it. */
const CLEARLY = 0.6;
/** Bytes that text in UTF-16 does not get by without a NUL: a delimiter or a line break. */
const NUL_BY_THEN = 24;

/** Judges the beginning of a file that the user says is in `encoding`. */
export function wishedEncoding(head: Buffer, encoding: Encoding): DetectedEncoding {
  const mark = byteOrderMark(head);
  const marked = mark?.encoding ?? utf16ByNulPattern(head);
  const bom = mark !== null && mark.encoding === encoding ? mark.bom : 0;
  if (marked !== null) return { encoding, bom, certain: true, ...(marked === encoding ? {} : { doubt: marked }) };
  if (!isWide(encoding)) return wishedNarrow(head, encoding);
  const isNarrow = head.length >= NUL_BY_THEN && !head.includes(0);
  return { encoding, bom, certain: true, ...(isNarrow ? { doubt: detectNarrow(head).encoding } : {}) };
}

/** The same for any whole lines of a file that was ASCII so far. */
export function wishedNarrow(sample: Buffer, encoding: Encoding): DetectedEncoding {
  const lines = nonAsciiLines(sample);
  if (lines === null) return { encoding, bom: 0, certain: false };
  const found = detectLines(lines).encoding;
  const doubt = found !== encoding && isClearly(lines, found, encoding);
  return { encoding, bom: 0, certain: true, ...(doubt ? { doubt: found } : {}) };
}

function isClearly(lines: Buffer, found: Encoding, wished: Encoding): boolean {
  if (wished === 'utf-8') return !isUtf8(lines);
  const text = textCodec(wished).loose(lines);
  if (textCodec(found).loose(lines) === text) return false;
  if (found === 'utf-8') return utf8Evidence(lines).good >= 1;
  // Encodings of which nothing is known here are believed, unless they do not have these bytes.
  if (!LEGACY.includes(wished) && wished !== 'macintosh') return text.includes('\ufffd');
  return legibility(lines, found) > legibility(lines, wished) + CLEARLY;
}
