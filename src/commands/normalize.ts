/**
 * `cim normalize`: a file with the standard form of its values beside what it held. Import does the same on the way into
 * the store; on a store, the standard forms of all records are made again, as after a new version of cim.
 */
import type { Command } from 'commander';
import { createStandardizer } from '../domain/normalize/standardize.js';
import { FIELD_NAMES, type FieldName } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { withOwnFields } from '../domain/settings/own-fields.js';
import { CimError } from '../errors.js';
import { writeTable } from '../files/write/write-table.js';
import { restandardize } from '../store/restandardize.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { Call, CommandBody, Say } from './definition.js';
import {
  type CustomerFile,
  checkMapped,
  openCustomerFile,
  type StandardRow,
  standardizeOptions,
  standardRows,
} from './shared/customer-file.js';
import { addReadingOptions } from './shared/reading-options.js';
import { addEncryptOption, recipientsOf } from './shared/recipients.js';
import { readSettings } from './shared/settings.js';

interface NormalizeResult {
  readonly run: number | null;
  readonly records: number;
  /** Records whose standard form changed (store), or rows written (file). */
  readonly updated: number;
  readonly rejected: number;
  readonly path: string | null;
}

/** Where the standard values of a row go: `phone (standard)`, `phone 2 (standard)` … */
interface StandardColumns {
  readonly headers: readonly string[];
  readonly cells: (record: StandardRecord) => readonly string[];
}

function slotsOf(record: StandardRecord): Map<FieldName, string[]> {
  const slots = new Map<FieldName, string[]>();
  for (const { field, standard } of record.values) {
    const list = slots.get(field);
    if (list) list.push(standard);
    else slots.set(field, [standard]);
  }
  return slots;
}

function standardColumns(widths: ReadonlyMap<FieldName, number>): StandardColumns {
  const fields = FIELD_NAMES.filter((field) => widths.has(field));
  const width = (field: FieldName) => widths.get(field) ?? 0;
  return {
    headers: [
      ...fields.flatMap((field) =>
        Array.from({ length: width(field) }, (_, i) => `${field}${i > 0 ? ` ${i + 1}` : ''} (standard)`),
      ),
      'issues',
    ],
    cells: (record) => {
      const slots = slotsOf(record);
      const issues = new Set([
        ...record.values.flatMap((value) => value.issues),
        ...record.issues.map((issue) => issue.code),
      ]);
      return [
        ...fields.flatMap((field) => Array.from({ length: width(field) }, (_, i) => slots.get(field)?.[i] ?? '')),
        [...issues].join(';'),
      ];
    },
  };
}

async function* rowsOf(file: CustomerFile, call: Call, rejected: { count: number }): AsyncGenerator<StandardRow> {
  for await (const batch of standardRows(file, call.context.signal)) {
    rejected.count += batch.unreadable.length;
    yield* batch.rows;
  }
}

/** Two walks over the file: which columns there are, then the rows. Standard input is kept in memory between them. */
async function normalizeFile(path: string, output: string, call: Call): Promise<NormalizeResult> {
  const { options, context } = call;
  const recipients = await recipientsOf(options);
  const file = await openCustomerFile(path, options, context);
  checkMapped(options, [file.reader.headers]);
  const rejected = { count: 0 };
  const kept: StandardRow[] | null = path === '-' ? [] : null;
  const widths = new Map<FieldName, number>();
  for await (const row of rowsOf(file, call, rejected)) {
    kept?.push(row);
    for (const [field, list] of slotsOf(row.record)) widths.set(field, Math.max(widths.get(field) ?? 0, list.length));
  }
  const columns = standardColumns(widths);
  const second = kept ?? rowsOf(await openCustomerFile(path, options, context), call, { count: 0 });
  const table = async function* () {
    for await (const { row, record } of second) yield [...row.cells, ...columns.cells(record)];
  };
  if (context.dryRun)
    return { run: null, records: file.reader.counts.good, updated: 0, rejected: rejected.count, path: output };
  const written = await writeTable(output, [...file.reader.headers, ...columns.headers], table(), {
    force: options.force === true,
    signal: context.signal,
    recipients,
  });
  return { run: null, records: written.rows, updated: written.rows, rejected: rejected.count, path: output };
}

export const command: CommandBody<NormalizeResult> = {
  examples: ['cim normalize contacts.csv -o normalized.csv', 'cim normalize contacts.csv -o - | head', 'cim normalize'],
  usage: (command: Command, say: Say) => {
    command
      .argument('[file]', say('work on this file, without any store', '直接处理文件，不用客户库'))
      .option('-o, --output <file>', say('where to; - is standard output', '输出文件；- 表示标准输出'))
      .option('--force', say('write over an existing file', '覆盖已有文件'));
    addEncryptOption(command, say);
    addReadingOptions(command, say);
  },
  storeless: (args) => args.length > 0,
  run: async (call) => {
    const { context, options, args } = call;
    const [path] = args;
    const output = options.output as string | undefined;
    if (path !== undefined) {
      if (output === undefined)
        throw new CimError(
          'usage',
          'no-output',
          { en: 'Say where the normalized file goes.', zh: '请指定标准化后的文件写到哪里。' },
          { en: 'Add -o OUT.csv, or -o - for standard output.', zh: '请加 -o OUT.csv；写到标准输出用 -o -。' },
        );
      return normalizeFile(path, output, call);
    }
    if (output !== undefined || options.encrypt !== undefined)
      throw new CimError(
        'usage',
        'files-only',
        { en: '-o and --encrypt are for files.', zh: '-o 与 --encrypt 只用于文件。' },
        { en: 'Name the file, or use `cim export -o FILE`.', zh: '请写出文件名，或用 `cim export -o 文件`。' },
      );
    const store = call.store as Store;
    const { fields } = readSettings(options, context);
    const settings = standardizeOptions(options, context);
    const { records, updated } = await restandardize(
      store,
      (mapping, sample) => {
        const { standardize } = createStandardizer(mapping, sample, settings);
        return (cells) => standardize({ line: 0, cells });
      },
      (mapping) => withOwnFields(mapping, fields),
      context.signal,
    );
    return { run: context.dryRun ? null : store.run.number, records, updated, rejected: 0, path: null };
  },
  render: (result, { say, terminal, dryRun }) => {
    const text =
      result.path === null
        ? say(
            `${number(result.records)} records, ${number(result.updated)} have a new standard form.`,
            `${number(result.records)} 条记录，其中 ${number(result.updated)} 条标准格式有更新。`,
          )
        : say(
            `${number(result.records)} rows ${dryRun ? 'would be ' : ''}in ${result.path}; ${number(result.rejected)} could not be read.`,
            `${dryRun ? '将' : '已'}写出 ${number(result.records)} 行：${result.path}；${number(result.rejected)} 行无法读取。`,
          );
    if (result.path !== '-') return text;
    terminal.note(`${text}\n`);
    return '';
  },
  exitCode: (result) => (result.rejected > 0 ? 1 : 0),
};
