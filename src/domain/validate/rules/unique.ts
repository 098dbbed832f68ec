/** Values that no two records may share. */
import type { StandardRecord } from '../../record/record.js';
import type { Found, RuleContext, UniqueRule } from '../rule.js';
import { nameOf, textsOf } from '../values.js';

/** The first record with a value is left in peace; the same value twice within one record is one value. */
export function checkUnique(rule: UniqueRule, record: StandardRecord, context: RuleContext): readonly Found[] {
  const field = nameOf(rule.field);
  let repeated = false;
  for (const text of new Set(textsOf(record, rule.field))) {
    if (text !== '' && context.seenBefore(field, text)) repeated = true;
  }
  return repeated ? [{ code: 'duplicate-value', field }] : [];
}
