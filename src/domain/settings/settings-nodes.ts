/** Reading the parts of cim.yaml: maps, words and lists, each mistake an error with its line. */
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Bilingual } from '../../errors.js';
import { suggest } from '../validate/suggest.js';

/** Tells of a mistake, with its line. */
export type Fail = (node: unknown, code: string, message: Bilingual, hint?: Bilingual) => never;
export type Entry = readonly [key: string, value: Node | null, at: Node];

export const isNothing = (node: unknown): boolean =>
  node === undefined || node === null || (isScalar(node) && node.value === null);

/** Keys and values of a map, the keys out of `known` (null: any name). */
export function entries(
  node: unknown,
  known: readonly string[] | null,
  where: Bilingual,
  fail: Fail,
): readonly Entry[] {
  if (isNothing(node)) return [];
  if (!isMap(node))
    return fail(node, 'settings-form', {
      en: `${where.en} must hold keys and values`,
      zh: `${where.zh}须由键和值组成`,
    });
  return (node.items as Pair<Scalar, Node | null>[]).map(({ key, value }) => {
    const name = String(key.value);
    if (known !== null && !known.includes(name))
      fail(
        key,
        'unknown-key',
        { en: `unknown key \`${name}\` in ${where.en}`, zh: `${where.zh}中有未知的键 \`${name}\`` },
        suggest(name, known) ?? oneOf(known),
      );
    return [name, value, key];
  });
}

export function word(node: Node | null, what: string, fail: Fail): string {
  if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) {
    const text = String(node.value).trim();
    if (text !== '') return text;
  }
  return fail(node, 'settings-form', { en: `\`${what}\` is a word`, zh: `\`${what}\` 是一个词` });
}

export function words(node: Node | null, what: string, fail: Fail): readonly (readonly [string, Node])[] {
  if (!isSeq(node)) return fail(node, 'settings-form', { en: `\`${what}\` is a list`, zh: `\`${what}\` 是列表` });
  return node.items.map((item) => [word(item as Node, what, fail), item as Node] as const);
}

export const keyed = (key: string): Bilingual => ({ en: `\`${key}\``, zh: `\`${key}\`` });

const oneOf = (names: readonly string[]): Bilingual => ({
  en: `Known: ${names.join(', ')}`,
  zh: `可用：${names.join('、')}`,
});

/** What is chosen out of a table, and its name in Chinese. */
const CHOICES = {
  kind: '种类',
  field: '字段',
  'survivorship rule': '取值规则',
  requirement: '法律要求',
  'legal basis': '法律依据',
} as const;

/** A word out of a table. */
export function choice<Name extends string>(
  text: string,
  names: readonly Name[],
  what: keyof typeof CHOICES,
  at: Node | null,
  fail: Fail,
): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  return fail(
    at,
    `unknown-${what.replace(' ', '-')}`,
    { en: `unknown ${what} \`${text}\``, zh: `未知的${CHOICES[what]} \`${text}\`` },
    suggest(text, names) ?? oneOf(names),
  );
}
