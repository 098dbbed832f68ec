/** `cim validate`: records of the store, or rows of files, against the rules; with `--fix`, what can be put right safely is. */
import { type Command, Option } from 'commander';
import { createStandardizer } from '../domain/normalize/standardize.js';
import { ISSUES, type Severity } from '../domain/record/issue.js';
import type { StandardRecord } from '../domain/record/record.js';
import { repairRow } from '../domain/validate/repair.js';
import type { RuleSet } from '../domain/validate/rule.js';
import { createSeenValues, validateRecord } from '../domain/validate/validate-record.js';
import { CimError } from '../errors.js';
import { expandGlobs } from '../files/expand-globs.js';
import { guardFormula } from '../files/formula-guard.js';
import { writeTable } from '../files/write/write-table.js';
import { visitInTurns } from '../store/breath.js';
import { RecordReader } from '../store/records.js';
import type { Store } from '../store/store.js';
import { number, textTable } from '../ui/table.js';
import type { Call, CommandBody, Options, Say } from './definition.js';
import { type CustomerFile, openCustomerFile, standardizeOptions, standardRows } from './shared/customer-file.js';
import { type FindingLine, FindingTally, GRAVITY, type IssueTotal } from './shared/findings.js';
import { addReadingOptions } from './shared/reading-options.js';
import { addEncryptOption, recipientsOf } from './shared/recipients.js';
import { type FixResult, fixClosing, RepairTally, renderRepairs, repairStore } from './shared/repairs.js';
import { readRules } from './shared/rules.js';
import { readSettings } from './shared/settings.js';
import { addRevealOption, viewOf } from './shared/view.js';

interface ValidateResult {
  readonly records: number;
  readonly issues: readonly IssueTotal[];
  readonly list: readonly FindingLine[];
  /** What `--fix` did; null where nothing was to be repaired. */
  readonly fix: FixResult | null;
}

type Check = (id: string, record: StandardRecord) => void;

function checker(rules: RuleSet, call: Call, tally: FindingTally): Check {
  const context = { today: call.context.now().toISOString().slice(0, 10), seenBefore: createSeenValues() };
  return (id, record) => {
    tally.records++;
    for (const { code, field, severity } of validateRecord(record, rules, context))
      tally.add(id, field, code, severity);
  };
}

/** Checks the rows of a file one after the other, as they are after their repairs, and gives their cells. */
async function* checkedRows(
  file: CustomerFile,
  call: Call,
  check: Check,
  tally: FindingTally,
  repairs: RepairTally | null,
): AsyncGenerator<readonly string[], void> {
  const { path, mapping, meaning } = file;
  const { standardize } = createStandardizer(mapping, meaning.sample, meaning.options);
  for await (const batch of standardRows(file, call.context.signal)) {
    for (const { line, code } of batch.unreadable) {
      tally.records++;
      tally.add(`${path}:${line}`, null, code, 'reject');
    }
    for (const { row, record, fault } of batch.rows) {
      const id = `${path}:${row.line}`;
      if (fault === 'row-empty') {
        tally.records++;
        tally.add(id, null, fault, 'reject');
        yield row.cells;
      } else if (repairs === null) {
        check(id, record);
        yield row.cells;
      } else {
        const again = (cells: readonly string[]) => standardize({ line: row.line, cells });
        const repaired = repairRow(mapping.columns, row.cells, record, again);
        repairs.add(id, repaired.repairs);
        check(id, repaired.record);
        const cells = [...repaired.cells];
        // What a repair lays bare must not be run by a spreadsheet; all other cells stay to the letter.
        for (const { column } of repaired.repairs) cells[column] = guardFormula(cells[column] ?? '');
        yield cells;
      }
    }
  }
}

async function checkFile(path: string, call: Call, check: Check, tally: FindingTally): Promise<void> {
  const file = await openCustomerFile(path, call.options, call.context);
  for await (const _ of checkedRows(file, call, check, tally, null));
}

/** Writes the file with its repaired cells: the same columns in the same order. */
async function fixFile(
  path: string,
  output: string,
  call: Call,
  check: Check,
  tally: FindingTally,
  repairs: RepairTally,
): Promise<void> {
  const { context, options } = call;
  const recipients = await recipientsOf(options);
  const file = await openCustomerFile(path, { ...options, raw: true }, context);
  const rows = checkedRows(file, call, check, tally, repairs);
  if (context.dryRun) for await (const _ of rows);
  else
    await writeTable(output, file.reader.headers, rows, {
      excelSafe: false,
      force: options.force === true,
      signal: context.signal,
      recipients,
    });
}

/** The one file to repair and where it goes. */
function fixTarget({ args, options, context }: Call): { readonly path: string; readonly output: string } {
  const [path = '', ...more] = args;
  const output = options.output as string | undefined;
  if (more.length > 0)
    throw new CimError(
      'usage',
      'one-file',
      { en: '--fix takes one file at a time.', zh: '--fix 一次只能用于一个文件。' },
      { en: 'Repair the files one after the other.', zh: '请逐个修复文件。' },
    );
  if (output === undefined && !context.dryRun)
    throw new CimError(
      'usage',
      'no-output',
      { en: 'Say where the repaired file goes.', zh: '请指定修复后的文件写到哪里。' },
      { en: 'Add -o OUT.csv, or --dry-run.', zh: '请加 -o OUT.csv，或加 --dry-run。' },
    );
  return { path, output: output ?? '' };
}

