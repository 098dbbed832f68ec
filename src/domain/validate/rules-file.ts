/**
 * Rules as a user writes them, in the sections `rules`, `severity` and `defaults` of `cim.yaml`:
 *
 *     defaults: true            # keep the rules that hold without configuration (the default)
 *     severity:
 *       phone-invalid: reject   # any issue code: reject, warn, info or off
 *     rules:
 *       - required: email
 *       - required: [phone, mobile, email]   # one of them
 *         severity: reject
 *       - format: phone
 *       - range: birthDate
 *         min: 1900-01-01
 *         max: today
 *       - pattern: customerNumber
 *         matches: '^C\d{6}$'
 *       - allowed: stage
 *         values: [lead, customer]
 *       - unique: email
 *       - fresh: modifiedAt
 *         days: 365
 *       - length: notes
 *         max: 2000
 *       - identity: true        # birth date and gender agree with the identity number
 *       - phone-area: true      # area codes agree with the province
 *
 * A column that is no known field is named `custom:Header`. Every mistake is an error with its line.
 */
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { CimError } from '../../errors.js';
import { ISSUES, type IssueCode, type Severity } from '../record/issue.js';
import { DEFAULT_RULES } from './default-rules.js';
import type { FieldRef, Rule, RuleKind, RuleSet } from './rule.js';
import { expression, type Fail, fieldRef, fieldRefs, whole, wordList } from './rules-file-values.js';
import { suggest } from './suggest.js';

/** The top-level keys that belong to validation; others are somebody else's. */
export const RULES_FILE_KEYS = ['rules', 'severity', 'defaults'] as const;

const SEVERITIES: ReadonlySet<string> = new Set<Severity>(['reject', 'warn', 'info']);
const MAX_FILE = 1_000_000;

/** Keys beside the one that names the kind; `!` marks those that must be there. */
const OPTIONS = {
  required: [],
  format: [],
  range: ['min', 'max'],
  length: ['max!'],
  pattern: ['matches!'],
  allowed: ['values!'],
  unique: [],
  fresh: ['days!'],
  identity: [],
  'phone-area': [],
} as const satisfies Record<RuleKind, readonly string[]>;

/**
 * The validation sections of a configuration file → rules. `file` is only for messages. Throws `CimError` (usage) naming the
 * line for text that is not YAML, unknown keys, fields, codes and kinds, and values of the wrong type.
 */
export function parseRulesFile(text: string, file: string): RuleSet {
  const lines = new LineCounter();
  const fail: Fail = (node, code, message, hint) => {
    const range = (node as Node | null)?.range;
    const line = range ? lines.linePos(range[0]).line : 1;
    throw new CimError(
      'usage',
      code,
      { en: `${file}, line ${line}: ${message.en}`, zh: `${file} 第 ${line} 行：${message.zh}` },
      hint,
      { file, row: line },
    );
  };
  if (text.length > MAX_FILE)
    fail(null, 'rules-file-too-large', { en: 'the file is larger than a megabyte', zh: '文件大于 1 MB' });
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new CimError(
      'usage',
      'rules-file-not-yaml',
      { en: `${file}, line ${line}: this is not valid YAML`, zh: `${file} 第 ${line} 行：不是有效的 YAML` },
      { en: 'Check the indentation and quotation marks of this line.', zh: '请检查此行的缩进和引号。' },
      { file, row: line },
    );
  }
  const root = document.contents;
  if (root === null) return DEFAULT_RULES;
  if (!isMap(root))
    return fail(root, 'rules-file-shape', { en: 'the file must hold keys and values', zh: '文件须由键和值组成' });
  const own = readRules(root.get('rules', true), fail);
  const severities = readSeverities(root.get('severity', true), fail);
  const keep = readSwitch(root.get('defaults', true), fail);
  return { rules: keep ? [...DEFAULT_RULES.rules, ...own] : own, severities };
}

function readSwitch(node: unknown, fail: Fail): boolean {
  if (node === undefined) return true;
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  return fail(node, 'rules-file-value', {
    en: '`defaults` is either true or false',
    zh: '`defaults` 为 true 或 false',
  });
}

function readSeverities(node: unknown, fail: Fail): ReadonlyMap<IssueCode, Severity | 'off'> {
  const severities = new Map<IssueCode, Severity | 'off'>();
  if (node === undefined || (isScalar(node) && node.value === null)) return severities;
  if (!isMap(node))
    return fail(node, 'rules-file-value', {
      en: '`severity` holds issue codes and their severity',
      zh: '`severity` 由问题代码及其严重程度组成',
    });
  for (const { key, value } of node.items as Pair<Scalar, Node>[]) {
    const code = String(key.value);
    if (!Object.hasOwn(ISSUES, code)) {
      fail(
        key,
        'unknown-issue-code',
        { en: `unknown issue code \`${code}\``, zh: `未知的问题代码 \`${code}\`` },
        suggest(code, Object.keys(ISSUES)),
      );
    }
    // YAML 1.2 reads `off` as text.
    const severity = isScalar(value) ? String(value.value) : '';
    if (severity !== 'off' && !SEVERITIES.has(severity)) {
      fail(value ?? key, 'unknown-severity', {
        en: 'a severity is reject, warn, info or off',
        zh: '严重程度为 reject、warn、info 或 off',
      });
    }
    severities.set(code as IssueCode, severity as Severity | 'off');
  }
  return severities;
}

