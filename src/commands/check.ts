/** `cim check`: is this customer known already? One record as it is typed, or many from standard input. */
import { type Command, Option } from 'commander';
import { checkPeople } from '../domain/linkage/lookup/check-people.js';
import type { CheckMatch } from '../domain/linkage/saved-model.js';
import { FIELD_NAMES, type FieldName } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { goldenRecord } from '../domain/survivorship/golden-record.js';
import { CimError } from '../errors.js';
import { asMember, readCustomers, type StoredCustomer } from '../store/customers.js';
import { areLookupsWanted } from '../store/lookup.js';
import { RecordReader, recordId } from '../store/records.js';
import type { Store } from '../store/store.js';
import { textTable } from '../ui/table.js';
import type { Call, CommandBody, Say } from './definition.js';
import { type CustomerSummary, summarize } from './shared/customer-summary.js';
import { chance, signed } from './shared/figures.js';
import { isOrganization, openPeople } from './shared/known-people.js';
import { lastLinkage } from './shared/last-linkage.js';
import type { readAndMatch as ReadAndMatch } from './shared/read-and-match.js';
import { readSettings } from './shared/settings.js';
import { typedRecords } from './shared/typed-records.js';
import { addRevealOption, noteShown, viewOf } from './shared/view.js';

interface Candidate extends CustomerSummary {
  readonly customer: string;
  /** The record of it that speaks most for it. */
  readonly record: string;
  readonly probability: number;
  /** Bits. */
  readonly weight: number;
  /** What a run would do with the pair: put them together, or ask a steward. */
  readonly decision: 'link' | 'review';
}

interface CheckResult {
  readonly candidates: readonly Candidate[];
}

/** Customers told for one record. */
const MOST_CANDIDATES = 10;

/**
 * The records that each typed one may be, by their numbers: people through the lists that the last run left behind, without
 * reading the others; organizations, and where there are no lists, by reading all.
 */
async function findMatches(
  call: Call,
  typed: readonly StandardRecord[],
  reader: RecordReader,
): Promise<readonly (readonly CheckMatch[])[]> {
  const store = call.store as Store;
  const saved = lastLinkage(store);
  const model = saved.models.find(({ kind }) => kind === 'people');
  const mixed = saved.models.length > 1;
  const people = model === undefined ? null : openPeople(store, reader, saved.run, model, mixed);
  const needsAll = typed.map((record) => people === null || (mixed && isOrganization(record)));
  const rest = typed.filter((_, i) => needsAll[i]);
  const ofRest = rest.length === 0 ? [] : await readAll(call, rest, saved);
  const ofPeople =
    people === null
      ? []
      : checkPeople(
          people,
          typed.filter((_, i) => !needsAll[i]),
        );
  let atRest = 0;
  let atPeople = 0;
  return needsAll.map((asked) => (asked ? ofRest[atRest++] : ofPeople[atPeople++]) ?? []);
}

/** What it takes to read all is loaded only where all are read. */
const readAll: typeof ReadAndMatch = async (...input) =>
  (await import('./shared/read-and-match.js')).readAndMatch(...input);

async function check(call: Call): Promise<CheckResult[]> {
  const { context, options } = call;
  const store = call.store as Store;
  const view = viewOf(store, options);
  const policy = readSettings(options, context).survivorship;
  const reader = new RecordReader(store);
  const found = await findMatches(call, await typedRecords(call), reader);
  const results: CheckResult[] = [];
  for (let from = 0; from < found.length; from += RESULTS_AT_ONCE) {
    const best = found.slice(from, from + RESULTS_AT_ONCE).map((matches) => bestOfCustomers(store, matches));
    const customers = readCustomers(store, [...new Set(best.flatMap((one) => [...one.keys()]))], reader);
    for (const one of best) {
      const candidates = [...one].map(([number, { record, weight, links }]): Candidate => {
        const customer = customers.get(number) as StoredCustomer;
        noteShown(store, customer.id);
        return {
          customer: customer.id,
          record: recordId(record),
          probability: 1 / (1 + 2 ** (-weight / 1000)),
          weight: weight / 1000,
          decision: links ? 'link' : 'review',
          ...summarize(goldenRecord(customer.members.map(asMember), policy), view),
        };
      });
      results.push({ candidates });
    }
  }
  return results;
}

