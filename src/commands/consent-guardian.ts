/** `cim consent guardian`: the consent of a child's guardian, without which a child gets no marketing (PIPL 31, GDPR 8). */
import { ofAgeOn } from '../domain/privacy/rights.js';
import { recordsOf, resolveCustomer } from '../store/customers.js';
import { customerId, RecordReader } from '../store/records.js';
import { addRightsEvent } from '../store/rights.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { rightsOf } from './shared/rights.js';

interface GuardianConsent {
  readonly customer: string;
  readonly guardianConsent: boolean;
  /** The day from which it is needed no more, by the birth dates that are known; null: none is. */
  readonly until: string | null;
}

/** The latest day on which one of the customer's records says that it turns fourteen. */
function ofAge(store: Store, customer: number): string | null {
  const reader = new RecordReader(store);
  const births = recordsOf(store, customer).flatMap((record) =>
    (reader.read(record)?.record.values ?? []).flatMap(({ field, standard }) =>
      field === 'birthDate' ? [standard] : [],
    ),
  );
  return (
    births
      .flatMap((birth) => ofAgeOn(birth) ?? [])
      .sort()
      .at(-1) ?? null
  );
}

export const command: CommandBody<GuardianConsent> = {
  examples: ['cim consent guardian C12 --evidence "form 2025-118" --guardian C40'],
  usage: (command, say) => {
    command
      .argument(
        '<customer>',
        say('the child: a customer (C12), or a record of it (R7)', '儿童：客户（C12）或其记录（R7）'),
      )
      .requiredOption('--evidence <reference>', say('where the proof is kept', '证据存放位置'))
      .option('--guardian <customer>', say('the guardian, where they are a customer', '监护人（如为客户）'));
  },
  run: async ({ store, args, options }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const named = options.guardian as string | undefined;
    const guardian = named === undefined ? '' : customerId(resolveCustomer(open, named));
    addRightsEvent(open, customer, { kind: 'guardian-consent', evidence: options.evidence as string, guardian });
    return {
      customer: customerId(customer),
      guardianConsent: rightsOf(open, customer).guardianConsent,
      until: ofAge(open, customer),
    };
  },
  render: (result, { say }) =>
    say(`The guardian of ${result.customer} has consented.`, `${result.customer} 的监护人已同意。`),
};
