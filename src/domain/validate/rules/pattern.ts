/** Values of a form that the user gives as a regular expression. */
import type { StandardRecord } from '../../record/record.js';
import type { Found, PatternRule } from '../rule.js';
import { nameOf, textsOf } from '../values.js';

/** Longer values are not matched (a user's pattern may be slow): they do not fit. */
const MAX_MATCHED = 1000;

export function checkPattern(rule: PatternRule, record: StandardRecord): readonly Found[] {
  const unfit = textsOf(record, rule.field).some((text) => text.length > MAX_MATCHED || !rule.matches.test(text));
  return unfit ? [{ code: 'pattern-mismatch', field: nameOf(rule.field) }] : [];
}
