/**
 * What the character sets and lengths of two strings already tell about their distance and similarity, without a look at
 * the strings.
 */
import { sharedInt32 } from './shared-memory.js';
import { bitCount, winklerThousandths } from './similarity.js';
import type { ValueTable } from './value-table.js';

/** Length (8 bits, 255 = that or more) and the low five bits of the first four characters, in one number. */
export function outlines(table: ValueTable): Int32Array {
  const { chars, offsets, size } = table;
  const result = sharedInt32(size);
  for (let code = 0; code < size; code++) {
    const start = offsets[code]!;
    const length = offsets[code + 1]! - start;
    let outline = Math.min(LONG, length);
    for (let i = 0; i < 4 && i < length; i++) outline |= (chars[start + i]! & 31) << (8 + 5 * i);
    result[code] = outline;
  }
  return result;
}

/** Strings of this length or more: nothing is known. */
const LONG = 255;

/** Length in an outline. */
export const outlineLength = (outline: number): number => outline & 0xff;

/** At least this many edits (insertion, deletion, substitution, exchange of neighbors) lie between two strings. */
export function leastDistance(signatureA: number, outlineA: number, signatureB: number, outlineB: number): number {
  const lengthA = outlineA & 0xff;
  const lengthB = outlineB & 0xff;
  if (lengthA === LONG || lengthB === LONG) return 0;
  const onlyA = bitCount(signatureA & ~signatureB);
  const onlyB = bitCount(signatureB & ~signatureA);
  const difference = lengthA > lengthB ? lengthA - lengthB : lengthB - lengthA;
  const more = Math.max(onlyA, onlyB);
  return Math.max(more, difference);
}

/** Jaro–Winkler of two strings is at most this, in thousandths. */
export function mostSimilar(signatureA: number, outlineA: number, signatureB: number, outlineB: number): number {
  const lengthA = outlineA & 0xff;
  const lengthB = outlineB & 0xff;
  if (lengthA === LONG || lengthB === LONG) return 1000;
  const commonA = lengthA - bitCount(signatureA & ~signatureB);
  const commonB = lengthB - bitCount(signatureB & ~signatureA);
  const common = Math.min(commonA, commonB);
  if (common <= 0) return 0;
  const difference = (outlineA ^ outlineB) >>> 8;
  const prefix =
    (difference & 0x1f) !== 0
      ? 0
      : (difference & 0x3e0) !== 0
        ? 1
        : (difference & 0x7c00) !== 0
          ? 2
          : (difference & 0xf8000) !== 0
            ? 3
            : 4;
  return winklerThousandths(common, 0, prefix, lengthA, lengthB);
}

/** The digit sets of tables that were asked for: all phone columns have one table. */
const setsOf = new WeakMap<ValueTable, Int32Array>();

/**
 * Per value how often each character occurs, capped at three, ten counters by character number mod 10, as bits 1, 11, 111.
 * For short strings of few different characters (digits): sees twice the same digit.
 */
export function digitSets(table: ValueTable): Int32Array {
  const made = setsOf.get(table);
  if (made !== undefined) return made;
  const { chars, offsets, size } = table;
  const result = sharedInt32(size);
  setsOf.set(table, result);
  for (let code = 0; code < size; code++) {
    let set = 0;
    for (let i = offsets[code]!; i < offsets[code + 1]!; i++) {
      const shift = 3 * (chars[i]! % 10);
      set |= (((set >>> shift) & 3) << (shift + 1)) | (1 << shift);
    }
    result[code] = set;
  }
  return result;
}

/** At least this many edits lie between two strings with these digit sets. */
export function leastDigitDistance(setA: number, setB: number): number {
  const onlyA = bitCount(setA & ~setB);
  const onlyB = bitCount(setB & ~setA);
  return Math.max(onlyA, onlyB);
}
