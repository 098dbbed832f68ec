/** `cim search`: customers by any of their values; words may be misspelled, in pinyin, or the end of a number. */

import type { Command } from 'commander';
import { searchSteps } from '../domain/search/search-table.js';
import { goldenRecord } from '../domain/survivorship/golden-record.js';
import { CimError } from '../errors.js';
import { inTurns } from '../store/breath.js';
import { asMember, readCustomer } from '../store/customers.js';
import { tableReading } from '../store/features.js';
import { customerId } from '../store/records.js';
import type { Store } from '../store/store.js';
import { textTable } from '../ui/table.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { CommandBody, Say } from './definition.js';
import { type CustomerSummary, summarize } from './shared/customer-summary.js';
import { readSettings } from './shared/settings.js';
import { addRevealOption, noteShown, viewOf } from './shared/view.js';

interface SearchLine extends CustomerSummary {
  readonly customer: string;
  readonly score: number;
}

/** Records looked at for each customer shown: several records of one customer may match. */
const RECORDS_PER_CUSTOMER = 20;

async function searchText(args: readonly string[]): Promise<string> {
  if (args.length !== 1 || args[0] !== '-') return args.join(' ');
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
  return text.trim();
}

export const command: CommandBody<readonly SearchLine[]> = {
  examples: ['cim search chen', 'cim search 张伟 上海', 'cim search 0138 --reveal', 'echo 13800138000 | cim search -'],
  shape: 'lines',
  usage: (command: Command, say: Say) => {
    const limit = (text: string) => {
      if (!/^[1-9]\d{0,4}$/.test(text)) throw invalidArgument('limit');
      return Number(text);
    };
    command
      .argument(
        '<text...>',
        say(
          'words that must all be found; - reads them from standard input, out of the shell history',
          '要查找的词；- 表示从标准输入读取',
        ),
      )
      .option('--limit <n>', say('customers at most', '最多显示的客户数'), limit, 20);
    addRevealOption(command, say);
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const view = viewOf(open, options);
    const limit = options.limit as number;
    const text = await searchText(args);
    if (text.trim() === '')
      throw new CimError(
        'usage',
        'nothing-to-search',
        { en: 'There is nothing to search for.', zh: '没有要查找的内容。' },
        { en: 'cim search NAME, PHONE or E-MAIL', zh: 'cim search 姓名、电话或电子邮箱' },
      );
    const { table, records } = await inTurns(tableReading(open), context.signal);
    const best = new Map<number, number>();
    const hits = await inTurns(searchSteps(table, text, limit * RECORDS_PER_CUSTOMER), context.signal);
    for (const { row, score } of hits) {
      const customer = open.columns.customer.get(records[row] as number);
      if (!best.has(customer)) best.set(customer, score);
      if (best.size === limit) break;
    }
    return [...best].map(([number, score]) => {
      const customer = readCustomer(open, customerId(number));
      noteShown(open, customer.id);
      const golden = goldenRecord(customer.members.map(asMember), readSettings(options, context).survivorship);
      return { customer: customer.id, ...summarize(golden, view), score: Math.round(score * 1000) / 1000 };
    });
  },
  render: (lines, { say }) => {
    if (lines.length === 0) return say('No customer was found.', '未找到客户。');
    const columns = [
      say('customer', '客户'),
      say('name', '姓名'),
      say('phones', '电话'),
      say('e-mails', '邮箱'),
      say('address', '地址'),
    ];
    return textTable(
      columns.map((title) => ({ title })),
      lines.map((line) => [
        line.customer,
        line.name,
        line.phones.slice(0, 2).join(', '),
        line.emails.slice(0, 2).join(', '),
        line.address,
      ]),
    );
  },
};
