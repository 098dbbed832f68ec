/** How merges of clusters are weighed by a fitted model: field by field, for all classes of pairs side by side. */
import type { MergeRules } from './agglomerate.js';
import type { Comparison } from './comparisons/comparison.js';
import { SYMBOLS } from './comparisons/comparison.js';
import { comparePair } from './comparisons/index.js';
import type { ScoreTables } from './score.js';
import { weightOfSums } from './score.js';

/** Rules for records with these comparisons. Weights are thousandths of a bit, as is `cut`. */
export function mergeRules(comparisons: readonly Comparison[], scores: ScoreTables, cut: number): MergeRules {
  const { tables, priors } = scores;
  const width = comparisons.length;
  const row = new Uint8Array(width);
  const sums = new Float64Array(priors.length);
  return {
    width: tables.length * width,
    cut,
    evidence: (a, b, out) => {
      comparePair(comparisons, a, b, row, 0);
      for (let c = 0; c < tables.length; c++) {
        const table = tables[c]!;
        for (let k = 0; k < width; k++) {
          const symbol = row[k]!;
          out[c * width + k] = symbol === 0 ? Number.NaN : table[k * SYMBOLS + symbol]!;
        }
      }
    },
    score: (blended) => {
      for (let c = 0; c < sums.length; c++) {
        let sum = priors[c]!;
        for (let k = c * width; k < (c + 1) * width; k++) sum += blended[k]!;
        sums[c] = sum;
      }
      return weightOfSums(sums);
    },
  };
}
