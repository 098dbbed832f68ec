/** `cim notices missing`: the customers of whom no notice is recorded (GDPR 13–14, PIPL 17). */
import { wasNoticed } from '../domain/privacy/rights.js';
import { visitInTurns } from '../store/breath.js';
import { customerId } from '../store/records.js';
import { allRightsEvents, eventsOf } from '../store/rights.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { everyCustomer } from './shared/people.js';

interface Unnoticed {
  readonly customer: string;
}

export const command: CommandBody<readonly Unnoticed[]> = {
  examples: ['cim notices missing', 'cim notices missing --json | wc -l'],
  shape: 'lines',
  usage: () => {},
  run: async ({ store, context }) => {
    const open = store as Store;
    const events = allRightsEvents(open);
    const missing: Unnoticed[] = [];
    await visitInTurns(everyCustomer(open), context.signal, ([customer, records]) => {
      if (!wasNoticed(eventsOf(events, records))) missing.push({ customer: customerId(customer) });
    });
    return missing;
  },
  render: (lines, { say }) =>
    lines.length === 0 ? say('Everybody was told.', '均已告知。') : lines.map(({ customer }) => customer).join('\n'),
};
