/**
 * Linkage of people, from columns to clusters: features, blocking rules chosen on a sample, the model fitted to candidate
 * pairs, every candidate scored, clusters built from what weighs enough.
 */
import { blockRecords } from '../blocking/block-records.js';
import type { Carrier } from '../carrier.js';
import { clusterRecords } from '../cluster.js';
import { countRows, symbolsOf } from '../compare-listed.js';
import { SYMBOLS } from '../comparisons/comparison.js';
import { COMPARISONS, comparePair } from '../comparisons/index.js';
import type { LinkageModel, LinkageNote, LinkageOptions, LinkageResult, WeightedPairs } from '../linkage-result.js';
import { PairList } from '../pair-list.js';
import { randomPairs } from '../random-pairs.js';
import type { ScoreTables } from '../score.js';
import { BIT, scoreTables, weightOfSums } from '../score.js';
import { scoreCandidates } from '../score-candidates.js';
import { linkWeight } from '../threshold.js';
import { peopleAtoms } from './atoms.js';
import type { PeopleFeatures } from './features.js';
import type { Fit } from './fit.js';
import { tryRules } from './try-rules.js';

const RANDOM_PAIRS = 200_000;
const BLOCK_LIMIT = 2_000;
/** Pairs are kept for clustering from this weight on: one part in 16. */
const KEEP = -4 * BIT;

/** Links people, from their features. Everything in the result depends on those and the options only. */
export async function linkPeople(
  features: PeopleFeatures,
  options: LinkageOptions,
  carrier: Carrier,
): Promise<LinkageResult> {
  const { comparisons, count } = features;
  const notes: LinkageNote[] = [...features.notes];
  const pairs = randomPairs(count, RANDOM_PAIRS, options.seed);
  const random = countRows(await symbolsOf(carrier, comparisons, pairs), comparisons.length);
  const atoms = peopleAtoms(features);
  const { chosen, fit } = await tryRules(features, atoms, random, BLOCK_LIMIT, options, carrier);
  const { candidates, report } = await blockRecords(count, chosen, BLOCK_LIMIT, carrier, notes);
  if (!fit.model.converged)
    notes.push({ code: 'not-converged', subject: 'model', detail: `${fit.model.iterations} iterations` });
  const scores = scoreTables(fit.model, fit.classes, comparisons);
  const scored = await scoreCandidates(carrier, candidates, comparisons, scores, KEEP);
  const cut = linkWeight(scored.kept, options.linkProbability);
  const clustering = clusterRecords({
    count,
    links: scored.kept,
    width: scores.tables.length * comparisons.length,
    evidence: pairEvidence(features, scores),
    score: blendedScore(scores),
    linksAreScored: true,
    cut,
    ...(options.mustLink === undefined ? {} : { mustLink: options.mustLink }),
    ...(options.cannotLink === undefined ? {} : { cannotLink: options.cannotLink }),
  });
  if (clustering.cutRecords > 0) {
    notes.push({ code: 'component-cut', subject: 'clusters', detail: `${clustering.cutRecords} records` });
  }
  const reviewWeight = Math.min(cut, weightOfProbability(options.reviewProbability ?? 0.1));
  const model = modelOf(features, fit, cut, reviewWeight);
  const { links, review } = splitPairs(scored.kept, clustering.clusters, cut, reviewWeight);
  return {
    clusters: clustering.clusters,
    clusterCount: clustering.count,
    candidatePairs: scored.pairs,
    links,
    review,
    scored: scored.kept,
    model,
    models: [model],
    blocking: { ...report, rules: report.rules.map((rule, i) => ({ ...rule, added: scored.addedByRule[i]! })) },
    notes,
  };
}

/** Match weight of a probability, in thousandths of a bit. */
function weightOfProbability(probability: number): number {
  return Math.round(BIT * Math.log2(probability / (1 - probability)));
}

/** What each comparison says about a pair, for all classes side by side. */
function pairEvidence(
  features: PeopleFeatures,
  scores: ScoreTables,
): (a: number, b: number, out: Float64Array) => void {
  const { comparisons } = features;
  const width = comparisons.length;
  const row = new Uint8Array(width);
  return (a, b, out) => {
    comparePair(comparisons, a, b, row, 0);
    for (let c = 0; c < scores.tables.length; c++) {
      const table = scores.tables[c]!;
      for (let k = 0; k < width; k++) {
        const symbol = row[k]!;
        out[c * width + k] = symbol === 0 ? Number.NaN : table[k * SYMBOLS + symbol]!;
      }
    }
  };
}

function blendedScore(scores: ScoreTables): (blended: Float64Array) => number {
  const { width, priors } = scores;
  return (blended) =>
    weightOfSums(
      priors.map((prior, c) => {
        let sum = prior;
        for (let k = c * width; k < (c + 1) * width; k++) sum += blended[k]!;
        return sum;
      }),
    );
}

/** Links (in one cluster, at or above the cut) and what a steward should look at. */
function splitPairs(
  kept: WeightedPairs,
  clusters: Int32Array,
  cut: number,
  reviewWeight: number,
): { links: WeightedPairs; review: WeightedPairs } {
  const links = new PairList();
  const review = new PairList();
  for (let i = 0; i < kept.size; i++) {
    const a = kept.a[i]!;
    const b = kept.b[i]!;
    const weight = kept.weight[i]!;
    if (clusters[a] === clusters[b]) {
      if (weight >= cut) links.add(a, b, weight);
    } else if (weight >= reviewWeight) review.add(a, b, weight);
  }
  return { links: links.pairs(), review: review.pairs() };
}

function modelOf(
  features: PeopleFeatures,
  { model, classes }: Fit,
  linkAt: number,
  reviewWeight: number,
): LinkageModel {
  return {
    kind: 'people',
    comparisons: features.comparisons.map((comparison, k) => ({
      kind: comparison.kind,
      name: comparison.name,
      levels: COMPARISONS[comparison.kind].kind.labels,
      m: model.m.map((m) => m[k]!),
    })),
    classes: [
      { name: 'strangers', pairs: model.pairs[0]! },
      ...classes.map((c, i) => ({ name: c.name, pairs: model.pairs[i + 1]! })),
    ],
    linkWeight: linkAt,
    reviewWeight,
    iterations: model.iterations,
    converged: model.converged,
  };
}
