/**
 * Linkage of organizations and places, from columns to clusters: features, the best candidates of each record, the model
 * of several classes fitted to them, clusters by average linkage, and one-to-one where the file shows that it is made of
 * lists without duplicates of their own.
 */
import type { Carrier } from '../carrier.js';
import { clusterRecords } from '../cluster.js';
import type { LinkageModel, LinkageNote, LinkageOptions, LinkageResult } from '../linkage-result.js';
import { PairList } from '../pair-list.js';
import { randomPairs } from '../random-pairs.js';
import type { RecordTable } from '../record-table.js';
import { BIT, weightOfProbability } from '../score.js';
import { splitPairs } from '../split-pairs.js';
import { linkWeight } from '../threshold.js';
import { blockOrganizations } from './blocking.js';
import { type BoundComparison, comparisonsOf } from './compare.js';
import { organizationFeatures } from './features.js';
import { countPatterns, fitOrganizations, levelsOf, type OrganizationFit } from './fit.js';
import { labeledPatterns } from './labels.js';
import { levelWeights, weightOfLevels } from './level-weights.js';
import { fitNamesAlone } from './names-alone-fit.js';
import { oneToOne } from './one-to-one.js';
import { organizationRoles } from './roles.js';
import { createScorer } from './scorer.js';

const RANDOM_PAIRS = 200_000;
/** Pairs are kept for clustering from this weight on. */
const KEEP = -4 * BIT;
/** Evidence of one pair counts for at most this much in clustering, for and against. */
const CLIP = 12 * BIT;

/** Links organizations. Everything in the result depends on the table and the options only. */
export async function linkOrganizations(
  table: RecordTable,
  options: LinkageOptions,
  _carrier: Carrier,
): Promise<LinkageResult> {
  const roles = organizationRoles(table);
  const features = organizationFeatures(table, roles);
  const comparisons = comparisonsOf(features);
  const width = comparisons.length;
  const candidates = blockOrganizations(features);
  const notes: LinkageNote[] = [...roles.notes, ...candidates.notes];
  const levels = levelsOf(features, comparisons, candidates.a, candidates.b);
  const counted = countPatterns(levels, comparisons);
  const reviewed = labeledPatterns(features, comparisons, candidates, levels, options);
  const fit = isAlone(comparisons)
    ? fitNamesAlone(features, candidates, levels, table.copies)
    : fitOrganizations(
        features,
        comparisons,
        candidates,
        reviewed?.patterns ?? counted.patterns,
        randomPairs(table.count, RANDOM_PAIRS, options.seed),
        reviewed?.labels,
      );
  if (!fit.model.converged)
    notes.push({ code: 'not-converged', subject: 'model', detail: `${fit.model.iterations} iterations` });
  const ofLevels = levelWeights(fit.model, fit.classes);
  const weights = Int32Array.from({ length: counted.patterns.size }, (_, p) =>
    weightOfLevels(ofLevels, counted.patterns.levels, p * width),
  );
  const scored = new PairList();
  for (let i = 0; i < candidates.size; i++) {
    const weight = weights[counted.of[i]!]!;
    if (weight >= KEEP) scored.add(candidates.a[i]!, candidates.b[i]!, weight);
  }
  const all = scored.pairs();
  const cut = linkWeight(all, options.linkProbability);
  const kept = oneToOne(all, cut, table, notes);
  const scorer = createScorer(features, comparisons, ofLevels);
  const clustering = await clusterRecords({
    count: table.count,
    links: kept.pairs,
    width: 1,
    evidence: (a, b, out) => {
      out[0] = kept.apart(a, b) ? -1000 * CLIP : Math.max(-CLIP, Math.min(CLIP, scorer(a, b) - cut));
    },
    score: (blended) => blended[0]!,
    cut: 0,
    meanShare: 1,
    ...(options.mustLink === undefined ? {} : { mustLink: options.mustLink }),
    ...(options.cannotLink === undefined ? {} : { cannotLink: options.cannotLink }),
  });
  if (clustering.cutRecords > 0)
    notes.push({ code: 'component-cut', subject: 'clusters', detail: `${clustering.cutRecords} records` });
  const reviewWeight = Math.min(cut, weightOfProbability(options.reviewProbability ?? 0.1));
  const model = modelOf(comparisons, fit, cut, reviewWeight);
  return {
    clusters: clustering.clusters,
    clusterCount: clustering.count,
    candidatePairs: candidates.size,
    scored: all,
    ...splitPairs(all, clustering.clusters, cut, reviewWeight),
    model,
    models: [model],
    blocking: candidates.report,
    notes,
  };
}

/** Nothing but names is compared. */
const isAlone = (comparisons: readonly BoundComparison[]): boolean => comparisons[0]?.ladder.name === 'name alone';

function modelOf(
  comparisons: readonly BoundComparison[],
  { model, classes }: OrganizationFit,
  cut: number,
  reviewWeight: number,
): LinkageModel {
  return {
    kind: 'organizations',
    comparisons: comparisons.map(({ ladder }, k) => ({
      kind: ladder.name,
      name: ladder.name,
      levels: ladder.labels,
      m: model.m.map((m) => m[k]!),
    })),
    classes: [
      { name: 'strangers', pairs: model.pairs[0]! },
      ...classes.map((c, i) => ({ name: c.name, pairs: model.pairs[i + 1]! })),
    ],
    linkWeight: cut,
    reviewWeight,
    iterations: model.iterations,
    converged: model.converged,
  };
}
