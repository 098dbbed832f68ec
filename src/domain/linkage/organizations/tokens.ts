/**
 * Words of names and streets with their weight: how many bits a word tells, log2(values / values that have it). Legal
 * forms, `restaurant` and `street` become nearly weightless by themselves; no list of them is needed. Words match softly:
 * misspelt, cut short, abbreviated.
 */

import { bitCount } from '../kernel/similarity.js';

/** Words in numbers. Word 0 does not exist. */
export interface TokenIndex {
  readonly texts: readonly string[];
  /** Bits a word tells, at least `LEAST_BITS`. */
  readonly bits: Float32Array;
  /** Which letters a word has, for telling quickly that two words cannot match softly. */
  readonly letters: Int32Array;
  /** 1 for a word that may be left out: it counts only against another one of its kind. */
  readonly loose: Uint8Array;
  /** 1 for a word of a legal form. */
  readonly forms: Uint8Array;
  /** 1 for a word that several values have: it is no other word misspelt. */
  readonly known: Uint8Array;
}

/** Even the commonest word tells this much, so that names of common words only can still be compared. */
const LEAST_BITS = 0.25;
const MAX_WORD = 40;
/** A misspelling is not made in so many values, nor in this share of them. */
const KNOWN = 5;
const KNOWN_SHARE = 0.003;

/** Gathers words over the distinct values of a column. */
export class TokenCounter {
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #texts: string[] = [''];
  readonly #counts: number[] = [0];
  #values = 0;

  /** Numbers of the words of one more distinct value, in their order. */
  add(words: readonly string[]): Int32Array {
    this.#values++;
    const out = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!.slice(0, MAX_WORD);
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#texts.length;
        this.#numbers.set(word, number);
        this.#texts.push(word);
        this.#counts.push(0);
      }
      out[i] = number;
      if (!out.subarray(0, i).includes(number)) this.#counts[number]!++;
    }
    return out;
  }

  /** `loose`: words that may be left out; `forms`: words that tell next to nothing, however rare. */
  finish(loose: ReadonlySet<string> = new Set(), forms: ReadonlySet<string> = new Set()): TokenIndex {
    const bits = new Float32Array(this.#texts.length);
    for (let i = 1; i < bits.length; i++)
      bits[i] = forms.has(this.#texts[i]!)
        ? LEAST_BITS
        : Math.max(LEAST_BITS, Math.log2(Math.max(2, this.#values) / this.#counts[i]!));
    return {
      texts: this.#texts,
      bits,
      letters: Int32Array.from(this.#texts, lettersOf),
      loose: Uint8Array.from(this.#texts, (text) => (loose.has(text) ? 1 : 0)),
      forms: Uint8Array.from(this.#texts, (text) => (forms.has(text) ? 1 : 0)),
      known: Uint8Array.from(this.#counts, (count) => (count >= Math.max(KNOWN, KNOWN_SHARE * this.#values) ? 1 : 0)),
    };
  }
}

/** One bit for each letter a–z, digit or other character that a word has. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : code >= 0x3040 ? 26 + (code % 5) : 31);
  }
  return letters;
}

/**
 * True when two words may match softly, by their letters: two edits change at most four letters; a beginning or an
 * abbreviation has no letter that the whole has not.
 */
export function mayMatch(lettersA: number, lettersB: number): boolean {
  const onlyA = lettersA & ~lettersB;
  const onlyB = lettersB & ~lettersA;
  return onlyA === 0 || onlyB === 0 || bitCount(onlyA | onlyB) <= 4;
}

/**
 * How well two different words match: 0 (not at all) … 1. One edit from four characters on, two from seven on; one is the
 * beginning of the other; one is an abbreviation of the other (same first letter, letters in order). Han words: one
 * contains the other, or one character of three or more differs. Not `misspelt`, where many
 * values have both: then one edit from six characters on, another spelling.
 */
export function softMatch(a: string, b: string, misspelt = true): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return 0;
  if (isHanWord(short) || isHanWord(long)) return softHan(short, long);
  if (isNumber(short) || isNumber(long)) return 0;
  if (short.length >= 3 && long.startsWith(short)) return 0.85;
  // `centre` and `center` are one word in two spellings; `biology` is not `geology` misspelt.
  const most = misspelt ? (short.length >= 7 ? 2 : short.length >= 4 ? 1 : 0) : short.length >= 6 ? 1 : 0;
  if (most > 0 && long.length - short.length <= most) {
    const distance = editsUpTo(short, long, most);
    if (distance <= most) return distance === 1 ? 0.9 : 0.8;
  }
  if (
    short.length >= 2 &&
    short.charCodeAt(0) === long.charCodeAt(0) &&
    long.length >= short.length + 2 &&
    isSubsequence(short, long)
  ) {
    return short.length >= 3 ? 0.6 : 0.45;
  }
  return 0;
}

function softHan(short: string, long: string): number {
  if (long.includes(short)) return 0.6 + (0.3 * short.length) / long.length;
  if (short.length >= 3 && long.length - short.length <= 1 && editsUpTo(short, long, 1) <= 1) return 0.75;
  return 0;
}

const isHanWord = (word: string): boolean => word.charCodeAt(0) >= 0x3040;
const isNumber = (word: string): boolean => word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57;

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (let i = 0; i < long.length && at < short.length; i++) if (long.charCodeAt(i) === short.charCodeAt(at)) at++;
  return at === short.length;
}

const previous = new Int32Array(MAX_WORD + 2);
const current = new Int32Array(MAX_WORD + 2);
const before = new Int32Array(MAX_WORD + 2);

/** Edits (insert, delete, replace, swap of neighbors) from one word to the other, or `most + 1` when there are more. */
export function editsUpTo(a: string, b: string, most: number): number {
  if (a.length > MAX_WORD || b.length > MAX_WORD) return editsUpTo(a.slice(0, MAX_WORD), b.slice(0, MAX_WORD), most);
  if (Math.abs(a.length - b.length) > most) return most + 1;
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let least = i;
    const x = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const y = b.charCodeAt(j - 1);
      let value = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (x === y ? 0 : 1));
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y)
        value = Math.min(value, before[j - 2]! + 1);
      current[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    for (let j = 0; j <= b.length; j++) {
      before[j] = previous[j]!;
      previous[j] = current[j]!;
    }
  }
  return Math.min(previous[b.length]!, most + 1);
}
