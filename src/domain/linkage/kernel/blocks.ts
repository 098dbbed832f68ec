/**
 * Blocks: records that share a key of a blocking rule. Keys of all rules stand in one matrix, a row per record, so that
 * one look at two rows tells by which rules a pair is found. A key is any 32-bit number, 0 = none: equal values must
 * have equal keys; that two different values now and then share one (a hash) only costs a candidate more.
 */
import { doubled } from './doubled.js';
import type { SortedKeys } from './radix-sort.js';
import { sortByKey } from './radix-sort.js';
import { sharedInt32 } from './shared-memory.js';

/** The keys of every record by every rule. A rule may give a record several keys (one a phone), in a slot each. */
export interface KeyMatrix {
  /** Number of records. */
  readonly count: number;
  /** Slots per record. */
  readonly width: number;
  /** `count × width`, the slots of a record side by side. */
  readonly keys: Int32Array;
  /** Per rule its first slot, and at the end `width`: rule r has the slots firstSlot[r] … firstSlot[r + 1] − 1. */
  readonly firstSlot: Int32Array;
}

/** The blocks of one rule, those of one record left out. */
export interface Blocks {
  /** Records, block after block, ascending within each. In shared memory. */
  readonly members: Int32Array;
  /** Start of each block in `members`, and its end. In shared memory. */
  readonly starts: Int32Array;
  /** Key of each block. In shared memory. */
  readonly keys: Int32Array;
  /** Σ size·(size − 1)/2: pairs of this rule before those that an earlier rule finds are taken off. */
  readonly pairs: number;
  /** What was larger than the limit, and so taken out of the rule. */
  readonly leftOut: LeftOut;
}

/** Oversize blocks. `pairs` is what they would have given. */
export interface LeftOut {
  readonly blocks: number;
  readonly records: number;
  readonly pairs: number;
  readonly largest: number;
}

/** Rows of the matrix filled at a time. */
const ROWS = 512;
/** Bits of the table that tells which keys may be shared, per key; and an odd number that spreads keys over it. */
const FILTER_BITS = 4;
const MOST_BITS = 2 ** 31;
const SPREAD = 0x9e3779b1 | 0;

/** A matrix without keys. `slots` holds the number of slots of each rule. */
export function createKeyMatrix(count: number, slots: readonly number[]): KeyMatrix {
  const firstSlot = sharedInt32(slots.length + 1);
  for (let rule = 0; rule < slots.length; rule++) firstSlot[rule + 1] = firstSlot[rule]! + slots[rule]!;
  const width = firstSlot[slots.length]!;
  return { count, width, keys: sharedInt32(count * width), firstSlot };
}

/** Writes the keys of some records, a column a slot, into their rows of the matrix. */
export function fillKeys({ width, keys }: KeyMatrix, columns: readonly Int32Array[], from: number, to: number): void {
  // Some rows at a time, so that they stay near from one column to the next.
  for (let start = from; start < to; start += ROWS) {
    const end = Math.min(to, start + ROWS);
    for (const [slot, column] of columns.entries())
      for (let record = start, at = start * width + slot; record < end; record++, at += width)
        keys[at] = column[record]!;
  }
}

/**
 * Sorts the keys of one rule (a column a slot) and cuts them into blocks. Blocks of more than `limit` records are left out,
 * and their key is **erased from the columns**, so that later rules may find those pairs; so is a key that a record has
 * twice.
 */
export function buildBlocks(columns: readonly Int32Array[], limit: number): Blocks {
  const sorted = sharedKeys(columns);
  const size = sorted.keys.length;
  let blocks = 0;
  let kept = 0;
  let pairs = 0;
  const leftOut = { blocks: 0, records: 0, pairs: 0, largest: 0 };
  for (let start = 0, end = 0; start < size; start = end) {
    end = blockEnd(sorted.keys, start);
    const members = end - start;
    if (members < 2) continue;
    if (members > limit) {
      leftOut.blocks++;
      leftOut.records += members;
      leftOut.pairs += (members * (members - 1)) / 2;
      if (members > leftOut.largest) leftOut.largest = members;
      continue;
    }
    blocks++;
    kept += members;
    pairs += (members * (members - 1)) / 2;
  }

  const members = sharedInt32(kept);
  const starts = sharedInt32(blocks + 1);
  const keys = sharedInt32(blocks);
  let at = 0;
  let block = 0;
  for (let start = 0, end = 0; start < size; start = end) {
    end = blockEnd(sorted.keys, start);
    if (end - start < 2) continue;
    const key = sorted.keys[start]!;
    if (end - start > limit) {
      for (let i = start; i < end; i++) eraseKey(columns, sorted.records[i]!, key);
      continue;
    }
    starts[block] = at;
    keys[block] = key;
    block++;
    for (let i = start; i < end; i++) members[at++] = sorted.records[i]!;
  }
  starts[blocks] = at;
  return { members, starts, keys, pairs, leftOut };
}

