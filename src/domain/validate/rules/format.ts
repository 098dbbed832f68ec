/** What the normalisers found wrong with values: every value whose field the rule speaks of. */
import type { StandardRecord } from '../../record/record.js';
import type { FormatRule, Found } from '../rule.js';

/** The issues that stand at the values; each once for a field. */
export function checkFormat(rule: FormatRule, record: StandardRecord): readonly Found[] {
  const found: Found[] = [];
  const wanted = rule.field === null ? null : 'field' in rule.field ? rule.field.field : '';
  for (const { field, issues } of record.values) {
    if (issues.length === 0 || (wanted !== null && field !== wanted)) continue;
    for (const code of issues) {
      if (!found.some((one) => one.code === code && one.field === field)) found.push({ code, field });
    }
  }
  return found;
}
