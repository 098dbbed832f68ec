/** The table of rule kinds: who checks what. */
import type { StandardRecord } from '../../record/record.js';
import type { Found, Rule, RuleContext, RuleKind } from '../rule.js';
import { checkAllowed } from './allowed.js';
import { checkFormat } from './format.js';
import { checkFresh } from './fresh.js';
import { checkIdentity } from './identity.js';
import { checkLength } from './length.js';
import { checkPattern } from './pattern.js';
import { checkPhoneArea } from './phone-area.js';
import { checkRange } from './range.js';
import { checkRequired } from './required.js';
import { checkUnique } from './unique.js';

type Check<Kind extends RuleKind> = (
  rule: Extract<Rule, { readonly kind: Kind }>,
  record: StandardRecord,
  context: RuleContext,
) => readonly Found[];

const CHECKS: { readonly [Kind in RuleKind]: Check<Kind> } = {
  required: checkRequired,
  format: checkFormat,
  range: checkRange,
  length: checkLength,
  pattern: checkPattern,
  allowed: checkAllowed,
  unique: checkUnique,
  fresh: checkFresh,
  identity: (_, record) => checkIdentity(record),
  'phone-area': (_, record) => checkPhoneArea(record),
};

/** What a rule finds in a record. */
export function checkRule(rule: Rule, record: StandardRecord, context: RuleContext): readonly Found[] {
  return (CHECKS[rule.kind] as Check<RuleKind>)(rule as never, record, context);
}
