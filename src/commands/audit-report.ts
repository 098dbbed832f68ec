/** `cim audit report`: who saw or took out what and when, what stands out, and who was in a file that leaked. */

import { type UnusualUse, type Use, unusualUses } from '../domain/access/unusual-use.js';
import { CimError } from '../errors.js';
import { type AuditEntry, auditLog } from '../store/audit.js';
import { customersIn, type DisclosureRecord, listDisclosures } from '../store/disclosures.js';
import type { Store } from '../store/store.js';
import { minute } from '../ui/report-words.js';
import { number, textTable } from '../ui/table.js';
import { trustWord } from '../ui/trust-words.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { CommandBody, Context } from './definition.js';

interface UserLine {
  readonly user: string;
  readonly entries: number;
  /** Times values were seen in clear, and of how many customers (each once). */
  readonly looks: number;
  readonly customersSeen: number;
  readonly files: number;
  /** Customers in those files, each file for itself. */
  readonly customersDisclosed: number;
  readonly last: string;
}

interface AuditSummary {
  readonly from: string | null;
  readonly users: readonly UserLine[];
  readonly disclosures: readonly (DisclosureRecord & { readonly by: string })[];
  readonly unusual: readonly UnusualUse[];
  /** The file asked for with --breach: its fields stand with it. */
  readonly breach: (DisclosureRecord & { readonly by: string; readonly customers: readonly string[] }) | null;
}

const isLook = ({ counts }: AuditEntry) => 'revealed' in counts;

/** Customers an entry showed or took out. */
const customersOf = ({ counts }: AuditEntry) => (counts.disclosed ?? 0) + (counts.revealed ?? 0);

function summarize(entries: readonly AuditEntry[]): UserLine[] {
  const users = new Map<
    string,
    { entries: number; looks: number; seen: Set<string>; files: number; disclosed: number; last: string }
  >();
  for (const entry of entries) {
    const user = users.get(entry.actor) ?? { entries: 0, looks: 0, seen: new Set(), files: 0, disclosed: 0, last: '' };
    users.set(entry.actor, user);
    user.entries++;
    user.last = entry.at;
    if (isLook(entry)) {
      user.looks++;
      for (const subject of entry.subjects) user.seen.add(subject);
    }
    if (entry.counts.disclosed !== undefined) {
      user.files++;
      user.disclosed += entry.counts.disclosed;
    }
  }
  return [...users].map(([user, { seen, disclosed, ...rest }]) => ({
    user,
    ...rest,
    customersSeen: seen.size,
    customersDisclosed: disclosed,
  }));
}

function hours(text: string): readonly [number, number] {
  const match = /^(\d\d?)-(\d\d?)$/.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || from > 23 || to > 24) throw invalidArgument('hours');
  return [from, to];
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidArgument('whole number');
  return Number(text);
};

function day(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw invalidArgument('date');
  return text;
}

