/** Rules against records: findings with their severity. */
import { ISSUES, type IssueCode, type Severity } from '../record/issue.js';
import type { StandardRecord } from '../record/record.js';
import type { Finding, RuleContext, RuleSet } from './rule.js';
import { checkRule } from './rules/index.js';

/**
 * Everything the rules find in one record; what was found about the record when it was put into standard form comes first.
 * A finding about the same field with the same code stands once, under the gravest of its severities.
 */
export function validateRecord(record: StandardRecord, ruleSet: RuleSet, context: RuleContext): readonly Finding[] {
  let findings: Finding[] | null = null;
  const add = (code: IssueCode, field: string | null, asked: Severity | null): void => {
    const severity = severityOf(code, asked, ruleSet);
    if (severity === null) return;
    findings ??= [];
    const at = findings.findIndex((one) => one.code === code && one.field === field);
    if (at < 0) findings.push({ code, field, severity });
    else if (GRAVITY[severity] > GRAVITY[(findings[at] as Finding).severity]) findings[at] = { code, field, severity };
  };
  for (const { code, field } of record.issues) add(code, field, null);
  for (const rule of ruleSet.rules) {
    for (const { code, field } of checkRule(rule, record, context)) add(code, field, rule.severity);
  }
  return findings ?? NONE;
}

const NONE: readonly Finding[] = [];
const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warn: 1, reject: 2 };

/** What the user says of the code, else what the rule says, else what the code is by itself; null: switched off. */
function severityOf(code: IssueCode, asked: Severity | null, { severities }: RuleSet): Severity | null {
  const said = severities.get(code);
  if (said === 'off') return null;
  return said ?? asked ?? ISSUES[code].severity;
}

/** Remembers the values of unique fields over the records of one file or store. */
export function createSeenValues(): RuleContext['seenBefore'] {
  const seen = new Map<string, Set<string>>();
  return (field, value) => {
    let values = seen.get(field);
    if (values === undefined) {
      values = new Set();
      seen.set(field, values);
    }
    if (values.has(value)) return true;
    values.add(value);
    return false;
  };
}
