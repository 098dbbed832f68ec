/** `cim notices missing`: the customers of whom no notice is recorded (GDPR 13–14, PIPL 17). */
import { wasNoticed } from '../domain/privacy/rights.js';
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
  run: async ({ store }) => {
    const open = store as Store;
    const events = allRightsEvents(open);
    return [...everyCustomer(open)]
      .filter(([, records]) => !wasNoticed(eventsOf(events, records)))
      .map(([customer]) => ({ customer: customerId(customer) }));
  },
  render: (lines, { say }) =>
    lines.length === 0 ? say('Everybody was told.', '均已告知。') : lines.map(({ customer }) => customer).join('\n'),
};
