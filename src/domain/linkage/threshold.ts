/**
 * From which match weight on pairs are linked: where they are more likely one than two. Linking from half of the largest
 * expected F1 on would maximize it (Lewis 1995), but joins pairs that are more likely two, which a steward is to see first.
 * Where even that maximum is low the model can hardly tell matches from likeness (a file without duplicates looks so), and
 * only what is sure is linked.
 */
import type { WeightedPairs } from './linkage-result.js';
import { BIT, probabilityOf } from './score.js';

const LIKELY = 0.5;
/** A maximum below this is low. */
const LOW_F1 = 0.6;
const SURE = 0.9;

/** Link weight in thousandths of a bit. `probability` overrides what the data say. */
export function linkWeight(pairs: WeightedPairs, probability?: number): number {
  const chosen = probability ?? (bestExpectedF1(pairs) < LOW_F1 ? SURE : LIKELY);
  // Adding 0 turns -0 into 0.
  return Math.round(BIT * Math.log2(chosen / (1 - chosen))) + 0;
}

/** The largest F1 that linking all pairs from some weight on is expected to have; 0 without pairs. */
export function bestExpectedF1(pairs: WeightedPairs): number {
  // Pairs of one weight are taken together: within them F1 only rises, or only falls.
  let least = 0;
  let most = 0;
  for (let i = 0; i < pairs.size; i++) {
    least = Math.min(least, pairs.weight[i]!);
    most = Math.max(most, pairs.weight[i]!);
  }
  const counts = new Int32Array(most - least + 1);
  for (let i = 0; i < pairs.size; i++) counts[pairs.weight[i]! - least]!++;
  let all = 0;
  for (let i = counts.length - 1; i >= 0; i--) if (counts[i]! > 0) all += counts[i]! * probabilityOf(i + least);
  let size = 0;
  let linked = 0;
  let best = 0;
  for (let i = counts.length - 1; i >= 0; i--) {
    if (counts[i] === 0) continue;
    size += counts[i]!;
    linked += counts[i]! * probabilityOf(i + least);
    best = Math.max(best, (2 * linked) / (size + all));
  }
  return best;
}
