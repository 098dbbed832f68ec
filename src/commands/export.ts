/** `cim export`: the customers as a file, one row each; safe for spreadsheets, raw and lossless, or de-identified. */

import { createHmac, randomBytes } from 'node:crypto';
import { Option } from 'commander';
import { AnonymityCount, DEIDENTIFIED_FIELDS, deidentify } from '../domain/privacy/deidentify.js';
import type { FieldName } from '../domain/record/fields.js';
import { goldenRecord } from '../domain/survivorship/golden-record.js';
import { CimError } from '../errors.js';
import { type OutputFormat, writeTable } from '../files/write/write-table.js';
import { itemsInTurns, visitInTurns } from '../store/breath.js';
import { allCustomers, asMember } from '../store/customers.js';
import { RecordReader } from '../store/records.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import { trustWord } from '../ui/trust-words.js';
import type { Call, CommandBody } from './definition.js';
import {
  addDisclosureOptions,
  type DisclosureGate,
  disclosureGate,
  type LeftOut,
  noteDisclosure,
} from './shared/disclose.js';
import { type GoldenTable, goldenTable } from './shared/golden-rows.js';
import { addEncryptOption, recipientsOf } from './shared/recipients.js';
import { readSettings } from './shared/settings.js';

interface ExportResult {
  readonly rows: number;
  readonly path: string;
  /** True where only its recipients can read it. */
  readonly encrypted: boolean;
  /** Number under which the file is noted; who was in it: `cim audit report --breach N`. */
  readonly disclosure: number | null;
  readonly leftOut: LeftOut;
  /** Customers whose sensitive values stayed blank for want of consent. */
  readonly withheld: number;
  /** De-identified files: the smallest number of people who look alike. */
  readonly k?: number;
}

const FORMATS = ['csv', 'tsv', 'jsonl', 'xlsx'] as const satisfies readonly OutputFormat[];

/** A table, and which customers are in it once its rows were read. */
interface ExportTable extends GoldenTable {
  readonly customers: () => readonly string[];
  readonly k?: () => number;
}

/** Golden records: one row a customer. */
async function customerTable(store: Store, call: Call, gate: DisclosureGate): Promise<ExportTable> {
  const table = await goldenTable(store, {
    signal: call.context.signal,
    lang: call.context.lang,
    raw: call.options.raw === true,
    permitted: gate.permitted,
    withheld: gate.withheld,
    policy: readSettings(call.options, call.context).survivorship,
  });
  const customers: string[] = [];
  return {
    headers: table.headers,
    customers: () => customers,
    rows: async function* () {
      for await (const row of table.rows()) {
        customers.push(row[0] as string);
        yield row;
      }
    },
  };
}

/** Source records as received: every column of every file, one row a record. */
async function recordTable(store: Store, gate: DisclosureGate, signal: AbortSignal): Promise<ExportTable> {
  const allowed = new Map<string, ReadonlySet<FieldName>>();
  for await (const customer of allCustomers(store, signal))
    if (gate.permitted(customer)) allowed.set(customer.id, gate.withheld(customer));
  const headers = new Set<string>();
  await visitInTurns(new RecordReader(store).all(), signal, (record) => {
    for (const header of record.headers) headers.add(header);
  });
  const list = [...headers];
  return {
    headers: ['cim record', 'cim customer', 'cim source', ...list],
    customers: () => [...allowed.keys()],
    rows: async function* () {
      for await (const record of itemsInTurns(new RecordReader(store).all(), signal)) {
        const withheld = allowed.get(record.customer);
        if (withheld === undefined) continue;
        const blank = new Set(
          record.record.values.filter(({ field }) => withheld.has(field)).map(({ raw }) => raw.trim()),
        );
        const cell = (text: string) => (blank.size > 0 && blank.has(text.trim()) ? '' : text);
        const byHeader = new Map(record.headers.map((header, i) => [header, cell(record.cells[i] ?? '')]));
        yield [record.id, record.customer, record.source, ...list.map((header) => byHeader.get(header) ?? '')];
      }
    },
  };
}

/** Nothing that points at a person; pseudonyms under a key that is thrown away with this run. */
function anonymousTable(store: Store, gate: DisclosureGate, signal: AbortSignal): ExportTable {
  const secret = randomBytes(32);
  const count = new AnonymityCount();
  const customers: string[] = [];
  const pseudonym = (id: string) => createHmac('sha256', secret).update(id).digest('hex').slice(0, 16);
  return {
    headers: ['pseudonym', ...DEIDENTIFIED_FIELDS],
    customers: () => customers,
    k: () => count.k(),
    rows: async function* () {
      const rows: string[][] = [];
      for await (const customer of allCustomers(store, signal)) {
        if (!gate.permitted(customer)) continue;
        const cells = deidentify(goldenRecord(customer.members.map(asMember)));
        count.add(cells);
        customers.push(customer.id);
        rows.push([pseudonym(customer.id), ...cells]);
      }
      // in the order of pseudonyms, so that the order of numbers tells nothing
      yield* rows.sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
    },
  };
}

