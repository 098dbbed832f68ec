/** `cim report`: how good the customer file is, for a manager to read: text, HTML, Markdown, CSV, JSON. */
import { Option } from 'commander';
import type { LinkageModel } from '../domain/linkage/linkage-result.js';
import { thresholdCurve } from '../domain/linkage/threshold-curve.js';
import { ProfileBuilder } from '../domain/quality/profile.js';
import type { CustomerReport, DuplicateSummary, LevelEvidence, WeightBin } from '../domain/quality/report.js';
import { CimError } from '../errors.js';
import { guardFormula } from '../files/formula-guard.js';
import { writeFileAtomic } from '../files/write/atomic-file.js';
import { csvLine } from '../files/write/csv-text.js';
import { visitInTurns } from '../store/breath.js';
import { lastClustering, readEvidence, readModel } from '../store/clusters.js';
import { countCustomers } from '../store/customers.js';
import { RecordReader } from '../store/records.js';
import type { Store } from '../store/store.js';
import { reportHtml } from '../ui/report-html.js';
import { REPORT_ROWS_HEADER, reportRows } from '../ui/report-tables.js';
import { reportMarkdown, reportText } from '../ui/report-text.js';
import type { CommandBody, Context, Options } from './definition.js';
import { readTrend } from './shared/trend.js';

const FORMATS = ['text', 'html', 'md', 'csv', 'json'] as const;
type ReportFormat = (typeof FORMATS)[number];

const BIN_BITS = 4;

/** Compared pairs that were kept, by match weight. */
function weightBins(store: Store, run: number): WeightBin[] {
  const counts = new Map<number, number>();
  for (const kind of ['link', 'review'] as const) {
    for (const weight of readEvidence(store, run, kind).weight) {
      const from = Math.max(-20, Math.min(56, Math.floor(weight / BIN_BITS) * BIN_BITS));
      counts.set(from, (counts.get(from) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => a[0] - b[0]).map(([from, pairs]) => ({ from, to: from + BIN_BITS, pairs }));
}

/** m and u of every level: class 0 are strangers, class 1 the same customer. */
function levelEvidence(model: LinkageModel | null): LevelEvidence[] {
  if (!model?.comparisons) return [];
  return model.comparisons.flatMap((comparison) =>
    comparison.levels.flatMap((level, i) => {
      const u = comparison.m[0]?.[i] ?? 0;
      const m = comparison.m[1]?.[i] ?? 0;
      return m > 0 && u > 0 ? [{ comparison: comparison.name, level, m, u, bits: Math.log2(m / u) }] : [];
    }),
  );
}

function duplicatesOf(store: Store): DuplicateSummary {
  const { records, customers, sizes } = countCustomers(store);
  const last = lastClustering(store);
  return {
    surplusRecords: records - customers,
    customersWithDuplicates: sizes.reduce((sum, { size, customers: count }) => (size > 1 ? sum + count : sum), 0),
    sizes,
    links: last ? readEvidence(store, last.run, 'link').a.length : 0,
    review: last ? readEvidence(store, last.run, 'review').a.length : 0,
    lastRun: last?.run ?? null,
    lastRunAt: last?.at ?? null,
    weights: last ? weightBins(store, last.run) : [],
    thresholds: last
      ? thresholdCurve((['link', 'review'] as const).map((kind) => readEvidence(store, last.run, kind).weight))
      : [],
  };
}

async function makeReport(store: Store, context: Context): Promise<CustomerReport> {
  const builder = new ProfileBuilder(context.now());
  const sources = new Map<string, number>();
  await visitInTurns(new RecordReader(store).all(), context.signal, ({ record, since, source }) => {
    builder.add(record, since);
    sources.set(source, (sources.get(source) ?? 0) + 1);
  });
  const profile = builder.finish();
  const last = lastClustering(store);
  return {
    generatedAt: context.now().toISOString(),
    records: profile.records,
    customers: countCustomers(store).customers,
    quality: profile.quality,
    sources: [...sources].map(([source, records]) => ({ source, records })).sort((a, b) => b.records - a.records),
    fields: profile.fields,
    issues: profile.issues,
    duplicates: duplicatesOf(store),
    evidence: last ? levelEvidence(readModel(store, last.run) as LinkageModel | null) : [],
    trend: readTrend(store).map(({ run, command, at, data }) => ({ run, command, at, ...data })),
  };
}

function formatOf(options: Options): ReportFormat {
  const given = options.format as ReportFormat | undefined;
  if (given !== undefined) return given;
  if (options.json === true) return 'json';
  const path = options.output as string | undefined;
  const ending = /\.(html?|md|csv|json)$/i.exec(path ?? '')?.[1]?.toLowerCase();
  return ending === undefined ? 'text' : ending === 'htm' ? 'html' : (ending as ReportFormat);
}

function rendered(report: CustomerReport, context: Context, options: Options): string {
  const format = formatOf(options);
  switch (format) {
    case 'html':
      return reportHtml(report, context.lang);
    case 'md':
      return reportMarkdown(report, context.lang);
    case 'csv':
      return [REPORT_ROWS_HEADER, ...reportRows(report)]
        .map((row) => csvLine(row.map((cell) => (Number.isNaN(Number(cell)) ? guardFormula(cell) : cell))))
        .join('');
    case 'json':
      return `${JSON.stringify(report)}\n`;
    default:
      return reportText(report, context.lang);
  }
}

export const command: CommandBody<CustomerReport> = {
  examples: [
    'cim report',
    'cim report -o quality.html',
    'cim report --lang zh -o report.html --force',
    'cim report --json',
  ],
  usage: (command, say) => {
    command
      .option(
        '-o, --output <file>',
        say('write the report to a file (.html, .md, .csv, .json, else text)', '将报告写入文件'),
      )
      .addOption(new Option('--format <format>', say('form of the report', '报告格式')).choices(FORMATS))
      .option('--force', say('write over an existing file', '覆盖已有文件'));
  },
  run: async ({ store, context }) => makeReport(store as Store, context),
  afterwards: async (report, { context, options }) => {
    const path = options.output as string | undefined;
    if (path === undefined) return;
    if (context.dryRun || path === '-') return;
    if (path === '')
      throw new CimError('usage', 'no-output', { en: '-o needs the name of a file.', zh: '-o 需要文件名。' });
    await writeFileAtomic(path, rendered(report, context, options), { force: options.force === true });
  },
  render: (report, context, options) => {
    const path = options.output as string | undefined;
    if (path === undefined || path === '-') return rendered(report, context, options);
    return context.dryRun
      ? context.say(`The report would be in ${path}.`, `报告将写入 ${path}。`)
      : context.say(`The report is in ${path}.`, `报告已写入 ${path}。`);
  },
};