async function validate(call: Call): Promise<ValidateResult> {
  const { context, options, args } = call;
  const store = call.store as Store;
  const isFix = options.fix === true;
  for (const option of ['output', 'reveal', 'force', 'encrypt'])
    if (!isFix && options[option] !== undefined)
      throw new CimError(
        'usage',
        'fix-only',
        { en: `--${option} goes with --fix.`, zh: `--${option} 须与 --fix 一起使用。` },
        { en: 'Add --fix, or leave it out.', zh: '请加 --fix，或去掉该选项。' },
      );
  if (options.reveal === true) viewOf(store, options);
  const tally = new FindingTally(context.lang, options.list === true);
  const check = checker(readRules(options, context), call, tally);
  const repairs = new RepairTally(context.lang, { all: options.list === true, reveal: options.reveal === true });
  let path: string | null = null;
  let sealed = 0;
  if (args.length > 0 && isFix) {
    const target = fixTarget(call);
    await fixFile(target.path, target.output, call, check, tally, repairs);
    if (!context.dryRun) path = target.output;
  } else if (args.length > 0) for (const one of await expandGlobs(args)) await checkFile(one, call, check, tally);
  else {
    if (options.output !== undefined || options.encrypt !== undefined)
      throw new CimError(
        'usage',
        'files-only',
        { en: '-o and --encrypt are for files.', zh: '-o 与 --encrypt 只用于文件。' },
        { en: 'Name the file, or use `cim export -o FILE`.', zh: '请写出文件名，或用 `cim export -o 文件`。' },
      );
    if (isFix) {
      const { fields } = readSettings(options, context);
      ({ sealed } = await repairStore(store, standardizeOptions(options, context), fields, repairs, context.signal));
    }
    await visitInTurns(new RecordReader(store).all(), context.signal, ({ id, record }) => check(id, record));
  }
  const kept = isFix && args.length === 0 && !context.dryRun;
  const fix = {
    run: kept ? store.run.number : null,
    fixed: repairs.records,
    repairs: repairs.totals(),
    list: repairs.list,
    path,
    sealed,
  };
  return { records: tally.records, issues: tally.totals(), list: tally.list, fix: isFix ? fix : null };
}

export const command: CommandBody<ValidateResult> = {
  examples: [
    'cim validate',
    'cim validate contacts.csv --list',
    'cim validate contacts.csv --gate',
    'cim validate --rules strict.yaml --json',
    'cim validate --fix --dry-run',
    'cim validate contacts.csv --fix -o repaired.csv',
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
      )
      .option('--fix', say('repair what can be repaired without losing anything', '修复可安全修复的内容'))
      .option(
        '-o, --output <file>',
        say(
          'where the repaired file goes (with --fix FILE); - is standard output',
          '修复后的文件（与 --fix 文件 合用）',
        ),
      )
      .option('--force', say('write over an existing file', '覆盖已有文件'));
    addEncryptOption(command, say);
    addRevealOption(command, say);
    addReadingOptions(command, say);
  },
  needs: (options) => (options.fix === true ? { lock: 'write', permission: 'import' } : {}),
  storeless: (args) => args.length > 0,
  run: validate,
  json: (result, options) => {
    const { records, issues, fix } = result;
    if (options.list === true) return fix === null ? result.list : fix.list;
    if (fix === null) return { records, issues };
    return {
      records,
      issues,
      run: fix.run,
      fixed: fix.fixed,
      repairs: fix.repairs,
      path: fix.path,
      sealed: fix.sealed,
    };
  },
  render: (result, context, options) => {
    const { say, lang, terminal } = context;
    const { red, yellow, dim } = terminal.paint;
    const paintOf = { reject: red, warn: yellow, info: dim };
    const colored = (table: string) =>
      table.replace(/^(reject|warn|info)\b/gm, (word) => paintOf[word as Severity](word));
    const { fix } = result;
    const repaired = fix === null ? '' : renderRepairs(fix.list, fix.repairs, say, lang);
    const list =
      options.list === true && fix === null
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
    const text = [
      list,
      repaired,
      colored(summary),
      `${say(`${number(result.records)} records checked.`, `已检查 ${number(result.records)} 条记录。`)} ${closing}`.trimEnd(),
      result.fix === null ? '' : fixClosing(result.fix, context),
    ]
      .filter(Boolean)
      .join('\n');
    if (fix?.path !== '-') return text;
    terminal.note(`${text}\n`);
    return '';
  },
  exitCode: (result, options: Options) => {
    const gate = GRAVITY[(options.gate as Severity | undefined) ?? 'reject'];
    return result.issues.some((issue) => GRAVITY[issue.severity] >= gate) ? 1 : 0;
  },
};
