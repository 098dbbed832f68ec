/**
 * Comparing and scoring candidate pairs, some thousand at a time. First the bounds of all comparisons, from packed rows
 * alone: most pairs cannot reach the least weight and are dropped. Then, comparison by comparison, what is still open is
 * compared in full, and a pair is dropped as soon as it cannot reach it any more. What remains has its exact match weight.
 */

import type { Comparison } from '../comparisons/comparison.js';
import { BINS, LEVELS, SYMBOLS } from '../comparisons/comparison.js';
import type { Compare } from '../comparisons/index.js';
import { COMPARISONS } from '../comparisons/index.js';
import type { ScoreTables } from '../score.js';
import { weightOf } from '../score.js';
import type { Bound, RowColumns } from './bounds/bound.js';
import { PairBlock } from './bounds/bound.js';
import type { ComparisonRows } from './bounds/index.js';
import { BOUNDS } from './bounds/index.js';
import type { CandidatePart, Candidates } from './candidate-pairs.js';
import { nextPairs, startWalk } from './candidate-pairs.js';
import { doubled } from './doubled.js';
import type { Stretch } from './stretches.js';

/** Pairs worked on at a time: their rows (some 400 bytes a pair) stay in the second cache from one comparison to the next. */
const BLOCK = 512;
/** Cells of a cache line. */
const LINE = 16;

/** Pairs that reached the least weight, in the order of enumeration. */
export interface ScoredPairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Match weights in thousandths of a bit. */
  readonly weight: Int32Array;
  /** What each comparison says, one byte a comparison, pair after pair. */
  readonly symbols: Uint8Array;
  /** Pairs that were enumerated, kept or not. */
  readonly candidates: number;
}

export interface ScoreShared {
  readonly candidates: Candidates;
  readonly comparisons: readonly Comparison[];
  readonly packed: ComparisonRows;
  readonly scores: ScoreTables;
  /** Least match weight that is kept, in thousandths of a bit. */
  readonly least: number;
}

/** All pairs of a part with a match weight of at least `least`. */
export function scorePairs(shared: ScoreShared, part: CandidatePart): ScoredPairs {
  const scorer = new PairScorer(shared);
  const walk = startWalk(part, BLOCK);
  let enumerated = 0;
  for (;;) {
    nextPairs(shared.candidates, part, walk);
    const { size } = walk.pairs;
    if (size === 0) break;
    enumerated += size;
    scorer.score(walk.pairs);
  }
  return { ...scorer.kept.columns(), candidates: enumerated };
}

/** Scores blocks of pairs. The loop over blocks stands outside: it would be compiled again and again while it runs. */
class PairScorer {
  readonly kept: PairList;
  readonly #shared: ScoreShared;
  readonly #columns: readonly RowColumns[];
  readonly #ceiling: Int32Array;
  /** Least sum of class 0 that may reach the least weight. */
  readonly #floor: number;
  readonly #known: Int16Array;
  readonly #sums = new Int32Array(BLOCK);
  readonly #alive = new Int32Array(BLOCK);
  readonly #symbols: Uint8Array;
  /** What was seen in rows: looked at for its own sake. */
  touched = 0;

  constructor(shared: ScoreShared) {
    const { comparisons, packed, scores, least } = shared;
    this.#shared = shared;
    this.#columns = columnsOf(packed);
    this.#ceiling = openCeilings(scores);
    this.#floor = least - scores.priors[0]!;
    this.#known = new Int16Array(comparisons.length * BLOCK);
    this.#symbols = new Uint8Array(comparisons.length);
    this.kept = new PairList(comparisons.length);
  }

