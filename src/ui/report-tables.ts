/** The quality report as titled tables, the same for a terminal and for Markdown, and as figures a line each for a spreadsheet. */
import type { CustomerReport } from '../domain/quality/report.js';
import { ISSUES } from '../domain/record/issue.js';
import { fieldWord, type Language, minute, REPORT_WORDS, severityWord, shareWord } from './report-words.js';
import { bar, number, type TableColumn } from './table.js';

export const QUALITIES = ['completeness', 'validity', 'uniqueness', 'consistency', 'timeliness'] as const;

type Word = keyof typeof REPORT_WORDS;

export interface ReportTable {
  readonly title: Word;
  readonly note?: Word;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** Findings shown; the rest stands in JSON and CSV. */
const MOST_ISSUES = 30;

/** The tables of the report, those without rows left out. */
export function reportTables(report: CustomerReport, lang: Language): ReportTable[] {
  const { duplicates } = report;
  const left = (name: Word): TableColumn => ({ title: REPORT_WORDS[name][lang] });
  const right = (name: Word): TableColumn => ({ title: REPORT_WORDS[name][lang], align: 'right' });
  const most = Math.max(1, ...duplicates.weights.map((bin) => bin.pairs));
  const tables: ReportTable[] = [
    {
      title: 'sources',
      columns: [left('source'), right('records')],
      rows: report.sources.map((s) => [s.source, number(s.records)]),
    },
    {
      title: 'fields',
      note: 'fieldsNote',
      columns: [left('field'), ...QUALITIES.map(right)],
      rows: report.fields.map((f) => [fieldWord(f.field, lang), ...QUALITIES.map((name) => shareWord(f[name]))]),
    },
    {
      title: 'issues',
      columns: [left('code'), left('field'), left('severity'), right('count'), left('meaning')],
      rows: report.issues
        .slice(0, MOST_ISSUES)
        .map((i) => [
          i.code,
          fieldWord(i.field, lang),
          severityWord(i.severity, lang),
          number(i.count),
          ISSUES[i.code].summary[lang],
        ]),
    },
    {
      title: 'duplicates',
      columns: [right('recordsEach'), right('customers')],
      rows: duplicates.sizes.map((s) => [String(s.size), number(s.customers)]),
    },
    {
      title: 'weights',
      note: 'weightsNote',
      columns: [right('bits'), right('pairs'), { title: '' }],
      rows: duplicates.weights.map((bin) => [
        `${bin.from} … ${bin.to}`,
        number(bin.pairs),
        bar(Math.log1p(bin.pairs) / Math.log1p(most), 30),
      ]),
    },
    {
      title: 'thresholds',
      note: 'thresholdsNote',
      columns: (['linkedFrom', 'probability', 'pairs', 'precision', 'recall'] as const).map(right),
      rows: duplicates.thresholds.map((point) => [
        point.weight.toFixed(1),
        String(point.probability),
        number(point.pairs),
        shareWord(point.precision),
        shareWord(point.recall),
      ]),
    },
    {
      title: 'trend',
      columns: [right('run'), left('command'), left('time'), right('records'), right('customers'), right('sound')],
      rows: report.trend.map((t) => [
        String(t.run),
        t.command,
        minute(t.at),
        number(t.records),
        number(t.customers),
        t.quality === null ? '' : shareWord(t.quality),
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

export const REPORT_ROWS_HEADER: readonly string[] = ['section', 'item', 'measure', 'value'];

/** Every figure of the report as `section,item,measure,value`, in full and with the names of the JSON. */
export function* reportRows(report: CustomerReport): IterableIterator<readonly string[]> {
  const { duplicates } = report;
  for (const name of ['generatedAt', 'records', 'customers', 'quality'] as const)
    yield ['report', '', name, String(report[name])];
  for (const { source, records } of report.sources) yield ['source', source, 'records', String(records)];
  for (const field of report.fields)
    for (const name of QUALITIES) yield ['field', field.field, name, String(field[name])];
  for (const { code, field, severity, count } of report.issues)
    yield ['issue', field === null ? code : `${code} ${field}`, severity, String(count)];
  for (const name of ['surplusRecords', 'customersWithDuplicates', 'links', 'review'] as const)
    yield ['duplicates', '', name, String(duplicates[name])];
  for (const { size, customers } of duplicates.sizes) yield ['size', String(size), 'customers', String(customers)];
  for (const { from, pairs } of duplicates.weights) yield ['weight', String(from), 'pairs', String(pairs)];
  for (const point of duplicates.thresholds)
    for (const name of ['weight', 'pairs', 'precision', 'recall'] as const)
      yield ['threshold', String(point.probability), name, String(point[name])];
  for (const { comparison, level, m, u, bits } of report.evidence)
    for (const [name, value] of Object.entries({ m, u, bits }))
      yield ['evidence', `${comparison}: ${level}`, name, String(value)];
  for (const { run, at, records, customers, quality } of report.trend)
    for (const [name, value] of Object.entries({ at, records, customers, quality }))
      if (value !== null) yield ['trend', String(run), name, String(value)];
}
