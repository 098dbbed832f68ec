/** The figures of a compliance audit as Markdown, in English or Chinese: one section a point of the audit. */

import type { ComplianceFigures, Tally } from '../domain/privacy/compliance.js';
import { FIELDS, isFieldName } from '../domain/record/fields.js';
import { number } from './table.js';
import { roleWord, type TrustKind, trustWord } from './trust-words.js';

type Row = readonly [en: string, zh: string, value: string];

/** Reasons for an impact assessment, in words of their own. */
const REASONS = {
  sensitive: 'sensitive data',
  minors: 'people under 14',
  'cross-border': 'sharing across borders',
  'third-party': 'sharing with others',
  'automated-decision': 'automated decisions',
} as const;

const REMINDERS = {
  'protection-officer': [
    'a protection officer is needed (from 1 million people)',
    '须指定个人信息保护负责人（一百万人以上）',
  ],
  'audit-every-two-years': [
    'a compliance audit at least every two years (from 10 million people)',
    '至少每两年开展一次合规审计（一千万人以上）',
  ],
  'audit-minors-every-year': ['a compliance audit of minors every year', '每年开展未成年人个人信息合规审计'],
} as const;

/** What cim does by itself, whatever the store holds. */
const MEASURES: readonly (readonly [string, string])[] = [
  [
    'The store, its backups and key slots are encrypted (AES-256); sensitive fields are sealed under a key of their own.',
    '客户库、备份及密钥槽均加密（AES-256），敏感字段另用独立密钥封存。',
  ],
  [
    'Every run that writes, every export and every look at values in clear is in a signed audit chain.',
    '每次写入、导出及查看明文均记入签名审计链。',
  ],
  [
    'Values are masked unless somebody permitted asks for them; roles limit who may do what.',
    '默认遮盖个人信息，按角色授权。',
  ],
  [
    'Backups are proved by restoring; erasure reaches history, indexes, free pages and restored backups.',
    '备份经恢复验证；删除覆盖历史、索引、空闲页及恢复的旧备份。',
  ],
];

