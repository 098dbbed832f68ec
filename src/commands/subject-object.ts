/** `cim subject object`: a person objects to a purpose; it holds after erasure and re-import, too (GDPR 21). */
import { resolveCustomer } from '../store/customers.js';
import { customerId } from '../store/records.js';
import { addRightsEvent } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { suppressCustomer } from '../store/suppression.js';
import type { CommandBody } from './definition.js';

interface ObjectResult {
  readonly customer: string;
  readonly purpose: string;
  readonly objected: boolean;
}

export const command: CommandBody<ObjectResult> = {
  examples: ['cim subject object C12', 'cim subject object C12 --purpose profiling', 'cim subject object C12 --lift'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .option(
        '--purpose <purpose>',
        say('what is objected to (default: all marketing)', '反对的用途（默认：全部营销）'),
        '*',
      )
      .option('--lift', say('the person takes the objection back', '撤回反对'));
  },
  run: async ({ store, args, options }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const purpose = options.purpose as string;
    const lift = options.lift === true;
    addRightsEvent(open, customer, { kind: lift ? 'objection-lifted' : 'objected', purpose });
    if (purpose === '*') suppressCustomer(open, customer, 'objected', lift);
    return { customer: customerId(customer), purpose, objected: !lift };
  },
  render: (result, { say }) =>
    result.objected
      ? say(
          `${result.customer} is left out of what is for: ${result.purpose === '*' ? 'marketing' : result.purpose}.`,
          `${result.customer} 已从以下用途中排除：${result.purpose === '*' ? '营销' : result.purpose}。`,
        )
      : say(`The objection of ${result.customer} is taken back.`, `已撤回 ${result.customer} 的反对。`),
};
