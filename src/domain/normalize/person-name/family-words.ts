/** Small words, titles and joints that belong to the family name behind or before them. */
import { HISPANIC, PARTICLES, WEAK_PARTICLES } from './words.js';

export const bareKey = (word: string): string => word.toLowerCase().replace(/\./g, '');

/** `Abdul Rahman`, `Abu Bakr`: two words of one given name. */
export const GIVEN_OF_TWO = /^(?:abdul|abdel|abd|abu|umm)$/i;
/** Titles of nobility, which are part of the family name. */
const NOBLE = /^(?:freiherr|freifrau|graf|gräfin|baron|baronin|ritter|edler|edle)$/i;

/** Where a family name of several words begins, by the small words in it; −1 where there are none. */
export function familyFrom(all: readonly string[]): number {
  const inner = (word: string, index: number): boolean => index > 0 && index < all.length - 1 && word !== '';
  // `José Ortega y Gasset`: two family names joined.
  const joint = all.findIndex((word, index) => inner(word, index) && index > 1 && word === 'y');
  if (joint > 0) {
    // … of which the first may have small words of its own: `Juan de la Cruz y Ortega`.
    let from = joint - 1;
    while (from > 1 && isParticle(all, all[from - 1] as string, from - 1)) from--;
    return from;
  }
  // `Fatima Al Zahra`: in capitals only as the second of three, where no given name stands.
  if (all.length === 3 && /^(?:Al|El)$/.test(all[1] as string)) return 1;
  const at = all.findIndex((word, index) => inner(word, index) && isParticle(all, word, index));
  const before = (all[at - 1] ?? '').toLowerCase();
  // `Thomas Freiherr von Stein`, `Juan Fernández de la Cruz`.
  return at > 1 && (NOBLE.test(before) || (HISPANIC.has(before) && bareKey(all[at] as string).startsWith('de')))
    ? at - 1
    : at;
}

function isParticle(all: readonly string[], word: string, index: number): boolean {
  const key = bareKey(word);
  if (!PARTICLES.has(key)) return false;
  // A weak one counts only in small letters, or after a strong one (`de la`).
  return (
    !WEAK_PARTICLES.has(key) || (word === key && word.length > 1) || PARTICLES.has(bareKey(all[index - 1] as string))
  );
}
