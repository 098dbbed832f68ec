/**
 * Words of a closed kind (roles, legal bases, what the audit counts, kinds of requests …) as a person reads them. They are
 * stored, typed and printed as JSON in English; people who read Chinese see these. A test holds that none is missing.
 */
import { roleInChinese } from '../domain/access/role.js';

/** Gives one of two texts: that of the reader's language. */
type Say = (en: string, zh: string) => string;

const CHINESE = {
  basis: {
    consent: '同意',
    contract: '合同',
    'legal-obligation': '法定义务',
    'vital-interest': '保护生命健康',
    'public-interest': '公共利益',
    'legitimate-interest': '正当利益',
  },
  /** What an audit entry counts. */
  count: {
    created: '新增',
    updated: '更新',
    unchanged: '未变',
    gone: '不再出现',
    rejected: '拒收',
    records: '记录',
    customers: '客户',
    moved: '改归',
    merged: '合并',
    unmerged: '拆分',
    kept: '保留',
    keptApart: '判为不同',
    undone: '撤销的运行',
    erased: '删除',
    disclosed: '导出客户',
    revealed: '查看明文',
    affected: '涉及客户',
    'written-behind': '此前被其他程序写入',
    'consent-granted': '同意',
    'consent-withdrawn': '撤回同意',
    'notice-given': '告知',
    restricted: '限制处理',
    unrestricted: '解除限制',
    held: '法定保留',
    released: '解除保留',
    objected: '反对',
    'objection-lifted': '取消反对',
    'guardian-consent': '监护人同意',
    deceased: '已故',
    'deceased-lifted': '取消已故登记',
    minor: '未成年人',
    'minor-lifted': '取消未成年人登记',
  },
  request: {
    access: '查阅复制',
    correct: '更正',
    erase: '删除',
    restrict: '限制处理',
    object: '反对',
    portability: '转移',
    'opt-out': '拒绝出售或共享',
    limit: '限制使用敏感信息',
    kin: '近亲属请求',
  },
  incident: { leak: '泄露', loss: '丢失', alteration: '篡改', access: '未经授权访问', misuse: '滥用' },
  reason: {
    sensitive: '敏感个人信息',
    minors: '不满十四周岁',
    'cross-border': '跨境提供',
    'third-party': '向第三方提供',
    'automated-decision': '自动化决策',
  },
  requirement: {
    basis: '法律依据',
    'separate-consent': '单独同意',
    assessment: '影响评估',
    mechanism: '跨境依据',
    guardian: '监护人同意',
  },
  consent: { granted: '同意', withdrawn: '已撤回', none: '未表示' },
  suppressed: { erased: '已删除', objected: '已反对' },
  /** Why a customer is in no file. */
  leftOut: {
    restricted: '限制处理',
    objected: '已反对',
    withdrawn: '已撤回同意',
    'no-consent': '未同意',
    minor: '未成年人',
    deceased: '已故',
    'cross-border': '未同意跨境提供',
    'no-mechanism': '未注明跨境依据',
  },
  retention: { erase: '删除', restrict: '限制处理' },
  /** What opens the store. */
  slot: { 'key-file': '密钥文件', passphrase: '口令', 'recovery-code': '恢复码' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type TrustKind = keyof typeof CHINESE;

/** A word of a kind in the reader's language; one that is not known stays as it is. */
export function trustWord(kind: TrustKind, word: string, say: Say): string {
  const words: Readonly<Record<string, string>> = CHINESE[kind];
  return say(word, Object.hasOwn(words, word) ? (words[word] as string) : word);
}

/** A role in the reader's language. */
export const roleWord = (role: string, say: Say): string => say(role, roleInChinese(role));

/** True where a word has its Chinese: for the test that none is missing. */
export const hasTrustWord = (kind: TrustKind, word: string): boolean => Object.hasOwn(CHINESE[kind], word);
