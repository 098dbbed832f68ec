/** A cell with the names of two people: `John & Mary Smith`, `Hans und Eva Müller`, `John Smith / Jane Doe`. */
import type { NameParts } from './parts.js';
import { PARTICLES, PREFIXES } from './words.js';

// Signs come before what must stand before them: looking back from every letter takes long.
const BETWEEN =
  /(?<!\s)\s+(?:&|\+|and|und|et|\/)\s+|&(?<=\p{L}{2}&)(?=\p{L}{2})|\/(?<=\p{L}{3}\s\p{L}{2,40}\/)(?=\p{L}{2,40}\s\p{L})/iu;

/** Stands in whatever `BETWEEN` finds, and is found quickly. */
const MAY_STAND_BETWEEN = /[&+/]|\s(?:and|und|et)\s/i;

const isPrefix = (word: string): boolean => PREFIXES.has(word.toLowerCase().replace(/\./g, ''));

/**
 * The parts of a name that is two people's: the family name where both share it, nothing else, since whose the record is
 * cannot be told. Null for one person's name. `properly`: a name in proper case.
 */
export function severalPeople(text: string, properly: (name: string) => string): NameParts | null {
  if (!MAY_STAND_BETWEEN.test(text)) return null;
  const people = text.split(BETWEEN).map((name) => name.trim());
  const words = people.map((name) => name.split(/\s+/).filter((word) => !isPrefix(word)));
  if (people.length !== 2 || words.some((name) => name.length === 0 || name.length > 4)) return null;
  const [first = [], second = []] = words;
  // Freiherr von und zu Guttenberg is one.
  if (PARTICLES.has((first[first.length - 1] as string).toLowerCase())) return null;
  // `Johnson & Johnson` are no two people's names, `Smith & Wesson` none that are told apart.
  if (first.length < 2 && second.length < 2) return null;
  const family = first.length === 1 ? properly(second[second.length - 1] as string) : null;
  const none = { given: null, middle: null, prefix: null, suffix: null, nickname: null };
  const display = words.map((name) => properly(name.join(' '))).join(' & ');
  return { ...none, family, script: 'latin', display, confidence: 0.3, several: true };
}

const COUPLE = /^(mr|herr|monsieur|m|sr)\.? ?(?:&|and|und|et|y|\/) ?(mrs|ms|frau|madame|mme|sra)\.? +/i;

/** `Mr. & Mrs. John Smith` is addressed by the name of one: that name, else null. */
export function withoutCouple(text: string): string | null {
  const couple = COUPLE.exec(text);
  if (couple === null) return null;
  const first = couple[1] as string;
  return `${first.toLowerCase() === 'm' ? 'Monsieur' : `${first}.`} ${text.slice(couple[0].length)}`;
}
