import type { SurvivorshipRule } from './rule.js';

/** What has most of its parts filled wins: an address with unit and postal code over one with the street alone. */
export const mostComplete: SurvivorshipRule = (a, b) => b.parts - a.parts;
