/** `cim show`: a customer with the origin of every value, its records, findings and history. */
import { maskValue, type View } from '../domain/privacy/mask.js';
import { foldRights } from '../domain/privacy/rights.js';
import { type FieldName, fieldDefinition } from '../domain/record/fields.js';
import { ISSUES, type IssueCode } from '../domain/record/issue.js';
import { type GoldenField, type GoldenValue, goldenRecord } from '../domain/survivorship/golden-record.js';
import { asMember, readCustomer, type StoredCustomer } from '../store/customers.js';
import { parseId, RecordReader } from '../store/records.js';
import { allRightsEvents, eventsOf } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { minute } from '../ui/report-words.js';
import { textTable } from '../ui/table.js';
import type { CommandBody, Context, Say } from './definition.js';
import { readSettings } from './shared/settings.js';
import { addRevealOption, noteShown, viewOf } from './shared/view.js';

interface MemberLine {
  readonly record: string;
  readonly source: string;
  readonly since: string;
  readonly gone: boolean;
  readonly restricted: boolean;
}

interface IssueLine {
  readonly record: string;
  readonly field: string | null;
  readonly code: IssueCode;
}

interface HistoryLine {
  readonly record: string;
  readonly run: number;
  readonly at: string;
  readonly actor: string;
  readonly file: string;
}

/** What must be known before this person is written to or called. */
interface Standing {
  readonly deceased: boolean;
  /** Purposes objected to; `*`: all marketing. */
  readonly objections: readonly string[];
  readonly restricted: boolean;
  /** Under a legal hold. */
  readonly held: boolean;
}

interface ShowResult {
  readonly customer: string;
  readonly standing: Standing;
  readonly values: Readonly<Record<string, GoldenField>>;
  readonly custom: Readonly<Record<string, GoldenValue>>;
  readonly members: readonly MemberLine[];
  readonly issues: readonly IssueLine[];
  readonly history: readonly HistoryLine[];
}

function masked<Value extends GoldenValue>(field: string, value: Value, view: View): Value {
  return { ...value, value: maskValue(field, value.value, view), standard: maskValue(field, value.standard, view) };
}

function issuesOf(customer: StoredCustomer): IssueLine[] {
  return customer.members.flatMap((member) => [
    ...member.record.values.flatMap((value) =>
      value.issues.map((code) => ({ record: member.id, field: value.field, code })),
    ),
    ...member.record.issues.map(({ field, code }) => ({ record: member.id, field, code })),
  ]);
}

function standingOf(store: Store, customer: StoredCustomer): Standing {
  const records = customer.members.map((member) => parseId(member.id, 'R') as number);
  const { deceased, objections, restricted, held } = foldRights(eventsOf(allRightsEvents(store), records));
  return { deceased, objections: [...objections].sort(), restricted, held };
}

function historyOf(store: Store, customer: StoredCustomer): HistoryLine[] {
  const reader = new RecordReader(store);
  return customer.members.flatMap((member) =>
    [...reader.history(parseId(member.id, 'R') as number)].map(({ run, at, actor, file }) => ({
      record: member.id,
      run,
      at,
      actor,
      file,
    })),
  );
}

export const command: CommandBody<ShowResult> = {
  examples: ['cim show C12', 'cim show R7', 'cim show C12 --reveal'],
  usage: (command, say) => {
    command.argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'));
    addRevealOption(command, say);
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const view = viewOf(open, options);
    const customer = readCustomer(open, args[0] as string);
    noteShown(open, customer.id);
    const golden = goldenRecord(customer.members.map(asMember), readSettings(options, context).survivorship);
    const values = [...golden.values].map(([field, value]) => {
      const shown = masked(field, value, view);
      return [
        field,
        value.others ? { ...shown, others: value.others.map((other) => masked(field, other, view)) } : shown,
      ] as const;
    });
    return {
      customer: customer.id,
      standing: standingOf(open, customer),
      values: Object.fromEntries(values),
      custom: Object.fromEntries(
        [...golden.custom].map(([header, value]) => [header, masked(`custom ${header}`, value, view)]),
      ),
      members: customer.members.map(({ id, source, since, gone, restricted }) => ({
        record: id,
        source,
        since,
        gone,
        restricted,
      })),
      issues: issuesOf(customer),
      history: historyOf(open, customer),
    };
  },
  render: (result, context) => renderCustomer(result, context),
};

function standingLines({ deceased, objections, restricted, held }: Standing, say: Say): string[] {
  const purposes = objections.map((purpose) => (purpose === '*' ? say('all marketing', '全部营销') : purpose));
  return [
    ...(deceased ? [say('Deceased.', '已故。')] : []),
    ...(purposes.length === 0 ? [] : [`${say('Objects to: ', '反对：')}${purposes.join(say(', ', '、'))}`]),
    ...(restricted ? [say('Restricted: not to be used.', '已限制处理：不得使用。')] : []),
    ...(held ? [say('Under a legal hold.', '依法保留，不得删除。')] : []),
  ];
}

function renderCustomer(result: ShowResult, { say, lang }: Context): string {
  const title = (...words: string[]) => words.map((word) => ({ title: word }));
  const lineOf = (label: string, value: GoldenValue) => [
    label,
    value.standard || value.value,
    value.standard && value.standard !== value.value ? value.value : '',
    `${value.source} ${value.record}`,
    minute(value.since),
  ];
  const rows = [
    ...Object.entries(result.values).flatMap(([field, value]) => {
      const label = fieldDefinition(field as FieldName).label[lang];
      return [lineOf(label, value), ...(value.others ?? []).map((other) => lineOf('', other))];
    }),
    ...Object.entries(result.custom).map(([header, value]) => lineOf(header, value)),
  ];
  const parts = [
    [`${say('Customer', '客户')} ${result.customer}`, ...standingLines(result.standing, say)].join('\n'),
    textTable(
      title(
        say('field', '字段'),
        say('value', '值'),
        say('as received', '原值'),
        say('from', '来源'),
        say('since', '时间'),
      ),
      rows,
    ),
    `${say('Records', '记录')}\n${textTable(
      title(say('record', '记录'), say('source', '来源'), say('since', '时间'), ''),
      result.members.map((member) => [
        member.record,
        member.source,
        minute(member.since),
        [member.gone && say('gone', '已移除'), member.restricted && say('restricted', '已限制')]
          .filter(Boolean)
          .join(', '),
      ]),
    )}`,
  ];
  if (result.issues.length > 0) {
    parts.push(
      `${say('Findings', '问题')}\n${textTable(
        title(say('record', '记录'), say('field', '字段'), say('code', '代码'), ''),
        result.issues.map((issue) => [issue.record, issue.field ?? '', issue.code, ISSUES[issue.code].summary[lang]]),
      )}`,
    );
  }
  parts.push(
    `${say('History', '历史')}\n${textTable(
      title(say('record', '记录'), say('run', '运行'), say('at', '时间'), say('by', '操作者'), say('file', '文件')),
      result.history.map((line) => [line.record, String(line.run), minute(line.at), line.actor, line.file]),
    )}`,
  );
  return parts.join('\n');
}
