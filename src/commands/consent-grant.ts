/** `cim consent grant`: a person agreed to a purpose, by a channel, having been shown a notice. */
import type { CommandBody } from './definition.js';
import { addConsentOptions, type ConsentResult, renderConsent, stateConsent } from './shared/rights.js';

export const command: CommandBody<ConsentResult> = {
  examples: [
    'cim consent grant C12 --purpose newsletter --channel email --notice notice.txt --notice-version 3 --evidence form-2291',
  ],
  usage: addConsentOptions,
  run: async (call) => stateConsent(call, 'consent-granted'),
  render: renderConsent,
};
