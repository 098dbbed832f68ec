/** The list of who has which key, made a range of keys at a time: work for threads. */

import type { KeyMatrix } from '../kernel/blocks.js';
import { doubled } from '../kernel/doubled.js';
import { mixHash } from '../people/coder.js';
import type { LookupPage } from './pages.js';
import { LARGE_PAGE, packPages } from './pages.js';

export interface KeyedRecords {
  readonly matrix: KeyMatrix;
  /** Slots of the matrix that are listed, and the seed that tells the keys of each rule from those of others. */
  readonly slots: readonly number[];
  readonly seeds: readonly number[];
  /** Rows of the matrix, and the number each is listed under. In shared memory. */
  readonly rows: Int32Array;
  readonly records: Int32Array;
}

const PART_BITS = 1;
/** The parts of all keys, by their first bit (each part looks at all keys, so there are few of them): pages of one part after those of another are in order. */
export const KEY_PARTS: readonly number[] = Array.from({ length: 1 << PART_BITS }, (_, part) => part);

/** The pages of one part of the keys. */
export function recordPages({ matrix, slots, seeds, rows, records }: KeyedRecords, part: number): LookupPage[] {
  const { width, keys: all } = matrix;
  const shift = 32 - PART_BITS;
  let keys = new Int32Array(1 << 12);
  let numbers = new Int32Array(1 << 12);
  let size = 0;
  for (const [s, slot] of slots.entries()) {
    const seed = seeds[s]!;
    for (let i = 0; i < rows.length; i++) {
      const own = all[rows[i]! * width + slot]!;
      if (own === 0) continue;
      const key = mixHash(own, seed);
      if (key >>> shift !== part) continue;
      if (size === keys.length) {
        keys = doubled(keys);
        numbers = doubled(numbers);
      }
      keys[size] = key;
      numbers[size++] = records[i]!;
    }
  }
  return packPages(keys.slice(0, size), numbers.slice(0, size), LARGE_PAGE);
}
