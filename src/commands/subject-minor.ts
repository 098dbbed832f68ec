/** `cim subject minor`: a child, though no birth date says so; or that this was a mistake (PIPL 31, GDPR 8). */
import { MINOR_AGE } from '../domain/privacy/rights.js';
import { resolveCustomer } from '../store/customers.js';
import { customerId } from '../store/records.js';
import { addRightsEvent } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { CommandBody } from './definition.js';

interface MinorResult {
  readonly customer: string;
  readonly minor: boolean;
  /** The fourteenth birthday, or null where it is not known. */
  readonly until: string | null;
}

const day = (text: string): string => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw invalidArgument('date');
  return text;
};

export const command: CommandBody<MinorResult> = {
  examples: ['cim subject minor C12', 'cim subject minor C12 --until 2029-05-17', 'cim subject minor C12 --lift'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .option(
        '--until <date>',
        say(`the day of the ${MINOR_AGE}th birthday, where it is known`, `满 ${MINOR_AGE} 周岁之日（如已知）`),
        day,
      )
      .option('--lift', say('it was a mistake', '撤销该标记'));
  },
  run: async ({ store, args, options }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const until = (options.until as string | undefined) ?? '';
    const lift = options.lift === true;
    addRightsEvent(open, customer, lift ? { kind: 'minor-lifted', reason: '' } : { kind: 'minor', until });
    return { customer: customerId(customer), minor: !lift, until: lift || until === '' ? null : until };
  },
  render: ({ customer, minor, until }, { say }) => {
    if (!minor) return say(`${customer} is no minor.`, `${customer} 不再标记为未成年人。`);
    return until === null
      ? say(`${customer} is a minor.`, `${customer} 已标记为未成年人。`)
      : say(`${customer} is a minor until ${until}.`, `${customer} 在 ${until} 之前标记为未成年人。`);
  },
};
