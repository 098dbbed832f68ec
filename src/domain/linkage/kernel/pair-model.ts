/**
 * A fitted model in the form the kernel sums it up: whole thousandths of a bit per comparison symbol and class. Whole
 * numbers add up to the same on every carrier and in every order.
 */
import { sharedInt32 } from './shared-memory.js';

/** Symbols a comparison can have (a byte). */
export const SYMBOL_COUNT = 256;

/** Classes of pairs beside strangers; class 0 is the one looked for (same person, same organization). */
export interface PairModel {
  /** Number of comparisons. */
  readonly width: number;
  /** Per class log2 of its prior odds against strangers, in thousandths of a bit. */
  readonly priors: Int32Array;
  /** Per class `width × 256`: log2 of m/u of each symbol of each comparison, in thousandths of a bit. */
  readonly weights: readonly Int32Array[];
}

/** Largest magnitude of a single weight: 1000 bits. Sums of them stay far from the end of 32-bit numbers. */
const LARGEST = 1_000_000;

/** The model from natural logarithms: `priors[c]`, and `weights[c][k × 256 + symbol]`. */
export function pairModel(width: number, priors: readonly number[], weights: readonly ArrayLike<number>[]): PairModel {
  return {
    width,
    priors: Int32Array.from(priors, thousandths),
    weights: weights.map((table) => {
      const shared = sharedInt32(width * SYMBOL_COUNT);
      for (let i = 0; i < shared.length; i++) shared[i] = thousandths(table[i]!);
      return shared;
    }),
  };
}

/** Natural logarithm to thousandths of a bit. */
function thousandths(log: number): number {
  return Math.max(-LARGEST, Math.min(LARGEST, Math.round((1000 * log) / Math.LN2)));
}

/** `LOG_ADD[d]` = what 2^(−d/1000) adds to the larger of two terms, in thousandths of a bit; 0 beyond its end. */
const LOG_ADD = Int32Array.from({ length: 11_500 }, (_, d) => Math.round(1000 * Math.log2(1 + 2 ** (-d / 1000))));

/** log2(2^x + 2^y), all in thousandths of a bit. */
export function logAdd(x: number, y: number): number {
  const larger = Math.max(x, y);
  const difference = x > y ? x - y : y - x;
  return difference < LOG_ADD.length ? larger + LOG_ADD[difference]! : larger;
}

/**
 * Match weight in thousandths of a bit of a pair whose symbols stand at `symbols[at] …`: log2 of the odds of class 0
 * against all others and strangers together.
 */
export function matchWeight(model: PairModel, symbols: Uint8Array, at: number): number {
  const { width, priors, weights } = model;
  let others = 0; // strangers: log2 of 1
  for (let c = weights.length - 1; c >= 0; c--) {
    const table = weights[c]!;
    let sum = priors[c]!;
    for (let k = 0; k < width; k++) sum += table[(k << 8) | symbols[at + k]!]!;
    if (c === 0) return sum - others;
    others = logAdd(others, sum);
  }
  return 0;
}

/** Probability that belongs to a match weight in thousandths of a bit. */
export function matchProbability(weight: number): number {
  return 1 / (1 + 2 ** (-weight / 1000));
}
