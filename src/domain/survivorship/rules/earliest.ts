import type { SurvivorshipRule } from './rule.js';

/** The oldest value wins (when a customer was created). */
export const earliest: SurvivorshipRule = (a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0);
