/**
 * The whole of `cim.yaml`. Validation (`rules`, `severity`, `defaults`) and `retention` have readers of their own; the
 * rest is:
 *
 *     fields:                      # fields of your own
 *       - name: membership
 *         kind: identifier         # text, identifier, phone, email, url, date, money, boolean …
 *         aliases: [Member No, 会员号]
 *     sources:                     # by the name of the source (`--source`, else the name of the file)
 *       erp:
 *         map: erp-columns.yaml    # beside this file
 *         preset: fxiaoke
 *         default-country: CN
 *         basis: contract
 *     survivorship:
 *       sources: [erp, web]        # from most to least trusted
 *       fields:
 *         email: [most-recent, sound]
 *       otherwise: [sound, most-recent]
 *     dedupe:
 *       link-at: 0.95
 *       review-from: 0.5
 *       records-at-once: 2000000   # of more, some are held in memory at a time
 *     law:                         # what is enforced, not only counted
 *       require: [basis, separate-consent, assessment, mechanism, guardian]   # or: all
 *
 * A key that nobody knows is a mistake, not a comment: every mistake is an error with its line.
 */
import { isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Bilingual, CimError } from '../../errors.js';
import { REQUIREMENTS, type Requirement } from '../privacy/law.js';
import { parseRetention, type RetentionRule } from '../privacy/retention.js';
import { LEGAL_BASES, type LegalBasis } from '../privacy/rights.js';
import { FIELD_NAMES, type FieldName, isFieldName } from '../record/fields.js';
import { DEFAULT_POLICY, type SurvivorshipPolicy } from '../survivorship/policy.js';
import { SURVIVORSHIP_RULES, type SurvivorshipRuleName } from '../survivorship/rules/index.js';
import type { RuleSet } from '../validate/rule.js';
import { parseRulesFile } from '../validate/rules-file.js';
import { OWN_KINDS, type OwnField, type OwnKind } from './own-fields.js';
import { choice, entries, type Fail, isNothing, keyed, word, words } from './settings-nodes.js';

/** What is known beforehand of the files of a source; null: nothing was said. */
export interface SourceSettings {
  /** Mapping file as written, relative to the settings file. */
  readonly map: string | null;
  readonly preset: string | null;
  /** ISO 3166 alpha-2, upper case. */
  readonly defaultCountry: string | null;
  /** Legal basis on which its data are kept. */
  readonly basis: LegalBasis | null;
}

export interface Settings {
  readonly rules: RuleSet;
  readonly retention: readonly RetentionRule[];
  readonly fields: readonly OwnField[];
  readonly sources: ReadonlyMap<string, SourceSettings>;
  readonly survivorship: SurvivorshipPolicy;
  /** Probabilities; null: from the data. */
  readonly dedupe: {
    readonly linkAt: number | null;
    readonly reviewFrom: number | null;
    /** Records held at once in linkage. */
    readonly recordsAtOnce: number;
  };
  /** What is enforced, not only counted. */
  readonly law: ReadonlySet<Requirement>;
}

/** Which top-level keys make up each part: a part is taken whole from the nearest file that has any of its keys. */
const PARTS = {
  rules: ['rules', 'severity', 'defaults'],
  retention: ['retention'],
  fields: ['fields'],
  sources: ['sources'],
  survivorship: ['survivorship'],
  dedupe: ['dedupe'],
  law: ['law'],
} as const satisfies Record<keyof Settings, readonly string[]>;

const KEYS = Object.values(PARTS).flat() as readonly string[];

/**
 * Reads a settings file; `file` is only for messages.
 * @returns the settings, and the parts that the file speaks of
 * @throws CimError (usage) naming the line
 */
