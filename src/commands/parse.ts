/** `cim parse`: single values, or lines of standard input, in their standard form. */
import { Argument } from 'commander';
import { countryCode } from '../domain/normalize/country.js';
import { type DateOrder, normalizeDate } from '../domain/normalize/date.js';
import { normalizeEmail } from '../domain/normalize/email.js';
import { normalizeIdentifier } from '../domain/normalize/identifier.js';
import { memoize } from '../domain/normalize/memo.js';
import { normalizeOrganization } from '../domain/normalize/organization/index.js';
import { normalizePersonName } from '../domain/normalize/person-name/index.js';
import { normalizePhone } from '../domain/normalize/phone/index.js';
import { normalizeAddress } from '../domain/normalize/postal-address/index.js';
import type { Normalized } from '../domain/normalize/result.js';
import { CimError } from '../errors.js';
import { lineBatches } from '../files/read-lines.js';
import type { Call, CommandBody } from './definition.js';

interface ParseContext {
  readonly country: string | null;
  readonly order: DateOrder | null;
}

/** What `cim parse` knows, one function a kind. */
const PARSERS = {
  phone: (raw, { country }) => normalizePhone(raw, { defaultCountry: country, dialledThere: country !== null }),
  address: (raw, { country }) => normalizeAddress(raw, country === null ? {} : { country }),
  name: (raw, { country }) => normalizePersonName(raw, { country }),
  organization: (raw) => normalizeOrganization(raw),
  email: (raw) => normalizeEmail(raw),
  date: (raw, { order, country }) => normalizeDate(raw, { country, ...(order === null ? {} : { order }) }),
  identifier: (raw, { country }) => normalizeIdentifier(raw, { country }),
} as const satisfies Record<string, (raw: string, context: ParseContext) => Pick<Normalized, 'raw' | 'standard'>>;

type ParseKind = keyof typeof PARSERS;

const KINDS = Object.keys(PARSERS) as ParseKind[];

type Parsed = Pick<Normalized, 'raw' | 'standard'>;

/** What is asked for, checked: the values are null where they are the lines of standard input. */
function asked({ args, options }: Call): { parse: (raw: string) => Parsed; values: readonly string[] | null } {
  const [kind, ...words] = args as [ParseKind, ...string[]];
  const country = (options.country as string | undefined)?.toUpperCase() ?? null;
  if (country !== null && (!/^[A-Z]{2}$/.test(country) || countryCode(country) === null))
    throw new CimError('usage', 'country-unknown', {
      en: '--country takes a code of two letters, such as CN or US.',
      zh: '--country 需要两个字母的代码，例如 CN 或 US。',
    });
  const order = (options.order as DateOrder | undefined) ?? null;
  if (order !== null && !['ymd', 'dmy', 'mdy'].includes(order))
    throw new CimError('usage', 'order-unknown', {
      en: '--order is ymd, dmy or mdy.',
      zh: '--order 为 ymd、dmy 或 mdy。',
    });
  if (words.length > 1 && words.includes('-'))
    throw new CimError('usage', 'values-or-stdin', {
      en: 'Give values, or - for the lines of standard input.',
      zh: '请给出值，或用 - 读取标准输入的各行。',
    });
  const parse = (raw: string): Parsed => PARSERS[kind](raw, { country, order });
  return { parse, values: words.length === 0 || words[0] === '-' ? null : words };
}

/** Values come again in real files: each is worked out once. */
async function* parsedLines(parse: (raw: string) => Parsed, signal: AbortSignal): AsyncGenerator<Iterable<Parsed>> {
  const remembered = memoize(parse);
  for await (const lines of lineBatches(process.stdin)) {
    signal.throwIfAborted();
    yield each(lines, remembered);
  }
}

/** One after the other as they are printed: thousands that wait for each other are what collecting garbage costs most. */
function* each(lines: readonly string[], parse: (raw: string) => Parsed): IterableIterator<Parsed> {
  for (const line of lines) yield parse(line);
}

export const command: CommandBody<Iterable<Parsed>> = {
  examples: [
    "cim parse phone '021-58881234转802'",
    "cim parse address '上海浦东张江祖冲之路100弄5号楼201室' --json",
    'cut -f3 numbers.tsv | cim parse phone - --country US',
  ],
  shape: 'lines',
  usage: (command, say) => {
    command
      .addArgument(new Argument('<kind>', say('what the values are', '值的类型')).choices(KINDS))
      .argument(
        '[value...]',
        say('values; - or none: lines of standard input', '要解析的值；- 或省略表示从标准输入逐行读取'),
      )
      .option('--country <cc>', say('country where a value names none', '值未注明国家时的国家代码'))
      .option('--order <order>', say('order of dates like 3/4/2024: ymd, dmy, mdy', '日期顺序：ymd、dmy、mdy'));
  },
  run: (call) => {
    const { parse, values } = asked(call);
    return Promise.resolve((values ?? []).map(parse));
  },
  parts: (call) => {
    const { parse, values } = asked(call);
    return values === null ? parsedLines(parse, call.context.signal) : null;
  },
  render: (results) => Array.from(results, (result) => `${result.standard}\n`).join(''),
};
