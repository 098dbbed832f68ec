/**
 * Scripts of one byte a letter beside the Latin one. The same bytes are letters in several of these encodings, so that
 * only how often a letter is used tells them apart: own counts over names, streets and cities of the languages, in
 * three classes.
 */

/** Letters in small form: the dozen that make up most of a text, those that are usual; what is left is rare. */
interface Alphabet {
  readonly common: ReadonlySet<string>;
  readonly usual: ReadonlySet<string>;
  readonly first: number;
  readonly last: number;
}

const alphabet = (common: string, usual: string, first: number, last: number): Alphabet => ({
  common: new Set(common),
  usual: new Set(usual),
  first,
  last,
});

const CYRILLIC = alphabet('оеаинтсрвлкм', 'дпуяызьбгчйхжюшц', 0x401, 0x451);
const GREEK = alphabet('αοιετσνηυρπκμλς', 'άέήίόύώγδωθφχ', 0x386, 0x3ce);
const HEBREW = alphabet('יוהלארתבנמש', 'עדקםחפןצגכטס', 0x5d0, 0x5ea);
const ARABIC = alphabet('اليمنروتبدسعحةه', 'فكقجشخصطأىزغءآإضثذئ', 0x621, 0x64a);
const THAI = alphabet('านรกเงมยลวอดทสต่้ัิี', 'ปบหคขพชจนศณธภะแุู์ไ็โใื็', 0xe01, 0xe5b);

/** The encodings of these scripts. */
export const SCRIPTS: Readonly<Record<string, Alphabet>> = {
  'windows-1251': CYRILLIC,
  'koi8-r': CYRILLIC,
  'windows-1253': GREEK,
  'windows-1255': HEBREW,
  'windows-1256': ARABIC,
  'windows-874': THAI,
};

/** Thai vowels and tones that stand on the consonant before them. */
const isMark = (code: number): boolean =>
  code === 0xe31 || (code >= 0xe34 && code <= 0xe3a) || (code >= 0xe47 && code <= 0xe4e);
const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Punctuation that texts of all these scripts hold: blanks, quotation marks, dashes, №, the Arabic comma. */
const isSign = (code: number): boolean =>
  code === 0xa0 ||
  code === 0xab ||
  code === 0xbb ||
  code === 0x2116 ||
  code === 0x60c ||
  (code >= 0x2013 && code <= 0x201e);

/** How well the character at `i` fits a text of this script: about -6 (no character at all) to 1. */
export function scriptWeight(text: string, i: number, code: number, script: Alphabet): number {
  if (code === 0xfffd) return -6;
  const within = (other: number): boolean => other >= script.first && other <= script.last;
  if (!within(code)) return isSign(code) ? 0.2 : -0.8;
  const before = text.charCodeAt(i - 1);
  const after = text.charCodeAt(i + 1);
  if (isAsciiLetter(before) || isAsciiLetter(after)) return -1;
  if (!within(before) && !within(after)) return -0.5;
  if (script === THAI && isMark(code) && !within(before)) return -1.5;
  const letter = text.charAt(i);
  const small = letter.toLowerCase();
  // No capital follows a small letter.
  if (small !== letter && within(before) && text.charAt(i - 1).toUpperCase() !== text.charAt(i - 1)) return -1.5;
  const weight = script.common.has(small) ? 1 : script.usual.has(small) ? 0.6 : 0;
  // Capitals throughout are written now and then; letters of another script may look like them.
  return small !== letter && within(before) ? weight * 0.85 : weight;
}
