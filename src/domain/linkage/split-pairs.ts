/** What becomes of scored pairs once clusters stand. */
import type { WeightedPairs } from './linkage-result.js';
import { PairList } from './pair-list.js';

/** Links (in one cluster, at or above the cut) and what a steward should look at (in two, at or above `reviewWeight`). */
export function splitPairs(
  { size, a, b, weight }: WeightedPairs,
  clusters: Int32Array,
  cut: number,
  reviewWeight: number,
): { links: WeightedPairs; review: WeightedPairs } {
  const links = new PairList();
  const review = new PairList();
  for (let i = 0; i < size; i++) {
    const list = clusters[a[i]!] === clusters[b[i]!] ? links : review;
    if (weight[i]! >= (list === links ? cut : reviewWeight)) list.add(a[i]!, b[i]!, weight[i]!);
  }
  return { links: links.pairs(), review: review.pairs() };
}
