/**
 * `cim subject correct`: what a person says is right. The correction becomes a record of its own source, `correction`,
 * which survivorship trusts before all others; what was received before stays in the history until it is erased.
 */
import { inferMapping } from '../domain/columns/infer-mapping.js';
import { createStandardizer } from '../domain/normalize/standardize.js';
import { type FieldName, isFieldName } from '../domain/record/fields.js';
import { CimError } from '../errors.js';
import { resolveCustomer } from '../store/customers.js';
import { mergeCustomers } from '../store/decisions.js';
import { listDisclosures } from '../store/disclosures.js';
import { beginImport } from '../store/import-session.js';
import { customerId, recordId } from '../store/records.js';
import type { Store } from '../store/store.js';
import { textTable } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { addRequireOption, checkSeparateConsent, requirementsOf } from './shared/law.js';

interface CorrectResult {
  readonly run: number;
  readonly customer: string;
  readonly fields: readonly string[];
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
    const values = corrections(options.set as readonly string[]);
    const headers = [...values.keys()];
    checkSeparateConsent(open, requirementsOf(options, context), customer, headers);
    const cells = [...values.values()];
    const mapping = inferMapping(headers, [cells], { overrides: new Map(headers.map((field) => [field, field])) });
    const { standardize } = createStandardizer(mapping, [cells], { today: context.now().toISOString().slice(0, 10) });
    const session = beginImport(open, {
      source: 'correction',
      name: `correction of ${customerId(customer)}`,
      headers,
      mapping,
    });
    const [record = 0] = session.put([
      { key: `${customerId(customer)} ${headers.join(' ')}`, cells, record: standardize({ line: 1, cells }) },
    ]);
    session.finish();
    if (open.columns.customer.get(record) !== customer) mergeCustomers(open, [customerId(customer), recordId(record)]);
    open.run.subjects.add(customerId(customer));
    const recipients = new Set(listDisclosures(open, customer).map((disclosure) => disclosure.recipient));
    return { run: open.run.number, customer: customerId(customer), fields: headers, recipients: [...recipients] };
  },
  render: (result, { say }) => {
    const text = say(
      `${result.customer}: ${result.fields.join(', ')} corrected; take it back with: cim undo ${result.run}`,
      `${result.customer}：已更正 ${result.fields.join('、')}；撤销：cim undo ${result.run}`,
    );
    if (result.recipients.length === 0) return text;
    return `${text}\n${textTable(
      [{ title: say('Tell these, who were given the data:', '请通知曾获得该信息的接收方：') }],
      result.recipients.map((one) => [one]),
    )}`;
  },
};