function readRules(node: unknown, fail: Fail): readonly Rule[] {
  if (node === undefined || (isScalar(node) && node.value === null)) return [];
  if (!isSeq(node))
    return fail(node, 'rules-file-value', {
      en: '`rules` is a list; each rule begins with a dash',
      zh: '`rules` 是列表，每条规则以短横线开头',
    });
  return node.items.map((item) => {
    if (!isMap(item))
      return fail(item, 'rules-file-value', {
        en: 'a rule is a kind and its field, such as `required: email`',
        zh: '一条规则是种类及其字段，例如 `required: email`',
      });
    return readRule(item, fail);
  });
}

function readRule(item: YAMLMap, fail: Fail): Rule {
  const pairs = item.items as Pair<Scalar, Node | null>[];
  const kinds = pairs.filter(({ key }) => Object.hasOwn(OPTIONS, String(key.value)));
  const [first] = kinds;
  if (first === undefined) {
    const key = pairs[0]?.key ?? item;
    const name = isScalar(key) ? String(key.value) : '';
    return fail(
      key,
      'unknown-rule',
      { en: `unknown rule \`${name}\``, zh: `未知的规则 \`${name}\`` },
      suggest(name, Object.keys(OPTIONS)),
    );
  }
  const second = kinds[1];
  if (second !== undefined)
    fail(second.key, 'unknown-key', {
      en: 'one rule has one kind: begin another rule with a dash',
      zh: '一条规则只有一个种类：另一条请以短横线开头',
    });
  const kind = String(first.key.value) as RuleKind;
  const options: readonly string[] = OPTIONS[kind];
  const allowed = new Set([kind, 'severity', ...options.map((option) => option.replace('!', ''))]);
  for (const { key } of pairs) {
    const name = String(key.value);
    if (!allowed.has(name)) {
      fail(
        key,
        'unknown-key',
        {
          en: `unknown key \`${name}\` in a rule of kind \`${kind}\``,
          zh: `\`${kind}\` 类规则中有未知的键 \`${name}\``,
        },
        suggest(name, [...allowed]) ?? {
          en: `Known: ${[...allowed].join(', ')}`,
          zh: `可用的键：${[...allowed].join('、')}`,
        },
      );
    }
  }
  for (const option of options) {
    if (option.endsWith('!') && !item.has(option.slice(0, -1))) {
      fail(first.key, 'missing-key', {
        en: `a rule of kind \`${kind}\` needs \`${option.slice(0, -1)}\``,
        zh: `\`${kind}\` 类规则需要 \`${option.slice(0, -1)}\``,
      });
    }
  }
  return build(kind, first.value, item, severityOf(item, fail), fail);
}

function severityOf(item: YAMLMap, fail: Fail): Severity | null {
  const node = item.get('severity', true);
  if (node === undefined) return null;
  const text = isScalar(node) ? String(node.value) : '';
  if (!SEVERITIES.has(text))
    fail(node, 'unknown-severity', {
      en: 'the severity of a rule is reject, warn or info',
      zh: '规则的严重程度为 reject、warn 或 info',
    });
  return text as Severity;
}

function build(kind: RuleKind, subject: Node | null, item: YAMLMap, severity: Severity | null, fail: Fail): Rule {
  const field = (): FieldRef => fieldRef(subject ?? item, subject, fail);
  const option = (name: string): Scalar | undefined => item.get(name, true) as Scalar | undefined;
  switch (kind) {
    case 'required':
      return { kind, anyOf: fieldRefs(subject, item, fail), code: 'required-missing', severity };
    case 'format':
    case 'unique':
      return { kind, field: field(), severity };
    case 'range':
      return readRange(field(), item, severity, fail);
    case 'length':
      return { kind, field: field(), max: whole(option('max'), fail), severity };
    case 'fresh':
      return { kind, field: field(), days: whole(option('days'), fail), severity };
    case 'pattern':
      return { kind, field: field(), matches: expression(option('matches'), fail), severity };
    case 'allowed':
      return { kind, field: field(), values: wordList(item.get('values', true), fail), severity };
    case 'identity':
    case 'phone-area':
      if (!isScalar(subject) || subject.value !== true)
        fail(subject ?? item, 'rules-file-value', { en: `write \`${kind}: true\``, zh: `请写 \`${kind}: true\`` });
      return { kind, severity };
  }
}

function readRange(field: FieldRef, item: YAMLMap, severity: Severity | null, fail: Fail): Rule {
  const bound = (name: string): string | number | null => {
    const node = item.get(name, true) as Scalar | undefined;
    if (node === undefined) return null;
    const { value } = node;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'string' && (value === 'today' || /^\d{4}-\d{2}-\d{2}$/.test(value))) return value;
    return fail(node, 'rules-file-value', {
      en: 'a bound is a number, a date such as 1900-01-01, or today',
      zh: '界限是数字、日期（例如 1900-01-01）或 today',
    });
  };
  const min = bound('min');
  const max = bound('max');
  if (min === null && max === null)
    fail(item, 'missing-key', { en: 'a range needs `min`, `max` or both', zh: '范围需要 `min`、`max` 或两者' });
  return { kind: 'range', field, min, max, severity };
}
