/** `cim import`: files → standard records → the store, all in one transaction, the rows that cannot be used set aside. */
import { basename } from 'node:path';
import { Option } from 'commander';
import { stringify as toYaml } from 'yaml';
import type { PreparedRows } from '../domain/intake/prepare-rows.js';
import { LEGAL_BASES } from '../domain/privacy/rights.js';
import { fieldDefinition, isFieldName } from '../domain/record/fields.js';
import type { IssueCode } from '../domain/record/issue.js';
import type { Mapping, SourceRow } from '../domain/record/record.js';
import { CimError } from '../errors.js';
import { expandGlobs } from '../files/expand-globs.js';
import { AtomicFile } from '../files/write/atomic-file.js';
import { Quarantine, type QuarantinePaths } from '../files/write/quarantine.js';
import { beginImport } from '../store/import-session.js';
import { saveSnapshot } from '../store/snapshots.js';
import type { Store } from '../store/store.js';
import { startProgress } from '../ui/progress.js';
import { shellWord } from '../ui/shell-word.js';
import { number, textTable } from '../ui/table.js';
import type { Call, CommandBody, Context } from './definition.js';
import { addReadingOptions, asRejected, type CustomerFile, openCustomerFile } from './shared/customer-file.js';
import { preparedRows } from './shared/prepared-rows.js';
import { saveTrend } from './shared/trend.js';

/** What became of one file. `rows = created + updated + unchanged + rejected + skipped`. */
interface FileResult {
  readonly path: string;
  readonly source: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerRow: number;
  readonly preset: string | null;
  readonly mapping: Readonly<Record<string, string>>;
  readonly idColumn: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly gone: number;
  /** Share of the rows taken in that are sound, as the report defines it. */
  readonly sound: number;
  readonly quarantine: QuarantinePaths | null;
  readonly pinned: readonly string[];
}

interface ImportResult {
  readonly run: number | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly files: readonly FileResult[];
}

/** Quarantine pairs wait here until the transaction is kept. */
const waiting = new WeakMap<ImportResult, readonly Quarantine[]>();

/** Header → field, in the order of the columns; what is kept as it is says so. */
function mappingOf(mapping: Mapping): Readonly<Record<string, string>> {
  const pairs = mapping.columns
    .filter((column) => column.index !== mapping.idColumn || column.field !== null)
    .map(
      (column) =>
        [
          column.header,
          column.field === null
            ? (column.own?.name ?? 'custom')
            : column.group > 1
              ? `${column.field} ${column.group}`
              : column.field,
        ] as const,
    );
  return Object.fromEntries(pairs); // defines own properties, so a header called __proto__ is one of them
}

/** Sensitive fields that columns of the files were taken for. */
function sensitiveFields(files: readonly FileResult[]): string[] {
  const fields = new Set(
    files.flatMap((file) => Object.values(file.mapping).map((field) => field.replace(/ \d+$/, ''))),
  );
  return [...fields].filter((field) => isFieldName(field) && fieldDefinition(field).sensitivity === 'sensitive');
}

/** Rows that stay out, by their place in the batch: those with a fault, and those of people who were erased. */
function faultsOf({ faults }: PreparedRows, numbers: Int32Array): readonly (readonly [number, IssueCode])[] {
  if (!numbers.includes(0)) return faults;
  const all = new Map(faults);
  let slot = 0;
  for (let row = 0; slot < numbers.length; row++)
    if (!all.has(row) && numbers[slot++] === 0) all.set(row, 'erased-person');
  return [...all];
}

