/** One of several fields must have a value. */
import type { StandardRecord } from '../../record/record.js';
import type { Found, RequiredRule } from '../rule.js';
import { hasValue, nameOf } from '../values.js';

/** A finding about the field, where the rule names one only; else about the record. */
export function checkRequired(rule: RequiredRule, record: StandardRecord): readonly Found[] {
  if (rule.anyOf.some((ref) => hasValue(record, ref))) return [];
  const [only] = rule.anyOf;
  return [{ code: rule.code, field: rule.anyOf.length === 1 && only !== undefined ? nameOf(only) : null }];
}
