/** The table of survivorship rules: each orders two candidates for a field, negative when the first is the better. */
import { earliest } from './earliest.js';
import { longest } from './longest.js';
import { mostComplete } from './most-complete.js';
import { mostFrequent } from './most-frequent.js';
import { mostRecent } from './most-recent.js';
import type { SurvivorshipRule } from './rule.js';
import { sound } from './sound.js';
import { sourcePriority } from './source-priority.js';

export const SURVIVORSHIP_RULES = {
  sound,
  'source-priority': sourcePriority,
  'most-recent': mostRecent,
  'most-frequent': mostFrequent,
  'most-complete': mostComplete,
  longest,
  earliest,
} as const satisfies Record<string, SurvivorshipRule>;

export type SurvivorshipRuleName = keyof typeof SURVIVORSHIP_RULES;