async function importFile(
  file: CustomerFile,
  call: Call & { store: Store },
  quarantine: Quarantine,
): Promise<FileResult> {
  const { context, store, options } = call;
  const { reader, mapping } = file;
  const session = beginImport(store, {
    source: file.source,
    name: basename(reader.name),
    headers: reader.headers,
    mapping,
  });
  const progress = await startProgress(context.terminal, basename(reader.name));
  let rejected = 0;
  let taken = 0;
  let sound = 0;
  try {
    for await (const { rows, unreadable, prepared } of preparedRows(file, session.settings, true, context)) {
      const numbers = session.take(prepared);
      const faulty = faultsOf(prepared, numbers).map(([at, code]) => asRejected(file, rows[at] as SourceRow, code));
      const bad = [...unreadable, ...faulty].sort((a, b) => a.line - b.line);
      for (const row of bad) await quarantine.add(row);
      sound += prepared.sound;
      rejected += bad.length;
      taken += prepared.count - (faulty.length - prepared.faults.length);
      progress.update(reader.bytesRead, reader.size, taken);
    }
  } finally {
    progress.stop();
  }
  const { created, updated, unchanged, gone } = session.finish({ complete: options.complete === true });
  return {
    path: file.path,
    source: file.source,
    format: reader.format,
    encoding: reader.encoding,
    delimiter: reader.delimiter,
    headerRow: reader.headerRow,
    preset: mapping.preset,
    mapping: mappingOf(mapping),
    idColumn: mapping.idColumn === null ? null : (reader.headers[mapping.idColumn] ?? null),
    rows: reader.counts.rows,
    created,
    updated,
    unchanged,
    rejected,
    skipped: reader.counts.skipped,
    gone,
    sound: taken === 0 ? 0 : Math.min(1, sound / taken), // rows of erased people count among the sound ones
    quarantine: rejected > 0 ? quarantine.paths : null,
    pinned: reader.pinningOptions,
  };
}

async function saveMapping(path: string, file: FileResult, source: string): Promise<void> {
  const columns = new Map(
    Object.entries(file.mapping).map(([header, field]) => [
      header,
      field === 'custom' ? '-' : field.replace(/ \d+$/, ''),
    ]),
  );
  const text = toYaml(
    new Map<string, unknown>([
      ['source', source],
      ['columns', columns],
    ]),
  );
  const saved = await AtomicFile.create(path, { force: true });
  await saved.write(text);
  await saved.commit();
}

export const command: CommandBody<ImportResult> = {
  examples: [
    'cim import contacts.csv',
    'cim import exports/*.csv --dry-run',
    "cim import 客户.xlsx --source erp --map '备用号码=phone'",
    'gzip -dc big.csv.gz | cim import - --source web',
  ],
  usage: (command, say) => {
    command.argument('<file...>', say('files to import; - is standard input', '要导入的文件；- 表示标准输入'));
    addReadingOptions(command, say);
    command
      .option(
        '--complete',
        say(
          'the file holds all of its source: what it lacks is marked as gone',
          '文件是该来源的完整导出：缺少的记录标记为已移除',
        ),
      )
      .option(
        '--save-map <file>',
        say('save what the columns are, to correct and use with --map', '保存列映射，供修改后用 --map 使用'),
      )
      .addOption(
        new Option(
          '--basis <basis>',
          say('legal basis on which these data are kept; noted with the run', '保存这些数据的法律依据（记入本次运行）'),
        ).choices(LEGAL_BASES),
      )
      .option('--quarantine <dir>', say('where rejected rows go (default: beside the file)', '被拒绝的行存放目录'));
  },
  run: async (call) => {
    const { context, options } = call;
    const store = call.store as Store;
    const paths = await expandGlobs(call.args);
    const quarantines: Quarantine[] = [];
    try {
      const files: FileResult[] = [];
      for (const path of paths) {
        const file = await openCustomerFile(path, options, context);
        const folder = options.quarantine as string | undefined;
        const quarantine = new Quarantine(file.reader, { folder, lang: context.lang });
        quarantines.push(quarantine);
        files.push(await importFile(file, { ...call, store }, quarantine));
      }
      const sum = (name: 'created' | 'updated' | 'unchanged' | 'rejected') =>
        files.reduce((total, file) => total + file[name], 0);
      store.run.counts.set('rejected', sum('rejected'));
      const result: ImportResult = {
        run: context.dryRun ? null : store.run.number,
        created: sum('created'),
        updated: sum('updated'),
        unchanged: sum('unchanged'),
        rejected: sum('rejected'),
        files,
      };
      saveSnapshot(store, 'basis', {
        basis: (options.basis as string | undefined) ?? null,
        sensitive: sensitiveFields(files),
      });
      const taken = (file: FileResult) => file.created + file.updated + file.unchanged;
      const rows = files.reduce((total, file) => total + taken(file), 0);
      saveTrend(store, rows === 0 ? null : files.reduce((total, file) => total + file.sound * taken(file), 0) / rows);
      waiting.set(result, quarantines);
      return result;
    } catch (error) {
      for (const quarantine of quarantines) await quarantine.abandon();
      throw error;
    }
  },
  afterwards: async (result, { context, options }) => {
    for (const quarantine of waiting.get(result) ?? [])
      await (context.dryRun ? quarantine.abandon() : quarantine.commit());
    const target = options.saveMap as string | undefined;
    if (target === undefined) return;
    const [only, ...more] = result.files;
    if (!only || more.length > 0)
      throw new CimError(
        'usage',
        'one-file',
        '--save-map takes one file at a time.',
        'Import the files one after the other.',
      );
    await saveMapping(target, only, only.source);
  },
  render: (result, context) => renderImport(result, context),
  exitCode: (result) => (result.rejected > 0 ? 1 : 0),
};

