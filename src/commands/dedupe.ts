/** `cim dedupe`: finds the records of the same customer, in the store or in files. */
import type { Command } from 'commander';
import type { LinkageNote, LinkageResult } from '../domain/linkage/linkage-result.js';
import { CimError } from '../errors.js';
import { writeTable } from '../files/write/write-table.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { Call, CommandBody, Options, Say } from './definition.js';
import { isFormerOutput } from './shared/former-output.js';
import { goldenTable } from './shared/golden-rows.js';
import { linkStore } from './shared/linkage.js';
import { noteLines } from './shared/linkage-notes.js';
import type { LoadedRows } from './shared/load-files.js';
import { PAIRS_HEADER, pairLines } from './shared/pairs-file.js';
import { addReadingOptions } from './shared/reading-options.js';
import { addEncryptOption, recipientsOf } from './shared/recipients.js';
import { readSettings } from './shared/settings.js';
import { saveTrend } from './shared/trend.js';

interface DedupeResult {
  readonly run: number | null;
  readonly records: number;
  readonly candidatePairs: number;
  readonly links: number;
  readonly review: number;
  readonly clusters: number;
  /** Records beyond the first of each customer. */
  readonly duplicates: number;
  readonly seconds: number;
  /** Seconds by task of linkage; tasks may overlap. */
  readonly taskSeconds: Readonly<Record<string, number>>;
  readonly rejected: number;
  readonly notes: readonly LinkageNote[];
}

const thousandths = (seconds: number): number => Math.round(seconds * 1000) / 1000;

const inFiles = (args: readonly string[]) => args.length > 0;

const CLUSTERS_HEADER = ['record_id', 'cluster_id'];

/** What reads files takes a third of a second to load: the nightly run of a store does without. */
const load = async (args: readonly string[], call: Call): Promise<LoadedRows> =>
  (await import('./shared/load-files.js')).loadFiles(args, call);

/** One line for every row of the files: its id and its cluster; rows that hold no customer are clusters of their own. */
function* clusterLines(
  loaded: LoadedRows,
  records: Int32Array,
  found: LinkageResult,
): IterableIterator<readonly string[]> {
  const clusterOf = new Map<number, number>();
  for (let row = 0; row < records.length; row++) clusterOf.set(records[row] as number, found.clusters[row] as number);
  let next = found.clusterCount;
  for (let i = 0; i < loaded.ids.length; i++) {
    const record = loaded.records[i] as number;
    yield [loaded.ids[i] as string, String(clusterOf.get(record) ?? next++)];
  }
}

async function writeOutputs(
  call: Call,
  recipients: readonly string[],
  loaded: LoadedRows,
  records: Int32Array,
  found: LinkageResult,
): Promise<void> {
  const { context, options } = call;
  const force = options.force === true;
  if (context.dryRun) return;
  const clusters = options.clusters as string | undefined;
  if (clusters !== undefined) {
    await writeTable(clusters, CLUSTERS_HEADER, clusterLines(loaded, records, found), {
      force: force || isFormerOutput(clusters, CLUSTERS_HEADER),
      excelSafe: false,
      signal: context.signal,
      recipients,
    });
  }
  const pairs = options.pairs as string | undefined;
  if (pairs !== undefined) {
    const idOf = new Map(loaded.records.map((record, i) => [record, loaded.ids[i] as string]));
    const lines = pairLines(found.scored, (row) => idOf.get(records[row] as number) as string);
    await writeTable(pairs, PAIRS_HEADER, lines, {
      force: force || isFormerOutput(pairs, PAIRS_HEADER),
      excelSafe: false,
      signal: context.signal,
      recipients,
    });
  }
  const output = options.output as string | undefined;
  if (output !== undefined) {
    const table = await goldenTable(call.store as Store, {
      signal: context.signal,
      lang: context.lang,
      raw: false,
      policy: readSettings(options, context).survivorship,
    });
    await writeTable(output, table.headers, table.rows(), {
      force: force || isFormerOutput(output, table.headers.slice(0, 2)),
      signal: context.signal,
      recipients,
    });
  }
}

