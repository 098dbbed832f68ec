/** `cim validate`: records of the store, or rows of files, against the rules. */
import { type Command, Option } from 'commander';
import { ISSUES, type IssueCode, type Severity } from '../domain/record/issue.js';
import type { StandardRecord } from '../domain/record/record.js';
import type { RuleSet } from '../domain/validate/rule.js';
import { createSeenValues, validateRecord } from '../domain/validate/validate-record.js';
import { expandGlobs } from '../files/expand-globs.js';
import { RecordReader } from '../store/records.js';
import type { Store } from '../store/store.js';
import { number, textTable } from '../ui/table.js';
import type { Call, CommandBody, Options, Say } from './definition.js';
import { addReadingOptions, openCustomerFile, standardRows } from './shared/customer-file.js';
import { readRules } from './shared/rules.js';

interface IssueTotal {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly field: string | null;
  readonly count: number;
}

interface FindingLine {
  /** `R7` in a store, `FILE:line` in a file. */
  readonly record: string;
  readonly field: string | null;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
}

interface ValidateResult {
  readonly records: number;
  readonly issues: readonly IssueTotal[];
  readonly list: readonly FindingLine[];
}

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warn: 1, reject: 2 };

/** Counts findings, and lists them where asked. */
class FindingTally {
  readonly #lang: 'en' | 'zh';
  readonly #listed: boolean;
  readonly #totals = new Map<string, { code: IssueCode; severity: Severity; field: string | null; count: number }>();
  readonly list: FindingLine[] = [];
  records = 0;

  constructor(lang: 'en' | 'zh', listed: boolean) {
    this.#lang = lang;
    this.#listed = listed;
  }

  add(record: string, field: string | null, code: IssueCode, severity: Severity): void {
    const key = `${severity} ${code} ${field ?? ''}`;
    const total = this.#totals.get(key);
    if (total) total.count++;
    else this.#totals.set(key, { code, severity, field, count: 1 });
    if (this.#listed) this.list.push({ record, field, code, severity, message: ISSUES[code].summary[this.#lang] });
  }

  totals(): IssueTotal[] {
    return [...this.#totals.values()].sort(
      (a, b) =>
        GRAVITY[b.severity] - GRAVITY[a.severity] ||
        b.count - a.count ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }
}

function checker(rules: RuleSet, call: Call, tally: FindingTally): (id: string, record: StandardRecord) => void {
  const context = { today: call.context.now().toISOString().slice(0, 10), seenBefore: createSeenValues() };
  return (id, record) => {
    tally.records++;
    for (const { code, field, severity } of validateRecord(record, rules, context))
      tally.add(id, field, code, severity);
  };
}

async function checkFile(path: string, call: Call, rules: RuleSet, tally: FindingTally): Promise<void> {
  const file = await openCustomerFile(path, call.options, call.context);
  const check = checker(rules, call, tally);
  for await (const batch of standardRows(file, call.context.signal)) {
    for (const { line, code } of batch.unreadable) {
      tally.records++;
      tally.add(`${path}:${line}`, null, code, 'reject');
    }
    for (const { row, record, fault } of batch.rows) {
      if (fault === 'row-empty') {
        tally.records++;
        tally.add(`${path}:${row.line}`, null, fault, 'reject');
      } else check(`${path}:${row.line}`, record);
    }
  }
}

export const command: CommandBody<ValidateResult> = {
  examples: [
    'cim validate',
    'cim validate contacts.csv --list',
    'cim validate contacts.csv --gate',
    'cim validate --rules strict.yaml --json',
  ],
  shape: (options) => (options.list === true ? 'lines' : 'object'),
  usage: (command: Command, say: Say) => {
    command
      .argument('[file...]', say('check these files, without any store', '直接检查文件，不用客户库'))
      .option('--list', say('list every finding', '逐条列出'))
      .option(
        '--rules <file>',
        say(
          'rules (default: cim.yaml beside the store, else the built-in ones)',
          '规则文件（默认为客户库旁的 cim.yaml）',
        ),
      )
      .addOption(
        new Option(
          '--gate [severity]',
          say('exit with 1 on findings of this severity or graver', '存在该级别或更严重的问题时以 1 退出'),
        )
          .choices(['warn', 'reject', 'info'])
          .preset('warn'),
      );
    addReadingOptions(command, say);
  },
  storeless: (args) => args.length > 0,
  run: async (call) => {
    const { context, options, args } = call;
    const rules = readRules(options, context);
    const tally = new FindingTally(context.lang, options.list === true);
    if (args.length > 0) for (const path of await expandGlobs(args)) await checkFile(path, call, rules, tally);
    else {
      const check = checker(rules, call, tally);
      for (const { id, record } of new RecordReader(call.store as Store).all()) check(id, record);
    }
    return { records: tally.records, issues: tally.totals(), list: tally.list };
  },
  json: (result, options) => (options.list === true ? result.list : { records: result.records, issues: result.issues }),
  render: (result, { say, lang, terminal }, options) => {
    const { red, yellow, dim } = terminal.paint;
    const paintOf = { reject: red, warn: yellow, info: dim };
    const colored = (table: string) =>
      table.replace(/^(reject|warn|info)\b/gm, (word) => paintOf[word as Severity](word));
    const list =
      options.list === true
        ? textTable(
            [
              { title: say('record', '记录') },
              { title: say('field', '字段') },
              { title: say('code', '代码') },
              { title: '' },
            ],
            result.list.map((line) => [line.record, line.field ?? '', line.code, line.message]),
          )
        : '';
    const summary = textTable(
      [
        { title: say('severity', '级别') },
        { title: say('code', '代码') },
        { title: say('field', '字段') },
        { title: say('count', '数量'), align: 'right' },
        { title: '' },
      ],
      result.issues.map((issue) => [
        issue.severity,
        issue.code,
        issue.field ?? '',
        number(issue.count),
        ISSUES[issue.code].summary[lang],
      ]),
    );
    const closing = result.issues.length === 0 ? say('Nothing was found.', '未发现问题。') : '';
    return [
      list,
      colored(summary),
      `${say(`${number(result.records)} records checked.`, `已检查 ${number(result.records)} 条记录。`)} ${closing}`.trimEnd(),
    ]
      .filter(Boolean)
      .join('\n');
  },
  exitCode: (result, options: Options) => {
    const gate = GRAVITY[(options.gate as Severity | undefined) ?? 'reject'];
    return result.issues.some((issue) => GRAVITY[issue.severity] >= gate) ? 1 : 0;
  },
};
