/** What a steward said of pairs of organizations, as estimation reads it. */
import type { EstimateInput } from '../estimate.js';
import type { PatternCounts } from '../expectation.js';
import type { PatternCounter } from '../kernel/pattern-counter.js';
import { splitByLabel } from '../known-pairs.js';
import type { LinkageOptions } from '../linkage-result.js';
import type { CandidatePairs } from './blocking.js';
import type { BoundComparison } from './compare.js';
import type { OrganizationFeatures } from './features.js';
import { levelsOf } from './fit.js';

export interface LabeledPatterns {
  /** Patterns of the candidates of which nothing is known. */
  readonly patterns: PatternCounts;
  readonly labels: Pick<EstimateInput, 'known' | 'knownPairs' | 'apart'>;
}

/** Takes reviewed pairs out of the candidates; null where nobody said anything. `levels` are those of the candidates. */
export function labeledPatterns(
  features: OrganizationFeatures,
  comparisons: readonly BoundComparison[],
  candidates: CandidatePairs,
  levels: Uint8Array,
  { mustLink = new Int32Array(), cannotLink = new Int32Array() }: LinkageOptions,
): LabeledPatterns | null {
  if (mustLink.length + cannotLink.length === 0) return null;
  const width = comparisons.length;
  const pairs = { first: candidates.a.subarray(0, candidates.size), second: candidates.b.subarray(0, candidates.size) };
  const { open, apart, same } = splitByLabel(levels, width, pairs, mustLink, cannotLink);
  const told = pairsOf(mustLink);
  const known = splitByLabel(levelsOf(features, comparisons, told.first, told.second), width, told).open;
  return {
    patterns: patternsOf(open, width),
    labels: {
      knownPairs: same,
      ...(known.size === 0
        ? {}
        : { known: { ...patternsOf(known, width), classOf: new Uint8Array(known.size).fill(1) } }),
      ...(apart === null ? {} : { apart: patternsOf(apart, width) }),
    },
  };
}

/** a0, b0, a1, b1, … with the lower record of each pair first. */
function pairsOf(flat: Int32Array): { readonly first: Int32Array; readonly second: Int32Array } {
  const size = flat.length >> 1;
  const first = Int32Array.from({ length: size }, (_, i) => Math.min(flat[2 * i]!, flat[2 * i + 1]!));
  const second = Int32Array.from({ length: size }, (_, i) => Math.max(flat[2 * i]!, flat[2 * i + 1]!));
  return { first, second };
}

function patternsOf({ size, vectors, counts }: PatternCounter, width: number): PatternCounts {
  return { size, levels: vectors.slice(0, size * width), counts: Float64Array.from(counts.subarray(0, size)) };
}
