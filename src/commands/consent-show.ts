/** `cim consent show`: whether a person agreed to a purpose, by a channel. */
import { type Channel, consentFor } from '../domain/privacy/rights.js';
import { resolveCustomer } from '../store/customers.js';
import { customerId } from '../store/records.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { addConsentOptions, type ConsentResult, renderConsent, rightsOf } from './shared/rights.js';

export const command: CommandBody<ConsentResult> = {
  examples: ['cim consent show C12 --purpose newsletter --channel email'],
  usage: addConsentOptions,
  run: async ({ store, args, options }) => {
    const customer = resolveCustomer(store as Store, args[0] as string);
    const purpose = options.purpose as string;
    const channel = options.channel as Channel;
    const state = consentFor(rightsOf(store as Store, customer), purpose, channel);
    return { customer: customerId(customer), purpose, channel, state };
  },
  render: renderConsent,
};