export function parseSettings(text: string, file: string): { settings: Settings; given: ReadonlySet<keyof Settings> } {
  const rules = parseRulesFile(text, file); // also refuses what is no YAML, too large, or no map
  const lines = new LineCounter();
  const fail: Fail = (node, code, message, hint) => {
    const range = (node as Node | null)?.range;
    const row = range ? lines.linePos(range[0]).line : 1;
    throw new CimError(
      'usage',
      code,
      { en: `${file}, line ${row}: ${message.en}`, zh: `${file} 第 ${row} 行：${message.zh}` },
      hint,
      { file, row },
    );
  };
  const root = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }).contents;
  const found = new Map<string, Node | null>();
  for (const [key, value] of root === null ? [] : entries(root, KEYS, { en: 'the file', zh: '文件' }, fail))
    found.set(key, value);
  const settings: Settings = {
    rules,
    retention: parseRetention(text, file),
    fields: readFields(found.get('fields'), fail),
    sources: readSources(found.get('sources'), fail),
    survivorship: readSurvivorship(found.get('survivorship'), fail),
    dedupe: readDedupe(found.get('dedupe'), fail),
    law: readLaw(found.get('law'), fail),
  };
  const parts = Object.keys(PARTS) as (keyof Settings)[];
  return { settings, given: new Set(parts.filter((part) => PARTS[part].some((key) => found.has(key)))) };
}

/** The settings of `far` with the parts that `near` speaks of. */
export function mergeSettings(near: ReturnType<typeof parseSettings>, far: Settings): Settings {
  const chosen = [...near.given].map((part) => [part, near.settings[part]]);
  return { ...far, ...Object.fromEntries(chosen) };
}

function readFields(node: Node | null | undefined, fail: Fail): readonly OwnField[] {
  if (isNothing(node)) return [];
  if (!isSeq(node))
    return fail(node, 'settings-form', {
      en: '`fields` is a list; each field begins with a dash',
      zh: '`fields` 是列表，每个字段以短横线开头',
    });
  const names = new Set<string>();
  return node.items.map((item) => {
    const found = new Map(
      entries(item, ['name', 'kind', 'aliases'], { en: 'a field', zh: '字段' }, fail).map(([key, value]) => [
        key,
        value,
      ]),
    );
    const at = found.get('name') ?? (item as Node);
    const name = found.has('name')
      ? word(at, 'name', fail)
      : fail(item, 'missing-key', { en: 'a field needs a `name`', zh: '字段需要 `name`' });
    if (isFieldName(name))
      fail(at, 'field-known', {
        en: `\`${name}\` is a field that cim knows already`,
        zh: `\`${name}\` 是 cim 已有的字段`,
      });
    if (names.has(name))
      fail(at, 'field-twice', { en: `the field \`${name}\` stands here twice`, zh: `字段 \`${name}\` 在此出现了两次` });
    if (name.length > 100)
      fail(at, 'settings-form', { en: 'the name of a field has at most 100 characters', zh: '字段名最多 100 个字符' });
    names.add(name);
    const kind = found.get('kind') ?? null;
    const aliases = found.get('aliases');
    return {
      name,
      kind: kind === null ? 'text' : choice<OwnKind>(word(kind, 'kind', fail), OWN_KINDS, 'kind', kind, fail),
      aliases: isNothing(aliases) ? [] : words(aliases as Node, 'aliases', fail).map(([text]) => text),
    };
  });
}

function readSources(node: Node | null | undefined, fail: Fail): ReadonlyMap<string, SourceSettings> {
  const sources = new Map<string, SourceSettings>();
  for (const [name, value] of entries(node, null, keyed('sources'), fail)) {
    let source: SourceSettings = { map: null, preset: null, defaultCountry: null, basis: null };
    for (const [key, one] of entries(
      value,
      ['map', 'preset', 'default-country', 'basis'],
      { en: `source \`${name}\``, zh: `来源 \`${name}\`` },
      fail,
    )) {
      const text = word(one, key, fail);
      if (key === 'map') source = { ...source, map: text };
      else if (key === 'preset') source = { ...source, preset: text };
      else if (key === 'basis') source = { ...source, basis: choice(text, LEGAL_BASES, 'legal basis', one, fail) };
      else if (/^[A-Za-z]{2}$/.test(text)) source = { ...source, defaultCountry: text.toUpperCase() };
      else
        fail(one, 'settings-form', {
          en: '`default-country` is a code of two letters, such as CN',
          zh: '`default-country` 是两个字母的代码，例如 CN',
        });
    }
    sources.set(name, source);
  }
  return sources;
}