async function tableOf(store: Store, call: Call, gate: DisclosureGate): Promise<ExportTable> {
  const { signal } = call.context;
  if (call.options.deidentify === true) return anonymousTable(store, gate, signal);
  return call.options.records === true ? recordTable(store, gate, signal) : customerTable(store, call, gate);
}

export const command: CommandBody<ExportResult> = {
  examples: [
    'cim export -o customers.csv',
    'cim export -o mailing.xlsx --purpose newsletter --basis consent --channel email --marketing --recipient "Mail House"',
    'cim export -o records.csv --records --raw',
    'cim export -o study.csv --deidentify',
    'cim export -o customers.csv.age --encrypt age1… --recipient "Mail House"',
    'cim export -o - --encrypted --recipient "Mail House" | gpg -e -r mail@house.example > customers.csv.gpg',
  ],
  usage: (command, say) => {
    command
      .requiredOption('-o, --output <file>', say('where to; - is standard output', '输出文件；- 表示标准输出'))
      .option(
        '--raw',
        say('values as received, nothing guarded: for machines, not for spreadsheets', '原始值，不作表格安全处理'),
      )
      .option('--records', say('source records instead of customers', '导出原始记录而非客户'))
      .option(
        '--deidentify',
        say('without names, contacts and exact dates and places', '去标识化：不含姓名、联系方式及精确日期地点'),
      )
      .option('--bom', say('begin with a byte order mark, so that Excel sees UTF-8', '写入 BOM，便于 Excel 识别 UTF-8'))
      .option('--force', say('write over an existing file', '覆盖已有文件'))
      .addOption(new Option('--format <format>', say('form of the file', '文件格式')).choices(FORMATS));
    addEncryptOption(command, say);
    addDisclosureOptions(command, say);
  },
  run: async (call) => {
    const store = call.store as Store;
    const { context, options } = call;
    const path = options.output as string;
    const recipients = await recipientsOf(options);
    if (options.encrypted === true && path !== '-')
      throw new CimError(
        'usage',
        'not-encrypted',
        {
          en: '--encrypted says that the next program in a pipe encrypts: it goes with -o -.',
          zh: '--encrypted 表示由管道中的下一个程序加密，须与 -o - 合用。',
        },
        { en: 'cim itself encrypts a file with --encrypt RECIPIENT.', zh: '由 cim 加密文件请用 --encrypt 接收方。' },
      );
    const encrypted = recipients.length > 0 || options.encrypted === true;
    const gate = disclosureGate(store, call);
    const table = await tableOf(store, call, gate);
    const format = options.format as OutputFormat | undefined;
    let rows = 0;
    if (context.dryRun) {
      for await (const _ of table.rows()) rows++;
    } else {
      const written = await writeTable(path, table.headers, table.rows(), {
        excelSafe: options.raw !== true,
        force: options.force === true,
        signal: context.signal,
        ...(format === undefined ? {} : { format }),
        bom: options.bom === true,
        recipients,
      });
      rows = written.rows;
    }
    const disclosure = noteDisclosure(store, options, {
      path,
      encrypted,
      fields: table.headers,
      customers: table.customers(),
    });
    const k = table.k?.();
    return {
      rows,
      path,
      encrypted,
      disclosure: context.dryRun ? null : disclosure,
      leftOut: gate.leftOut,
      withheld: gate.withheldFrom(),
      ...(k === undefined ? {} : { k }),
    };
  },
  render: (result, { say, terminal, dryRun }) => {
    const lines = [
      dryRun
        ? say(`${number(result.rows)} rows would be written.`, `将写出 ${number(result.rows)} 行。`)
        : say(
            `${number(result.rows)} rows in ${result.path === '-' ? 'the pipe' : result.path} (disclosure ${result.disclosure}).`,
            `已写出 ${number(result.rows)} 行：${result.path === '-' ? '管道' : result.path}（披露编号 ${result.disclosure}）。`,
          ),
    ];
    for (const [reason, count] of Object.entries(result.leftOut))
      lines.push(
        say(
          `${number(count)} customers left out: ${reason}`,
          `已排除 ${number(count)} 个客户：${trustWord('leftOut', reason, say)}`,
        ),
      );
    if (result.withheld > 0)
      lines.push(
        say(
          `${number(result.withheld)} customers without their sensitive values: no separate consent`,
          `${number(result.withheld)} 个客户的敏感信息留空：未取得单独同意`,
        ),
      );
    if (result.k !== undefined)
      lines.push(
        say(
          `k-anonymity: every person looks like at least ${number(result.k - 1)} others.`,
          `k-匿名：每个人至少与另外 ${number(Math.max(0, result.k - 1))} 人相同。`,
        ),
      );
    else if (!dryRun)
      lines.push(
        result.encrypted
          ? say('Only its recipients can read it.', '只有接收方可以读取。')
          : say(
              'The file is not encrypted: keep it safe and delete it when done.',
              '该文件未加密，请妥善保管，用后删除。',
            ),
      );
    const text = lines.join('\n');
    if (result.path !== '-') return text;
    terminal.note(`${text}\n`);
    return '';
  },
};
