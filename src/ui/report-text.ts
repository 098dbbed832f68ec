/** The quality report as text for a terminal, and as Markdown for a wiki or a mail. */
import type { CustomerReport } from '../domain/quality/report.js';
import { reportTables } from './report-tables.js';
import { type Language, minute, REPORT_WORDS, reportSummary, shareWord } from './report-words.js';
import { bar, number, rule, type TableColumn, textTable } from './table.js';

/** Renders the report as text. */
export function reportText(report: CustomerReport, lang: Language): string {
  const word = (name: keyof typeof REPORT_WORDS) => REPORT_WORDS[name][lang];
  const { duplicates } = report;
  const parts = [
    `${word('title')}\n${rule('═')}\n${textTable(
      [{ title: '' }, { title: '', align: 'right' }, { title: '' }],
      [
        [word('records'), number(report.records), ''],
        [word('customers'), number(report.customers), ''],
        [word('sound'), shareWord(report.quality), `${bar(report.quality)}  ${word('soundNote')}`],
        [word('surplus'), number(duplicates.surplusRecords), ''],
        [word('waiting'), number(duplicates.review), ''],
        [word('generated'), minute(report.generatedAt), ''],
      ],
    ).trimStart()}`,
  ];
  if (duplicates.lastRun === null) parts.push(`${word('neverDeduped')}\n`);
  for (const { title, columns, rows } of reportTables(report, lang))
    parts.push(`${word(title)}\n${rule('─')}\n${textTable(columns, rows)}`);
  return parts.join('\n');
}

const cell = (text: string) => text.replace(/[|\\`*_<>[\]]/g, '\\$&').replaceAll('\n', ' ');
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function markdownTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const rule = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [line(columns.map(({ title }) => cell(title))), line(rule), ...rows.map((row) => line(row.map(cell)))].join(
    '\n',
  );
}

/** Renders the report as Markdown. */
export function reportMarkdown(report: CustomerReport, lang: Language): string {
  const word = (name: keyof typeof REPORT_WORDS) => REPORT_WORDS[name][lang];
  const parts = [
    `# ${word('title')}`,
    `${word('generated')} ${minute(report.generatedAt)}`,
    reportSummary(report, lang)
      .map((sentence) => `- ${cell(sentence)}`)
      .join('\n'),
  ];
  for (const { title, note, columns, rows } of reportTables(report, lang))
    parts.push(`## ${word(title)}`, markdownTable(columns, rows), ...(note === undefined ? [] : [word(note)]));
  return `${parts.join('\n\n')}\n`;
}
