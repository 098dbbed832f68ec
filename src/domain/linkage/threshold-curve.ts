/** What the model itself expects of linking from a threshold on: precision and recall among the pairs that were kept. */

export interface ThresholdPoint {
  /** Match probability from which on pairs are linked, and its weight in bits. */
  readonly probability: number;
  readonly weight: number;
  /** Pairs at or above it. */
  readonly pairs: number;
  readonly precision: number;
  /** Of the true pairs expected among those kept; what blocking lost is not in it. */
  readonly recall: number;
}

const PROBABILITIES: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999];

/**
 * The curve of kept pairs by their weights in bits; empty without pairs. Expectations, under the probabilities of the
 * model: they lean to the bright side.
 */
export function thresholdCurve(weights: readonly ArrayLike<number>[]): ThresholdPoint[] {
  const limits = PROBABILITIES.map((p) => Math.log2(p / (1 - p)));
  const counts = new Float64Array(limits.length);
  const masses = new Float64Array(limits.length);
  let all = 0;
  for (const list of weights)
    for (let i = 0; i < list.length; i++) {
      const weight = list[i]!;
      const probability = 1 / (1 + 2 ** -weight);
      all += probability;
      for (let at = 0; at < limits.length && weight >= limits[at]!; at++) {
        counts[at]!++;
        masses[at]! += probability;
      }
    }
  if (all === 0) return [];
  return PROBABILITIES.map((probability, at) => ({
    probability,
    weight: limits[at]!,
    pairs: counts[at]!,
    precision: counts[at] === 0 ? 1 : masses[at]! / counts[at]!,
    recall: masses[at]! / all,
  }));
}
