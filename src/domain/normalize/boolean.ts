/** Yes and no: `true` or `false`, from the words and signs that exports use. */
import type { Normalized } from './result.js';
import { tidy } from './text.js';

const YES: ReadonlySet<string> = new Set([
  'true',
  't',
  'yes',
  'y',
  '1',
  'on',
  'x',
  '✓',
  '✔',
  '√',
  '☑',
  '是',
  '有',
  '真',
  'ja',
  'oui',
  'sí',
  'si',
  'sim',
  'да',
  'はい',
  '예',
]);
const NO: ReadonlySet<string> = new Set([
  'false',
  'f',
  'no',
  'n',
  '0',
  'off',
  '☐',
  '✗',
  '×',
  '否',
  '无',
  '假',
  'nein',
  'non',
  'não',
  'нет',
  'いいえ',
  '아니요',
]);

/** A yes-or-no cell; what is neither has no standard form. Never throws. */
export function normalizeBoolean(raw: string): Normalized {
  const word = tidy(raw).toLowerCase();
  const standard = YES.has(word) ? 'true' : NO.has(word) ? 'false' : '';
  return { raw, standard, confidence: standard === '' ? 0 : 1, issues: [] };
}
