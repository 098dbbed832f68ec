import type { SurvivorshipRule } from './rule.js';

/** The value received or modified last wins. */
export const mostRecent: SurvivorshipRule = (a, b) => (a.since > b.since ? -1 : a.since < b.since ? 1 : 0);