export const command: CommandBody<DedupeResult> = {
  examples: [
    'cim dedupe',
    'cim dedupe --dry-run',
    'cim dedupe contacts.csv -o customers.csv --clusters clusters.csv',
    'cim dedupe a.csv b.xlsx --clusters clusters.csv --pairs pairs.csv --id-column record_id',
  ],
  usage: (command: Command, say: Say) => {
    command.argument('[file...]', say('work on these files, without any store', '直接处理文件，不用客户库'));
    const probability = (text: string) => {
      const value = Number(text);
      if (!(value > 0 && value < 1)) throw invalidArgument('probability');
      return value;
    };
    command
      .option(
        '--clusters <file>',
        say('write record_id,cluster_id for every row (files)', '输出每行的 record_id,cluster_id（文件模式）'),
      )
      .option(
        '--pairs <file>',
        say('write id_a,id_b,weight,probability of scored pairs (files)', '输出已评分的记录对（文件模式）'),
      )
      .option('-o, --output <file>', say('write one row for each customer (files)', '每个客户输出一行（文件模式）'))
      .option('--force', say('write over existing files', '覆盖已有文件'))
      .option(
        '--link-at <probability>',
        say(
          'link pairs from this match probability on (default: from the data)',
          '匹配概率达到此值即合并（默认由数据决定）',
        ),
        probability,
      )
      .option(
        '--review-from <probability>',
        say('send pairs from this probability on to review', '匹配概率达到此值送人工审核'),
        probability,
      );
    addEncryptOption(command, say);
    addReadingOptions(command, say);
  },
  storeless: inFiles,
  run: async (call) => {
    const { context, options, args } = call;
    const store = call.store as Store;
    const begin = performance.now();
    checkOptions(args, options);
    const recipients = await recipientsOf(options);
    const loaded = inFiles(args) ? await load(args, call) : null;
    const { records, found, taskSeconds } = await linkStore(call);
    saveTrend(store, null);
    if (loaded) await writeOutputs(call, recipients, loaded, records, found);
    const run = store.inMemory || context.dryRun ? null : store.run.number;
    return {
      run,
      records: records.length,
      candidatePairs: found.candidatePairs,
      links: found.links.size,
      review: found.review.size,
      clusters: found.clusterCount,
      duplicates: records.length - found.clusterCount,
      seconds: thousandths((performance.now() - begin) / 1000),
      taskSeconds: Object.fromEntries([...taskSeconds].map(([task, seconds]) => [task, thousandths(seconds)])),
      rejected: loaded?.rejected ?? 0,
      notes: found.notes,
    };
  },
  render: (result, { say, lang }) => {
    const lines = [
      say(
        `${number(result.records)} records, ${number(result.candidatePairs)} pairs compared, ${result.seconds.toFixed(1)} s`,
        `${number(result.records)} 条记录，比较 ${number(result.candidatePairs)} 对，用时 ${result.seconds.toFixed(1)} 秒`,
      ),
      say(
        `${number(result.clusters)} customers; ${number(result.duplicates)} records are duplicates (${number(result.links)} links)`,
        `${number(result.clusters)} 个客户；${number(result.duplicates)} 条重复记录（${number(result.links)} 条链接）`,
      ),
    ];
    if (result.review > 0)
      lines.push(
        say(
          `${number(result.review)} ${result.review === 1 ? 'pair is' : 'pairs are'} for a steward to decide: cim review`,
          `${number(result.review)} 对待人工判断：cim review`,
        ),
      );
    if (result.rejected > 0)
      lines.push(
        say(
          `${number(result.rejected)} rows could not be read and were left out`,
          `${number(result.rejected)} 行无法读取，已略过`,
        ),
      );
    lines.push(...noteLines(result.notes, lang));
    if (result.run !== null)
      lines.push(
        say(
          `Run ${result.run}; take it back with: cim undo ${result.run}`,
          `运行 ${result.run}；撤销：cim undo ${result.run}`,
        ),
      );
    return lines.join('\n');
  },
  exitCode: (result) => (result.rejected > 0 ? 1 : 0),
};

function checkOptions(args: readonly string[], options: Options): void {
  if (inFiles(args)) return;
  for (const name of ['clusters', 'pairs', 'output', 'encrypt'] as const) {
    if (options[name] !== undefined)
      throw new CimError(
        'usage',
        'files-only',
        {
          en: `--${name} is for files; the customers of a store stay in it.`,
          zh: `--${name} 只用于文件；客户库中的客户仍留在库内。`,
        },
        { en: 'Name the files, or use `cim export -o FILE`.', zh: '请写出文件名，或用 `cim export -o 文件`。' },
      );
  }
}
