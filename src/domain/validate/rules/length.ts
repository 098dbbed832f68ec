/** Values no longer than allowed. */
import type { StandardRecord } from '../../record/record.js';
import type { Found, LengthRule } from '../rule.js';
import { nameOf, textsOf } from '../values.js';

/** Counts characters, not code units: 𠮷 is one. */
export function checkLength(rule: LengthRule, record: StandardRecord): readonly Found[] {
  const long = textsOf(record, rule.field).some((text) => text.length > rule.max && [...text].length > rule.max);
  return long ? [{ code: 'value-too-long', field: nameOf(rule.field) }] : [];
}