function readSurvivorship(node: Node | null | undefined, fail: Fail): SurvivorshipPolicy {
  const names = Object.keys(SURVIVORSHIP_RULES) as SurvivorshipRuleName[];
  const rules = (value: Node | null, key: string) =>
    words(value, key, fail).map(([text, at]) => choice(text, names, 'survivorship rule', at, fail));
  let { sources, otherwise } = DEFAULT_POLICY;
  const fields = new Map<FieldName, readonly SurvivorshipRuleName[]>(DEFAULT_POLICY.fields);
  for (const [key, value] of entries(node, ['sources', 'fields', 'otherwise'], keyed('survivorship'), fail)) {
    // What a person had corrected stays first, whoever is trusted after that.
    if (key === 'sources')
      sources = [...DEFAULT_POLICY.sources, ...words(value, 'sources', fail).map(([text]) => text)];
    else if (key === 'otherwise') otherwise = rules(value, key);
    else
      for (const [field, decide, at] of entries(value, null, keyed('fields'), fail))
        fields.set(choice(field, FIELD_NAMES, 'field', at, fail), rules(decide, field));
  }
  return { sources, fields, otherwise };
}

/** So many records are linked in some 3 GB of memory. */
const RECORDS_AT_ONCE = 4_000_000;
/** Of fewer, no model can be made that holds for the file. */
const LEAST_AT_ONCE = 1000;
const TOO_FEW_AT_ONCE: Bilingual = {
  en: `\`records-at-once\` is a number of records, at least ${LEAST_AT_ONCE}`,
  zh: `\`records-at-once\` 是记录条数，至少 ${LEAST_AT_ONCE}`,
};
const notProbability = (key: string): Bilingual => ({
  en: `\`${key}\` is a probability between 0 and 1`,
  zh: `\`${key}\` 是 0 与 1 之间的概率`,
});

function readDedupe(node: Node | null | undefined, fail: Fail): Settings['dedupe'] {
  const found = new Map<string, number>();
  for (const [key, value] of entries(node, ['link-at', 'review-from', 'records-at-once'], keyed('dedupe'), fail)) {
    const number = isScalar(value) && typeof value.value === 'number' ? value.value : Number.NaN;
    if (key === 'records-at-once' ? !(number >= LEAST_AT_ONCE) : !(number > 0 && number < 1))
      fail(value, 'settings-form', key === 'records-at-once' ? TOO_FEW_AT_ONCE : notProbability(key));
    found.set(key, number);
  }
  return {
    linkAt: found.get('link-at') ?? null,
    reviewFrom: found.get('review-from') ?? null,
    recordsAtOnce: Math.floor(found.get('records-at-once') ?? RECORDS_AT_ONCE),
  };
}

function readLaw(node: Node | null | undefined, fail: Fail): ReadonlySet<Requirement> {
  const required = new Set<Requirement>();
  for (const [key, value] of entries(node, ['require'], keyed('law'), fail)) {
    const list = isScalar(value) ? [[word(value, key, fail), value] as const] : words(value, key, fail);
    for (const [text, at] of list)
      for (const one of text === 'all' ? REQUIREMENTS : [choice(text, REQUIREMENTS, 'requirement', at, fail)])
        required.add(one);
  }
  return required;
}

/** What holds where nobody said anything. */
export const NO_SETTINGS: Settings = parseSettings('', 'cim.yaml').settings;
