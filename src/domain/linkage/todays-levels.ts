/**
 * A model that an older version fitted, in the levels of this one: comparisons gain levels from version to version, and what
 * was learnt of a level must not be read as that of another. What a level of today's that the model does not know says is
 * left open: it is no evidence until the next run.
 */
import { COMPARISONS } from './comparisons/index.js';
import type { LinkageModel } from './linkage-result.js';
import { LADDERS } from './organizations/levels.js';

type ModelComparison = LinkageModel['comparisons'][number];

/** The levels that a comparison has in this version; undefined for one that it no longer knows. */
function levelsOf(model: LinkageModel['kind'], comparison: string): readonly string[] | undefined {
  if (model === 'people')
    return (COMPARISONS as Partial<Record<string, { kind: { labels: readonly string[] } }>>)[comparison]?.kind.labels;
  return Object.values(LADDERS).find(({ name }) => name === comparison)?.labels;
}

/** The same model, its levels those of this version. */
export function inTodaysLevels(model: LinkageModel): LinkageModel {
  return { ...model, comparisons: model.comparisons.map((comparison) => relabelled(model.kind, comparison)) };
}

function relabelled(model: LinkageModel['kind'], comparison: ModelComparison): ModelComparison {
  const levels = levelsOf(model, comparison.kind);
  if (levels === undefined || levels.join('\n') === comparison.levels.join('\n')) return comparison;
  const places = levels.map((level) => comparison.levels.indexOf(level));
  return {
    ...comparison,
    levels,
    m: comparison.m.map((ofClass) => places.map((place) => (place < 0 ? 0 : ofClass[place]!))),
  };
}
