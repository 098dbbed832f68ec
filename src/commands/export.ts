/** `cim export`: the customers as a file, one row each; safe for spreadsheets, or raw and lossless. */
import { Option } from 'commander';
import { type OutputFormat, writeTable } from '../files/write/write-table.js';
import { RecordReader } from '../store/records.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { Call, CommandBody } from './definition.js';
import { type GoldenTable, goldenTable } from './shared/golden-rows.js';

interface ExportResult {
  readonly rows: number;
  readonly path: string;
}

const FORMATS = ['csv', 'tsv', 'jsonl', 'xlsx'] as const satisfies readonly OutputFormat[];

/** Source records as received: every column of every file, one row a record. */
function recordTable(store: Store): GoldenTable {
  const headers = new Set<string>();
  for (const record of new RecordReader(store).all()) for (const header of record.headers) headers.add(header);
  const list = [...headers];
  return {
    headers: ['cim record', 'cim customer', 'cim source', ...list],
    rows: function* () {
      for (const record of new RecordReader(store).all()) {
        const byHeader = new Map(record.headers.map((header, i) => [header, record.cells[i] ?? '']));
        yield [record.id, record.customer, record.source, ...list.map((header) => byHeader.get(header) ?? '')];
      }
    },
  };
}

async function write(table: GoldenTable, { context, options }: Call): Promise<ExportResult> {
  const path = options.output as string;
  const raw = options.raw === true;
  if (context.dryRun) {
    let rows = 0;
    for (const _ of table.rows()) rows++;
    return { rows, path };
  }
  const format = options.format as OutputFormat | undefined;
  const written = await writeTable(path, table.headers, table.rows(), {
    excelSafe: !raw,
    force: options.force === true,
    signal: context.signal,
    ...(format === undefined ? {} : { format }),
    bom: options.bom === true,
  });
  return { rows: written.rows, path };
}

export const command: CommandBody<ExportResult> = {
  examples: [
    'cim export -o customers.csv',
    'cim export -o customers.xlsx',
    'cim export -o customers.csv --raw',
    'cim export -o records.csv --records --raw',
  ],
  usage: (command, say) => {
    command
      .requiredOption('-o, --output <file>', say('where to; - is standard output', '输出文件；- 表示标准输出'))
      .option(
        '--raw',
        say('values as received, nothing guarded: for machines, not for spreadsheets', '原始值，不作表格安全处理'),
      )
      .option('--records', say('source records instead of customers', '导出原始记录而非客户'))
      .option('--bom', say('begin with a byte order mark, so that Excel sees UTF-8', '写入 BOM，便于 Excel 识别 UTF-8'))
      .option('--force', say('write over an existing file', '覆盖已有文件'))
      .addOption(new Option('--format <format>', say('form of the file', '文件格式')).choices(FORMATS));
  },
  run: async (call) => {
    const store = call.store as Store;
    const { context, options } = call;
    const table =
      options.records === true
        ? recordTable(store)
        : goldenTable(store, { lang: context.lang, raw: options.raw === true });
    return write(table, call);
  },
  render: (result, { say, terminal, dryRun }) => {
    const text = dryRun
      ? say(`${number(result.rows)} rows would be written.`, `将写出 ${number(result.rows)} 行。`)
      : say(
          `${number(result.rows)} rows in ${result.path}. The file is not encrypted: keep it safe and delete it when done.`,
          `已写出 ${number(result.rows)} 行：${result.path}。该文件未加密，请妥善保管，用后删除。`,
        );
    if (result.path !== '-') return text;
    terminal.note(`${text}\n`);
    return '';
  },
};
