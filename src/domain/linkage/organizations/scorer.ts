/** Match weight of any pair under a fitted model, for pairs that blocking did not propose too. */
import type { BoundComparison } from './compare.js';
import type { OrganizationFeatures } from './features.js';
import { type LevelWeights, weightOfLevels } from './level-weights.js';

/** A function from two records to their match weight (thousandths of a bit, prior included). Answers per pattern are remembered. */
export function createScorer(
  features: OrganizationFeatures,
  comparisons: readonly BoundComparison[],
  weights: LevelWeights,
): (a: number, b: number) => number {
  const width = comparisons.length;
  const row = new Uint8Array(width);
  const known = new Map<number, number>();
  return (a, b) => {
    let key = 0;
    for (let k = 0; k < width; k++) {
      row[k] = comparisons[k]!.level(features, a, b);
      key = key * comparisons[k]!.ladder.labels.length + row[k]!;
    }
    let weight = known.get(key);
    if (weight === undefined) {
      weight = weightOfLevels(weights, row, 0);
      known.set(key, weight);
    }
    return weight;
  };
}
