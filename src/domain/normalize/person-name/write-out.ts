/** The parts of a name in Latin letters → how it is written out: letters in proper case, in the order of its home. */
import { bareKey } from './family-words.js';
import { isOneCase, properCase } from './letter-case.js';
import type { NameParts } from './parts.js';
import { PARTICLES } from './words.js';

/** Forms of address before a name, generations and degrees behind it, as they are written out. */
export interface Affixes {
  readonly prefixes: string[];
  readonly suffixes: string[];
}

/** The words of a name, told apart. */
export interface Ordered {
  readonly given: readonly string[];
  readonly middle: readonly string[];
  readonly family: readonly string[];
  readonly confidence: number;
  /** Written out as at home, where it is never written otherwise: `Nguyễn Văn An`, `Nagy István`. */
  readonly atHome?: 'Hungary' | 'Vietnam' | undefined;
}

export function assemble(parts: Ordered, affixes: Affixes, nickname: string | null): NameParts {
  const all = [...parts.given, ...parts.middle, ...parts.family];
  const oneCase = isWrittenInOneCase(all);
  const fix = (words: readonly string[], inFamily: boolean): string | null =>
    words.length === 0 ? null : proper(words, oneCase, inFamily);
  const given = fix(parts.given, false);
  const middle = fix(parts.middle, false);
  const family = fix(parts.family, true);
  const suffix = affixes.suffixes.length === 0 ? null : [...new Set(affixes.suffixes)].sort(generationFirst).join(' ');
  return {
    given,
    middle,
    family,
    prefix: affixes.prefixes.length === 0 ? null : [...new Set(affixes.prefixes)].join(' '),
    suffix,
    nickname: nickname === null || nickname === '' ? null : properCase(nickname),
    script: /\p{Script=Latin}/u.test(all.join('')) ? 'latin' : 'other',
    display: inOrder(parts.atHome, given, middle, family, suffix)
      .filter((part) => part !== null && part !== '')
      .join(' '),
    confidence: parts.confidence,
  };
}

type Part = string | null;

function inOrder(home: Ordered['atHome'], given: Part, middle: Part, family: Part, suffix: Part): readonly Part[] {
  if (home === 'Vietnam') return [family, middle, given, suffix];
  return home === 'Hungary' ? [family, given, middle, suffix] : [given, middle, family, suffix];
}

/** Case word by word: `SMITH` and `john` within mixed case are made proper; `JP`, `AJ` stay, and so do particles. */
function proper(words: readonly string[], wholeIsOneCase: boolean, inFamily: boolean): string {
  const text = words.join(' ').replace(/(?<![,;])[,;]+$/, '');
  // With a word before it, a particle at the beginning of the family name stays small.
  if (wholeIsOneCase) return inFamily ? properCase(`x ${text}`.toLowerCase()).slice(2) : properCase(text.toLowerCase());
  return text
    .split(' ')
    .map((word) => {
      if (!isOneCase(word)) return word;
      if (PARTICLES.has(bareKey(word)) && (inFamily || word === word.toLowerCase())) return word.toLowerCase();
      if (/^(?:\p{Lu}\.)+$/u.test(word)) return word; // J.R.R.
      const letters = word.replace(/[^\p{L}]/gu, '').length;
      const isKept = letters < (inFamily ? 2 : 3) || (!inFamily && isInitials(word));
      return word === word.toUpperCase() && isKept ? word : properCase(word.toLowerCase());
    })
    .join(' ');
}

/** Two or three capitals that are no word: `JP`, `JRR`. */
export const isInitials = (word: string): boolean => /^[B-DF-HJ-NP-TV-XZ]{2,3}$/.test(word);

/** One case throughout, particles aside: `MARY de SMITH`. */
function isWrittenInOneCase(words: readonly string[]): boolean {
  const telling = words.filter((word) => !PARTICLES.has(bareKey(word)));
  return isOneCase((telling.length > 0 ? telling : words).join(' '));
}

/** `Jr. PhD`: the generation belongs to the name, degrees follow. */
function generationFirst(a: string, b: string): number {
  return Number(!GENERATIONS.has(a)) - Number(!GENERATIONS.has(b));
}

const GENERATIONS: ReadonlySet<string> = new Set(['Jr.', 'Sr.', 'II', 'III', 'IV']);
