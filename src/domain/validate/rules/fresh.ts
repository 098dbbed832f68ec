/** Records that nobody has looked at for long. */
import { daysSinceEpoch } from '../../normalize/calendar.js';
import type { StandardRecord } from '../../record/record.js';
import type { Found, FreshRule, RuleContext } from '../rule.js';
import { nameOf, textsOf } from '../values.js';

/** Says nothing about records without the date. */
export function checkFresh(rule: FreshRule, record: StandardRecord, context: RuleContext): readonly Found[] {
  const newest = textsOf(record, rule.field)
    .filter((text) => /^\d{4}-\d{2}-\d{2}/.test(text))
    .sort()
    .at(-1);
  if (newest === undefined) return [];
  return dayNumber(context.today) - dayNumber(newest) > rule.days ? [{ code: 'stale', field: nameOf(rule.field) }] : [];
}

function dayNumber(date: string): number {
  return daysSinceEpoch(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}
