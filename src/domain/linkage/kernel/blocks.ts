/**
 * Blocks: records that share a key of a blocking rule. Keys of all rules stand in one matrix, a row per record, so that
 * one look at two rows tells by which rules a pair is found. A key is any 32-bit number, 0 = none: equal values must
 * have equal keys; that two different values now and then share one (a hash) only costs a candidate more.
 */
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

/** A matrix without keys. `slots` holds the number of slots of each rule. */
export function createKeyMatrix(count: number, slots: readonly number[]): KeyMatrix {
  const firstSlot = sharedInt32(slots.length + 1);
  for (let rule = 0; rule < slots.length; rule++) firstSlot[rule + 1] = firstSlot[rule]! + slots[rule]!;
  const width = firstSlot[slots.length]!;
  return { count, width, keys: sharedInt32(count * width), firstSlot };
}

/**
 * Sorts the keys of one rule and cuts them into blocks. Blocks of more than `limit` records are left out, and their key is
 * **erased from the matrix**, so that later rules may find those pairs. Touches the slots of this rule only.
 */
export function buildBlocks(matrix: KeyMatrix, rule: number, limit: number): Blocks {
  const sorted = sortedKeys(matrix, rule);
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
      for (let i = start; i < end; i++) eraseKey(matrix, rule, sorted.records[i]!, key);
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

/**
 * How many pairs the keys of a rule would give (a column of keys a slot, 0 = none), without sorting or building anything;
 * blocks larger than `limit` are counted apart. For choosing rules.
 */
export function countPairs(
  columns: readonly Int32Array[],
  limit: number,
): { readonly pairs: number; readonly leftOut: LeftOut } {
  const count = columns[0]!.length;
  let slots = 16;
  while (slots < 2 * count * columns.length) slots *= 2;
  const mask = slots - 1;
  const table = new Int32Array(slots);
  const counts = new Int32Array(slots);
  for (const [column, keys] of columns.entries()) {
    for (let i = 0; i < count; i++) {
      const key = keys[i]!;
      if (key === 0 || stoodBefore(columns, column, i, key)) continue;
      let slot = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
      slot = (slot ^ (slot >>> 12)) & mask;
      while (table[slot] !== key && table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = key;
      counts[slot]!++;
    }
  }
  let pairs = 0;
  const leftOut = { blocks: 0, records: 0, pairs: 0, largest: 0 };
  for (let slot = 0; slot < slots; slot++) {
    const members = counts[slot]!;
    if (members < 2) continue;
    if (members <= limit) {
      pairs += (members * (members - 1)) / 2;
      continue;
    }
    leftOut.blocks++;
    leftOut.records += members;
    leftOut.pairs += (members * (members - 1)) / 2;
    if (members > leftOut.largest) leftOut.largest = members;
  }
  return { pairs, leftOut };
}

/** True where record i has this key in a slot before this one. */
function stoodBefore(columns: readonly Int32Array[], column: number, i: number, key: number): boolean {
  for (let former = 0; former < column; former++) if (columns[former]![i] === key) return true;
  return false;
}

/** All keys of a rule with their records, sorted; a key that a record has twice stands once. */
function sortedKeys(matrix: KeyMatrix, rule: number): { readonly keys: Int32Array; readonly records: Int32Array } {
  const { count, width, keys: all } = matrix;
  const first = matrix.firstSlot[rule]!;
  const end = matrix.firstSlot[rule + 1]!;
  let size = 0;
  for (let record = 0, row = 0; record < count; record++, row += width) {
    for (let slot = first; slot < end; slot++) {
      const key = all[row + slot]!;
      if (key === 0) continue;
      let repeated = false;
      for (let former = first; former < slot; former++) if (all[row + former] === key) repeated = true;
      if (repeated) all[row + slot] = 0;
      else size++;
    }
  }
  const keys = new Int32Array(size);
  const records = new Int32Array(size);
  let at = 0;
  for (let record = 0, row = 0; record < count; record++, row += width) {
    for (let slot = first; slot < end; slot++) {
      const key = all[row + slot]!;
      if (key === 0) continue;
      keys[at] = key;
      records[at++] = record;
    }
  }
  return sortByKey(keys, records);
}

/** Where the run of keys equal to the one at `start` ends. */
function blockEnd(keys: Int32Array, start: number): number {
  const key = keys[start];
  let end = start + 1;
  while (end < keys.length && keys[end] === key) end++;
  return end;
}

function eraseKey(matrix: KeyMatrix, rule: number, record: number, key: number): void {
  const row = record * matrix.width;
  for (let slot = matrix.firstSlot[rule]!; slot < matrix.firstSlot[rule + 1]!; slot++) {
    if (matrix.keys[row + slot] === key) matrix.keys[row + slot] = 0;
  }
}