/** First and second record of each pair, first < second. */
export interface ListedPairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * How many pairs the keys of a rule give, blocks larger than `limit` left out, and the pairs themselves where they are no more
 * than `most`: one with several common keys comes several times. A key that a record has twice is erased from the columns.
 */
export function countPairs(
  columns: readonly Int32Array[],
  limit: number,
  most: number,
): { readonly pairs: number; readonly listed: ListedPairs | null } {
  const { keys, records } = sharedKeys(columns);
  let pairs = 0;
  for (let start = 0, end = 0; start < keys.length; start = end) {
    end = blockEnd(keys, start);
    if (end - start <= limit) pairs += ((end - start) * (end - start - 1)) / 2;
  }
  if (pairs > most) return { pairs, listed: null };
  const first = new Int32Array(pairs);
  const second = new Int32Array(pairs);
  let at = 0;
  for (let start = 0, end = 0; start < keys.length; start = end) {
    end = blockEnd(keys, start);
    if (end - start > limit) continue;
    for (let i = start; i < end; i++) {
      for (let j = i + 1; j < end; j++) {
        first[at] = records[i]!;
        second[at++] = records[j]!;
      }
    }
  }
  return { pairs, listed: { first, second } };
}

/** Erases keys that a record has in a slot before too. */
function eraseRepeated(columns: readonly Int32Array[], slot: number): void {
  const column = columns[slot]!;
  for (let former = 0; former < slot; former++) {
    const other = columns[former]!;
    for (let record = 0; record < column.length; record++) if (column[record] === other[record]) column[record] = 0;
  }
}

/** Which keys were met, and which more than once, by some bits of each. */
interface MetKeys {
  readonly seen: Int32Array;
  readonly again: Int32Array;
  readonly shift: number;
}

/**
 * The keys that several records may have, sorted, each with its record. Most keys stand alone, which a table of bits tells
 * in two looks (a Bloom filter of one hash; Bloom 1970), and sorting is spared them; some alone come along.
 */
function sharedKeys(columns: readonly Int32Array[]): SortedKeys {
  const count = columns[0]!.length;
  let bits = 32;
  while (bits < FILTER_BITS * count * columns.length && bits < MOST_BITS) bits *= 2;
  const met = { seen: new Int32Array(bits >>> 5), again: new Int32Array(bits >>> 5), shift: 32 - Math.log2(bits) };
  for (const [slot, column] of columns.entries()) {
    if (slot > 0) eraseRepeated(columns, slot);
    meet(column, met);
  }
  return sortByKey(...keysMetAgain(columns, met));
}

/** Notes the keys of a column. */
function meet(column: Int32Array, { seen, again, shift }: MetKeys): void {
  for (let record = 0; record < column.length; record++) {
    const key = column[record]!;
    if (key === 0) continue;
    // No branches: whether a bit is set cannot be foreseen.
    const place = Math.imul(key, SPREAD) >>> shift;
    const bit = 1 << (place & 31);
    const word = seen[place >>> 5]!;
    again[place >>> 5]! |= word & bit;
    seen[place >>> 5] = word | bit;
  }
}

/** Keys that may have been met more than once, and their records. */
function keysMetAgain(columns: readonly Int32Array[], { again, shift }: MetKeys): [Int32Array, Int32Array] {
  const count = columns[0]!.length;
  let keys = new Int32Array(count + 1);
  let records = new Int32Array(count + 1);
  let size = 0;
  for (let record = 0; record < count; record++) {
    while (size + columns.length > keys.length) {
      keys = doubled(keys);
      records = doubled(records);
    }
    for (let slot = 0; slot < columns.length; slot++) {
      const key = columns[slot]![record]!;
      if (key === 0) continue;
      const place = Math.imul(key, SPREAD) >>> shift;
      keys[size] = key;
      records[size] = record;
      size += (again[place >>> 5]! >>> (place & 31)) & 1;
    }
  }
  return [keys.subarray(0, size), records.subarray(0, size)];
}

/** Where the run of keys equal to the one at `start` ends. */
function blockEnd(keys: Int32Array, start: number): number {
  const key = keys[start];
  let end = start + 1;
  while (end < keys.length && keys[end] === key) end++;
  return end;
}

function eraseKey(columns: readonly Int32Array[], record: number, key: number): void {
  for (const column of columns) if (column[record] === key) column[record] = 0;
}
