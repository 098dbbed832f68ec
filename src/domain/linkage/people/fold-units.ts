/**
 * `foldText` on code units, without making strings: for the texts of letters, digits, ASCII and common Han characters that
 * almost all values are. The others take the way over strings; a property test holds the two together.
 */
import { toSimplified } from '../../normalize/han.js';
import { wordList } from './coder.js';
import { NULL_WORDS } from './name-text.js';

/** Longer texts take the way over strings. */
export const MOST_UNITS = 200;
export const SPACE = 0x20;
const DROPPED = 1;
const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fff;

const nullWords = wordList(NULL_WORDS);
const longestNullWord = Math.max(...[...NULL_WORDS].map((word) => word.length));

let folded: Uint16Array | null = null;

/** What each code unit becomes: 0 = not known here, `DROPPED`, `SPACE` for whatever parts words, else a character. */
function foldings(): Uint16Array {
  if (folded !== null) return folded;
  const made = new Uint16Array(65536);
  made.fill(SPACE, 0, 0x80);
  for (let unit = 0x30; unit <= 0x39; unit++) made[unit] = unit;
  for (let unit = 0x61; unit <= 0x7a; unit++) {
    made[unit] = unit;
    made[unit - 32] = unit;
  }
  for (const mark of "'`") made[mark.charCodeAt(0)] = DROPPED;
  for (let unit = HAN_FIRST; unit <= HAN_LAST; unit++) {
    const simple = toSimplified(String.fromCharCode(unit)).charCodeAt(0);
    if (isHanUnit(simple)) made[unit] = simple;
  }
  folded = made;
  return made;
}

/** True for the Han characters that folded texts of this way may hold. */
export const isHanUnit = (unit: number): boolean => unit >= HAN_FIRST && unit <= HAN_LAST;
export const isDigitUnit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
export const isLetterUnit = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/** Writes `foldText` of `source[from] … source[to - 1]` to `out`; gives its length, or −1 where strings are needed. */
export function foldUnits(source: Uint16Array, from: number, to: number, out: Uint16Array): number {
  if (to - from > MOST_UNITS) return -1;
  const becomes = foldings();
  let length = 0;
  let parted = false;
  for (let at = from; at < to; at++) {
    const unit = becomes[source[at]!]!;
    if (unit > SPACE) {
      if (parted && length > 0) out[length++] = SPACE;
      parted = false;
      out[length++] = unit;
    } else if (unit === SPACE) parted = true;
    else if (unit !== DROPPED) return -1;
  }
  return isNullUnits(out, length) ? 0 : length;
}

/** True where the first `length` of `units` are a word that stands for nothing (see `isNullWord`). */
export const isNullUnits = (units: Uint16Array, length: number): boolean =>
  length <= longestNullWord && nullWords.find(units, 0, length) !== 0;
