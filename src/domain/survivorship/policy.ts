/** Which survivorship rules decide each field, in turn. Data, so that a settings file can replace any of it. */
import type { FieldName } from '../record/fields.js';
import type { SurvivorshipRuleName } from './rules/index.js';

export interface SurvivorshipPolicy {
  /** Rules of single fields, tried in turn until one decides. */
  readonly fields: ReadonlyMap<FieldName, readonly SurvivorshipRuleName[]>;
  /** Rules of every other field. */
  readonly otherwise: readonly SurvivorshipRuleName[];
  /** Sources from most to least trusted; those not named come last. */
  readonly sources: readonly string[];
}

/**
 * Sound values first. A name or company is what most records say, and of those the fullest; phones, e-mails and
 * addresses change in life, so the most recent comes first.
 */
export const DEFAULT_POLICY: SurvivorshipPolicy = {
  fields: new Map<FieldName, readonly SurvivorshipRuleName[]>([
    ['fullName', ['sound', 'source-priority', 'most-complete', 'most-frequent', 'longest', 'most-recent']],
    ['organization', ['sound', 'source-priority', 'most-frequent', 'longest', 'most-recent']],
    ['birthDate', ['sound', 'source-priority', 'most-frequent', 'most-recent']],
    ['gender', ['sound', 'source-priority', 'most-frequent', 'most-recent']],
    ['nationalId', ['sound', 'source-priority', 'most-frequent', 'most-recent']],
    ['address', ['sound', 'source-priority', 'most-complete', 'most-recent', 'most-frequent', 'longest']],
    ['createdAt', ['sound', 'earliest']],
  ]),
  otherwise: ['sound', 'source-priority', 'most-recent', 'most-frequent', 'longest'],
  sources: [],
};
