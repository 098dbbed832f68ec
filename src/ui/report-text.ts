/** The quality report as text for a terminal or a mail. */
import type { CustomerReport } from '../domain/quality/report.js';
import { fieldDefinition } from '../domain/record/fields.js';
import { ISSUES } from '../domain/record/issue.js';
import { bar, number, percent, textTable } from './table.js';

export type Language = 'en' | 'zh';

/** Words of the report, once for text and HTML. */
export const REPORT_WORDS = {
  title: { en: 'Customer data quality report', zh: '客户数据质量报告' },
  records: { en: 'Records', zh: '记录' },
  customers: { en: 'Customers', zh: '客户' },
  sound: { en: 'Sound records', zh: '合格记录' },
  soundNote: {
    en: 'have a name, a valid way of contact and no serious finding',
    zh: '有姓名、有效联系方式且无严重问题',
  },
  surplus: { en: 'Duplicate records', zh: '重复记录' },
  waiting: { en: 'Pairs waiting for review', zh: '待人工审核' },
  sources: { en: 'Sources', zh: '来源' },
  source: { en: 'Source', zh: '来源' },
  fields: { en: 'Quality by field', zh: '各字段质量' },
  field: { en: 'Field', zh: '字段' },
  completeness: { en: 'Complete', zh: '完整性' },
  validity: { en: 'Valid', zh: '有效性' },
  uniqueness: { en: 'Unique', zh: '唯一性' },
  consistency: { en: 'Consistent', zh: '一致性' },
  timeliness: { en: 'Timely', zh: '及时性' },
  issues: { en: 'Findings', zh: '发现的问题' },
  code: { en: 'Code', zh: '代码' },
  count: { en: 'Count', zh: '数量' },
  severity: { en: 'Severity', zh: '级别' },
  meaning: { en: 'Meaning', zh: '含义' },
  duplicates: { en: 'Duplicates', zh: '重复客户' },
  recordsEach: { en: 'Records per customer', zh: '每客户记录数' },
  neverDeduped: { en: 'Not looked for yet: run cim dedupe.', zh: '尚未查重：请运行 cim dedupe。' },
  weights: { en: 'Match weights of compared pairs (bits)', zh: '比较对的匹配权重（比特）' },
  thresholds: { en: 'By threshold, as the model expects (bits)', zh: '各阈值的预期（模型估计，比特）' },
  linkedFrom: { en: 'linked from', zh: '起始权重' },
  probability: { en: 'probability', zh: '概率' },
  pairs: { en: 'pairs', zh: '对数' },
  precision: { en: 'precision', zh: '精确率' },
  recall: { en: 'recall', zh: '召回率' },
  evidence: { en: 'Evidence of each comparison level', zh: '各比较级别的证据' },
  trend: { en: 'Trend', zh: '趋势' },
  run: { en: 'Run', zh: '运行' },
  generated: { en: 'Generated', zh: '生成时间' },
} as const satisfies Record<string, Record<Language, string>>;

/** Minutes are enough for people; the exact time stands in the JSON. */
export const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');

/** Renders the report as text. */
export function reportText(report: CustomerReport, lang: Language): string {
  const word = (name: keyof typeof REPORT_WORDS) => REPORT_WORDS[name][lang];
  const { duplicates } = report;
  const parts: string[] = [];
  const section = (name: keyof typeof REPORT_WORDS, body: string) => {
    if (body !== '') parts.push(`${word(name)}\n${'─'.repeat(60)}\n${body}`);
  };
  parts.push(
    `${word('title')}\n${'═'.repeat(60)}\n${textTable(
      [{ title: '' }, { title: '', align: 'right' }, { title: '' }],
      [
        [word('records'), number(report.records), ''],
        [word('customers'), number(report.customers), ''],
        [word('sound'), percent(report.quality), `${bar(report.quality)}  ${word('soundNote')}`],
        [word('surplus'), number(duplicates.surplusRecords), ''],
        [word('waiting'), number(duplicates.review), ''],
        [word('generated'), minute(report.generatedAt), ''],
      ],
    ).trimStart()}`,
  );
  section(
    'sources',
    textTable(
      [{ title: word('source') }, { title: word('records'), align: 'right' }],
      report.sources.map((s) => [s.source, number(s.records)]),
    ),
  );
  section(
    'fields',
    textTable(
      [
        { title: word('field') },
        ...(['completeness', 'validity', 'uniqueness', 'consistency', 'timeliness'] as const).map((name) => ({
          title: word(name),
          align: 'right' as const,
        })),
      ],
      report.fields.map((f) => [
        fieldDefinition(f.field).label[lang],
        percent(f.completeness),
        percent(f.validity),
        percent(f.uniqueness),
        percent(f.consistency),
        percent(f.timeliness),
      ]),
    ),
  );
  section(
    'issues',
    textTable(
      [
        { title: word('code') },
        { title: word('field') },
        { title: word('severity') },
        { title: word('count'), align: 'right' },
        { title: word('meaning') },
      ],
      report.issues
        .slice(0, 30)
        .map((i) => [i.code, i.field ?? '', i.severity, number(i.count), ISSUES[i.code].summary[lang]]),
    ),
  );
  section(
    'duplicates',
    duplicates.lastRun === null
      ? `${word('neverDeduped')}\n`
      : textTable(
          [
            { title: word('recordsEach'), align: 'right' },
            { title: word('customers'), align: 'right' },
          ],
          duplicates.sizes.map((s) => [String(s.size), number(s.customers)]),
        ),
  );
  const most = Math.max(1, ...duplicates.weights.map((bin) => bin.pairs));
  section(
    'weights',
    textTable(
      [{ title: '', align: 'right' }, { title: '', align: 'right' }, { title: '' }],
      duplicates.weights.map((bin) => [
        `${bin.from} … ${bin.to}`,
        number(bin.pairs),
        bar(Math.log1p(bin.pairs) / Math.log1p(most), 30),
      ]),
    ).trimStart(),
  );
  section(
    'thresholds',
    textTable(
      (['linkedFrom', 'probability', 'pairs', 'precision', 'recall'] as const).map((name) => ({
        title: word(name),
        align: 'right',
      })),
      duplicates.thresholds.map((point) => [
        point.weight.toFixed(1),
        String(point.probability),
        number(point.pairs),
        percent(point.precision),
        percent(point.recall),
      ]),
    ),
  );
  section(
    'trend',
    textTable(
      [
        { title: word('run'), align: 'right' },
        { title: '' },
        { title: '' },
        { title: word('records'), align: 'right' },
        { title: word('customers'), align: 'right' },
        { title: word('sound'), align: 'right' },
      ],
      report.trend.map((t) => [
        String(t.run),
        t.command,
        minute(t.at),
        number(t.records),
        number(t.customers),
        t.quality === null ? '' : percent(t.quality),
      ]),
    ),
  );
  return parts.join('\n');
}
