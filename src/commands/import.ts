/** `cim import`: files → standard records → the store, all in one transaction, the rows that cannot be used set aside. */
import { basename } from 'node:path';
import { stringify as toYaml } from 'yaml';
import { isFieldName } from '../domain/record/fields.js';
import { CimError } from '../errors.js';
import { expandGlobs } from '../files/expand-globs.js';
import { AtomicFile, writeFileAtomic } from '../files/write/atomic-file.js';
import { shellWord } from '../ui/shell-word.js';
import { number, textTable } from '../ui/table.js';
import type { Call, CommandBody, Context } from './definition.js';
import {
  addLawOptions,
  type FileResult,
  type ImportResult,
  importFiles,
  settleQuarantine,
} from './shared/import-files.js';
import { addReadingOptions } from './shared/reading-options.js';
import { addEncryptOption, REJECTED_ROWS } from './shared/recipients.js';

async function saveMapping(path: string, file: FileResult, source: string): Promise<void> {
  const named = Object.entries(file.mapping).map(([header, field]) => [header, field.replace(/ \d+$/, '')] as const);
  // Fields of the user's own stand in the settings, not in a mapping.
  const told = named.filter(([, field]) => field === 'custom' || isFieldName(field));
  const columns = new Map(told.map(([header, field]) => [header, field === 'custom' ? '-' : field]));
  const text = toYaml(
    new Map<string, unknown>([
      ['source', source],
      ['columns', columns],
    ]),
  );
  await writeFileAtomic(path, text);
}

/** Before anything is taken in: `--save-map` is for one file, and never goes over a mapping that may have been corrected. */
async function checkMapTarget({ args, options }: Call): Promise<void> {
  const target = options.saveMap as string | undefined;
  if (target === undefined) return;
  if ((await expandGlobs(args)).length > 1)
    throw new CimError(
      'usage',
      'one-file',
      { en: '--save-map takes one file at a time.', zh: '--save-map 一次只能用于一个文件。' },
      { en: 'Import the files one after the other.', zh: '请逐个导入文件。' },
    );
  const trial = await AtomicFile.create(target);
  await trial.abandon();
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
      .option('--quarantine <dir>', say('where rejected rows go (default: beside the file)', '被拒绝的行存放目录'));
    addEncryptOption(command, say, REJECTED_ROWS);
    addLawOptions(command, say);
  },
  fills: true,
  run: async (call) => {
    await checkMapTarget(call);
    return importFiles(call);
  },
  afterwards: async (result, { context, options }) => {
    await settleQuarantine(result, context);
    const target = options.saveMap as string | undefined;
    if (target === undefined) return;
    const only = result.files[0] as FileResult;
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
      `  ${say('read as: ', '读取方式：')}${file.pinned.map(shellWord).join(' ') || file.format}${file.preset ? ` --preset ${file.preset}` : ''} --source ${shellWord(file.source)}`,
      `  ${say('columns: ', '各列：')}${known.map(([header, field]) => `${header} → ${field}`).join(', ')}`,
    ];
    if (file.idColumn !== null) lines.push(`  ${say('id: ', '编号：')}${file.idColumn}`);
    if (custom.length > 0)
      lines.push(
        `  ${say('kept as they are: ', '原样保留：')}${custom.length > 12 ? `${custom.slice(0, 12).join(', ')} … (${custom.length})` : custom.join(', ')}`,
      );
    if (file.gone > 0) lines.push(`  ${say('marked as gone: ', '标记为已移除：')}${number(file.gone)}`);
    if (file.quarantine && !dryRun)
      lines.push(
        `  ${say('rejected rows: ', '被拒绝的行：')}${file.quarantine.rejected}\n  ${say('and why: ', '原因：')}${file.quarantine.errors}`,
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
  if (dryRun) return `${parts.join('\n')}\n\n${table}\n`;
  const closing =
    result.created + result.updated === 0
      ? say('Nothing new: the store already holds all of this.', '没有新内容：库中均已存在。')
      : say(
          `Run ${result.run}; take it back with: cim undo ${result.run}`,
          `运行 ${result.run}；撤销：cim undo ${result.run}`,
        );
  return `${parts.join('\n')}\n\n${table}\n${closing}\n`;
}
