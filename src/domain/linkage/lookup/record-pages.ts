/** The list of who has which key, made a range of keys at a time: work for threads. */

import { mixHash } from '../people/coder.js';
import type { LookupPage } from './pages.js';
import { LARGE_PAGE, packPages } from './pages.js';

export interface KeyedRecords {
  /** Columns of keys, 0 = none, and the seed that tells the keys of the rule of each from those of others. */
  readonly columns: readonly Int32Array[];
  readonly seeds: readonly number[];
  /** Rows of the columns, and the number each is listed under. In shared memory. */
  readonly rows: Int32Array;
  readonly records: Int32Array;
}

const PART_BITS = 1;
/** The parts of all keys, by their first bit (each part looks at all keys, so there are few of them): pages of one part after those of another are in order. */
export const KEY_PARTS: readonly number[] = Array.from({ length: 1 << PART_BITS }, (_, part) => part);

/** The pages of one part of the keys. */
export function recordPages({ columns, seeds, rows, records }: KeyedRecords, part: number): LookupPage[] {
  const shift = 32 - PART_BITS;
  // Room for all: what is not written to takes no memory.
  const keys = new Int32Array(columns.length * rows.length);
  const numbers = new Int32Array(columns.length * rows.length);
  let size = 0;
  for (const [s, column] of columns.entries()) {
    const seed = seeds[s]!;
    for (let i = 0; i < rows.length; i++) {
      const own = column[rows[i]!]!;
      const key = mixHash(own, seed);
      keys[size] = key;
      numbers[size] = records[i]!;
      // No branch: which part a key belongs to cannot be foreseen.
      size += own !== 0 && key >>> shift === part ? 1 : 0;
    }
  }
  return packPages(keys.subarray(0, size), numbers.subarray(0, size), LARGE_PAGE);
}
