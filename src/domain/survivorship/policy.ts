/** Which survivorship rules decide each field, in turn. Data, so that a settings file can replace any of it. */
import type { FieldName } from '../record/fields.js';
import type { SurvivorshipRuleName } from './rules/index.js';
import { CORRECTION } from './rules/rule.js';

export interface SurvivorshipPolicy {
  /** Rules of single fields, tried in turn until one decides. */
  readonly fields: ReadonlyMap<FieldName, readonly SurvivorshipRuleName[]>;
  /** Rules of every other field. */
  readonly otherwise: readonly SurvivorshipRuleName[];
  /** Sources from most to least trusted; those not named come last. What a person had corrected comes first. */
  readonly sources: readonly string[];
}

/**
 * What a person had corrected first, then sound values. A name or company is what most records say, and of those the fullest; phones, e-mails and
 * addresses change in life, so the most recent comes first.
 */
export const DEFAULT_POLICY: SurvivorshipPolicy = {
  fields: new Map<FieldName, readonly SurvivorshipRuleName[]>([
    ['fullName', ['source-priority', 'sound', 'most-complete', 'most-frequent', 'longest', 'most-recent']],
    ['organization', ['source-priority', 'sound', 'most-frequent', 'longest', 'most-recent']],
    ['birthDate', ['source-priority', 'sound', 'most-frequent', 'most-recent']],
    ['gender', ['source-priority', 'sound', 'most-frequent', 'most-recent']],
    ['nationalId', ['source-priority', 'sound', 'most-frequent', 'most-recent']],
    ['address', ['source-priority', 'sound', 'most-complete', 'most-recent', 'most-frequent', 'longest']],
    ['createdAt', ['sound', 'earliest']],
  ]),
  otherwise: ['source-priority', 'sound', 'most-recent', 'most-frequent', 'longest'],
  sources: [CORRECTION],
};
