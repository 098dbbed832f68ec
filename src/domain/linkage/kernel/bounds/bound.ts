/**
 * What a bound is: for each kind of comparison, the symbol of a pair as far as packed rows tell it. Most pairs are settled
 * or hopeless by that; only for the others strings are looked at.
 */
import type { ComparisonKindName } from '../../comparisons/comparison.js';
import type { RowColumn } from '../packed-rows.js';

/**
 * Pairs under work: records `first[i]`, `second[i]` for i < size. A class: the engine makes objects of a literal in another
 * way from the second on, and throws away what was compiled for the first.
 */
export class PairBlock {
  size = 0;
  readonly first: Int32Array;
  readonly second: Int32Array;

  constructor(capacity: number) {
    this.first = new Int32Array(capacity);
    this.second = new Int32Array(capacity);
  }
}

/** Packed rows and where the columns of one comparison stand in them. */
export interface RowColumns {
  readonly cells: Int32Array;
  readonly stride: number;
  /** Slot of each column that `columns` gave, in its order. */
  readonly slots: readonly number[];
}

/**
 * Writes for each pair of the block what is known about it to `out[at + i]`: its symbol (0 … 255) when it is settled, else
 * `open(level, bin)`.
 */
export type BoundPairs<Data> = (data: Data, rows: RowColumns, block: PairBlock, out: Int16Array, at: number) => void;

export interface Bound<Data> {
  /** Columns of one number per record that `bound` reads. */
  readonly columns: (data: Data) => readonly RowColumn[];
  readonly bound: BoundPairs<Data>;
}

/**
 * Not settled: the level is at least as weak as `level` (or missing), with the given bin or none; bin 0: with any bin.
 */
export function open(level: number, bin: number): number {
  return -1 - ((level << 5) | bin);
}

/** The code itself as a column. */
export const plain = (codes: Int32Array): RowColumn => ({ codes, facts: null });

/** What is known of each value, at the records that have the value. */
export const known = (facts: Int32Array, codes: Int32Array): RowColumn => ({ codes, facts });

export type BoundTable = Record<ComparisonKindName, Bound<never>>;
