/** How merges of clusters are weighed by a fitted model: field by field, for all classes of pairs side by side. */
import type { MergeRules } from './agglomerate.js';
import type { Comparison } from './comparisons/comparison.js';
import { SYMBOLS } from './comparisons/comparison.js';
import { comparePair } from './comparisons/index.js';
import { sharedInt32, toSharedInt32 } from './kernel/shared-memory.js';
import type { ScoreTables } from './score.js';
import { weightOfSums } from './score.js';

/** Pairs that were compared before, by their first record, which is the lower one. In shared memory. */
export interface ComparedPairs {
  /** Pairs of record `a` are `pairs[starts[a]] … pairs[starts[a + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly pairs: Int32Array;
  /** Second record of each pair. */
  readonly second: Int32Array;
  /** Weight of each pair by the very rules. */
  readonly weight: Int32Array;
  /** One byte a comparison, pair after pair. */
  readonly symbols: Uint8Array;
}

/** Lists pairs by their first records, below `count`. */
export function indexPairs(
  count: number,
  {
    size,
    a,
    b,
    weight,
  }: { readonly size: number; readonly a: Int32Array; readonly b: Int32Array; readonly weight: Int32Array },
  symbols: Uint8Array,
): ComparedPairs {
  const starts = sharedInt32(count + 1);
  for (let pair = 0; pair < size; pair++) starts[a[pair]! + 1]!++;
  for (let record = 0; record < count; record++) starts[record + 1]! += starts[record]!;
  const next = starts.slice();
  const pairs = sharedInt32(size);
  for (let pair = 0; pair < size; pair++) pairs[next[a[pair]!]!++] = pair;
  return { starts, pairs, second: toSharedInt32(b), weight: toSharedInt32(weight), symbols };
}

/** The place of a pair among those compared; −1 where it was not. */
export function findPair({ starts, pairs, second }: ComparedPairs, a: number, b: number): number {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  for (let i = starts[low]!; i < starts[low + 1]!; i++) if (second[pairs[i]!] === high) return pairs[i]!;
  return -1;
}

/** Rules for records with these comparisons. Weights are thousandths of a bit, as is `cut`. */
export function mergeRules(
  comparisons: readonly Comparison[],
  scores: ScoreTables,
  cut: number,
  compared: ComparedPairs,
): MergeRules {
  const { tables, priors } = scores;
  const width = comparisons.length;
  const row = new Uint8Array(width);
  const sums = new Float64Array(priors.length);
  const { weight, symbols } = compared;
  const lookUp = (a: number, b: number): void => {
    const pair = findPair(compared, a, b);
    if (pair < 0) comparePair(comparisons, Math.min(a, b), Math.max(a, b), row, 0);
    else for (let k = 0; k < width; k++) row[k] = symbols[pair * width + k]!;
  };
  const { weights, comparisonOf, firsts } = ownWeights(tables, width);
  return {
    width: comparisonOf.length,
    cut,
    knownWeight: (a, b) => {
      const pair = findPair(compared, a, b);
      return pair < 0 ? Number.NaN : weight[pair]!;
    },
    evidence: (a, b, out) => {
      lookUp(a, b);
      for (let i = 0; i < comparisonOf.length; i++) {
        const symbol = row[comparisonOf[i]!]!;
        out[i] = symbol === 0 ? Number.NaN : weights[i * SYMBOLS + symbol]!;
      }
    },
    score: (blended) => {
      for (let c = 0; c < sums.length; c++) {
        let sum = priors[c]!;
        for (let i = firsts[c]!; i < firsts[c + 1]!; i++) sum += blended[i]!;
        sums[c] = sum;
      }
      return weightOfSums(sums);
    },
  };
}

/** Weights of each comparison in each class, class after class; those that say nothing in a class are left out. */
function ownWeights(tables: readonly Int32Array[], width: number) {
  const own: Int32Array[] = [];
  const comparisonOf: number[] = [];
  const firsts = [0];
  for (const table of tables) {
    for (let k = 0; k < width; k++) {
      const weights = table.subarray(k * SYMBOLS, (k + 1) * SYMBOLS);
      if (weights.every((weight) => weight === 0)) continue;
      own.push(weights);
      comparisonOf.push(k);
    }
    firsts.push(own.length);
  }
  const weights = new Int32Array(own.length * SYMBOLS);
  for (const [i, table] of own.entries()) weights.set(table, i * SYMBOLS);
  return { weights, comparisonOf: Int32Array.from(comparisonOf), firsts };
}
