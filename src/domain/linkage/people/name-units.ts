/** `splitFullName` on code units, without making strings: see `fold-units.ts`. */
import { wordList } from './coder.js';
import { foldUnits, isHanUnit, MOST_UNITS, SPACE } from './fold-units.js';
import { COMPOUND_SURNAMES, HONORIFIC_WORDS, PARTICLES, SUFFIXES, TITLES } from './name-text.js';

const titles = wordList(TITLES);
const suffixes = wordList(SUFFIXES);
const particles = wordList(PARTICLES);
const compounds = wordList(COMPOUND_SURNAMES);
/** Characters that honorifics end with. */
const honorificEnds: ReadonlySet<number> = new Set(HONORIFIC_WORDS.map((word) => word.charCodeAt(word.length - 1)));
const COMMA = 0x2c;
const MOST_HAN = 6;

/** A whole name cut up: where each part stands in `letters`, its end excluded. */
export class NameCut {
  readonly letters = new Uint16Array(MOST_UNITS);
  givenFrom = 0;
  givenTo = 0;
  middleFrom = 0;
  middleTo = 0;
  familyFrom = 0;
  familyTo = 0;
  /** Start and end of each word. */
  readonly words = new Int32Array(MOST_UNITS + 2);
}

/** Cuts the name `source[from] … source[to - 1]` up as `splitFullName` does; false where strings are needed. */
export function cutFullName(source: Uint16Array, from: number, to: number, cut: NameCut): boolean {
  if (to > from && honorificEnds.has(source[to - 1]!)) return false;
  for (let at = from + 1; at < to; at++) if (source[at] === COMMA) return false;
  const { letters, words } = cut;
  const length = foldUnits(source, from, to, letters);
  if (length < 0) return false;
  if (cutHan(length, cut)) return true;
  let count = 0;
  for (let at = 0; at < length; ) {
    const start = at;
    while (at < length && letters[at] !== SPACE) at++;
    words[2 * count] = start;
    words[2 * count + 1] = at++;
    count++;
  }
  let first = 0;
  while (count - first > 1 && titles.find(letters, words[2 * first]!, words[2 * first + 1]!) !== 0) first++;
  while (count - first > 1 && suffixes.find(letters, words[2 * count - 2]!, words[2 * count - 1]!) !== 0) count--;
  cut.givenFrom = count === first ? 0 : words[2 * first]!;
  cut.givenTo = count === first ? 0 : words[2 * first + 1]!;
  cut.middleFrom = cut.middleTo = cut.familyFrom = cut.familyTo = 0;
  if (count - first <= 1) return true;
  let family = count - 1;
  while (family > first + 1 && particles.find(letters, words[2 * family - 2]!, words[2 * family - 1]!) !== 0) family--;
  cut.familyFrom = words[2 * family]!;
  cut.familyTo = words[2 * count - 1]!;
  if (family > first + 1) {
    cut.middleFrom = words[2 * first + 2]!;
    cut.middleTo = words[2 * family - 1]!;
  }
  return true;
}

/** A Han name of a few characters, spaces or not: the surname is one character or a known one of two. */
function cutHan(length: number, cut: NameCut): boolean {
  const { letters } = cut;
  if (length >= 2 * MOST_HAN || length < 2) return false;
  let han = 0;
  for (let at = 0; at < length; at++) {
    if (isHanUnit(letters[at]!)) han++;
    else if (letters[at] !== SPACE) return false;
  }
  if (han < 2 || han > MOST_HAN) return false;
  if (han < length) {
    let out = 0;
    for (let at = 0; at < length; at++) if (letters[at] !== SPACE) letters[out++] = letters[at]!;
  }
  cut.familyFrom = 0;
  cut.familyTo = han > 2 && compounds.find(letters, 0, 2) !== 0 ? 2 : 1;
  cut.givenFrom = cut.familyTo;
  cut.givenTo = han;
  cut.middleFrom = cut.middleTo = 0;
  return true;
}
