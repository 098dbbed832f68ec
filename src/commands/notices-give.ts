/** `cim notices give`: people were told what is done with their data: single ones, all who were in a file, or all. */
import { Option } from 'commander';
import { CHANNELS, type Channel } from '../domain/privacy/rights.js';
import { CimError } from '../errors.js';
import { recordsOf, resolveCustomer } from '../store/customers.js';
import { readDisclosure } from '../store/disclosures.js';
import { customerId } from '../store/records.js';
import { addEventOfRecords } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { Call, CommandBody } from './definition.js';
import { everyCustomer } from './shared/people.js';
import { readNotice } from './shared/rights.js';

interface NoticesGiven {
  readonly customers: number;
  readonly notice: string;
  readonly noticeHash: string;
  readonly channel: Channel;
}

/** Records of each customer to be noted, by number. */
function recipients({ store: given, args, options }: Call): ReadonlyMap<number, readonly number[]> {
  const store = given as Store;
  const disclosure = options.disclosure as string | undefined;
  const ways = [args.length > 0, disclosure !== undefined, options.all === true].filter(Boolean).length;
  if (ways !== 1)
    throw new CimError(
      'usage',
      'who-was-told',
      {
        en: 'Say who was told: customers, --disclosure N, or --all.',
        zh: '请说明告知了何人：客户、--disclosure 编号或 --all。',
      },
      { en: 'cim notices missing lists who was not.', zh: 'cim notices missing 列出尚未告知者。' },
    );
  if (args.length > 0)
    return new Map(args.map((id) => resolveCustomer(store, id)).map((one) => [one, recordsOf(store, one)]));
  const all = everyCustomer(store);
  if (disclosure === undefined) return all;
  const { customers } = readDisclosure(store, /^[1-9]\d{0,8}$/.test(disclosure) ? Number(disclosure) : 0);
  const wanted = new Set(customers);
  return new Map([...all].filter(([customer]) => wanted.has(customer)));
}

export const command: CommandBody<NoticesGiven> = {
  examples: [
    'cim notices give C12 --notice privacy.txt --notice-version 4 --channel email',
    'cim notices give --disclosure 7 --notice privacy.txt --notice-version 4 --channel post',
  ],
  usage: (command, say) => {
    command
      .argument('[customer...]', say('customers (C12) or records (R7)', '客户（C12）或记录（R7）'))
      .option('--disclosure <number>', say('everybody in an exported file', '某导出文件中的所有人（披露编号）'))
      .option('--all', say('everybody in the store', '库中所有人'))
      .requiredOption('--notice <file>', say('the text the people were shown', '告知文本文件'))
      .option('--notice-version <version>', say('version of that text', '告知文本版本'))
      .addOption(new Option('--channel <channel>', say('by which way', '渠道')).choices(CHANNELS).default('any'));
  },
  run: async (call) => {
    const { options } = call;
    const store = call.store as Store;
    const people = recipients(call);
    const { notice, noticeHash } = readNotice(options);
    const channel = options.channel as Channel;
    const records = [...people.values()].flat();
    if (records.length > 0) addEventOfRecords(store, records, { kind: 'notice-given', notice, noticeHash, channel });
    for (const customer of people.size <= 1000 ? people.keys() : []) store.run.subjects.add(customerId(customer));
    store.run.counts.set('notice-given', people.size);
    return { customers: people.size, notice, noticeHash, channel };
  },
  render: ({ customers }, { say }) =>
    say(`${number(customers)} customers were told.`, `已登记告知 ${number(customers)} 个客户。`),
};
