/** `cim subject deceased`: a person has died; who speaks for them now (PIPL 49). */
import { resolveCustomer } from '../store/customers.js';
import { customerId } from '../store/records.js';
import { addRightsEvent } from '../store/rights.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

interface DeceasedResult {
  readonly customer: string;
  readonly deceased: boolean;
  /** The relative, where they are a customer. */
  readonly kin: string | null;
}

export const command: CommandBody<DeceasedResult> = {
  examples: ['cim subject deceased C12 --evidence "certificate 118" --kin C40', 'cim subject deceased C12 --lift'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .option('--evidence <reference>', say('where the proof is kept', '证据存放位置'), '')
      .option('--kin <customer>', say('the next of kin, where they are a customer', '近亲属（如为客户）'))
      .option('--lift', say('it was a mistake', '撤销该标记'));
  },
  run: async ({ store, args, options }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const named = options.kin as string | undefined;
    const kin = named === undefined ? '' : customerId(resolveCustomer(open, named));
    const lift = options.lift === true;
    addRightsEvent(
      open,
      customer,
      lift ? { kind: 'deceased-lifted', reason: '' } : { kind: 'deceased', evidence: options.evidence as string, kin },
    );
    return { customer: customerId(customer), deceased: !lift, kin: lift || kin === '' ? null : kin };
  },
  render: ({ customer, deceased, kin }, { say }) => {
    if (!deceased) return say(`${customer} is not deceased.`, `已撤销 ${customer} 的已故标记。`);
    return say(
      `${customer} has died, and gets no marketing.${kin === null ? '' : ` ${kin} speaks for them.`}`,
      `${customer} 已登记为已故，不再用于营销。${kin === null ? '' : `近亲属：${kin}。`}`,
    );
  },
};
