/**
 * Linkage of people, from columns to clusters: features, blocking rules chosen on a sample, the model fitted to candidate
 * pairs, every candidate scored, clusters built from what weighs enough.
 */
import type { Atom, AtomKeys } from '../blocking/atom.js';
import { blockRecords, keysByRule } from '../blocking/block-records.js';
import type { Carrier } from '../carrier.js';
import { countRows, symbolsOf } from '../compare-listed.js';
import { COMPARISONS } from '../comparisons/index.js';
import { toSharedInt32 } from '../kernel/shared-memory.js';
import type { LinkageModel, LinkageNote, LinkageOptions, LinkageResult } from '../linkage-result.js';
import type { BlockedPeople } from '../lookup/people-lookup.js';
import { randomPairs } from '../random-pairs.js';
import { BIT, scoreTables, weightOfProbability } from '../score.js';
import { packRecords, scoreCandidates } from '../score-candidates.js';
import { splitPairs } from '../split-pairs.js';
import { linkWeight } from '../threshold.js';
import { peopleAtoms } from './atoms.js';
import { clusterPeople } from './build-clusters.js';
import { entryRules } from './entry-rules.js';
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
): Promise<LinkageResult & { readonly blocked: Omit<BlockedPeople, 'features'> }> {
  const { comparisons, count } = features;
  const notes: LinkageNote[] = [...features.notes];
  const packed = await packRecords(carrier, count, comparisons);
  // Threads look at random pairs while rules are made up here.
  const pairs = randomPairs(count, RANDOM_PAIRS, options.seed);
  const random = symbolsOf(carrier, comparisons, packed, pairs).then((symbols) =>
    countRows(symbols, comparisons.length),
  );
  const atoms = peopleAtoms(features);
  const keysOf = atomKeysOn(carrier, features, atoms);
  const { chosen, fit } = await tryRules(features, atoms, keysOf, packed, random, BLOCK_LIMIT, options, carrier);
  const { candidates, keys, report } = await blockRecords(count, chosen, BLOCK_LIMIT, keysOf, carrier, notes);
  if (!fit.model.converged)
    notes.push({ code: 'not-converged', subject: 'model', detail: `${fit.model.iterations} iterations` });
  const scores = scoreTables(fit.model, fit.classes, comparisons);
  const scored = await scoreCandidates(carrier, { candidates, comparisons, packed, scores, least: KEEP });
  const cut = linkWeight(scored.kept, options.linkProbability);
  const clustering = await clusterPeople(count, scored, comparisons, scores, cut, options, carrier);
  if (clustering.cutRecords > 0) {
    notes.push({ code: 'component-cut', subject: 'clusters', detail: `${clustering.cutRecords} records` });
  }
  const reviewWeight = Math.min(cut, weightOfProbability(options.reviewProbability ?? 0.1));
  const model = modelOf(features, fit, cut, reviewWeight);
  const { links, review } = splitPairs(scored.kept, clustering.clusters, cut, reviewWeight);
  const rules = chosen.rules.map(({ rule }) => rule);
  const entry = options.keepsDrafts === true ? entryRules(atoms, features, rules) : [];
  const entryKeys = await keysByRule(entry, keysOf, BLOCK_LIMIT, carrier);
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
    blocked: { rules: [...rules, ...entry], keys: [...keys, ...entryKeys] },
  };
}

/** Keys on a carrier; `atoms` are the `peopleAtoms` of these features. */
function atomKeysOn(carrier: Carrier, features: PeopleFeatures, atoms: readonly Atom[]): AtomKeys {
  return (wanted, records) =>
    carrier.map(
      'atom-keys',
      { features, records: records === null ? null : toSharedInt32(records) },
      wanted.map((atom) => atoms.indexOf(atom)),
    );
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
