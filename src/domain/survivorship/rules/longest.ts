import type { SurvivorshipRule } from './rule.js';

/** The longest text wins: `Robert` over `Rob`, the full street over its abbreviation. */
export const longest: SurvivorshipRule = (a, b) => b.length - a.length;
