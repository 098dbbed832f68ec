/**
 * How long customers are kept, as a user writes it in the section `retention` of `cim.yaml`:
 *
 *     retention:
 *       - name: inactive
 *         after: 3 years          # days, months or years since anything about the customer was last received or modified
 *         sources: [web]          # only customers all of whose records come from these (default: any)
 *         unless: newsletter      # keep those whose consent for this purpose stands
 *         action: erase           # or restrict
 *
 * Nothing is kept forever by accident, and nothing goes by accident: a plan is shown first, holds are obeyed.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Scalar } from 'yaml';
import { type Bilingual, CimError } from '../../errors.js';
import { CHANNELS, consentFor, type RightsState } from './rights.js';

export interface RetentionRule {
  readonly name: string;
  readonly after: { readonly count: number; readonly unit: 'days' | 'months' | 'years' };
  readonly sources: readonly string[] | null;
  readonly unless: string | null;
  readonly action: 'erase' | 'restrict';
}

const KEYS: ReadonlySet<string> = new Set(['name', 'after', 'sources', 'unless', 'action']);

/** Reads the rules. Throws `usage` with the line for unknown keys and values of the wrong form. */
export function parseRetention(text: string, file: string): readonly RetentionRule[] {
  const lines = new LineCounter();
  const fail = (node: unknown, message: Bilingual): never => {
    const range = (node as Node | null)?.range;
    const row = range ? lines.linePos(range[0]).line : 1;
    throw new CimError(
      'usage',
      'retention-form',
      { en: `${file}, line ${row}: ${message.en}`, zh: `${file} 第 ${row} 行：${message.zh}` },
      {
        en: 'A rule has: name, after, sources, unless, action.',
        zh: '一条规则包括：name、after、sources、unless、action。',
      },
      { file, row },
    );
  };
  const root = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }).contents;
  const list = isMap(root) ? root.get('retention', true) : undefined;
  if (list === undefined || (isScalar(list) && list.value === null)) return [];
  if (!isSeq(list))
    return fail(list, {
      en: '`retention` is a list; each rule begins with a dash',
      zh: '`retention` 是列表，每条规则以短横线开头',
    });
  return list.items.map((item, i) => {
    if (!isMap(item))
      return fail(item, { en: 'a retention rule holds keys and values', zh: '保留期限规则由键和值组成' });
    for (const { key } of item.items as Pair<Scalar, Node>[])
      if (!KEYS.has(String(key.value)))
        fail(key, { en: `unknown key \`${String(key.value)}\``, zh: `未知的键 \`${String(key.value)}\`` });
    const text = (key: string): string | null => {
      const node = item.get(key, true);
      if (node === undefined) return null;
      return isScalar(node)
        ? String(node.value)
        : fail(node, { en: `\`${key}\` is one value`, zh: `\`${key}\` 是单个值` });
    };
    const after = /^(\d{1,4}) ?(day|month|year)s?$/.exec(text('after') ?? '');
    if (!after)
      return fail(item.get('after', true) ?? item, {
        en: '`after` is a number of days, months or years, such as `3 years`',
        zh: '`after` 是天数、月数或年数，例如 `3 years`',
      });
    const action = text('action') ?? 'erase';
    if (action !== 'erase' && action !== 'restrict')
      return fail(item.get('action', true), {
        en: '`action` is erase or restrict',
        zh: '`action` 为 erase 或 restrict',
      });
    const sources = item.get('sources', true);
    if (sources !== undefined && !isSeq(sources))
      return fail(sources, { en: '`sources` is a list of names', zh: '`sources` 是名称列表' });
    return {
      name: text('name') ?? `rule ${i + 1}`,
      after: { count: Number(after[1]), unit: `${after[2]}s` as RetentionRule['after']['unit'] },
      sources: sources === undefined ? null : sources.items.map((one) => String(isScalar(one) ? one.value : '')),
      unless: text('unless'),
      action,
    };
  });
}

/** The first day on which a customer last touched on `since` (ISO) is due. */
export function dueOn(since: string, { after }: RetentionRule): string {
  const [year, month, day] = since.slice(0, 10).split('-').map(Number) as [number, number, number];
  if (after.unit === 'days') return new Date(Date.UTC(year, month - 1, day + after.count)).toISOString().slice(0, 10);
  const months = after.count * (after.unit === 'years' ? 12 : 1);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** What retention looks at of a customer. */
export interface Retained {
  readonly customer: string;
  readonly sources: readonly string[];
  /** The latest day anything was received or modified (ISO). */
  readonly since: string;
  readonly rights: RightsState;
}

export interface DueCustomer {
  readonly customer: string;
  readonly rule: string;
  readonly since: string;
  readonly due: string;
  readonly action: RetentionRule['action'];
  /** On legal hold: it stays, whatever is due. */
  readonly held: boolean;
}

/** The first rule by which a customer is due at `today`, or null. */
export function dueBy(rules: readonly RetentionRule[], retained: Retained, today: string): DueCustomer | null {
  for (const rule of rules) {
    const { sources, unless } = rule;
    if (sources !== null && !retained.sources.every((source) => sources.includes(source))) continue;
    const consented = unless !== null && CHANNELS.some((one) => consentFor(retained.rights, unless, one) === 'granted');
    if (consented || (rule.action === 'restrict' && retained.rights.restricted)) continue;
    const due = dueOn(retained.since, rule);
    if (due > today) continue;
    return {
      customer: retained.customer,
      rule: rule.name,
      since: retained.since.slice(0, 10),
      due,
      action: rule.action,
      held: retained.rights.held,
    };
  }
  return null;
}
