/** `cim explain`: why records are one customer or not, what holds a customer together, which rules found the pairs. */
import { CimError } from '../errors.js';
import { inTurns } from '../store/breath.js';
import { recordsOf, resolveCustomer } from '../store/customers.js';
import { tableReading } from '../store/features.js';
import { customerId, parseId } from '../store/records.js';
import type { Store } from '../store/store.js';
import type { Call, CommandBody } from './definition.js';
import { type BlockingExplanation, explainBlocking, renderBlocking } from './shared/blocking-table.js';
import { type CustomerLinks, customerLinks, renderLinks } from './shared/customer-links.js';
import { lastLinkage, linkStore } from './shared/linkage.js';
import type { LoadedRows } from './shared/load-files.js';
import { PairExplainer, renderPair, type ShownPair } from './shared/pair-explanation.js';
import { addReadingOptions } from './shared/reading-options.js';
import { addRevealOption, noteShown, viewOf } from './shared/view.js';

type ExplainResult =
  | { readonly about: 'pair'; readonly result: ShownPair }
  | { readonly about: 'customer'; readonly result: CustomerLinks }
  | { readonly about: 'blocking'; readonly result: BlockingExplanation };

/** Pairs of records looked at, at most, to find the one that speaks most for two customers being one. */
const MOST_PAIRS = 10_000;

const isId = (word: string): boolean => parseId(word, 'C') !== null || parseId(word, 'R') !== null;

/** The files among the words; none where the store is asked. */
const filesAmong = (args: readonly string[]): string[] => args.filter((word) => word !== 'blocking' && !isId(word));

const wrongUse = (): CimError =>
  new CimError(
    'usage',
    'what-to-explain',
    {
      en: 'Name two customers or records, one customer, or `blocking`; of a file two rows.',
      zh: '请写出两个客户或记录、一个客户，或 `blocking`；对文件则写出两行。',
    },
    {
      en: 'cim explain R12 R40, cim explain C12, cim explain blocking, cim explain FILE --rows 12,40',
      zh: 'cim explain R12 R40、cim explain C12、cim explain blocking、cim explain 文件 --rows 12,40',
    },
  );

/** Two rows of the files as record numbers. `--rows 12,40`: numbers of rows, or ids where --id-column is given. */
function rowsNamed(text: string, { ids, numbers, records }: LoadedRows, areIds: boolean): [number, number] {
  const recordOf = new Map((areIds ? ids : numbers).map((name, i) => [name, records[i] as number]));
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
    const a = recordOf.get(text.slice(0, at).trim()) ?? 0;
    const b = recordOf.get(text.slice(at + 1).trim()) ?? 0;
    if (a > 0 && b > 0 && a !== b) return [a, b];
  }
  throw new CimError(
    'usage',
    'no-such-row',
    { en: '--rows takes two rows that hold customers, such as 12,40.', zh: '--rows 需要两个有客户的行，例如 12,40。' },
    {
      en: 'Rows count from 1, after the header; with --id-column give the ids of that column.',
      zh: '行号从表头之后的 1 数起；用 --id-column 时请写该列的编号。',
    },
  );
}

/** The pair of records that an id each stands for: of customers the pair that speaks most for their being one. */
function pairOf(store: Store, explainer: PairExplainer, ids: readonly string[]): [number, number] {
  const [first, second] = ids.map((id) => {
    const customer = resolveCustomer(store, id);
    const record = parseId(id, 'R');
    return record === null ? recordsOf(store, customer) : [record];
  }) as [number[], number[]];
  let best: [number, number] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  let looked = 0;
  for (const a of first)
    for (const b of second) {
      if (a === b || looked++ > MOST_PAIRS) continue;
      const weight = explainer.weight(a, b) ?? Number.NEGATIVE_INFINITY;
      if (best === null || weight > most) [best, most] = [[a, b], weight];
    }
  if (best !== null) return best;
  throw new CimError(
    'usage',
    'same-record',
    { en: 'That is one and the same record.', zh: '这是同一条记录。' },
    { en: 'Name two different ones.', zh: '请写出两条不同的记录。' },
  );
}

const isPair = (named: readonly string[] | [number, number]): named is [number, number] => typeof named[0] === 'number';

async function explainPairOf(call: Call, named: readonly string[] | [number, number]): Promise<ShownPair> {
  const store = call.store as Store;
  const view = viewOf(store, call.options);
  const explainer = new PairExplainer(store, await inTurns(tableReading(store), call.context.signal));
  const [a, b] = isPair(named) ? named : pairOf(store, explainer, named);
  for (const record of [a, b]) noteShown(store, customerId(store.columns.customer.get(record)));
  const shown = explainer.show(a, b, view);
  if (shown !== null) return shown;
  throw new CimError(
    'usage',
    'not-compared',
    {
      en: 'These two are not compared: they are of different kinds (a person and an organization), restricted or gone.',
      zh: '这两者不作比较：类别不同（个人与机构）、已限制处理或已不在。',
    },
    { en: 'cim show tells what they are.', zh: '用 cim show 查看。' },
  );
}

/** Takes the files in and links them; gives the rows asked for as record numbers, or null where none are. */
async function linkFiles(call: Call, paths: readonly string[]): Promise<[number, number] | null> {
  const { loadFiles } = await import('./shared/load-files.js'); // takes long to load, and most ask about the store
  const loaded = await loadFiles(paths, call);
  const rows = call.options.rows as string | undefined;
  const pair = rows === undefined ? null : rowsNamed(rows, loaded, call.options.idColumn !== undefined);
  await linkStore(call);
  return pair;
}

export const command: CommandBody<ExplainResult> = {
  examples: [
    'cim explain R12 R40',
    'cim explain C12 C40 --reveal',
    'cim explain C12',
    'cim explain blocking',
    'cim explain contacts.csv --rows 12,40',
    'cim explain blocking contacts.csv',
  ],
  usage: (command, say) => {
    command
      .argument(
        '<what...>',
        say(
          'two customers (C12) or records (R7); one customer; blocking; or a file',
          '两个客户（C12）或记录（R7）；一个客户；blocking；或文件',
        ),
      )
      .option('--rows <a,b>', say('two rows of the file, by number or by --id-column', '文件中的两行：行号或编号'));
    addRevealOption(command, say);
    addReadingOptions(command, say);
  },
  storeless: (args) => filesAmong(args).length > 0,
  run: async (call) => {
    const { args, options } = call;
    const store = call.store as Store;
    const paths = filesAmong(args);
    const others = args.filter((word) => !paths.includes(word));
    const blocking = others.includes('blocking');
    if (others.length > (blocking ? 1 : paths.length > 0 ? 0 : 2)) throw wrongUse();
    if ((options.rows === undefined) !== (blocking || paths.length === 0)) throw wrongUse();
    const rows = paths.length > 0 ? await linkFiles(call, paths) : null;
    if (blocking) return { about: 'blocking', result: explainBlocking(lastLinkage(store)) };
    if (rows !== null) return { about: 'pair', result: await explainPairOf(call, rows) };
    if (others.length === 2) return { about: 'pair', result: await explainPairOf(call, others) };
    return { about: 'customer', result: customerLinks(store, others[0] as string) };
  },
  json: ({ result }) => result,
  render: (explained, context) => {
    if (explained.about === 'pair') return renderPair(explained.result, context);
    if (explained.about === 'customer') return renderLinks(explained.result, context);
    return renderBlocking(explained.result, context);
  },
};
