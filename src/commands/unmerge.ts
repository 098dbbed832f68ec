/** `cim unmerge`: a steward decides that a customer is several; later runs keep them apart. */
import { CimError } from '../errors.js';
import { unmergeCustomer } from '../store/decisions.js';
import { parseId } from '../store/records.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

interface UnmergeResult {
  readonly run: number;
  readonly customers: readonly string[];
}

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

/** `R1,R2` → record numbers. */
function group(word: string): number[] {
  return word.split(',').map((id) => {
    const record = parseId(id, 'R');
    if (record === null)
      throw new CimError(
        'usage',
        'no-such-record',
        { en: `${id} is not a record.`, zh: `${id} 不是记录编号。` },
        { en: 'cim show C12 lists the records of a customer.', zh: '用 cim show C12 查看客户的各条记录。' },
      );
    return record;
  });
}

export const command: CommandBody<UnmergeResult> = {
  examples: ['cim unmerge C12', 'cim unmerge C12 --group R7,R9 --group R8'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('the customer to take apart', '要拆分的客户'))
      .option(
        '--group <records>',
        say('records that stay together, as R7,R9 (repeatable)', '保持在一起的记录，如 R7,R9（可多次）'),
        append,
      );
  },
  run: async ({ store, args, options }) => {
    const groups = (options.group as readonly string[] | undefined)?.map(group);
    const customers = unmergeCustomer(store as Store, args[0] as string, groups);
    return { run: (store as Store).run.number, customers };
  },
  render: ({ run, customers }, { say, dryRun }) =>
    dryRun
      ? say(`They would become ${customers.join(', ')}.`, `将拆分为 ${customers.join('、')}。`)
      : say(
          `They are ${customers.join(', ')} now; take it back with: cim undo ${run}`,
          `已拆分为 ${customers.join('、')}；撤销：cim undo ${run}`,
        ),
};
