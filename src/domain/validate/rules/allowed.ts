/** Values out of a list. */
import type { StandardRecord } from '../../record/record.js';
import type { AllowedRule, Found } from '../rule.js';
import { nameOf, textsOf } from '../values.js';

/** Compared without regard to case. */
export function checkAllowed(rule: AllowedRule, record: StandardRecord): readonly Found[] {
  const strange = textsOf(record, rule.field).some((text) => !rule.values.has(text.toLowerCase()));
  return strange ? [{ code: 'value-not-allowed', field: nameOf(rule.field) }] : [];
}