function renderImport(result: ImportResult, { say, dryRun }: Context): string {
  const parts = result.files.map((file) => {
    const fields = Object.entries(file.mapping);
    const custom = fields.filter(([, field]) => field === 'custom').map(([header]) => header);
    const known = fields.filter(([, field]) => field !== 'custom');
    const lines = [
      `${file.path}`,
      `  ${say('read as', '读取方式')}: ${file.pinned.map(shellWord).join(' ') || file.format}${file.preset ? ` --preset ${file.preset}` : ''} --source ${shellWord(file.source)}`,
      `  ${say('columns', '列')}: ${known.map(([header, field]) => `${header} → ${field}`).join(', ')}`,
    ];
    if (file.idColumn !== null) lines.push(`  ${say('id', '编号')}: ${file.idColumn}`);
    if (custom.length > 0)
      lines.push(
        `  ${say('kept as they are', '原样保留')}: ${custom.length > 12 ? `${custom.slice(0, 12).join(', ')} … (${custom.length})` : custom.join(', ')}`,
      );
    if (file.gone > 0) lines.push(`  ${say('marked as gone', '标记为已移除')}: ${number(file.gone)}`);
    if (file.quarantine && !dryRun)
      lines.push(
        `  ${say('rejected rows', '被拒绝的行')}: ${file.quarantine.rejected}\n  ${say('and why', '原因')}: ${file.quarantine.errors}`,
      );
    return lines.join('\n');
  });
  const columns = [
    say('rows', '行'),
    say('new', '新增'),
    say('updated', '更新'),
    say('unchanged', '未变'),
    say('rejected', '拒绝'),
    say('skipped', '跳过'),
  ];
  const table = textTable(
    [{ title: say('file', '文件') }, ...columns.map((title) => ({ title, align: 'right' as const }))],
    result.files.map((file) => [
      basename(file.path),
      ...[file.rows, file.created, file.updated, file.unchanged, file.rejected, file.skipped].map(number),
    ]),
  );
  const closing = dryRun
    ? say('Dry run: nothing was changed.', '演示运行：未作任何改变。')
    : result.created + result.updated === 0
      ? say('Nothing new: the store already holds all of this.', '没有新内容：库中均已存在。')
      : say(
          `Run ${result.run}; take it back with: cim undo ${result.run}`,
          `运行 ${result.run}；撤销：cim undo ${result.run}`,
        );
  return `${parts.join('\n')}\n\n${table}\n${closing}\n`;
}
