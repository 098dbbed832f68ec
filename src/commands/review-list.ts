/** `cim review`: the pairs that wait for a steward, the likeliest first. */
import { goldenRecord } from '../domain/survivorship/golden-record.js';
import { asMember } from '../store/customers.js';
import { customerId, RecordReader, recordId } from '../store/records.js';
import type { Store } from '../store/store.js';
import { textTable } from '../ui/table.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { CommandBody } from './definition.js';
import { type CustomerSummary, summarize } from './shared/customer-summary.js';
import { chance, signed } from './shared/pair-explanation.js';
import { addRevealOption, noteShown, viewOf } from './shared/view.js';
import { waitingPairs } from './shared/waiting-pairs.js';

interface ReviewPair {
  readonly a: string;
  readonly b: string;
  readonly customers: readonly [string, string];
  /** Bits. */
  readonly weight: number;
  readonly probability: number;
  readonly summaries: readonly [CustomerSummary, CustomerSummary];
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidArgument('whole number');
  return Number(text);
};

export const command: CommandBody<readonly ReviewPair[]> = {
  examples: ['cim review', 'cim review --limit 5 --reveal', 'cim review --json'],
  shape: 'lines',
  usage: (command, say) => {
    command.option('--limit <n>', say('pairs at most', '最多显示的对数'), wholeNumber);
    addRevealOption(command, say);
  },
  run: async ({ store, options }) => {
    const open = store as Store;
    const view = viewOf(open, options);
    const reader = new RecordReader(open);
    const summary = (record: number): CustomerSummary => {
      const found = reader.read(record);
      noteShown(open, customerId(open.columns.customer.get(record)));
      return summarize(goldenRecord(found === null ? [] : [asMember(found)]), view);
    };
    return waitingPairs(open)
      .slice(0, (options.limit as number | undefined) ?? (options.json === true ? undefined : 20))
      .map(({ a, b, weight, probability }) => ({
        a: recordId(a),
        b: recordId(b),
        customers: [customerId(open.columns.customer.get(a)), customerId(open.columns.customer.get(b))],
        weight: Math.round(weight * 1000) / 1000,
        probability,
        summaries: [summary(a), summary(b)],
      }));
  },
  render: (pairs, { say }) => {
    const [first] = pairs;
    if (first === undefined) return say('No pair waits for review.', '没有待审核的记录对。');
    const line = (record: string, customer: string, summary: CustomerSummary) => [
      `${record} (${customer})`,
      summary.name,
      summary.phones.slice(0, 2).join(', '),
      summary.emails.slice(0, 2).join(', '),
      summary.address,
    ];
    const table = textTable(
      [
        { title: say('record', '记录') },
        { title: say('name', '姓名') },
        { title: say('phones', '电话') },
        { title: say('e-mails', '邮箱') },
        { title: say('address', '地址') },
        { title: say('probability', '概率'), align: 'right' },
        { title: say('bits', '比特'), align: 'right' },
      ],
      pairs.flatMap(({ a, b, customers, weight, probability, summaries }) => [
        [...line(a, customers[0], summaries[0]), chance(probability), signed(weight)],
        line(`  ${b}`, customers[1], summaries[1]),
      ]),
    );
    return `${table}\n${say('Decide: ', '判断：')}cim review same ${first.a} ${first.b} | cim review different ${first.a} ${first.b}${say('; why: ', '；原因：')}cim explain ${first.a} ${first.b}`;
  },
};
