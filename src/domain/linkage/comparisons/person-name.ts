/**
 * Names: equal; nickname, same spelling in pinyin, or one of several names; initial; near; similar; other. Given and family
 * names share one code space, so that names in each other's column are seen: that is a level of the given name, and the
 * family name then says nothing more.
 */
import { alignmentDistance, jaroWinkler } from '../kernel/similarity.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS, binOf } from './comparison.js';

/** Facts about name values, by code. */
export interface NameFacts {
  readonly table: ValueTable;
  /** Code of the first and of the last word (the value's own code when it is one word). */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** Number of the spelling (letters only, Han as pinyin); equal numbers = equal spelling. */
  readonly spelling: Int32Array;
  /** Four nickname groups a value, 0 = none. */
  readonly nicknames: Int32Array;
  /** 1 = Han characters, 2 = one Latin letter. */
  readonly script: Uint8Array;
}

export interface NameData {
  readonly facts: NameFacts;
  readonly own: Int32Array;
  /** The other half of the name: family for given and the reverse. */
  readonly other: Int32Array;
  readonly bins: Uint8Array;
  /** Values of this bin and above are names in their own right: two of them that look alike are two names, not a slip. */
  readonly commonBin: number;
  /** Given names: per record what tells father and son of one name apart (0 = nothing); null where nothing does. */
  readonly generations: Int32Array | null;
}

/** Share of the records that makes a name common, and the least number of them. */
const COMMON_SHARE = 0.0001;
const COMMON_LEAST = 6;

/** The first bin of common names among so many filled records. */
export function commonBin(filled: number): number {
  return binOf(Math.max(COMMON_LEAST, COMMON_SHARE * filled));
}

export const HAN = 1;
const INITIAL = 2;

export const GIVEN_NAME: ComparisonKind = {
  name: 'given name',
  labels: ['missing', 'equal', 'swapped with family name', 'nickname or part', 'initial', 'near', 'similar', 'other'],
  prior: [0, 0.72, 0.02, 0.05, 0.07, 0.08, 0.02, 0.04],
  usualU: [0, 0.005, 0.00005, 0.002, 0.004, 0.002, 0.006, 0.98],
  strength: 30,
  otherCap: 0.3,
  weakFrom: 6,
  weakCap: 0.45,
  household: 'strangers',
  termShare: [0, 1, 0, 0.5, 0, 0.5, 0, 0],
};

export const FAMILY_NAME: ComparisonKind = {
  name: 'family name',
  labels: ['missing', 'equal', 'same spelling or part', 'initial', 'near', 'similar', 'other'],
  prior: [0, 0.8, 0.03, 0.02, 0.08, 0.02, 0.05],
  usualU: [0, 0.002, 0.0003, 0.00001, 0.001, 0.006, 0.99],
  strength: 10,
  otherCap: 0.35,
  weakFrom: 5,
  weakCap: 0.5,
  household: 'family',
  termShare: [0, 1, 0.5, 0, 0.5, 0, 0],
};

export const MIDDLE_NAME: ComparisonKind = {
  name: 'middle name',
  labels: ['missing', 'equal', 'nickname or part', 'initial', 'near', 'similar', 'other'],
  prior: [0, 0.7, 0.03, 0.1, 0.05, 0.02, 0.1],
  usualU: [0, 0.01, 0.001, 0.01, 0.002, 0.006, 0.97],
  strength: 10,
  otherCap: 0.5,
  weakFrom: 5,
  weakCap: 0.6,
  household: 'strangers',
  termShare: [0, 1, 0.5, 0, 0.5, 0, 0],
};

/** 1 equal, 2 nickname, spelling or part, 3 initial, 4 near, 5 similar, 6 other; both codes are not 0. */
export function nameLevel(facts: NameFacts, x: number, y: number): number {
  if (x === y) return 1;
  const { table, script, spelling, head, tail, nicknames } = facts;
  if (spelling[x] === spelling[y]) return 2;
  const { chars, offsets } = table;
  const startX = offsets[x]!;
  const startY = offsets[y]!;
  const lengthX = offsets[x + 1]! - startX;
  const lengthY = offsets[y + 1]! - startY;
  if (script[x] === INITIAL || script[y] === INITIAL) return chars[startX] === chars[startY] ? 3 : 6;
  const several = (head[x] === x ? 0 : 1) + (head[y] === y ? 0 : 1);
  // Of two names of several words one shared word is not enough: Hans Peter and Hans Georg, van Dijk and van Beek.
  if (several === 2) {
    const first = head[x] === head[y];
    const last = tail[x] === tail[y];
    if ((first && last) || (head[x] === tail[y] && tail[x] === head[y])) return 2;
    if ((first || last) && alikeByWord(table, x, y)) return 2;
  } else {
    for (let i = 0; i < 4; i++) {
      const group = nicknames[4 * x + i]!;
      if (group === 0) break;
      for (let j = 0; j < 4; j++) if (nicknames[4 * y + j] === group) return 2;
    }
    if (several === 1 && (head[x] === head[y] || tail[x] === tail[y] || head[x] === tail[y] || tail[x] === head[y]))
      return 2;
  }
  if (script[x] === HAN || script[y] === HAN) {
    if (script[x] !== script[y]) return 6;
    return sharePlace(chars, startX, lengthX, startY, lengthY) ? 5 : 6;
  }
  const longer = Math.max(lengthX, lengthY);
  const distance = alignmentDistance(chars, startX, lengthX, startY, lengthY, 2);
  if (distance === 1 && longer >= 4) return 4;
  const similarity = jaroWinkler(chars, startX, lengthX, startY, lengthY);
  if (similarity >= 920) return 4;
  return similarity >= 800 || distance === 1 || (distance === 2 && longer >= 6) ? 5 : 6;
}

