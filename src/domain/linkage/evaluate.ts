/**
 * How good clusters are against the truth: precision, recall and F1 by pair, and B³ by record (Bagga & Baldwin 1998).
 */

import type { WeightedPairs } from './linkage-result.js';

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Evaluation {
  readonly pairwise: Quality;
  readonly bcubed: Quality;
  readonly records: number;
  readonly entities: number;
  readonly clusters: number;
}

/**
 * Compares clusters with entities; row i of both is record i (any numbers). Where nothing was linked precision is 1, where
 * there is nothing to find recall is 1.
 */
export function evaluate(clusters: ArrayLike<number>, entities: ArrayLike<number>): Evaluation {
  const records = clusters.length;
  const clusterSizes = new Map<number, number>();
  const entitySizes = new Map<number, number>();
  const both = new Map<string, number>();
  for (let i = 0; i < records; i++) {
    const cluster = clusters[i]!;
    const entity = entities[i]!;
    clusterSizes.set(cluster, (clusterSizes.get(cluster) ?? 0) + 1);
    entitySizes.set(entity, (entitySizes.get(entity) ?? 0) + 1);
    const key = `${cluster} ${entity}`;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  let shared = 0;
  let precise = 0;
  let recalled = 0;
  for (const [key, size] of both) {
    const [cluster, entity] = key.split(' ').map(Number) as [number, number];
    shared += pairsOf(size);
    precise += (size * size) / clusterSizes.get(cluster)!;
    recalled += (size * size) / entitySizes.get(entity)!;
  }
  const linked = sum(clusterSizes);
  const true_ = sum(entitySizes);
  return {
    pairwise: quality(linked === 0 ? 1 : shared / linked, true_ === 0 ? 1 : shared / true_),
    bcubed: quality(records === 0 ? 1 : precise / records, records === 0 ? 1 : recalled / records),
    records,
    entities: entitySizes.size,
    clusters: clusterSizes.size,
  };
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

function sum(sizes: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const size of sizes.values()) total += pairsOf(size);
  return total;
}

function quality(precision: number, recall: number): Quality {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Quality of linking all pairs from a weight on, before clusters are built. */
export interface ThresholdQuality extends Quality {
  /** Thousandths of a bit. */
  readonly weight: number;
  readonly linked: number;
}

/**
 * Precision, recall and F1 of the scored pairs by threshold: one line for each of `weights`, in their order. Recall counts
 * true pairs that were never candidates as missed, so the last line's shows what blocking lost.
 */
export function evaluateByThreshold(
  pairs: WeightedPairs,
  entities: ArrayLike<number>,
  weights: readonly number[],
): readonly ThresholdQuality[] {
  const sizes = new Map<number, number>();
  for (let i = 0; i < entities.length; i++) sizes.set(entities[i]!, (sizes.get(entities[i]!) ?? 0) + 1);
  const all = sum(sizes);
  return weights.map((weight) => {
    let linked = 0;
    let right = 0;
    for (let i = 0; i < pairs.size; i++) {
      if (pairs.weight[i]! < weight) continue;
      linked++;
      if (entities[pairs.a[i]!] === entities[pairs.b[i]!]) right++;
    }
    return { weight, linked, ...quality(linked === 0 ? 1 : right / linked, all === 0 ? 1 : right / all) };
  });
}
