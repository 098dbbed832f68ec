/** Comparison vectors of the candidate pairs, counted on a carrier: what estimation reads. */
import type { Carrier } from './carrier.js';
import type { Comparison } from './comparisons/comparison.js';
import type { Candidates } from './kernel/candidate-pairs.js';
import { cutIntoParts } from './kernel/candidate-pairs.js';
import type { PatternCounter } from './kernel/pattern-counter.js';
import { addPatterns, createPatternCounter } from './kernel/pattern-counter.js';

/** Pairs a part. */
const PART = 1 << 17;

export interface CountedCandidates {
  readonly patterns: PatternCounter;
  /** Pairs that each counted one stands for. */
  readonly scale: number;
}

/** Counts all pairs, or about `most` of them drawn by a hash of the two records where there are more. */
export async function countCandidates(
  carrier: Carrier,
  candidates: Candidates,
  comparisons: readonly Comparison[],
  most: number,
): Promise<CountedCandidates> {
  let total = 0;
  for (const { pairs } of candidates.blocks) total += pairs;
  const share = total <= most ? 1 : most / total;
  const parts = cutIntoParts(candidates.blocks, PART);
  const shared = { candidates, comparisons, share: Math.floor(share * 0xffffffff) };
  const patterns = createPatternCounter(comparisons.length);
  for (const counter of await carrier.map('count-symbols', shared, parts)) addPatterns(patterns, counter);
  return { patterns, scale: 1 / share };
}
