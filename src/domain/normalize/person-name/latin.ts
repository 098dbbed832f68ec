/** Names in Latin letters (and other alphabets with words): `Dr. Ludwig van Beethoven Jr.`, `Smith, John A.`, `WANG Xiaoming`. */

import { familyFirstAbroad, isHungarianFamily } from './family-first.js';
import { bareKey, familyFrom, GIVEN_OF_TWO } from './family-words.js';
import { isOneCase, properCase } from './letter-case.js';
import type { NameParts } from './parts.js';
import { eitherInPinyin, familyBeforeJoined, familyFirstInPinyin, southernFamily } from './pinyin-order.js';
import { withoutRemarks } from './remarks.js';
import { severalPeople, withoutCouple } from './several.js';
import { placeBetween } from './two-words.js';
import { isVietnamese, plainVietnameseFamily } from './vietnamese.js';
import {
  HISPANIC,
  PARTICLES,
  PREFIXES,
  PREFIXES_OF_GIVEN_NAMES,
  SUFFIXES,
  SUFFIXES_AFTER_COMMA,
  WEAK_PARTICLES,
} from './words.js';
import { type Affixes, assemble, isInitials, type Ordered } from './write-out.js';

const NICKNAME = /["“”(「]([^"“”()「」]{1,40})["“”)」]|(?<=\s)['‘]([^'‘’]{2,30})['’](?=\s|$)/;
/** One of them begins whatever `NICKNAME` finds. */
const QUOTES = /["“”(「'‘]/;
/** Two family names, as in `Gabriel García Márquez`. */
const TWO_FAMILY_NAMES: ReadonlySet<string> = new Set(
  'ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR'.split(' '),
);
/** The family name comes first also in Latin letters. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(['HU']);

/** Where French is written, and `M.` is monsieur rather than the first letter of a name. */
const FRENCH: ReadonlySet<string> = new Set(['FR', 'BE', 'LU', 'MC', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PF', 'NC']);
const MONSIEUR = /^M\.? +(?!et )(?=\p{L}[\p{L}'’-])/u;

/** Reads a tidied name in an alphabet. `country` (ISO 3166 alpha-2): habits of order and number of family names. */
export function readLatinName(whole: string, country: string | null): NameParts {
  const monsieur = country !== null && FRENCH.has(country) && MONSIEUR.test(whole);
  const received = monsieur ? whole.replace(MONSIEUR, '') : whole;
  const simple = monsieur ? null : readSimple(received, country);
  if (simple !== null) return simple;
  const text = withoutRemarks(withoutCouple(received) ?? received);
  const several = severalPeople(text, (name) => (isOneCase(name) ? properCase(name.toLowerCase()) : name));
  if (several !== null) return several;
  let nickname: string | null = null;
  const unquoted = !QUOTES.test(text)
    ? text
    : text.replace(NICKNAME, (_, double: string | undefined, single: string | undefined) => {
        nickname = (double ?? single ?? '').trim();
        return ' ';
      });
  const usable = /\p{L}/u.test(unquoted) ? unquoted : text.replace(/["“”()'‘’「」]/g, ' ');
  const affixes: Affixes = { prefixes: monsieur ? ['M.'] : [], suffixes: [] };
  const sections = usable
    .split(/[,;，；]/)
    .map((section) => section.trim())
    .filter((section) => section !== '');
  const kept = sections.filter((section, index) => index === 0 || !isAffixSection(section, affixes));
  const first = words(kept[0] ?? '', affixes);
  const rest = words(kept.slice(1).join(' '), affixes);
  const parts =
    rest.length > 0 && first.length > 0 ? commaName(first, rest) : order(first.length > 0 ? first : rest, country);
  return assemble(addressedByFamilyName(parts, affixes) ?? parts, affixes, nickname);
}

/** `Mr. Smith`, `Frau Dr. Schmidt`: with a form of address, one word alone is the family name. */
function addressedByFamilyName({ given, family }: Ordered, { prefixes }: Affixes): Ordered | null {
  if (given.length !== 1 || family.length > 0) return null;
  if (!prefixes.some((prefix) => !PREFIXES_OF_GIVEN_NAMES.has(prefix))) return null;
  return { given: [], middle: [], family: given, confidence: 0.6 };
}

/** The usual name: two words in proper case that are nothing else. */
function readSimple(text: string, country: string | null): NameParts | null {
  const blank = placeBetween(text);
  if (blank < 0 || (country !== null && FAMILY_FIRST.has(country))) return null;
  const given = text.slice(0, blank);
  const family = text.slice(blank + 1);
  for (const word of [given, family]) {
    const key = word.toLowerCase();
    if (PREFIXES.has(key) || PARTICLES.has(key) || (SUFFIXES.has(key) && !SUFFIXES_AFTER_COMMA.has(key))) return null;
  }
  const both = [given, family];
  if (familyFirstInPinyin(both) > 0 || familyFirstAbroad(both) > 0 || isVietnamese(both)) return null;
  const script = /\p{Script=Latin}/u.test(text) ? 'latin' : 'other';
  const confidence = eitherInPinyin(both) ? 0.5 : 0.9;
  return { given, middle: null, family, prefix: null, suffix: null, nickname: null, script, display: text, confidence };
}

/** `, PhD` or `, Jr.` or `, Mr.`: a section after a comma that is no name. */
function isAffixSection(section: string, affixes: Affixes): boolean {
  const parts = section.split(/\s+/);
  if (!parts.every((part) => SUFFIXES.has(bareKey(part)) || PREFIXES.has(bareKey(part)))) return false;
  for (const part of parts) {
    const suffix = SUFFIXES.get(bareKey(part));
    if (suffix !== undefined && bareKey(part) !== 'ms') affixes.suffixes.push(suffix);
    else affixes.prefixes.push(PREFIXES.get(bareKey(part)) as string);
  }
  return true;
}

const DOCTOR_OF = /^(?:med|dent|vet|rer|nat|pol|oec|phil|jur|iur|theol|ing|habil|techn|h\.?c)\.$/i;

/** Words of a section without forms of address before and degrees behind. One word at least stays. */
function words(section: string, affixes: Affixes): string[] {
  const all = section.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  while (all.length > 1) {
    const prefix = PREFIXES.get(bareKey(all[0] as string)) ?? (/^sr\.?$/i.test(all[0] as string) ? 'Sr.' : undefined);
    if (prefix === undefined) break;
    affixes.prefixes.push(prefix);
    all.shift();
    // `Dr. med.`, `Dr. rer. nat.`: of what, which is no part of the name.
    while (all.length > 1 && DOCTOR_OF.test(all[0] as string)) all.shift();
  }
  const suffixes: string[] = [];
  while (all.length > 1) {
    const key = bareKey(all.at(-1) as string);
    const suffix = SUFFIXES.get(key);
    if (
      suffix === undefined ||
      (SUFFIXES_AFTER_COMMA.has(key) && all.length < 3) ||
      isOrdinaryWord(all.at(-1) as string)
    )
      break;
    suffixes.unshift(suffix);
    all.pop();
  }
  affixes.suffixes.push(...suffixes);
  return all;
}

/** `Ma`, `Ba`, `Sr` in proper case may be names (`Jack Ma`); in capitals or with a stop they are degrees. */
function isOrdinaryWord(word: string): boolean {
  return SUFFIXES_AFTER_COMMA.has(bareKey(word)) && !word.includes('.') && word !== word.toUpperCase();
}

/** `Smith, John Andrew`. */
function commaName(family: readonly string[], rest: readonly string[]): Ordered {
  const all = [...family, ...rest];
  if (family.length === 1 && (isVietnamese(all) || plainVietnameseFamily(all) === 0)) return asInVietnam(all, 0.95);
  // `Smith, John van` is how libraries sort particles.
  let end = rest.length;
  while (end > 1 && PARTICLES.has(bareKey(rest[end - 1] as string))) end--;
  const given = rest.slice(0, end);
  // `CHAN Tai Man, Peter`: the name in Chinese and the one in English.
  const capitals = rest.length === 1 ? familyInCapitals(family) : null;
  if (capitals !== null) return { ...capitals, given, middle: [...capitals.given, ...capitals.middle] };
  return {
    given: given.slice(0, 1),
    middle: given.slice(1),
    family: [...rest.slice(end), ...family],
    confidence: 0.95,
  };
}

function order(all: readonly string[], country: string | null): Ordered {
  if (all.length === 0) return { given: [], middle: [], family: [], confidence: 0 };
  if (all.length === 1) return { given: all, middle: [], family: [], confidence: 0.4 };
  const capitals = familyInCapitals(all);
  if (capitals !== null) return capitals;
  const joined = familyBeforeJoined(all);
  if (joined >= 0) {
    const [given, middle] = joined === 0 ? [all.slice(1), []] : [all.slice(0, 1), all.slice(2)];
    return { given, middle, family: all.slice(joined, joined + 1), confidence: 0.8 };
  }
  const pinyin = familyFirstInPinyin(all);
  if (pinyin > 0) return { given: all.slice(1), middle: [], family: all.slice(0, 1), confidence: pinyin };
  const abroad = familyFirstAbroad(all);
  if (abroad > 0)
    return {
      given: all.slice(1, 2),
      middle: all.slice(2),
      family: all.slice(0, 1),
      confidence: abroad,
      atHome: isHungarianFamily(all[0] as string) ? 'Hungary' : undefined,
    };
  const southern = southernFamily(all);
  if (southern === 1) return { given: all.slice(0, 1), middle: all.slice(2), family: all.slice(1, 2), confidence: 0.8 };
  if (southern >= 0) {
    const given = all.filter((_, at) => at !== southern);
    return { given, middle: [], family: [all[southern] as string], confidence: 0.8 };
  }
  const plain = plainVietnameseFamily(all);
  if (plain === 0) return asInVietnam(all, 0.8);
  if (plain > 0) return { given: all.slice(0, 1), middle: all.slice(1, -1), family: all.slice(-1), confidence: 0.8 };
  const devotion = devotionalGiven(all);
  if (devotion > 0) {
    return { given: all.slice(0, devotion), middle: [], family: all.slice(devotion), confidence: 0.9 };
  }
  if (all.length === 3 && PATRONYMIC.test(all[2] as string) && !PATRONYMIC.test(all[1] as string)) {
    return { given: all.slice(1, 2), middle: all.slice(2), family: all.slice(0, 1), confidence: 0.9 };
  }
  const family = familyFrom(all);
  if (family > 0) {
    const given = family > 2 && GIVEN_OF_TWO.test(all[0] as string) ? 2 : 1;
    return { given: all.slice(0, given), middle: all.slice(given, family), family: all.slice(family), confidence: 0.9 };
  }
  if (all.length > 2 && GIVEN_OF_TWO.test(all[0] as string))
    return { given: all.slice(0, 2), middle: all.slice(2, -1), family: all.slice(-1), confidence: 0.8 };
  // `Van Gogh` alone, `De la Cruz Maria`: a name that begins with its particle.
  if (all.length === 2 && PARTICLES.has(bareKey(all[0] as string)) && !WEAK_PARTICLES.has(bareKey(all[0] as string))) {
    return { given: [], middle: [], family: all, confidence: 0.6 };
  }
  if (country !== null && FAMILY_FIRST.has(country)) {
    return {
      given: all.slice(1, 2),
      middle: all.slice(2),
      family: all.slice(0, 1),
      confidence: 0.7,
      atHome: 'Hungary',
    };
  }
  if (isVietnamese(all)) return asInVietnam(all, 0.9);
  if (all.length > 2 && all.slice(-2).every((word) => HISPANIC.has(word.toLowerCase()))) {
    return { given: all.slice(0, 1), middle: all.slice(1, -2), family: all.slice(-2), confidence: 0.85 };
  }
  if (country !== null && TWO_FAMILY_NAMES.has(country) && all.length > 2) {
    const split = all.length > 3 ? 2 : 1;
    return { given: all.slice(0, 1), middle: all.slice(1, split), family: all.slice(split), confidence: 0.8 };
  }
  return {
    given: all.slice(0, 1),
    middle: all.slice(1, -1),
    family: all.slice(-1),
    confidence: all.length === 2 ? 0.9 : 0.8,
  };
}

const asInVietnam = (all: readonly string[], confidence: number): Ordered => ({
  given: all.slice(-1),
  middle: all.slice(1, -1),
  family: all.slice(0, 1),
  confidence,
  atHome: 'Vietnam',
});

/** `Иванов Иван Иванович`: the father's name at the end tells that the family name stands first. */
const PATRONYMIC = /\p{Script=Cyrillic}(?:ович|евич|ич|овна|евна|ична|инична)$/iu;

const DEVOTIONS: ReadonlySet<string> = new Set(
  'carmen pilar rosario mar rocío rocio luz ángeles angeles dolores mercedes concepción concepcion sol consuelo socorro refugio jesús jesus paz soledad nieves remedios'.split(
    ' ',
  ),
);

/** `María del Carmen López`, `Maria de los Angeles Garcia`: words of a given name that looks as if it held a particle; 0 = none. */
function devotionalGiven(all: readonly string[]): number {
  if (!/^mar[ií]a$/i.test(all[0] as string) || !/^del?$/i.test(all[1] ?? '')) return 0;
  const at = /^(?:la|los|las)$/i.test(all[2] ?? '') ? 3 : 2;
  return at + 1 < all.length && DEVOTIONS.has(bareKey(all[at] as string)) ? at + 1 : 0;
}

/** `WANG Xiaoming`, `Jean-Pierre DE LA TOUR`: capitals at one end, proper case at the other, mark the family name. */
function familyInCapitals(all: readonly string[]): Ordered | null {
  const shout = (word: string): boolean =>
    word.length > 1 && word === word.toUpperCase() && /\p{Lu}{2}/u.test(word) && !/\./.test(word);
  let leading = 0;
  while (leading < all.length && shout(all[leading] as string)) leading++;
  let trailing = 0;
  while (trailing < all.length && shout(all[all.length - 1 - trailing] as string)) trailing++;
  if (leading === all.length || (leading === 0) === (trailing === 0)) return null;
  if (!all.some((word) => /^\p{Lu}\p{Ll}/u.test(word))) return null;
  const family = leading > 0 ? all.slice(0, leading) : all.slice(all.length - trailing);
  const given = leading > 0 ? all.slice(leading) : all.slice(0, all.length - trailing);
  // `JP Morgan`, `JRR Tolkien`: initials.
  if (leading > 0 && family.length === 1 && isInitials(family[0] as string)) return null;
  return { given: given.slice(0, 1), middle: given.slice(1), family, confidence: 0.9 };
}
