import type { SurvivorshipRule } from './rule.js';

/** A value without findings wins over one with, then the surer standard form. */
export const sound: SurvivorshipRule = (a, b) => Number(b.sound) - Number(a.sound) || b.confidence - a.confidence;
