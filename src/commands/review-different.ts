/** `cim review different`: a steward looked at two and says that they are not one customer; linkage learns from it. */
import { keepApart } from '../store/decisions.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

interface Decided {
  readonly run: number;
  readonly a: string;
  readonly b: string;
}

export const command: CommandBody<Decided> = {
  examples: ['cim review different R12 R40', 'cim review different C12 C40'],
  usage: (command, say) => {
    command
      .argument('<a>', say('a record (R7) or a customer (C12)', '记录（R7）或客户（C12）'))
      .argument('<b>', say('the other', '另一个'));
  },
  run: async ({ store, args }) => {
    const [a, b] = args as [string, string];
    keepApart(store as Store, a, b);
    return { run: (store as Store).run.number, a: a.toUpperCase(), b: b.toUpperCase() };
  },
  render: ({ run, a, b }, { say, dryRun }) =>
    dryRun
      ? say(`${a} and ${b} would stay apart.`, `${a} 与 ${b} 将保持分开。`)
      : say(
          `${a} and ${b} stay apart, and the next dedupe learns from it; take it back with: cim undo ${run}`,
          `${a} 与 ${b} 保持分开，下次去重将从中学习；撤销：cim undo ${run}`,
        ),
};
