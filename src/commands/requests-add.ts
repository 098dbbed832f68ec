/** `cim requests add`: a person asked for something about their data; by when must it be answered? */
import { Option } from 'commander';
import { LAWS, type Law, REQUEST_KINDS, type RequestKind } from '../domain/privacy/requests.js';
import { CimError } from '../errors.js';
import { resolveCustomer } from '../store/customers.js';
import { customerId } from '../store/records.js';
import { addRequest, type RightsRequest } from '../store/requests.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { renderRequests } from './shared/request-table.js';

export const command: CommandBody<RightsRequest> = {
  examples: [
    'cim requests add access --customer C12 --manner e-mail --law gdpr',
    'cim requests add erase --manner phone --law pipl --received 2026-11-20',
  ],
  usage: (command, say) => {
    command
      .argument(
        '<kind>',
        say(`what was asked for: ${REQUEST_KINDS.join(', ')}`, `请求类型：${REQUEST_KINDS.join('、')}`),
      )
      .addOption(new Option('--law <law>', say('whose time limit holds', '适用法律')).choices(LAWS).default('gdpr'))
      .option('--customer <customer>', say('who asked, where they are in the store', '提出请求的客户'))
      .option('--manner <manner>', say('how it came: e-mail, phone, letter …', '提出方式'), 'e-mail')
      .option('--received <date>', say('when it came (default: today)', '收到日期（默认今天）'));
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const [kind = ''] = args;
    if (!(REQUEST_KINDS as readonly string[]).includes(kind))
      throw new CimError(
        'usage',
        'unknown-request',
        { en: `There is no request of the kind ${kind}.`, zh: `没有名为 ${kind} 的请求类别。` },
        { en: `Kinds: ${REQUEST_KINDS.join(', ')}.`, zh: `类别：${REQUEST_KINDS.join('、')}。` },
      );
    const today = context.now().toISOString().slice(0, 10);
    const received = (options.received as string | undefined) ?? today;
    if (!/^\d{4}-\d\d-\d\d$/.test(received) || Number.isNaN(Date.parse(received)) || received > today)
      throw new CimError('usage', 'date-invalid', {
        en: '--received takes a past day as yyyy-mm-dd.',
        zh: '--received 需要已过去的日期，写成 yyyy-mm-dd。',
      });
    const named = options.customer as string | undefined;
    const customer = named === undefined ? null : customerId(resolveCustomer(open, named));
    const request = addRequest(open, {
      kind: kind as RequestKind,
      manner: options.manner as string,
      received,
      law: options.law as Law,
      customer,
    });
    if (customer !== null) open.run.subjects.add(customer);
    return request;
  },
  render: (request, context) => renderRequests([request], context),
};
