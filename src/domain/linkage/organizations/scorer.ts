/** Match weight of any pair under a fitted model, for pairs that blocking did not propose too. */
import { posteriors } from '../estimate.js';
import { BIT } from '../score.js';
import type { BoundComparison } from './compare.js';
import type { OrganizationFeatures } from './features.js';
import type { OrganizationFit } from './fit.js';

/** A function from two records to their match weight (thousandths of a bit, prior included). Answers per pattern are remembered. */
export function createScorer(
  features: OrganizationFeatures,
  comparisons: readonly BoundComparison[],
  fit: OrganizationFit,
): (a: number, b: number) => number {
  const width = comparisons.length;
  const row = new Uint8Array(width);
  const known = new Map<number, number>();
  return (a, b) => {
    let key = 0;
    for (let k = 0; k < width; k++) {
      row[k] = comparisons[k]!.level(features, a, b);
      key = key * 16 + row[k]!;
    }
    let weight = known.get(key);
    if (weight === undefined) {
      const posterior = posteriors(fit.model, fit.classes, { size: 1, levels: row, counts: Float64Array.of(1) });
      const p = Math.min(1 - 1e-9, Math.max(1e-9, posterior[1]!));
      weight = Math.round(BIT * Math.log2(p / (1 - p)));
      known.set(key, weight);
    }
    return weight;
  };
}
