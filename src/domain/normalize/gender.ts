/** Gender: `female`, `male` or `other`, from words and codes of many languages. */
import type { Normalized } from './result.js';
import { isNullWord, tidy } from './text.js';

export type Gender = 'female' | 'male' | 'other';

const WORDS: ReadonlyMap<string, Gender> = new Map([
  ...[
    'f',
    'female',
    'woman',
    'w',
    'weiblich',
    'frau',
    'femme',
    'féminin',
    'feminin',
    'mujer',
    'femenino',
    'donna',
    'femmina',
    'girl',
  ].map((word) => [word, 'female'] as const),
  ...[
    '女',
    '女性',
    '女士',
    '小姐',
    '太太',
    'ms',
    'mrs',
    'miss',
    'mme',
    'kvinna',
    'vrouw',
    'женский',
    'ж',
    '여',
    '여성',
    '여자',
    '女生',
    '女孩',
    'жен',
    'женщина',
    'kobieta',
    'kvinde',
    'kadın',
    '女の子',
    'feminino',
    'mulher',
  ].map((word) => [word, 'female'] as const),
  ...[
    'm',
    'male',
    'man',
    'männlich',
    'mann',
    'herr',
    'homme',
    'masculin',
    'hombre',
    'masculino',
    'uomo',
    'maschio',
    'boy',
    'mr',
  ].map((word) => [word, 'male'] as const),
  ...[
    '男',
    '男性',
    '先生',
    'm.',
    'мужской',
    'м',
    'man',
    '남',
    '남성',
    '남자',
    '男生',
    '男孩',
    'муж',
    'мужчина',
    'homem',
    'mężczyzna',
    'mand',
    'erkek',
  ].map((word) => [word, 'male'] as const),
  ...['other', 'x', 'd', 'divers', 'diverse', 'non-binary', 'nonbinary', 'nb', '其他', '其它', 'autre', 'otro'].map(
    (word) => [word, 'other'] as const,
  ),
  // ISO/IEC 5218 and GB/T 2261.1; 0 and 9 say that nothing is known.
  ['1', 'male'],
  ['2', 'female'],
]);

const NOTHING_SAID: ReadonlySet<string> = new Set([
  '0',
  '9',
  'u',
  '保密',
  '未说明',
  'prefer not to say',
  'not specified',
  'undisclosed',
]);

/** A gender cell. What is not understood has no standard form and is kept as received. Never throws. */
export function normalizeGender(raw: string): Normalized {
  const word = tidy(raw)
    .toLowerCase()
    .replace(/[.。]$/, '');
  const standard = WORDS.get(word);
  if (standard !== undefined) return { raw, standard, confidence: /^[12]$/.test(word) ? 0.9 : 1, issues: [] };
  if (NOTHING_SAID.has(word) || isNullWord(word)) return { raw, standard: '', confidence: 0, issues: [] };
  return { raw, standard: '', confidence: 0, issues: [] };
}
