/**
 * Words that tell what a column holds: given names, family names, cities, regions, countries. Built from the tables on
 * first use (about 20 ms together).
 */
import { CITIES } from './tables/cities.js';
import { COUNTRIES } from './tables/countries.js';
import { FAMILY_NAMES } from './tables/family-names.js';
import { GIVEN_NAMES } from './tables/given-names.js';
import { HAN_CITIES, HAN_COMPOUND_SURNAMES, HAN_PROVINCES, HAN_SURNAMES } from './tables/han.js';
import { REGIONS } from './tables/regions.js';

const WORDS = {
  given: GIVEN_NAMES,
  family: FAMILY_NAMES,
  city: CITIES,
  region: REGIONS,
  country: COUNTRIES,
  hanCompound: HAN_COMPOUND_SURNAMES,
  hanProvince: HAN_PROVINCES,
  hanCity: HAN_CITIES,
} as const;

export type DictionaryName = keyof typeof WORDS;

const made = new Map<DictionaryName, ReadonlySet<string>>();
let surnames: ReadonlySet<string> | null = null;

/** The words of a dictionary, folded as `foldWord` folds them. */
export function dictionary(name: DictionaryName): ReadonlySet<string> {
  let words = made.get(name);
  if (words === undefined) {
    words = new Set(WORDS[name].split('|'));
    made.set(name, words);
  }
  return words;
}

/** True when a character is a Chinese family name (simplified or traditional). */
export function isHanSurname(character: string): boolean {
  surnames ??= new Set(HAN_SURNAMES);
  return surnames.has(character);
}

/** A word as the dictionaries write it: lower case, no diacritics, hyphens and dots as spaces. */
export function foldWord(text: string): string {
  let folded = text;
  if (/[^\x20-\x7e]/.test(text)) {
    folded = text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/ø/g, 'o')
      .replace(/ł/g, 'l')
      .replace(/æ/g, 'ae')
      .replace(/đ/g, 'd');
  }
  return folded
    .toLowerCase()
    .replace(/[-'’.\s]+/g, ' ')
    .trim();
}
