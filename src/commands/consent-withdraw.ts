/** `cim consent withdraw`: as easily as it was given. */
import type { CommandBody } from './definition.js';
import { addConsentOptions, type ConsentResult, renderConsent, stateConsent } from './shared/rights.js';

export const command: CommandBody<ConsentResult> = {
  examples: [
    'cim consent withdraw C12 --purpose newsletter',
    'cim consent withdraw C12 --purpose newsletter --channel sms',
  ],
  usage: addConsentOptions,
  run: async (call) => stateConsent(call, 'consent-withdrawn'),
  render: renderConsent,
};
