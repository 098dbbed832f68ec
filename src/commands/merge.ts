/** `cim merge`: a steward decides that these are one customer; later runs obey. */
import { mergeCustomers } from '../store/decisions.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

interface MergeResult {
  readonly run: number;
  readonly customer: string;
}

export const command: CommandBody<MergeResult> = {
  examples: ['cim merge C12 C40', 'cim merge C12 C40 C41 --dry-run'],
  usage: (command, say) => {
    command.argument(
      '<customer...>',
      say('customers (C12) or records (R7); the first keeps its number', '客户（C12）或记录（R7）；保留第一个的编号'),
    );
  },
  run: async ({ store, args }) => {
    const customer = mergeCustomers(store as Store, args);
    return { run: (store as Store).run.number, customer };
  },
  render: ({ run, customer }, { say, dryRun }) =>
    dryRun
      ? say(`They would become ${customer}.`, `将合并为 ${customer}。`)
      : say(
          `They are ${customer} now; take it back with: cim undo ${run}`,
          `已合并为 ${customer}；撤销：cim undo ${run}`,
        ),
};
