/** `cim review same`: a steward looked at two and says that they are one customer; linkage learns from it. */
import { mergeCustomers } from '../store/decisions.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

interface Decided {
  readonly run: number;
  readonly customer: string;
}

export const command: CommandBody<Decided> = {
  examples: ['cim review same R12 R40', 'cim review same C12 C40'],
  usage: (command, say) => {
    command
      .argument('<a>', say('a record (R7) or a customer (C12)', '记录（R7）或客户（C12）'))
      .argument('<b>', say('the other', '另一个'));
  },
  run: async ({ store, args }) => {
    const customer = mergeCustomers(store as Store, args);
    return { run: (store as Store).run.number, customer };
  },
  render: ({ run, customer }, { say, dryRun }) =>
    dryRun
      ? say(`They would become ${customer}.`, `将合并为 ${customer}。`)
      : say(
          `They are ${customer} now, and the next dedupe learns from it; take it back with: cim undo ${run}`,
          `已合并为 ${customer}，下次去重将从中学习；撤销：cim undo ${run}`,
        ),
};
