/**
 * All candidate pairs of a file, scored on a carrier: the pairs that weigh enough, in the order of rules and blocks,
 * whatever the number of threads.
 */
import type { Carrier } from './carrier.js';
import type { Comparison } from './comparisons/comparison.js';
import { Forest } from './forest.js';
import type { ComparisonRows } from './kernel/bounds/index.js';
import { planComparisons } from './kernel/bounds/index.js';
import { cutIntoParts } from './kernel/candidate-pairs.js';
import type { ScoredPairs, ScoreShared } from './kernel/compare-pairs.js';
import { sharedUint8 } from './kernel/shared-memory.js';
import { stretches } from './kernel/stretches.js';
import type { WeightedPairs } from './linkage-result.js';

/** Pairs a part: some ten milliseconds of work. */
const PART = 1 << 16;

/** Parts that are waited for together. */
const GROUP = 8;

export interface ScoredCandidates {
  readonly kept: WeightedPairs;
  /** The sets of records that these pairs link. */
  readonly linked: Forest;
  /** What each comparison says of the kept pairs, one byte a comparison, pair after pair. In shared memory. */
  readonly symbols: Uint8Array;
  /** Candidate pairs compared. */
  readonly pairs: number;
  /** Of these, per rule, those that no earlier rule had found. */
  readonly addedByRule: readonly number[];
}

/** Rows of all records, for `scoreCandidates`. */
export async function packRecords(
  carrier: Carrier,
  count: number,
  comparisons: readonly Comparison[],
): Promise<ComparisonRows> {
  const { plan, packed } = planComparisons(count, comparisons);
  await carrier.map('fill-rows', plan, stretches(count));
  return packed;
}

/** Scores all candidates; keeps pairs of at least `least` thousandths of a bit. */
export async function scoreCandidates(carrier: Carrier, shared: ScoreShared): Promise<ScoredCandidates> {
  const { candidates } = shared;
  const parts = cutIntoParts(candidates.blocks, PART);
  const linked = new Forest(shared.packed.rows.count);
  // What was scored is linked here while threads score the rest.
  const calls = stretches(parts.length, GROUP).map(async ({ from, to }) => {
    const scored = await carrier.map('score-pairs', shared, parts.slice(from, to));
    for (const { first, second } of scored) for (let i = 0; i < first.length; i++) linked.join(first[i]!, second[i]!);
    return scored;
  });
  const results = (await Promise.all(calls)).flat();
  const addedByRule = candidates.blocks.map(() => 0);
  let pairs = 0;
  for (const [i, result] of results.entries()) {
    addedByRule[parts[i]!.rule]! += result.candidates;
    pairs += result.candidates;
  }
  return { kept: joined(results), linked, symbols: joinedSymbols(results), pairs, addedByRule };
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

function joinedSymbols(results: readonly ScoredPairs[]): Uint8Array {
  const out = sharedUint8(results.reduce((sum, { symbols }) => sum + symbols.length, 0));
  let at = 0;
  for (const { symbols } of results) {
    out.set(symbols, at);
    at += symbols.length;
  }
  return out;
}
