import type { SurvivorshipRule } from './rule.js';

/** The more trusted source wins; sources that are not named are equal and come last. */
export const sourcePriority: SurvivorshipRule = (a, b, sources) => {
  if (sources.length === 0) return 0;
  const rank = (source: string) => {
    const place = sources.indexOf(source);
    return place < 0 ? sources.length : place;
  };
  return rank(a.source) - rank(b.source);
};