/** Customers are read for so many typed records at a time: whatever their number, in one pass. */
const RESULTS_AT_ONCE = 1024;

/** The heaviest match of each customer, by its number. */
function bestOfCustomers(store: Store, matches: readonly CheckMatch[]): ReadonlyMap<number, CheckMatch> {
  const best = new Map<number, CheckMatch>();
  for (const match of matches) {
    const customer = store.columns.customer.get(match.record);
    if (!best.has(customer)) best.set(customer, match);
    if (best.size === MOST_CANDIDATES) break;
  }
  return best;
}

/** Reading more than these takes so long that it needs an explanation. */
const MANY_RECORDS = 50_000;

/** Says in the store that people are looked up in it, so that later runs of dedupe leave lists behind for it. */
async function askForLists({ store, context, entry }: Call): Promise<void> {
  const open = store as Store;
  const { now, signal, dryRun, terminal, say } = context;
  if (dryRun || (await open.read(() => areLookupsWanted(open)))) return;
  try {
    await open.write({ command: entry.name, now, signal }, () => undefined);
    if (open.columns.head.length > MANY_RECORDS)
      terminal.note(
        say(
          'All records were read; the next cim dedupe leaves lists that make this quick.\n',
          '本次读取了全部记录；下次 cim dedupe 将留下查找表，之后查询会很快。\n',
        ),
      );
  } catch (error) {
    // Another run writes, or nobody can: the answer stands, and the next look-up asks again.
    if (!(error instanceof CimError)) throw error;
  }
}

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

function addFieldOptions(command: Command, say: Say): void {
  for (const field of FIELD_NAMES)
    command.addOption(new Option(`--${field} <value>`, '').argParser(append).hideHelp(!SHOWN.has(field)));
  for (const option of command.options)
    if (option.description === '') option.description = say('known of the customer (repeatable)', '客户信息（可多次）');
}

/** Fields that the help lists; all others can be given too. */
const SHOWN: ReadonlySet<FieldName> = new Set([
  'fullName',
  'givenName',
  'familyName',
  'organization',
  'phone',
  'email',
]);

export const command: CommandBody<readonly CheckResult[]> = {
  examples: [
    "cim check --givenName Ann --familyName Lee --phone '+1 212 555 0101'",
    'cim check --fullName 王芳 --mobile 13800000000 --json',
    'cim check - --json < new-customers.jsonl',
  ],
  shape: 'lines',
  usage: (command, say) => {
    command.argument(
      '[-]',
      say(
        'read one JSON object a line from standard input, out of the shell history',
        '从标准输入逐行读取 JSON 对象，不留在命令历史中',
      ),
    );
    addFieldOptions(command, say);
    command
      .option('--default-country <cc>', say('country of phones and addresses that name none', '未注明国家时的默认国家'))
      .addHelpText(
        'after',
        say(
          '\nEvery field can be given: --FIELD VALUE, such as --birthDate 1980-02-03.',
          '\n任何字段均可：--字段 值。',
        ),
      );
    addRevealOption(command, say);
  },
  run: check,
  afterwards: (_, call) => askForLists(call),
  render: (results, { say }) =>
    results
      .map(({ candidates }) =>
        candidates.length === 0
          ? say('Not known.\n', '未找到相同客户。\n')
          : textTable(
              [
                { title: say('customer', '客户') },
                { title: say('record', '记录') },
                { title: say('probability', '概率'), align: 'right' },
                { title: say('bits', '比特'), align: 'right' },
                { title: '' },
                { title: say('name', '姓名') },
                { title: say('phones', '电话') },
                { title: say('e-mails', '邮箱') },
                { title: say('address', '地址') },
              ],
              candidates.map(({ customer, record, probability, weight, decision, name, phones, emails, address }) => [
                customer,
                record,
                chance(probability),
                signed(weight),
                decision === 'link' ? say('the same', '相同') : say('perhaps', '可能'),
                name,
                phones.slice(0, 2).join(', '),
                emails.slice(0, 2).join(', '),
                address,
              ]),
            ),
      )
      .join('\n'),
};
