/** Who may be in a file that leaves the store, and the note that it left. */
import { type Command, Option } from 'commander';
import {
  CHANNELS,
  type Channel,
  type Disclosure,
  foldRights,
  LEGAL_BASES,
  type LegalBasis,
  type Refusal,
  refusalOf,
  withheldFields,
} from '../../domain/privacy/rights.js';
import type { FieldName } from '../../domain/record/fields.js';
import { MARKS } from '../../store/columns.js';
import type { StoredCustomer } from '../../store/customers.js';
import { addDisclosure } from '../../store/disclosures.js';
import { parseId } from '../../store/records.js';
import { allRightsEvents, eventsOf } from '../../store/rights.js';
import type { Store } from '../../store/store.js';
import { suppressionCheck } from '../../store/suppression.js';
import { invalidArgument } from '../../ui/usage-error.js';
import type { Call, Options, Say } from '../definition.js';
import { addRequireOption, checkAssessed, requirementsOf } from './law.js';

/** The recipient of a file that stays in the house. */
export const NOBODY_ELSE = 'internal';

export function addDisclosureOptions(command: Command, say: Say): void {
  command
    .option('--recipient <name>', say('who gets the file', '接收方'), NOBODY_ELSE)
    .option(
      '--recipient-country <cc>',
      say('country of the recipient, where it is another one', '接收方所在国家（跨境时）'),
      country,
      '',
    )
    .option(
      '--mechanism <reference>',
      say(
        'by what the data may cross the border: standard contract, assessment, certificate',
        '跨境依据：标准合同、安全评估或认证的编号',
      ),
      '',
    )
    .option('--purpose <purpose>', say('what it is for', '用途'), 'administration')
    .addOption(
      new Option('--basis <basis>', say('legal basis', '法律依据')).choices(LEGAL_BASES).default('legitimate-interest'),
    )
    .addOption(
      new Option('--channel <channel>', say('by which way people will be reached', '联系渠道'))
        .choices(CHANNELS)
        .default('any'),
    )
    .option(
      '--marketing',
      say(
        'for marketing: leaves out who objected, opted out, died or is under 14',
        '用于营销：排除反对、退订、已故者和未满十四岁者',
      ),
    );
  command.option(
    '--encrypted',
    say(
      'with -o -: the next program in the pipe (age, gpg) encrypts the file for its recipient; noted with it',
      '与 -o - 合用：管道中的下一个程序（age、gpg）为接收方加密；一并登记',
    ),
  );
  addRequireOption(command, say, ['separate-consent', 'assessment', 'mechanism', 'guardian']);
}

function country(text: string): string {
  if (!/^[A-Za-z]{2}$/.test(text)) throw invalidArgument('country');
  return text.toUpperCase();
}

/** How many customers were left out, by reason. */
export type LeftOut = Partial<Record<Refusal, number>>;

export interface DisclosureGate {
  readonly permitted: (customer: StoredCustomer) => boolean;
  readonly leftOut: LeftOut;
  /** Sensitive fields that stay blank for a customer who is in the file. */
  readonly withheld: (customer: StoredCustomer) => ReadonlySet<FieldName>;
  /** How many customers had values that stayed blank. */
  readonly withheldFrom: () => number;
}

/** Decides who may be in the file. Counts everybody once, however often asked. */
export function disclosureGate(store: Store, { options, context }: Pick<Call, 'options' | 'context'>): DisclosureGate {
  const disclosure: Disclosure = {
    purpose: options.purpose as string,
    basis: options.basis as LegalBasis,
    channel: options.channel as Channel,
    marketing: options.marketing === true,
    crossBorder: (options.recipientCountry as string) !== '',
    thirdParty: options.recipient !== NOBODY_ELSE,
    mechanism: options.mechanism as string,
    required: requirementsOf(options, context),
  };
  const today = context.now().toISOString().slice(0, 10);
  const reasons = [
    ...(disclosure.crossBorder ? (['cross-border'] as const) : []),
    ...(disclosure.thirdParty ? (['third-party'] as const) : []),
  ];
  checkAssessed(
    store,
    disclosure.required,
    reasons,
    { en: 'The file leaves the house', zh: '该文件将对外提供' },
    today,
  );
  const events = allRightsEvents(store);
  const suppressed = disclosure.marketing ? suppressionCheck(store) : null;
  const decided = new Map<string, Refusal | null>();
  const leftOut: LeftOut = {};
  const restricted = restrictedCustomers(store);
  if (restricted > 0) leftOut.restricted = restricted;

  const withheld = new Map<string, ReadonlySet<FieldName>>();
  const stateOf = (customer: StoredCustomer) =>
    foldRights(
      eventsOf(
        events,
        customer.members.map((member) => parseId(member.id, 'R') as number),
      ),
    );

  const decide = (customer: StoredCustomer): Refusal | null => {
    const state = stateOf(customer);
    const values = customer.members.flatMap((member) => member.record.values);
    const births = values.flatMap(({ field, standard }) =>
      field === 'birthDate' && standard !== '' ? [standard] : [],
    );
    const refusal = refusalOf(state, disclosure, births, today);
    if (refusal !== null || !disclosure.marketing) return refusal;
    if (values.some((value) => value.field === 'emailOptOut' && value.standard === 'true')) return 'objected';
    return customer.members.some((member) => suppressed?.(member.record)) ? 'objected' : null;
  };
  return {
    leftOut,
    withheld: (customer) => {
      const known = withheld.get(customer.id);
      if (known !== undefined) return known;
      const held = new Set(customer.members.flatMap(({ record }) => record.values.map(({ field }) => field)));
      const fields = new Set(withheldFields(stateOf(customer), disclosure).filter((field) => held.has(field)));
      withheld.set(customer.id, fields);
      return fields;
    },
    withheldFrom: () => [...withheld.values()].filter((fields) => fields.size > 0).length,
    permitted: (customer) => {
      let refusal = decided.get(customer.id);
      if (refusal === undefined) {
        refusal = decide(customer);
        decided.set(customer.id, refusal);
        if (refusal !== null) leftOut[refusal] = (leftOut[refusal] ?? 0) + 1;
      }
      return refusal === null;
    },
  };
}

/** Customers of whom a record is restricted: they are in no file at all. */
function restrictedCustomers(store: Store): number {
  const [head, marks] = [store.columns.head.view(), store.columns.marks.view()];
  const found = new Set<number>();
  for (let record = 1; record < head.length; record++)
    if (head[record] !== 0 && ((marks[record] ?? 0) & MARKS.restricted) !== 0)
      found.add(store.columns.customer.get(record));
  return found.size;
}

/** A file that left the store. */
export interface DisclosedFile {
  readonly path: string;
  /** Whether only its recipients can read it. */
  readonly encrypted: boolean;
  readonly fields: readonly string[];
  readonly customers: readonly string[];
}

/** Notes the file, in the run in progress. Returns the number of the disclosure. */
export function noteDisclosure(store: Store, options: Options, file: DisclosedFile): number {
  return addDisclosure(store, {
    file: file.path === '-' ? 'standard output' : file.path,
    recipient: options.recipient as string,
    country: options.recipientCountry as string,
    purpose: options.purpose as string,
    basis: options.basis as LegalBasis,
    mechanism: options.mechanism as string,
    encrypted: file.encrypted,
    fields: file.fields,
    customers: Int32Array.from(file.customers, (id) => parseId(id, 'C') as number),
  });
}
