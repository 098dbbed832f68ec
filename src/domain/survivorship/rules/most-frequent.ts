import type { SurvivorshipRule } from './rule.js';

/** What most members agree on wins. */
export const mostFrequent: SurvivorshipRule = (a, b) => b.frequency - a.frequency;
