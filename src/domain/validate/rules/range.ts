/** Dates and numbers within bounds. */
import type { StandardRecord } from '../../record/record.js';
import type { Found, RangeRule, RuleContext } from '../rule.js';
import { nameOf, textsOf } from '../values.js';

/** Values that are neither a date nor a number are not the business of this rule. */
export function checkRange(rule: RangeRule, record: StandardRecord, context: RuleContext): readonly Found[] {
  const outside = textsOf(record, rule.field).some(
    (text) => isBeyond(text, rule.min, context, -1) || isBeyond(text, rule.max, context, 1),
  );
  return outside ? [{ code: 'out-of-range', field: nameOf(rule.field) }] : [];
}

function isBeyond(text: string, bound: string | number | null, { today }: RuleContext, side: 1 | -1): boolean {
  if (bound === null) return false;
  if (typeof bound === 'number') {
    const number = /^-?\d+(?:\.\d+)?/.exec(text);
    return number !== null && (Number(number[0]) - bound) * side > 0;
  }
  const limit = bound === 'today' ? today : bound;
  if (!/^\d{4}/.test(text)) return false;
  // A month or a year alone is compared with as much of the bound.
  const length = Math.min(text.length, limit.length, 10);
  const [value, edge] = [text.slice(0, length), limit.slice(0, length)];
  return side > 0 ? value > edge : value < edge;
}