/** The whole report. `lang` picks the language. */
export function complianceMarkdown(figures: ComplianceFigures, lang: 'en' | 'zh'): string {
  const pick = (en: string, zh: string) => (lang === 'zh' ? zh : en);
  const section = (en: string, zh: string, rows: readonly Row[]) =>
    [
      `## ${pick(en, zh)}`,
      '',
      ...rows.map(([rowEn, rowZh, value]) => `- ${pick(`${rowEn}: `, `${rowZh}：`)}${value}`),
    ].join('\n');
  /** What nobody named stands under `none`. */
  const named = ({ none, ...tally }: Tally): Tally =>
    none === undefined ? tally : { ...tally, [pick('none named', '未注明')]: none };
  const pairsOf = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([en, zh]) => pick(en, zh)).join(pick('; ', '；')) || '–';
  const sealed = (count: number | null) =>
    count === null ? pick('sealed from this role', '该角色无权查看') : number(count);
  const listed = (tally: Tally, wordOf = (name: string) => name): string =>
    Object.entries(tally)
      .map(([name, count]) => `${wordOf(name)} ${number(count)}`)
      .join(pick(', ', '，')) || '–';
  const words = (kind: TrustKind) => (name: string) => trustWord(kind, name, pick);
  const reasons = (list: readonly (keyof typeof REASONS)[]) =>
    list.map((reason) => pick(REASONS[reason], words('reason')(reason))).join(pick('; ', '；')) || '–';
  /** Imports of files with several bases name them all. */
  const bases = (name: string) => name.split(' + ').map(words('basis')).join(' + ');
  const { requests, disclosures, access, security, sensitive, minors, incidents, assessments } = figures;
  const parts = [
    `# ${pick('Records of processing and compliance audit', '个人信息处理活动记录与合规审计')}`,
    `${pick('As of', '截至')} ${figures.at} · ${pick('store', '客户库')} ${figures.store}\n\n${pick(
      'Figures from the store itself, to help with an audit; not legal advice.',
      '数据取自客户库本身，供审计参考，不构成法律意见。',
    )}`,
    section('What is held', '处理的个人信息', [
      ['Customers', '客户数', number(figures.customers)],
      ['Records', '记录数', number(figures.records)],
      ...Object.entries(figures.categories).map(
        ([name, fields]): Row => [
          name,
          SENSITIVITY[name] ?? name,
          fields.map((field) => (isFieldName(field) ? FIELDS[field].label[lang] : field)).join(pick(', ', '、')),
        ],
      ),
    ]),
    section('Basis', '处理的合法性基础', [
      ['Imports by basis that was named', '按所注明依据统计的导入次数', listed(named(figures.imports), bases)],
    ]),
    section('Consent', '同意', [
      ...Object.entries(figures.consents).map(([key, tally]): Row => [key, key, listed(tally, words('consent'))]),
      ['Customers who objected', '提出反对的客户', number(figures.objected)],
      ['With sensitive data', '涉及敏感个人信息的客户', sealed(sensitive.customers)],
      ['… without separate consent', '……其中未取得单独同意', sealed(sensitive.withoutSeparateConsent)],
    ]),
    section('Notice', '告知', [
      ['Customers of whom no notice is recorded', '无告知记录的客户', number(figures.neverNoticed)],
    ]),
    section('Minors', '未成年人（不满十四周岁）', [
      ['Customers', '客户数', number(minors.customers)],
      ['… without consent of a guardian', '……其中无监护人同意', number(minors.withoutGuardianConsent)],
      ['… who turn 14 within 30 days', '……其中 30 天内满十四周岁', number(minors.turningFourteen)],
    ]),
    section('Retention and erasure', '保存期限与删除', [
      [
        'Rules',
        '规则',
        figures.retention.map(({ name, action }) => `${name} (${words('retention')(action)})`).join(pick(', ', '，')) ||
          '–',
      ],
      ['Last applied', '最近执行', figures.retentionApplied ?? '–'],
      ['Records erased so far', '累计删除记录', number(figures.erasedRecords)],
      [
        '… for these reasons',
        '……原因',
        [...new Set(figures.erasures.map(({ reason }) => reason))].join(pick('; ', '；')) || '–',
      ],
      ['Kept out by keyed hash', '以带密钥哈希阻止再次进入', listed(figures.suppressed, words('suppressed'))],
      ['Restricted', '限制处理', number(figures.restricted)],
      ['Deceased', '已故', number(figures.deceased)],
      ['On legal hold', '法定保留', number(figures.onHold)],
    ]),
    section('Requests of people', '个人行使权利的请求', [
      [
        'Received',
        '收到',
        requests.total === 0 ? '0' : `${number(requests.total)} (${listed(requests.byKind, words('request'))})`,
      ],
      ['Open', '未答复', number(requests.open)],
      ['Overdue', '已逾期', number(requests.overdue)],
      ['Answered late', '逾期答复', number(requests.answeredLate)],
      ['Denied', '拒绝', number(requests.denied)],
      ['Median days to the answer', '答复天数中位数', requests.medianDays === null ? '–' : String(requests.medianDays)],
    ]),
    section('Sharing', '对外提供', [
      ['Files that left the store', '导出文件', number(disclosures.total)],
      ['By recipient', '按接收方', listed(disclosures.byRecipient)],
      ['By purpose', '按用途', listed(disclosures.byPurpose)],
      ['By basis', '按依据', listed(disclosures.byBasis, words('basis'))],
      ['Across borders', '跨境', number(disclosures.crossBorder)],
      ['… without a mechanism that was named', '……其中未注明跨境依据', number(disclosures.crossBorderWithoutMechanism)],
    ]),
    section('Access', '访问', [
      ['Users by role', '按角色统计的用户', listed(access.users, (role) => roleWord(role, pick))],
      ['Looks in clear and exports', '查看明文及导出次数', number(access.looks)],
      ['Unusual ones', '其中异常', number(access.unusual)],
    ]),
    section('Security and incidents', '安全与事件', [
      ['Audit chain', '审计链', security.auditOk ? pick('sound', '完整') : pick('NOT SOUND', '不完整')],
      ['Entries', '条目', number(security.auditEntries)],
      ['Put back to an older copy', '被替换为旧副本', security.rolledBack ? pick('yes', '是') : pick('no', '否')],
      ['Last backup', '最近备份', security.lastBackup ?? '–'],
      ['Incidents', '安全事件', number(incidents.total)],
      ['… open', '……其中未结束', number(incidents.open)],
      ['… of which the authority should know already', '……其中报告已逾期', number(incidents.overdue)],
      ['… of which it was told late', '……其中逾期报告', number(incidents.reportedLate)],
      ['People concerned', '涉及人次', number(incidents.affected)],
    ]),
    section('Impact assessments', '个人信息保护影响评估', [
      ['In the register', '已登记', number(assessments.total)],
      ['… that hold today', '……其中有效', number(assessments.holding)],
      [
        'Enforced by the settings',
        '设置中强制的要求',
        figures.required.map(words('requirement')).join(pick(', ', '、')) || '–',
      ],
    ]),
    `## ${pick('Measures', '安全措施')}\n\n${MEASURES.map(([en, zh]) => `- ${pick(en, zh)}`).join('\n')}`,
    section('What is due', '待办', [
      ['Impact assessment because of', '须开展个人信息保护影响评估的原因', reasons(figures.assessmentReasons)],
      ['… not assessed yet', '……其中尚未评估', reasons(assessments.missing)],
      [
        'Because of the number of people',
        '因人数须',
        pairsOf(figures.reminders.map((reminder) => REMINDERS[reminder])),
      ],
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const SENSITIVITY: Readonly<Record<string, string>> = {
  public: '公开',
  internal: '内部',
  personal: '个人信息',
  sensitive: '敏感个人信息',
};
