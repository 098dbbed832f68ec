/** `splitStreet` on code units, without making strings: see `fold-units.ts`. */
import { wordList } from './coder.js';
import { foldUnits, isDigitUnit, isHanUnit, isLetterUnit, MOST_UNITS, SPACE } from './fold-units.js';
import { MOST_NUMBER_DIGITS, SHORT_WORDS, UNIT_WORDS } from './street-text.js';

const unitWords = wordList(UNIT_WORDS);
const longWords = wordList(SHORT_WORDS.keys());
/** The short form of each of `longWords`, by its code. */
const shortForms = [new Uint16Array(), ...[...SHORT_WORDS.values()].map((word) => unitsOf(word))];
const DASH = 0x2d;
const [HAO, LONG, LOU] = [...'号弄楼'].map((sign) => sign.charCodeAt(0)) as [number, number, number];
/** Directions: a letter of these after a house number is no part of it. */
const DIRECTIONS: ReadonlySet<number> = new Set([...'nsew'].map((letter) => letter.charCodeAt(0)));

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (letter) => letter.charCodeAt(0));
}

/** A piece of text that grows at its end. */
class Piece {
  readonly units = new Uint16Array(2 * MOST_UNITS);
  length = 0;

  /** Appends `source[from] … source[to - 1]`, parted by `sign` from what is there. */
  add(source: Uint16Array, from: number, to: number, sign: number): void {
    if (this.length > 0 && sign !== 0) this.units[this.length++] = sign;
    for (let at = from; at < to; at++) this.units[this.length++] = source[at]!;
  }
}

/** A street text cut up. */
export class StreetCut {
  readonly street = new Piece();
  readonly number = new Piece();
  readonly unit = new Piece();
  readonly folded = new Uint16Array(MOST_UNITS);
}

/** Cuts `source[from] … source[to - 1]` up as `splitStreet` does; false where strings are needed. */
export function cutStreet(source: Uint16Array, from: number, to: number, cut: StreetCut): boolean {
  const { folded, street, number, unit } = cut;
  const length = foldUnits(source, from, to, folded);
  if (length < 0) return false;
  street.length = number.length = unit.length = 0;
  for (let at = 0; at < length; at++) if (isHanUnit(folded[at]!)) return cutHan(length, cut);
  cutWords(length, cut);
  return true;
}

/** The number stands before 号 or 弄; the street before it; building, unit and room after. */
function cutHan(length: number, { folded, street, number, unit }: StreetCut): boolean {
  let size = 0;
  for (let at = 0; at < length; at++) if (folded[at] !== SPACE) folded[size++] = folded[at]!;
  let firstDigit = -1;
  let start = -1;
  let rest = -1;
  for (let at = 0; at < size && start < 0; ) {
    if (!isDigitUnit(folded[at]!)) {
      at++;
      continue;
    }
    const run = at;
    while (at < size && isDigitUnit(folded[at]!)) at++;
    if (firstDigit < 0) firstDigit = run;
    const sign = at < size ? folded[at] : 0;
    if (sign !== LONG && (sign !== HAO || (at + 1 < size && folded[at + 1] === LOU))) continue;
    if (at - run > MOST_NUMBER_DIGITS) return false;
    start = run;
    rest = at + 1;
    number.add(folded, run, at, 0);
  }
  const cut = start < 0 ? firstDigit : start;
  street.add(folded, 0, cut < 0 ? size : cut, 0);
  if (cut < 0) return true;
  for (let at = start < 0 ? cut : rest; at < size; ) {
    const run = at;
    while (at < size && (isDigitUnit(folded[at]!) || isLetterUnit(folded[at]!))) at++;
    if (at > run) unit.add(folded, run, at, DASH);
    else at++;
  }
  return true;
}

function cutWords(length: number, { folded, street, number, unit }: StreetCut): void {
  let inUnit = false;
  for (let at = 0; at < length; ) {
    let from = at;
    while (at < length && folded[at] !== SPACE) at++;
    let to = at++;
    const isFirst = from === 0;
    const isLast = to === length;
    let word: Uint16Array = folded;
    const long = longWords.find(folded, from, to);
    if (long !== 0) {
      word = shortForms[long]!;
      from = 0;
      to = word.length;
    }
    if (!isFirst && unitWords.find(word, from, to) !== 0) inUnit = true;
    else if (inUnit) unit.add(word, from, to, DASH);
    else if (isNumber(word, from, to)) {
      if (number.length === 0) number.add(word, from, to, 0);
      else if (isLast && street.length > 0) unit.add(word, from, to, DASH);
      else street.add(word, from, to, SPACE);
    } else if (number.length > 0 && street.length === 0 && isSideLetter(word, from, to)) number.add(word, from, to, 0);
    else street.add(word, from, to, SPACE);
  }
}

/** Digits, and a letter after them or none. */
function isNumber(word: Uint16Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && isDigitUnit(word[at]!)) at++;
  return at > from && (at === to || (at === to - 1 && isLetterUnit(word[at]!)));
}

const isSideLetter = (word: Uint16Array, from: number, to: number): boolean =>
  to - from === 1 && isLetterUnit(word[from]!) && !DIRECTIONS.has(word[from]!);
