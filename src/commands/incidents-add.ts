/** `cim incidents add`: something happened to personal data; whom does it concern, and by when must the authority know? */
import { Option } from 'commander';
import { INCIDENT_KINDS, type Incident, type IncidentKind } from '../domain/privacy/incident.js';
import { foldRights, isMinor } from '../domain/privacy/rights.js';
import { FIELDS } from '../domain/record/fields.js';
import { CimError } from '../errors.js';
import { visitInTurns } from '../store/breath.js';
import { resolveCustomer } from '../store/customers.js';
import { readDisclosure } from '../store/disclosures.js';
import { addIncident } from '../store/incidents.js';
import { customerId, parseId, RecordReader } from '../store/records.js';
import { allRightsEvents, eventsOf } from '../store/rights.js';
import type { Store } from '../store/store.js';
import type { Call, CommandBody, Context } from './definition.js';
import { pastMoment, renderIncidents } from './shared/incident-table.js';

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

interface Concerned {
  readonly customers: Int32Array;
  readonly fields: readonly string[];
  readonly sensitive: number;
  readonly minors: number;
  /** True where the file was encrypted for its recipient. */
  readonly encrypted: boolean;
}

/** Customers in the store with what makes an incident worse, among `wanted` (null: all). */
async function concerned(
  store: Store,
  wanted: ReadonlySet<number> | null,
  { now, signal }: Context,
): Promise<Concerned> {
  const today = now().toISOString().slice(0, 10);
  const events = allRightsEvents(store);
  const people = new Map<number, { records: number[]; births: string[]; sensitive: boolean }>();
  const fields = new Set<string>();
  await visitInTurns(new RecordReader(store).all({ all: true }), signal, (record) => {
    const customer = parseId(record.customer, 'C') as number;
    if (wanted !== null && !wanted.has(customer)) return;
    const person = people.get(customer) ?? { records: [], births: [], sensitive: false };
    people.set(customer, person);
    person.records.push(parseId(record.id, 'R') as number);
    if (record.hidden) person.sensitive = true;
    for (const { field, standard } of record.record.values) {
      fields.add(field);
      if (FIELDS[field].sensitivity === 'sensitive') person.sensitive = true;
      if (field === 'birthDate' && standard !== '') person.births.push(standard);
    }
  });
  let sensitive = 0;
  let minors = 0;
  for (const person of people.values()) {
    if (person.sensitive) sensitive++;
    if (isMinor(foldRights(eventsOf(events, person.records)), person.births, today)) minors++;
  }
  return {
    customers: Int32Array.from(people.keys()).sort(),
    fields: [...fields].sort(),
    sensitive,
    minors,
    encrypted: false,
  };
}

async function concernedBy({
  store: given,
  options,
  context,
}: Call): Promise<Concerned & { readonly disclosure: number | null }> {
  const store = given as Store;
  const named = (options.customer as readonly string[] | undefined) ?? [];
  const number = options.disclosure as string | undefined;
  const ways = [named.length > 0, number !== undefined, options.all === true].filter(Boolean).length;
  if (ways !== 1)
    throw new CimError(
      'usage',
      'whom-it-concerns',
      {
        en: 'Say whom it concerns: --disclosure N, --customer C (repeatable), or --all.',
        zh: '请说明涉及何人：--disclosure 编号、--customer 客户（可多次）或 --all。',
      },
      { en: 'cim audit report lists the files that left the store.', zh: 'cim audit report 列出对外提供的文件。' },
    );
  if (number !== undefined) {
    const { disclosure, customers } = readDisclosure(store, /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0);
    // those erased since were in the file all the same
    const now = await concerned(store, new Set(customers), context);
    return { ...now, customers, fields: disclosure.fields, disclosure: disclosure.id, encrypted: disclosure.encrypted };
  }
  const wanted = options.all === true ? null : new Set(named.map((id) => resolveCustomer(store, id)));
  return { ...(await concerned(store, wanted, context)), disclosure: null };
}

export const command: CommandBody<Incident> = {
  examples: [
    'cim incidents add leak --disclosure 12 --description "sent to the wrong address"',
    'cim incidents add loss --all --encrypted --found 2026-11-20T09:30 --description "laptop stolen"',
  ],
  usage: (command, say) => {
    command
      .argument('<kind>', say(`what happened: ${INCIDENT_KINDS.join(', ')}`, `类型：${INCIDENT_KINDS.join('、')}`))
      .requiredOption('--description <text>', say('what happened; no personal data here', '经过；请勿写入个人信息'))
      .option('--found <time>', say('when it became known (default: now)', '发现时间（默认现在）'))
      .option('--disclosure <number>', say('the exported file that it is about', '涉及的导出文件（披露编号）'))
      .addOption(
        new Option('--customer <customer>', say('whom it concerns (repeatable)', '涉及的客户（可多次）')).argParser(
          append,
        ),
      )
      .option('--all', say('it concerns everybody in the store', '涉及库中所有人'))
      .option(
        '--encrypted',
        say('nobody can read what was lost: a store or a backup without its key', '数据已加密，他人无法读取'),
      );
  },
  run: async (call) => {
    const { args, options, context } = call;
    const store = call.store as Store;
    const [kind = ''] = args;
    if (!(INCIDENT_KINDS as readonly string[]).includes(kind))
      throw new CimError(
        'usage',
        'unknown-incident',
        { en: 'There is no incident of that kind.', zh: '没有这种事件类型。' },
        { en: `Kinds: ${INCIDENT_KINDS.join(', ')}.`, zh: `类型：${INCIDENT_KINDS.join('、')}。` },
      );
    const { customers, fields, sensitive, minors, disclosure, encrypted } = await concernedBy(call);
    for (const customer of customers.length <= 1000 ? customers : []) store.run.subjects.add(customerId(customer));
    store.run.counts.set('affected', customers.length);
    return addIncident(store, {
      kind: kind as IncidentKind,
      found: pastMoment(options.found as string | undefined, 'found', context.now()),
      disclosure,
      encrypted: encrypted || options.encrypted === true,
      description: options.description as string,
      customers,
      affectedSensitive: sensitive,
      affectedMinors: minors,
      fields,
    });
  },
  render: (incident, context) => renderIncidents([incident], context),
};