const SPACE = 0x20;

/**
 * Two names of several words that begin or end with the same one: true when the longer begins or ends with the whole of the
 * shorter, or each word is that of the other or its initial.
 */
function alikeByWord({ chars, offsets, alphabet }: ValueTable, x: number, y: number): boolean {
  const space = alphabet.indexOf(SPACE);
  const [short, long] = offsets[x + 1]! - offsets[x]! <= offsets[y + 1]! - offsets[y]! ? [x, y] : [y, x];
  const from = offsets[short]!;
  const length = offsets[short + 1]! - from;
  const begin = offsets[long]!;
  const end = offsets[long + 1]! - length;
  if (chars[begin + length] === space && sameChars(chars, from, begin, length)) return true;
  if (chars[end - 1] === space && sameChars(chars, from, end, length)) return true;
  let a = from;
  let b = begin;
  while (a < from + length && b < end + length) {
    const endA = wordEnd(chars, a, from + length, space);
    const endB = wordEnd(chars, b, end + length, space);
    const initial = endA - a === 1 || endB - b === 1;
    if (chars[a] !== chars[b] || (!initial && (endA - a !== endB - b || !sameChars(chars, a, b, endA - a))))
      return false;
    a = endA + 1;
    b = endB + 1;
  }
  return a > from + length && b > end + length;
}

function sameChars(chars: Uint16Array, x: number, y: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (chars[x + i] !== chars[y + i]) return false;
  return true;
}

function wordEnd(chars: Uint16Array, from: number, to: number, space: number): number {
  let at = from;
  while (at < to && chars[at] !== space) at++;
  return at;
}

/**
 * True when two names have a character in the same place, from the first or from the last, or one the two characters of the
 * other the other way round. Names of strangers share characters as often across places, slips hardly ever.
 */
function sharePlace(chars: Uint16Array, x: number, lengthX: number, y: number, lengthY: number): boolean {
  for (let i = 0; i < lengthX && i < lengthY; i++) {
    if (chars[x + i] === chars[y + i] || chars[x + lengthX - 1 - i] === chars[y + lengthY - 1 - i]) return true;
  }
  return lengthX === 2 && lengthY === 2 && chars[x] === chars[y + 1] && chars[x + 1] === chars[y];
}

/**
 * True when the names stand in each other's column: both spelled the same, or one of them and the other at least similar.
 * Spelled, so that `Wang Xiaoming` read in western order meets 王小明.
 */
function swapped(data: NameData, a: number, b: number): boolean {
  const { own, other } = data;
  const { spelling } = data.facts;
  const ownA = own[a]!;
  const ownB = own[b]!;
  const otherA = other[a]!;
  const otherB = other[b]!;
  if (ownA === 0 || ownB === 0 || otherA === 0 || otherB === 0) return false;
  const first = spelling[ownA] === spelling[otherB];
  const second = spelling[ownB] === spelling[otherA];
  if (!first && !second) return false;
  if (spelling[ownA] === spelling[ownB] || spelling[otherA] === spelling[otherB]) return false;
  if (first && second) return true;
  return (first ? nameLevel(data.facts, ownB, otherA) : nameLevel(data.facts, ownA, otherB)) <= 4;
}

export function compareGivenName(data: NameData, a: number, b: number): number {
  const symbol = givenSymbol(data, a, b);
  return data.generations === null ? symbol : amongGenerations(symbol, data.generations[a]!, data.generations[b]!);
}

/**
 * The symbol of given names whose generations are `g` and `h`: father and son have different names; what a
 * generation on one side only tells is a comparison of its own. `symbol` may be open (negative), where that is all that is known yet.
 */
export function amongGenerations(symbol: number, g: number, h: number): number {
  if (g === h || symbol === 0) return symbol;
  return g !== 0 && h !== 0 ? 7 << BIN_BITS : symbol;
}

function givenSymbol(data: NameData, a: number, b: number): number {
  const x = data.own[a]!;
  const y = data.own[b]!;
  if (x !== 0 && x === y) return (1 << BIN_BITS) | data.bins[x]!;
  if (swapped(data, a, b)) return 2 << BIN_BITS;
  if (x === 0 || y === 0) return 0;
  return levelWithBin(data, nameLevel(data.facts, x, y), x, y) + (1 << BIN_BITS);
}

export function compareFamilyName(data: NameData, a: number, b: number): number {
  const x = data.own[a]!;
  const y = data.own[b]!;
  if (x === 0 || y === 0) return 0;
  if (x === y) return (1 << BIN_BITS) | data.bins[x]!;
  if (swapped(data, a, b)) return 0;
  return levelWithBin(data, nameLevel(data.facts, x, y), x, y);
}

export function compareMiddleName(data: NameData, a: number, b: number): number {
  const x = data.own[a]!;
  const y = data.own[b]!;
  if (x === 0 || y === 0) return 0;
  return levelWithBin(data, nameLevel(data.facts, x, y), x, y);
}

/** The level with the bin of the more frequent value; near agreement of two common names is similarity only. */
function levelWithBin(data: NameData, level: number, x: number, y: number): number {
  const first = data.bins[x]!;
  const second = data.bins[y]!;
  if (level === 4 && first >= data.commonBin && second >= data.commonBin) return 5 << BIN_BITS;
  return (level << BIN_BITS) | Math.max(first, second);
}
