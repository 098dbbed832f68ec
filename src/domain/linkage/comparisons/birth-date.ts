/**
 * Birth dates, eight digits packed four bits each (0x19560409): equal; day and month exchanged or one digit off; two of
 * three parts equal; two digits off; same year; other. A part that is not known is 0xF throughout.
 */
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS } from './comparison.js';

export interface BirthDateData {
  /** 0 = missing. */
  readonly dates: Int32Array;
  /** Code of the date for term frequencies. */
  readonly codes: Int32Array;
  readonly bins: Uint8Array;
}

export const BIRTH_DATE: ComparisonKind = {
  name: 'birth date',
  labels: [
    'missing',
    'equal',
    'one digit off or day and month exchanged',
    'two parts equal',
    'two digits off',
    'same year',
    'other',
  ],
  prior: [0, 0.82, 0.08, 0.04, 0.02, 0.01, 0.03],
  usualU: [0, 0.00006, 0.0016, 0.0033, 0.013, 0.011, 0.97],
  strength: 10,
  // More would be learnt of namesakes in a file without duplicates, and would then join parents with their children.
  otherCap: 0.12,
  weakFrom: 3,
  weakCap: 0.5,
  household: 'birth',
  termShare: [0, 1, 0, 0, 0, 0, 0],
};

const YEAR = 0xffff0000;
/** Ages move on from one snapshot of a register to a later one. */
const FEW_YEARS = 9;

export function compareBirthDate(data: BirthDateData, a: number, b: number): number {
  const x = data.dates[a]!;
  const y = data.dates[b]!;
  if (x === 0 || y === 0) return 0;
  if (x === y) return (1 << BIN_BITS) | data.bins[data.codes[a]!]!;
  return birthDateLevel(x, y) << BIN_BITS;
}

/** Level of two different packed dates: 2 … 6. */
export function birthDateLevel(x: number, y: number): number {
  const difference = x ^ y;
  const sameYear = (difference & YEAR) === 0;
  if ((x & 0xff) === 0xff || (y & 0xff) === 0xff) {
    if (sameYear) return 5;
    if ((x & y & 0xffff) !== 0xffff) return 6;
    if (nearYears(x >>> 16, y >>> 16)) return 2;
    return Math.abs(yearOf(x >>> 16) - yearOf(y >>> 16)) <= FEW_YEARS ? 4 : 6;
  }
  if (sameYear && ((x >>> 8) & 0xff) === (y & 0xff) && (x & 0xff) === ((y >>> 8) & 0xff)) return 2;
  let digits = 0;
  let lowest = -1;
  let highest = 0;
  for (let i = 0; i < 8; i++) {
    if (((difference >>> (4 * i)) & 0xf) === 0) continue;
    digits++;
    highest = i;
    if (lowest < 0) lowest = i;
  }
  if (digits === 1) return 2;
  if (digits === 2 && highest === lowest + 1) {
    const low = 4 * lowest;
    const high = low + 4;
    if (((x >>> low) & 0xf) === ((y >>> high) & 0xf) && ((x >>> high) & 0xf) === ((y >>> low) & 0xf)) return 2;
  }
  const parts = (sameYear ? 1 : 0) + ((difference & 0xff00) === 0 ? 1 : 0) + ((difference & 0xff) === 0 ? 1 : 0);
  if (parts === 2) return 3;
  if (digits === 2) return 4;
  return sameYear ? 5 : 6;
}

/** True for two different years, four bits a digit, that are one apart, or differ in one digit or in the order of two. */
function nearYears(x: number, y: number): boolean {
  const difference = x ^ y;
  for (let at = 0; at < 16; at += 4) {
    if ((difference & ~(0xf << at)) === 0) return true;
    if (at < 12 && (difference & ~(0xff << at)) === 0)
      if (((x >>> at) & 0xf) === ((y >>> (at + 4)) & 0xf) && ((y >>> at) & 0xf) === ((x >>> (at + 4)) & 0xf))
        return true;
  }
  return Math.abs(yearOf(x) - yearOf(y)) === 1;
}

function yearOf(packed: number): number {
  return ((packed >>> 12) & 0xf) * 1000 + ((packed >>> 8) & 0xf) * 100 + ((packed >>> 4) & 0xf) * 10 + (packed & 0xf);
}
