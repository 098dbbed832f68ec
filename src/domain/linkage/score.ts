/**
 * From a fitted model to match weights. The weight of a pair is log2 of the odds that its records are of one customer
 * against everything else (strangers and the other classes), prior included. Weights are kept in thousandths of a bit, as
 * whole numbers, so that every carrier and machine agrees exactly.
 */
import type { Comparison } from './comparisons/comparison.js';
import { BINS, countOfBin, SYMBOLS } from './comparisons/comparison.js';
import { COMPARISONS } from './comparisons/index.js';
import type { Estimate, PairClass } from './estimate.js';

/** Thousandths of a bit. */
export const BIT = 1000;

/** What a symbol adds, by class: `tables[c][k * SYMBOLS + symbol]` in thousandths of a bit, c = 0 for the first class after strangers. */
export interface ScoreTables {
  readonly width: number;
  readonly tables: readonly Int32Array[];
  /** Prior odds of each class against strangers. */
  readonly priors: readonly number[];
}

/** Natural logarithm of the term-frequency adjustment of each symbol of a comparison. */
export function adjustmentsOf(comparison: Comparison): Float64Array {
  const out = new Float64Array(SYMBOLS);
  const { termShare } = COMPARISONS[comparison.kind].kind;
  for (const [level, terms] of comparison.terms.entries()) {
    const share = termShare[level] ?? 0;
    if (terms === null || share === 0 || terms.filled === 0) continue;
    for (let bin = 1; bin < BINS; bin++) {
      out[level * BINS + bin] = share * Math.log((terms.collision * terms.filled) / countOfBin(bin));
    }
  }
  return out;
}

/** Tables from a model. `classes` are those the model was fitted with. */
export function scoreTables(
  model: Estimate,
  classes: readonly PairClass[],
  comparisons: readonly Comparison[],
): ScoreTables {
  const u = model.m[0]!;
  const tables = classes.map((pairClass, c) => {
    const table = new Int32Array(comparisons.length * SYMBOLS);
    for (const [k, comparison] of comparisons.entries()) {
      if (pairClass.behaviors[k] === 'strangers') continue;
      const adjustments = adjustmentsOf(comparison);
      for (let level = 1; level < u[k]!.length; level++) {
        const ratio = Math.log(Math.max(model.m[c + 1]![k]![level]!, 1e-9) / Math.max(u[k]![level]!, 1e-9));
        for (let bin = 0; bin < BINS; bin++) {
          const symbol = level * BINS + bin;
          table[k * SYMBOLS + symbol] = Math.round((BIT * (ratio + adjustments[symbol]!)) / Math.LN2);
        }
      }
    }
    return table;
  });
  const priors = classes.map((_, c) => Math.round(BIT * Math.log2(model.pairs[c + 1]! / model.pairs[0]!)));
  return { width: comparisons.length, tables, priors };
}

/** Match weight, in thousandths of a bit, from the sums of the classes (priors included): the first against all else. */
export function weightOfSums(sums: ArrayLike<number>): number {
  let others = 1;
  for (let c = 1; c < sums.length; c++) if (sums[c]! > NOTHING) others += oddsOf(sums[c]!);
  return weightAgainst(sums[0]!, others);
}

/** Weight of a sum against the odds of all else. */
const weightAgainst = (sum: number, others: number): number =>
  Math.round(others === 1 ? sum : sum - BIT * Math.log2(others));

/** Odds of one in 2^50 against strangers change no weight, and what is beyond 2^300 is out of reach. */
const NOTHING = -50 * BIT;
const MOST = 300 * BIT;

/** Powers of two: of each thousandth of a bit up to one bit, and of each whole bit from `NOTHING` to `MOST`. */
const WITHIN_BIT = Float64Array.from({ length: BIT }, (_, thousandths) => 2 ** (thousandths / BIT));
const WHOLE_BITS = Float64Array.from({ length: (MOST - NOTHING) / BIT + 1 }, (_, bits) => 2 ** (bits + NOTHING / BIT));

/** `2 ** (sum / BIT)` of a sum from `NOTHING` on, a straight line between two thousandths: several times as fast. */
function oddsOf(sum: number): number {
  const above = Math.min(sum, MOST) - NOTHING;
  const thousandths = Math.floor(above);
  const bits = Math.floor(thousandths / BIT);
  const odds = WHOLE_BITS[bits]! * WITHIN_BIT[thousandths - bits * BIT]!;
  return odds + (odds * Math.LN2 * (above - thousandths)) / BIT;
}

/** Match weight of the row of symbols at `at`. */
export function weightOf(scores: ScoreTables, symbols: Uint8Array, at: number): number {
  const { width, tables, priors } = scores;
  let first = 0;
  let others = 1;
  for (let c = 0; c < tables.length; c++) {
    const table = tables[c]!;
    let sum = priors[c]!;
    for (let k = 0; k < width; k++) sum += table[k * SYMBOLS + symbols[at + k]!]!;
    if (c === 0) first = sum;
    else if (sum > NOTHING) others += oddsOf(sum);
  }
  return weightAgainst(first, others);
}

/** Probability of a match weight. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** (-weight / BIT));
}

/** Match weight of a probability, in thousandths of a bit. */
export function weightOfProbability(probability: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.round(BIT * Math.log2(p / (1 - p)));
}
