/**
 * What most addresses are not, told in one walk over the text: each pattern that tells a country for certain needs something
 * (five digits before a blank, a number behind `no`) that most texts do not have. A test holds each to its pattern.
 */

/** What a text holds, a bit each. */
export const MARK = {
  /** Three digits in a row: no postal code that tells a country has fewer. */
  code: 1,
  /** Five digits or more, then a blank. */
  fiveAndBlank: 2,
  /** Six digits, in a row or three and three with a blank between. */
  six: 4,
  /** A digit, a hyphen, three digits, a blank. */
  dashed: 8,
  /** Four digits, two capital letters, a blank. */
  dutch: 16,
  /** A digit and two letters at the end of a word. */
  british: 32,
  /** A digit between two letters. */
  canadian: 64,
  /** A digit or W, a blank, and four characters at the end. */
  irish: 128,
  /** `no` before a digit. */
  numbered: 256,
  /** A digit at the end. */
  endsInDigit: 512,
  /** A character beyond ASCII. */
  beyondAscii: 1024,
  /** Always there: for patterns of which nothing is said. */
  any: 2048,
} as const;

/** What the certain pattern of a country needs. */
export const NEEDED: Readonly<Record<string, number>> = {
  GB: MARK.british,
  CA: MARK.canadian,
  AU: MARK.endsInDigit,
  IE: MARK.irish,
  DE: MARK.fiveAndBlank,
  FR: MARK.fiveAndBlank,
  NL: MARK.dutch,
  IT: MARK.fiveAndBlank,
  ES: MARK.fiveAndBlank,
  PT: MARK.dashed,
  PL: MARK.dashed,
  TR: MARK.numbered,
  SG: MARK.six,
  MY: MARK.fiveAndBlank,
  VN: MARK.beyondAscii,
  ID: MARK.endsInDigit,
  IN: MARK.six,
  BR: MARK.endsInDigit,
  LV: MARK.endsInDigit,
  LT: MARK.endsInDigit,
};

const BLANK = 0x20;
const DASH = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;
const isLetter = (unit: number): boolean => isCapital(unit & ~0x20) && unit < 0x80;

/** The marks of a text. */
export function marksOf(text: string): number {
  const { length } = text;
  let marks: number = MARK.any;
  /** Digits up to here. */
  let run = 0;
  /** Digits before the last blank, where it stands right before those. */
  let runBefore = 0;
  let last = 0;
  let last2 = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (isDigit(unit)) {
      run++;
      if (run === 1 && (last === BLANK || last === POINT || last === COLON || (last | 0x20) === 0x6f)) {
        if (isBehindNo(text, i)) marks |= MARK.numbered;
      } else if (run === 3) marks |= runBefore >= 3 ? MARK.code | MARK.six : MARK.code;
      else if (run === 6) marks |= MARK.six;
    } else {
      if (unit === BLANK) {
        if (run >= 5) marks |= MARK.fiveAndBlank;
        else if (run === 3 && i > 4 && text.charCodeAt(i - 4) === DASH && isDigit(text.charCodeAt(i - 5)))
          marks |= MARK.dashed;
        else if (isCapital(last) && isCapital(last2) && isBehindFour(text, i - 3)) marks |= MARK.dutch;
        runBefore = run;
      } else {
        runBefore = 0;
        if (unit >= 0x80) marks |= MARK.beyondAscii;
        else if (isLetter(unit)) {
          if (isDigit(last) && isLetter(last2)) marks |= MARK.canadian;
          else if (isLetter(last) && isDigit(last2) && !isWordAt(text, i + 1)) marks |= MARK.british;
        }
      }
      run = 0;
    }
    last2 = last;
    last = unit;
  }
  if (isDigit(last)) marks |= MARK.endsInDigit;
  if (length > 6 && text.charCodeAt(length - 5) === BLANK) {
    const before = text.charCodeAt(length - 6);
    if (isDigit(before) || before === 0x57) marks |= MARK.irish;
  }
  return marks;
}

/** `no`, a blank, a point or colon and a blank (none of them needed) before `at`. */
function isBehindNo(text: string, at: number): boolean {
  let i = at - 1;
  if (text.charCodeAt(i) === BLANK) i--;
  const sign = text.charCodeAt(i);
  if (sign === POINT || sign === COLON) i--;
  if (text.charCodeAt(i) === BLANK) i--;
  return (text.charCodeAt(i) | 0x20) === 0x6f && (text.charCodeAt(i - 1) | 0x20) === 0x6e;
}

/** True where four digits end at `at`, or before a blank there. */
function isBehindFour(text: string, at: number): boolean {
  let i = text.charCodeAt(at) === BLANK ? at - 1 : at;
  for (let n = 0; n < 4; n++, i--) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** True where a letter, a digit or `_` stands: no end of a word. */
function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isLetter(unit) || isDigit(unit) || unit === 0x5f;
}
