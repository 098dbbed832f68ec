/**
 * `cim subject correct`: what a person says is right. The correction becomes a record of its own source, `correction`,
 * which survivorship trusts before all others; what was received before stays in the history until it is erased.
 */
import { inferMapping } from '../domain/columns/infer-mapping.js';
import { createStandardizer } from '../domain/normalize/standardize.js';
import { wholeCorrection } from '../domain/privacy/correction.js';
import { type FieldName, fieldDefinition, isFieldName } from '../domain/record/fields.js';
import { ISSUES, type IssueCode } from '../domain/record/issue.js';
import { goldenRecord } from '../domain/survivorship/golden-record.js';
import { CORRECTION } from '../domain/survivorship/rules/rule.js';
import { CimError } from '../errors.js';
import { asMember, readCustomer, resolveCustomer } from '../store/customers.js';
import { addOwnRecord } from '../store/decisions.js';
import { listDisclosures } from '../store/disclosures.js';
import { beginImport } from '../store/import-session.js';
import { customerId } from '../store/records.js';
import type { Store } from '../store/store.js';
import { textTable } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { NOBODY_ELSE } from './shared/disclose.js';
import { addRequireOption, checkSeparateConsent, requirementsOf } from './shared/law.js';
import { readSettings } from './shared/settings.js';

interface CorrectResult {
  readonly run: number;
  readonly customer: string;
  readonly fields: readonly string[];
  /** What is odd about the corrected values: they are kept as the person gave them. */
  readonly issues: readonly { readonly field: FieldName; readonly code: IssueCode }[];
  /** To whom the old value was given: they must be told (GDPR 19). */
  readonly recipients: readonly string[];
}

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

function corrections(words: readonly string[]): Map<FieldName, string> {
  const values = new Map<FieldName, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const field = word.slice(0, Math.max(0, at));
    const value = word.slice(at + 1).trim();
    if (!isFieldName(field) || value === '')
      throw new CimError(
        'usage',
        'correction-form',
        {
          en: '--set takes FIELD=VALUE with a known field and a value.',
          zh: '--set 的写法是 字段=值，字段须为已知字段。',
        },
        {
          en: 'For instance --set email=ann@example.com; the README lists the fields.',
          zh: '例如 --set email=ann@example.com；字段见 README。',
        },
      );
    values.set(field, value);
  }
  return values;
}

export const command: CommandBody<CorrectResult> = {
  examples: ['cim subject correct C12 --set email=ann.lee@example.com --set city=Berlin'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .requiredOption('--set <field=value>', say('the right value (repeatable)', '正确的值（可多次）'), append);
    addRequireOption(command, say, ['separate-consent']);
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const corrected = corrections(options.set as readonly string[]);
    checkSeparateConsent(open, requirementsOf(options, context), customer, [...corrected.keys()]);
    const { members } = readCustomer(open, customerId(customer));
    const current = goldenRecord(members.map(asMember), readSettings(options, context).survivorship);
    const values = wholeCorrection(corrected, current.values);
    const headers = [...values.keys()];
    const cells = [...values.values()];
    const mapping = inferMapping(headers, [cells], { overrides: new Map(headers.map((field) => [field, field])) });
    const { standardize } = createStandardizer(mapping, [cells], { today: context.now().toISOString().slice(0, 10) });
    const standard = standardize({ line: 1, cells });
    const session = beginImport(open, {
      source: CORRECTION,
      name: `correction of ${customerId(customer)}`,
      headers,
      mapping,
    });
    const [record = 0] = session.put([
      { key: `${customerId(customer)} ${headers.join(' ')}`, cells, record: standard },
    ]);
    session.finish();
    addOwnRecord(open, customer, record);
    open.run.subjects.add(customerId(customer));
    const recipients = new Set(listDisclosures(open, customer).map((disclosure) => disclosure.recipient));
    recipients.delete(NOBODY_ELSE);
    const issues = standard.values.flatMap(({ field, issues }) =>
      corrected.has(field)
        ? issues.filter((code) => ISSUES[code].severity !== 'info').map((code) => ({ field, code }))
        : [],
    );
    return {
      run: open.run.number,
      customer: customerId(customer),
      fields: [...corrected.keys()],
      issues,
      recipients: [...recipients],
    };
  },
  render: (result, { say, lang }) => {
    const text = [
      say(
        `${result.customer}: ${result.fields.join(', ')} corrected; take it back with: cim undo ${result.run}`,
        `${result.customer}：已更正 ${result.fields.join('、')}；撤销：cim undo ${result.run}`,
      ),
      ...result.issues.map(({ field, code }) => `${fieldDefinition(field).label[lang]}: ${ISSUES[code].summary[lang]}`),
    ].join('\n');
    if (result.recipients.length === 0) return text;
    return `${text}\n${textTable(
      [{ title: say('Tell these, who were given the data:', '请通知曾获得该信息的接收方：') }],
      result.recipients.map((one) => [one]),
    )}`;
  },
};
