/** Clusters of people, built up on a carrier by what the fitted model says of every pair. */
import type { ComponentList, MergeRules } from '../agglomerate.js';
import type { Carrier } from '../carrier.js';
import type { Clustering } from '../cluster.js';
import { clusterRecords } from '../cluster.js';
import type { Comparison } from '../comparisons/comparison.js';
import { stretches } from '../kernel/stretches.js';
import type { LinkageOptions } from '../linkage-result.js';
import { indexPairs, mergeRules } from '../merge-rules.js';
import type { ScoreTables } from '../score.js';
import type { ScoredCandidates } from '../score-candidates.js';

/** Components a part: some ten milliseconds of work. */
const PART = 1 << 11;

/** Clusters `count` records from their scored pairs. */
export function clusterPeople(
  count: number,
  { kept: links, linked, symbols }: Pick<ScoredCandidates, 'kept' | 'linked' | 'symbols'>,
  comparisons: readonly Comparison[],
  scores: ScoreTables,
  cut: number,
  { mustLink, cannotLink }: LinkageOptions,
  carrier: Carrier,
): Promise<Clustering> {
  const compared = indexPairs(count, links, symbols);
  const buildUp = async (list: ComponentList): Promise<Int32Array> => {
    const parts = await carrier.map(
      'agglomerate',
      { list, comparisons, scores, cut, compared },
      stretches(list.starts.length - 1, PART),
    );
    const joins = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      joins.set(part, at);
      at += part.length;
    }
    return joins;
  };
  const rules: MergeRules = mergeRules(comparisons, scores, cut, compared);
  return clusterRecords({
    count,
    links,
    linked,
    ...rules,
    linksAreScored: true,
    buildUp,
    ...(mustLink === undefined ? {} : { mustLink }),
    ...(cannotLink === undefined ? {} : { cannotLink }),
  });
}