export const command: CommandBody<AuditSummary> = {
  examples: [
    'cim audit report',
    'cim audit report --since 2025-01-01 --hours 08-19',
    'cim audit report --breach 3 --json',
  ],
  usage: (command, say) => {
    command
      .option('--since <date>', say('from this day on', '起始日期'), day)
      .option(
        '--per-hour <n>',
        say('customers seen in an hour that are still usual', '每小时正常查看的客户数'),
        wholeNumber,
        100,
      )
      .option('--hours <from-to>', say('usual hours of work', '正常工作时间'), hours, [7, 20])
      .option(
        '--breach <n>',
        say('who was in the file of this disclosure, and which fields', '列出该次披露涉及的客户和字段'),
        wholeNumber,
      );
  },
  run: async ({ store, options }) => {
    const open = store as Store;
    const since = (options.since as string | undefined) ?? null;
    const entries = [...auditLog(open.db)];
    const actors = new Map(entries.map((entry) => [entry.run, entry.actor]));
    const recent = entries.filter(({ at }) => since === null || at >= since);
    const [from, to] = options.hours as readonly [number, number];
    const uses = recent
      .filter((entry) => customersOf(entry) > 0)
      .map(
        (entry): Use => ({
          user: entry.actor,
          at: entry.at,
          hour: new Date(entry.at).getHours(),
          customers: customersOf(entry),
        }),
      );
    const disclosures = listDisclosures(open).map((one) => ({ ...one, by: actors.get(one.run) ?? '' }));
    const wanted = options.breach as number | undefined;
    const leaked = wanted === undefined ? null : disclosures.find(({ id }) => id === wanted);
    if (leaked === undefined)
      throw new CimError(
        'usage',
        'no-such-disclosure',
        { en: `There is no disclosure ${wanted}.`, zh: `没有编号为 ${wanted} 的对外提供记录。` },
        { en: 'cim audit report lists them.', zh: '用 cim audit report 查看。' },
      );
    return {
      from: since,
      users: summarize(recent),
      disclosures: disclosures.filter(({ at }) => since === null || at >= since),
      unusual: unusualUses(uses, { perHour: options.perHour as number, from, to }),
      breach: leaked === null ? null : { ...leaked, customers: customersIn(open, leaked.id) },
    };
  },
  render: (result, context) => renderReport(result, context),
};

function renderReport({ users, disclosures, unusual, breach }: AuditSummary, { say }: Context): string {
  const right = 'right' as const;
  if (breach)
    return [
      say(
        `Disclosure ${breach.id}: ${breach.file}, ${minute(breach.at)}, by ${breach.by}, to ${breach.recipient}.`,
        `披露 ${breach.id}：${breach.file}，${minute(breach.at)}，操作者 ${breach.by}，接收方 ${breach.recipient}。`,
      ),
      `${say('Fields: ', '字段：')}${breach.fields.join(', ')}`,
      `${say('Customers', '客户')} (${number(breach.customers.length)}): ${breach.customers.join(' ')}`,
    ].join('\n');
  const parts = [
    textTable(
      [
        { title: say('user', '用户') },
        { title: say('entries', '条目'), align: right },
        { title: say('looked in clear', '查看明文'), align: right },
        { title: say('customers seen', '查看客户'), align: right },
        { title: say('files', '文件'), align: right },
        { title: say('customers in them', '文件中客户'), align: right },
        { title: say('last', '最近') },
      ],
      users.map((user) => [
        user.user,
        ...[user.entries, user.looks, user.customersSeen, user.files, user.customersDisclosed].map(number),
        minute(user.last),
      ]),
    ),
  ];
  if (disclosures.length > 0)
    parts.push(
      textTable(
        [
          { title: say('disclosure', '披露'), align: right },
          { title: say('at', '时间') },
          { title: say('by', '操作者') },
          { title: say('to', '接收方') },
          { title: say('for', '用途') },
          { title: say('basis', '依据') },
          { title: say('customers', '客户'), align: right },
          { title: say('file', '文件') },
        ],
        disclosures.map((one) => [
          String(one.id),
          minute(one.at),
          one.by,
          one.country === '' ? one.recipient : `${one.recipient} (${one.country})`,
          one.purpose,
          trustWord('basis', one.basis, say),
          number(one.count),
          one.encrypted ? `${one.file} ${say('(encrypted)', '（已加密）')}` : one.file,
        ]),
      ),
    );
  const reasons = {
    'many-customers': say('many customers in a short time', '短时间内查看大量客户'),
    'outside-hours': say('outside of usual hours', '非正常时间'),
  };
  parts.push(
    unusual.length === 0
      ? say('Nothing unusual.', '没有异常。')
      : `${say('Unusual', '异常')}:\n${unusual.map((one) => `  ${minute(one.at)}  ${one.user}  ${reasons[one.reason]} (${number(one.customers)})`).join('\n')}`,
  );
  return parts.join('\n\n');
}
