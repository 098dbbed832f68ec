/** Fitting the model of organizations to candidate pairs: u from random pairs and from the strangers among the candidates. */
import { type Estimate, type EstimateInput, estimate, type PairClass, posteriors } from '../estimate.js';
import type { PatternCounts } from '../expectation.js';
import type { RandomPairs } from '../random-pairs.js';
import type { CandidatePairs } from './blocking.js';
import { organizationClasses, unseenClasses } from './classes.js';
import type { BoundComparison } from './compare.js';
import type { OrganizationFeatures } from './features.js';

export interface OrganizationFit {
  readonly model: Estimate;
  readonly classes: readonly PairClass[];
}

/** Levels of all pairs: row i has one level for each comparison. */
export function levelsOf(
  features: OrganizationFeatures,
  comparisons: readonly BoundComparison[],
  first: Int32Array,
  second: Int32Array,
): Uint8Array {
  const width = comparisons.length;
  const out = new Uint8Array(first.length * width);
  for (let i = 0; i < first.length; i++) {
    for (let k = 0; k < width; k++) out[i * width + k] = comparisons[k]!.level(features, first[i]!, second[i]!);
  }
  return out;
}

/** Distinct rows of levels with their counts, and the number of the row of each pair. */
export function countPatterns(
  levels: Uint8Array,
  comparisons: readonly BoundComparison[],
): { readonly patterns: PatternCounts; readonly of: Int32Array } {
  const sizes = comparisons.map(({ ladder }) => ladder.labels.length);
  const width = sizes.length;
  const pairs = width === 0 ? 0 : levels.length / width;
  const numbers = new Map<number, number>();
  const rows: number[] = [];
  const counts: number[] = [];
  const of = new Int32Array(pairs);
  for (let i = 0; i < pairs; i++) {
    let key = 0;
    for (let k = 0; k < width; k++) key = key * sizes[k]! + levels[i * width + k]!;
    let number = numbers.get(key);
    if (number === undefined) {
      number = counts.length;
      numbers.set(key, number);
      counts.push(0);
      for (let k = 0; k < width; k++) rows.push(levels[i * width + k]!);
    }
    counts[number]!++;
    of[i] = number;
  }
  return { patterns: { size: counts.length, levels: Uint8Array.from(rows), counts: Float64Array.from(counts) }, of };
}

/** Pseudo-count of a level that no random pair has. */
const RARE = 0.05;
const ROUNDS = 4;
/** Names of companies: at least so many end with a legal form. */
const COMPANIES = 0.3;

/**
 * Fits the model: classes with u as it stands, then u again from what the classes leave to strangers, a few times over.
 * Pairs that are no candidates are strangers; the random ones among them stand for all of them. `labels` is what a steward
 * said of pairs; those are not among `patterns`.
 */
export function fitOrganizations(
  features: OrganizationFeatures,
  comparisons: readonly BoundComparison[],
  candidates: CandidatePairs,
  patterns: PatternCounts,
  random: RandomPairs,
  labels: Pick<EstimateInput, 'known' | 'knownPairs' | 'apart'> = {},
): OrganizationFit {
  const width = comparisons.length;
  const totalPairs = (features.count * (features.count - 1)) / 2;
  const others = withoutCandidates(random, candidates, features.count);
  const outside = levelCounts(comparisons, levelsOf(features, comparisons, others.first, others.second));
  const scale = Math.max(0, totalPairs - candidates.size) / Math.max(1, others.first.length);
  const ladders = comparisons.map(({ ladder }) => ladder);
  const moving = (features.name?.withForm ?? 0) >= COMPANIES && features.city !== null && features.address !== null;
  const traits = { moving, registered: features.registered };
  let strangers = Float64Array.from(patterns.counts, (count) => 0.5 * count);
  let fit: OrganizationFit | null = null;
  let unseen: ReadonlySet<string> = new Set();
  for (let round = 0; round < ROUNDS; round++) {
    const u = outside.map((counts, k) => {
      const sums = counts.map((count, level) => (level === 0 ? 0 : (count + RARE) * scale + RARE));
      for (let p = 0; p < patterns.size; p++) {
        const level = patterns.levels[p * width + k]!;
        if (level !== 0) sums[level]! += strangers[p]!;
      }
      const sum = sums.reduce((a, b) => a + b, 0);
      return sums.map((value) => value / sum);
    });
    const classes = organizationClasses(ladders, u, features.count, unseen, traits);
    const model = estimate({
      comparisons: ladders,
      patterns,
      totalPairs,
      u,
      classes,
      ...labels,
      maxIterations: round < ROUNDS - 1 ? 25 : 200,
    });
    fit = { model, classes };
    unseen = new Set([...unseen, ...unseenClasses(classes, model.pairs)]);
    const posterior = posteriors(model, classes, patterns);
    const stride = classes.length + 1;
    strangers = Float64Array.from(patterns.counts, (count, p) => count * posterior[p * stride]!);
  }
  return fit!;
}

function levelCounts(comparisons: readonly BoundComparison[], levels: Uint8Array): number[][] {
  const width = comparisons.length;
  return comparisons.map(({ ladder }, k) => {
    const counts = ladder.labels.map(() => 0);
    for (let i = k; i < levels.length; i += width) counts[levels[i]!]!++;
    return counts;
  });
}

/** The random pairs that are no candidates. Candidates are in order. */
function withoutCandidates(random: RandomPairs, candidates: CandidatePairs, count: number): RandomPairs {
  const first: number[] = [];
  const second: number[] = [];
  for (let i = 0; i < random.first.length; i++) {
    const [a, b] = [random.first[i]!, random.second[i]!];
    if (isCandidate(candidates, a * count + b, count)) continue;
    first.push(a);
    second.push(b);
  }
  return { first: Int32Array.from(first), second: Int32Array.from(second) };
}

function isCandidate({ size, a, b }: CandidatePairs, pair: number, count: number): boolean {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (a[middle]! * count + b[middle]! < pair) low = middle + 1;
    else high = middle;
  }
  return low < size && a[low]! * count + b[low]! === pair;
}