  /** Keeps those pairs of a block that weigh enough. */
  score(pairs: PairBlock): void {
    const { comparisons, packed, scores, least } = this.#shared;
    const { size } = pairs;
    const width = comparisons.length;
    const weights = scores.tables[0]!;
    const known = this.#known;
    const alive = this.#alive;
    const sums = this.#sums;
    const symbols = this.#symbols;
    this.touched |= touchRows(packed, pairs);
    sums.fill(0, 0, size);
    for (let k = 0; k < width; k++) {
      const { kind, data } = comparisons[k]!;
      (BOUNDS[kind] as Bound<unknown>).bound(data, this.#columns[k]!, pairs, known, k * BLOCK);
      addCeilings(known, k, size, weights, this.#ceiling, sums);
    }
    let left = 0;
    for (let i = 0; i < size; i++) if (sums[i]! >= this.#floor) alive[left++] = i;
    for (let k = 0; k < width && left > 0; k++) {
      const { kind, data } = comparisons[k]!;
      const compare = COMPARISONS[kind].compare as Compare;
      left = settle(compare, data, k, pairs, known, sums, weights, this.#ceiling, this.#floor, alive, left);
    }
    for (let n = 0; n < left; n++) {
      const i = alive[n]!;
      for (let k = 0; k < width; k++) symbols[k] = known[k * BLOCK + i]!;
      const weight = weightOf(scores, symbols, 0);
      if (weight >= least) this.kept.add(pairs.first[i]!, pairs.second[i]!, weight, symbols);
    }
  }
}

/**
 * Looks once at each line of the rows of some pairs, none waiting for another, so that the processor fetches many at a time
 * (group prefetching; Chen, Ailamaki, Gibbons & Mowry 2004): the first comparison takes a quarter of the time. Gives what it
 * saw, lest nothing be looked at.
 */
function touchRows({ rows: { cells, stride } }: ComparisonRows, { first, second, size }: PairBlock): number {
  let seen = 0;
  for (let i = 0; i < size; i++) {
    const a = first[i]! * stride;
    const b = second[i]! * stride;
    for (let at = 0; at < stride; at += LINE) seen ^= cells[a + at]! ^ cells[b + at]!;
  }
  return seen;
}

/** Where each comparison finds its columns. */
const columnsOf = ({ rows, slots }: ComparisonRows): RowColumns[] =>
  slots.map((own) => ({ cells: rows.cells, stride: rows.stride, slots: own }));

/** Adds the most that a comparison can contribute to each pair, as far as it is known. */
function addCeilings(
  known: Int16Array,
  k: number,
  size: number,
  weights: Int32Array,
  ceiling: Int32Array,
  sums: Int32Array,
): void {
  const at = k * BLOCK;
  const table = k * SYMBOLS;
  for (let i = 0; i < size; i++) {
    const symbol = known[at + i]!;
    sums[i]! += symbol >= 0 ? weights[table + symbol]! : ceiling[table - 1 - symbol]!;
  }
}

/** Compares in full what is open in comparison k; gives how many of the pairs in `alive` are left. */
function settle(
  compare: Compare,
  data: unknown,
  k: number,
  block: PairBlock,
  known: Int16Array,
  sums: Int32Array,
  weights: Int32Array,
  ceiling: Int32Array,
  floor: number,
  alive: Int32Array,
  count: number,
): number {
  const table = k * SYMBOLS;
  let left = 0;
  for (let n = 0; n < count; n++) {
    const i = alive[n]!;
    const at = k * BLOCK + i;
    const before = known[at]!;
    if (before < 0) {
      const symbol = compare(data as never, block.first[i]!, block.second[i]!);
      known[at] = symbol;
      const sum = sums[i]! + weights[table + symbol]! - ceiling[table - 1 - before]!;
      sums[i] = sum;
      if (sum < floor) continue;
    }
    alive[left++] = i;
  }
  return left;
}

/**
 * The most that an open comparison can still contribute to class 0, by what is known (`open(level, bin)`): over that level
 * and all weaker ones and over missing (0), with that bin or none; for bin 0 over all bins.
 */
export function openCeilings(scores: ScoreTables): Int32Array {
  const weights = scores.tables[0]!;
  const result = new Int32Array(weights.length);
  for (let k = 0; k < scores.width; k++) {
    const table = k * SYMBOLS;
    for (let bin = BINS - 1; bin >= 0; bin--) {
      let most = weights[table]!;
      for (let level = LEVELS - 1; level >= 0; level--) {
        const symbol = table + level * BINS;
        most = Math.max(most, weights[symbol]!, weights[symbol + bin]!);
        if (bin === 0) for (let any = 1; any < BINS; any++) most = Math.max(most, weights[symbol + any]!);
        result[symbol + bin] = most;
      }
    }
  }
  return result;
}

/** A growing list of pairs. */
class PairList {
  readonly #width: number;
  #size = 0;
  #first = new Int32Array(1024);
  #second = new Int32Array(1024);
  #weight = new Int32Array(1024);
  #symbols: Uint8Array<ArrayBuffer>;

  constructor(width: number) {
    this.#width = width;
    this.#symbols = new Uint8Array(1024 * width);
  }

  add(first: number, second: number, weight: number, symbols: Uint8Array): void {
    if (this.#size === this.#first.length) {
      this.#first = doubled(this.#first);
      this.#second = doubled(this.#second);
      this.#weight = doubled(this.#weight);
      const more = new Uint8Array(2 * this.#symbols.length);
      more.set(this.#symbols);
      this.#symbols = more;
    }
    this.#first[this.#size] = first;
    this.#second[this.#size] = second;
    this.#weight[this.#size] = weight;
    this.#symbols.set(symbols, this.#size * this.#width);
    this.#size++;
  }

  columns(): Pick<ScoredPairs, 'first' | 'second' | 'weight' | 'symbols'> {
    return {
      first: this.#first.slice(0, this.#size),
      second: this.#second.slice(0, this.#size),
      weight: this.#weight.slice(0, this.#size),
      symbols: this.#symbols.slice(0, this.#size * this.#width),
    };
  }
}

export interface ListedShared {
  readonly comparisons: readonly Comparison[];
  readonly packed: ComparisonRows;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** One byte a comparison and pair: filled by the parts, each its own pairs. In shared memory. */
  readonly symbols: Uint8Array;
}

/** Compares the pairs of a stretch: by their rows, and in full where those do not tell. */
export function compareListed(shared: ListedShared, { from, to }: Stretch): void {
  const { comparisons, packed, first, second, symbols } = shared;
  const width = comparisons.length;
  const columns = columnsOf(packed);
  const known = new Int16Array(BLOCK);
  const block = new PairBlock(BLOCK);
  for (let start = from; start < to; start += BLOCK) {
    const size = Math.min(BLOCK, to - start);
    block.size = size;
    block.first.set(first.subarray(start, start + size));
    block.second.set(second.subarray(start, start + size));
    for (let k = 0; k < width; k++) {
      const { kind, data } = comparisons[k]!;
      const compare = COMPARISONS[kind].compare as Compare;
      (BOUNDS[kind] as Bound<unknown>).bound(data, columns[k]!, block, known, 0);
      for (let i = 0; i < size; i++) {
        const symbol = known[i]!;
        symbols[(start + i) * width + k] =
          symbol >= 0 ? symbol : compare(data as never, block.first[i]!, block.second[i]!);
      }
    }
  }
}
