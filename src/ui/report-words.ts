/** Words of the quality report, once for all its forms, and what it says in sentences. */
import type { CustomerReport } from '../domain/quality/report.js';
import { fieldDefinition, isFieldName } from '../domain/record/fields.js';
import { ISSUES, type Severity } from '../domain/record/issue.js';
import { number, percent } from './table.js';

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
  weightsNote: {
    en: 'How strongly the data speak for one customer: each bit doubles the odds. Green speaks for one customer; the scale of the heights is logarithmic.',
    zh: '数据支持“同一客户”的强度：每一比特使可能性加倍。绿色倾向于同一客户；高度为对数刻度。',
  },
  thresholds: { en: 'By threshold, as the model expects (bits)', zh: '各阈值的预期（模型估计，比特）' },
  thresholdsNote: {
    en: 'Were pairs linked from this probability on: the share of links that are right (precision), and of all true ones that are found (recall). The model’s own expectation, and optimistic: no promise.',
    zh: '若从该概率起合并：合并正确的比例（精确率），以及真实重复中被找到的比例（召回率）。为模型自身的估计，偏乐观，不作承诺。',
  },
  linkedFrom: { en: 'linked from', zh: '起始权重' },
  probability: { en: 'probability', zh: '概率' },
  pairs: { en: 'pairs', zh: '对数' },
  precision: { en: 'precision', zh: '精确率' },
  recall: { en: 'recall', zh: '召回率' },
  evidence: { en: 'Evidence of each comparison level', zh: '各比较级别的证据' },
  evidenceNote: {
    en: 'For experts: m is how often the level occurs between records of one customer, u between strangers; bits = log₂(m/u) is what it adds to the match weight.',
    zh: '供专家参考：m 为同一客户的记录间出现该级别的频率，u 为无关记录间的频率；比特 = log₂(m/u)，即对匹配权重的贡献。',
  },
  comparison: { en: 'Comparison', zh: '比较项' },
  level: { en: 'Level', zh: '级别' },
  bits: { en: 'bits', zh: '比特' },
  command: { en: 'Command', zh: '命令' },
  time: { en: 'Time', zh: '时间' },
  fieldsNote: {
    en: 'Complete: records that have a value. Valid: values without a serious finding. Unique: values that no other record repeats. Consistent: values written in their standard form. Timely: received or confirmed within a year.',
    zh: '完整性：有值的记录；有效性：没有严重问题的值；唯一性：没有其他记录重复的值；一致性：以标准形式书写的值；及时性：一年内收到或确认过。',
  },
  trend: { en: 'Trend', zh: '趋势' },
  run: { en: 'Run', zh: '运行' },
  summary: { en: 'In short', zh: '摘要' },
  generated: { en: 'Generated', zh: '生成时间' },
} as const satisfies Record<string, Record<Language, string>>;

/** Minutes are enough for people; the exact time stands in the JSON. */
export const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');

const SEVERITIES: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  reject: { en: 'reject', zh: '拒绝' },
  warn: { en: 'warn', zh: '警告' },
  info: { en: 'info', zh: '提示' },
};

export const severityWord = (severity: Severity, lang: Language): string => SEVERITIES[severity][lang];

/** The label of a field; the header of a column of the user's own stays as it is. */
export const fieldWord = (field: string | null, lang: Language): string =>
  field === null ? '' : isFieldName(field) ? fieldDefinition(field).label[lang] : field;

/** A share that is not quite all, or not quite nothing, never looks like it. */
export const shareWord = (share: number): string =>
  share > 0.9995 && share < 1 ? '> 99.9 %' : share > 0 && share < 0.0005 ? '< 0.1 %' : percent(share);

/** The report in a few sentences, for who reads no table. */
export function reportSummary(
  { records, customers, quality, duplicates, issues }: CustomerReport,
  lang: Language,
): string[] {
  const say = (en: string, zh: string) => (lang === 'zh' ? zh : en);
  const { surplusRecords, customersWithDuplicates, review, lastRun } = duplicates;
  const lines: string[] = [];
  if (lastRun === null)
    lines.push(
      say(
        `${number(records)} records; duplicates were not looked for yet.`,
        `共 ${number(records)} 条记录；尚未查重。`,
      ),
    );
  else
    lines.push(
      say(
        `${number(records)} records are ${number(customers)} customers: ${number(surplusRecords)} records (${shareWord(records === 0 ? 0 : surplusRecords / records)}) repeat another one, and ${number(customersWithDuplicates)} customers were in there more than once.`,
        `${number(records)} 条记录对应 ${number(customers)} 个客户：${number(surplusRecords)} 条（${shareWord(records === 0 ? 0 : surplusRecords / records)}）为重复，${number(customersWithDuplicates)} 个客户不止出现一次。`,
      ),
    );
  if (review > 0)
    lines.push(
      say(
        `${number(review)} ${review === 1 ? 'pair waits' : 'pairs wait'} for somebody to decide (cim review).`,
        `${number(review)} 对记录待人工判断（cim review）。`,
      ),
    );
  lines.push(
    say(
      `${shareWord(quality)} of the records are sound: they ${REPORT_WORDS.soundNote.en}.`,
      `${shareWord(quality)} 的记录合格：${REPORT_WORDS.soundNote.zh}。`,
    ),
  );
  const worst = issues.filter(({ severity }) => severity !== 'info').slice(0, 3);
  if (worst.length > 0) {
    const named = worst.map(({ code, field, count }) => {
      const summary = ISSUES[code].summary[lang].replace(/[.。]$/, '');
      return field === null
        ? say(`${summary} (${number(count)})`, `${summary}（${number(count)}）`)
        : say(
            `${fieldWord(field, lang)}: ${summary} (${number(count)})`,
            `${fieldWord(field, lang)}：${summary}（${number(count)}）`,
          );
    });
    lines.push(say(`To mend first: ${named.join('; ')}.`, `宜先处理：${named.join('；')}。`));
  }
  return lines;
}
