/**
 * All candidate pairs of a file, scored on a carrier: the pairs that weigh enough, in the order of rules and blocks,
 * whatever the number of threads.
 */
import type { Carrier } from './carrier.js';
import type { Comparison } from './comparisons/comparison.js';
import type { ComparisonRows } from './kernel/bounds/index.js';
import type { Candidates } from './kernel/candidate-pairs.js';
import { cutIntoParts } from './kernel/candidate-pairs.js';
import type { ScoredPairs } from './kernel/compare-pairs.js';
import type { WeightedPairs } from './linkage-result.js';
import type { ScoreTables } from './score.js';

/** Pairs a part: some ten milliseconds of work. */
const PART = 1 << 16;

export interface ScoredCandidates {
  readonly kept: WeightedPairs;
  /** Candidate pairs compared. */
  readonly pairs: number;
  /** Of these, per rule, those that no earlier rule had found. */
  readonly addedByRule: readonly number[];
}

/** Candidates and what their comparison reads; `packed` is `packComparisons` of these comparisons, made once a file. */
export interface ComparableCandidates {
  readonly candidates: Candidates;
  readonly comparisons: readonly Comparison[];
  readonly packed: ComparisonRows;
}

/** Scores all candidates; keeps pairs of at least `least` thousandths of a bit. */
export async function scoreCandidates(
  carrier: Carrier,
  { candidates, comparisons, packed }: ComparableCandidates,
  scores: ScoreTables,
  least: number,
): Promise<ScoredCandidates> {
  const parts = cutIntoParts(candidates.blocks, PART);
  const results = await carrier.map('score-pairs', { candidates, comparisons, packed, scores, least }, parts);
  const addedByRule = candidates.blocks.map(() => 0);
  let pairs = 0;
  for (const [i, result] of results.entries()) {
    addedByRule[parts[i]!.rule]! += result.candidates;
    pairs += result.candidates;
  }
  return { kept: joined(results), pairs, addedByRule };
}

/** The pairs of all parts, one after the other. */
function joined(results: readonly ScoredPairs[]): WeightedPairs {
  const size = results.reduce((sum, { first }) => sum + first.length, 0);
  const a = new Int32Array(size);
  const b = new Int32Array(size);
  const weight = new Int32Array(size);
  let at = 0;
  for (const result of results) {
    a.set(result.first, at);
    b.set(result.second, at);
    weight.set(result.weight, at);
    at += result.first.length;
  }
  return { size, a, b, weight };
}
