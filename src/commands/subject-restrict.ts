/** `cim subject restrict`: keep the data and do nothing else with them, or lift that again (GDPR 18, PIPL 47). */
import { resolveCustomer } from '../store/customers.js';
import { customerId } from '../store/records.js';
import { addRightsEvent } from '../store/rights.js';
import type { Store } from '../store/store.js';
import type { CommandBody, Say } from './definition.js';
import { type ProbableOther, probableOthers, tellOthers } from './shared/probable-others.js';

interface RestrictResult {
  readonly customer: string;
  readonly restricted: boolean;
  readonly held: boolean | null;
  /** Customers who may be the same person: what was restricted here is used there. */
  readonly probableOthers: readonly ProbableOther[];
}

export const command: CommandBody<RestrictResult> = {
  examples: [
    'cim subject restrict C12 --reason "accuracy contested"',
    'cim subject restrict C12 --lift',
    'cim subject restrict C12 --hold --reason "tax law, until 2031"',
  ],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .option('--lift', say('lift the restriction (with --hold: the hold)', '解除限制（与 --hold 合用：解除保留）'))
      .option('--hold', say('legal hold: must not be erased either', '法定保留：也不得删除'))
      .option('--reason <text>', say('why', '原因'), '');
  },
  run: async ({ store, args, options }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const lift = options.lift === true;
    const reason = options.reason as string;
    const hold = options.hold === true;
    const kind = hold ? (lift ? 'released' : 'held') : lift ? 'unrestricted' : 'restricted';
    addRightsEvent(open, customer, { kind, reason });
    const others = lift ? [] : probableOthers(open, customer);
    return { customer: customerId(customer), restricted: !lift, held: hold ? !lift : null, probableOthers: others };
  },
  render: (result, { say }) => [told(result, say), tellOthers(result.probableOthers, say)].filter(Boolean).join('\n'),
};

function told(result: RestrictResult, say: Say): string {
  if (result.held !== null)
    return result.held
      ? say(`${result.customer} is on hold: it cannot be erased.`, `${result.customer} 已设为法定保留，不可删除。`)
      : say(`The hold on ${result.customer} is lifted.`, `已解除 ${result.customer} 的保留。`);
  return result.restricted
    ? say(
        `${result.customer} is restricted: left out of search, exports and linkage.`,
        `${result.customer} 已限制处理：不再参与查找、导出和查重。`,
      )
    : say(`The restriction of ${result.customer} is lifted.`, `已解除对 ${result.customer} 的限制。`);
}
