import { CORRECTION, type SurvivorshipRule } from './rule.js';

/**
 * The more trusted source wins; sources that are not named are equal and come last. Of two corrections the later one wins:
 * what somebody said last of themselves is not outdone by how often or how fully something else was said.
 */
export const sourcePriority: SurvivorshipRule = (a, b, sources) => {
  if (sources.length === 0) return 0;
  const rank = (source: string) => {
    const place = sources.indexOf(source);
    return place < 0 ? sources.length : place;
  };
  if (a.source === CORRECTION && b.source === CORRECTION && a.since !== b.since) return a.since > b.since ? -1 : 1;
  return rank(a.source) - rank(b.source);
};
