/**
 * Names of people: forms of address, degrees and remarks off; given, middle and family name told apart in the order of the
 * writing; letters in one case made proper. For display and for the parts that linkage compares; what a name sounds like, or
 * looks like in other characters, is linkage's.
 */
import type { IssueCode } from '../../record/issue.js';
import { hasHan } from '../han.js';
import { looksLikeOrganization } from '../organization/index.js';
import type { Normalized } from '../result.js';
import { isNullWord, tidy } from '../text.js';
import { readCjkName } from './cjk.js';
import { readLatinName } from './latin.js';
import { isOneCase, properCase } from './letter-case.js';
import type { NameParts } from './parts.js';
import { isPlaceholderName } from './words.js';

export type { NameParts, NameScript } from './parts.js';

export interface PersonName extends Normalized, Omit<NameParts, 'display' | 'several'> {
  readonly valid: boolean;
}

export interface PersonNameContext {
  /** ISO 3166 alpha-2: order and number of family names. */
  readonly country?: string | null;
}

const MAX_NAME = 200;
const KANA_OR_HANGUL = /[\u3041-\u30ff\u31f0-\u31ff\uac00-\ud7a3]/;

function hasKanaOrHangul(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x3041) return KANA_OR_HANGUL.test(text);
  return false;
}

/** Nearly every name begins with one. */
function hasLetter(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  return (first >= 0x61 && first <= 0x7a) || /\p{L}/u.test(text);
}

/** A whole name in one cell → its parts. Never throws. */
export function normalizePersonName(raw: string, context: PersonNameContext = {}): PersonName {
  const text = tidy(raw);
  if (isNullWord(text, true)) return nameless(raw, []);
  if (isPlaceholderName(text)) return nameless(raw, ['name-placeholder']);
  const bounded = withoutAddress(text.length > MAX_NAME ? text.slice(0, MAX_NAME) : text);
  if (!hasLetter(bounded)) return nameless(raw, ['name-placeholder']);
  if (looksLikeOrganization(bounded)) {
    const parts: NameParts = { ...NO_PARTS, display: bounded };
    return finish(raw, parts, ['name-is-organization'], 0.5);
  }
  const parts =
    hasHan(bounded) || hasKanaOrHangul(bounded)
      ? readCjkName(bounded, context.country ?? null)
      : readLatinName(bounded, context.country ?? null);
  if (parts.display === '') return nameless(raw, []);
  return finish(raw, parts, parts.several === true ? ['name-several'] : [], parts.confidence);
}

/** `John Smith <john@example.com>`: the name alone. */
function withoutAddress(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(/[<([]?[^\s<>()[\]@]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[>)\]]?/g, ' ').trim();
}

const NO_PARTS: NameParts = {
  given: null,
  middle: null,
  family: null,
  prefix: null,
  suffix: null,
  nickname: null,
  script: 'other',
  display: '',
  confidence: 0,
};

function nameless(raw: string, issues: readonly IssueCode[]): PersonName {
  const { display: _, several: __, ...parts } = NO_PARTS;
  return { raw, standard: '', ...parts, valid: false, issues };
}

function finish(raw: string, parts: NameParts, issues: readonly IssueCode[], confidence: number): PersonName {
  // Written out rather than spread: names are many, and spreading costs as much as reading one.
  const { display, given, middle, family, prefix, suffix, nickname, script } = parts;
  return {
    raw,
    standard: display,
    confidence,
    issues,
    valid: true,
    given,
    middle,
    family,
    prefix,
    suffix,
    nickname,
    script,
  };
}

/**
 * A cell that holds one part of a name (given, middle or family name): tidy, proper case, forms of address off. `null`
 * words and placeholders give ''. Never throws.
 */
export function normalizeNamePart(raw: string, role: 'given' | 'middle' | 'family' | 'nick'): Normalized {
  const text = tidy(raw);
  if (isNullWord(text, true)) return { raw, standard: '', confidence: 0, issues: [] };
  if (isPlaceholderName(text)) return { raw, standard: '', confidence: 0, issues: ['name-placeholder'] };
  const bounded = text.length > MAX_NAME ? text.slice(0, MAX_NAME) : text;
  if (!/\p{L}/u.test(bounded)) return { raw, standard: bounded, confidence: 0.2, issues: [] };
  const plain = hasHan(bounded)
    ? bounded.replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
    : properPart(bounded, role);
  return { raw, standard: plain, confidence: 1, issues: [] };
}

function properPart(text: string, role: 'given' | 'middle' | 'family' | 'nick'): string {
  const bare = text.replace(/^(?:mrs?|ms|dr|prof)\.? (?=\S)/i, '').replace(/(?<![,;])[,;]+$/, '');
  // A particle at the beginning of a family name stays small: VAN DER BERG → van der Berg.
  if (role !== 'family' || !bare.includes(' ') || !isOneCase(bare)) return properCase(bare);
  return properCase(`x ${bare}`.toLowerCase()).slice(2);
}
