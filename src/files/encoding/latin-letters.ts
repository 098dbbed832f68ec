/**
 * Which of the encodings of Latin letters: the bytes are letters in all of them, `Müller` is the same in each, and only
 * the languages tell `Příjmení` from `Pøíjmení`. For each encoding the language under which the letters are likeliest;
 * how often languages use their accented letters, per hundred of them, is from own counts and rounded.
 */
import { textCodec } from './decode-text.js';
import type { Encoding } from './encodings.js';
import { HEADER_WORDS } from './header-words.js';

const WESTERN = [
  'é52 è12 à13 ê7 ç3 ô2 û1 î2 â2 ù1 ï1 ë1 œ1',
  'ü33 ä30 ö15 ß16 é1',
  'ó30 í25 á18 é15 ñ10 ú6 ü1',
  'ã22 á12 é14 í10 ó9 ç15 õ5 ê7 â3 ú3 ô2 à2',
  'è30 à30 ù10 ò15 é8 ì8',
  'ä40 å30 ö27 é2',
  'ø35 å35 æ25 é2',
  'é40 ë30 ï12 ö5 ü5 è5',
  'á15 í18 ð25 ó8 é6 ö9 ú6 þ6 æ8 ý3',
  // Names of many countries in an English file.
  'é35 í8 á8 ö8 ü12 ó8 ñ5 è4 ç4 ä6 ø2 å2 ã2 ë2 ô1 ï1 ß1',
];
const CENTRAL = [
  'á20 í26 é12 ě13 č9 ř11 š7 ž9 ý9 ů5 ú2 ň1 ť1 ď1 ó1',
  'á22 í14 é11 č12 š10 ž11 ý11 ú8 ľ4 ť5 ô2 ä1 ň2 ď1 ó1',
  'ł22 ą12 ę13 ó12 ś9 ż10 ć5 ń4 ź1',
  'á32 é32 ö10 ó10 ő9 ü6 í6 ú3 ű2',
  'č30 š30 ž20 ć15 đ6',
  'ă35 ţ20 ş20 î15 â8',
];
const TURKISH = ['ı30 ü12 ş11 ç7 ğ8 ö6 İ5 â1'];

const LANGUAGES: readonly (readonly [Encoding, readonly string[], prior: number])[] = [
  ['windows-1252', WESTERN, 0],
  ['windows-1250', CENTRAL, -1],
  ['windows-1254', TURKISH, -1],
  ['iso-8859-2', CENTRAL, -3],
];

/** Nats for a letter that a language does not have, and for what is no letter within a word (`W¹sik`). */
const FOREIGN = Math.log(0.002);
const NO_LETTER = Math.log(0.00005);
/** A header word tells as much as a few letters. */
const WORD = 4;
/** Ten to one: below that the other reading is told of. */
const DECIDED = Math.log(10);

function frequencies(table: string): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const entry of table.split(' ')) {
    const letter = entry.charAt(0);
    const share = Number(entry.slice(1)) / 110;
    known.set(letter, Math.log(share));
    const capital = letter.toUpperCase();
    if (capital !== letter && capital.length === 1 && !known.has(capital)) known.set(capital, Math.log(share / 10));
  }
  return known;
}

const tables = new Map<string, ReadonlyMap<string, number>>();

function tableOf(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language) ?? frequencies(language);
  tables.set(language, known);
  return known;
}

const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Signs that stand beside words; those behind one, as in `Acme®`, `Mª`, `nº`. */
const QUOTES: ReadonlySet<string> = new Set('“”„‚‘’«»‹›¡–—…©\u00a0\u00ad');
const BEHIND: ReadonlySet<string> = new Set('®™°ªº');

/** Letters beside a sign that do not belong there, 0 to 2. */
function misplaced(text: string, i: number): number {
  const char = text.charAt(i);
  if (QUOTES.has(char)) return 0;
  const after = Number(isAsciiLetter(text.charCodeAt(i + 1)));
  if (!isAsciiLetter(text.charCodeAt(i - 1))) return after;
  const isOrdinal = char === 'ª' || char === 'º';
  return after + Number(!BEHIND.has(char) || (isOrdinal && isAsciiLetter(text.charCodeAt(i - 2))));
}

/** Nats by which `text` is likely under the best of `languages`. */
function likelihood(text: string, languages: readonly string[]): number {
  const letters: string[] = [];
  let wrong = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    const char = text.charAt(i);
    if (code === 0xfffd || code < 0xa0) wrong += 2;
    else if (/\p{L}/u.test(char) && code !== 0xaa && code !== 0xba && code !== 0xb5) letters.push(char);
    else wrong += misplaced(text, i) / 2;
  }
  const best = Math.max(
    ...languages.map((language) => {
      const table = tableOf(language);
      return letters.reduce((sum, letter) => sum + (table.get(letter) ?? FOREIGN), 0);
    }),
  );
  const words = HEADER_WORDS.filter((word) => text.includes(word)).length;
  return best + wrong * NO_LETTER + words * WORD;
}

/**
 * The encoding of a text in Latin letters, and those that are nearly as likely and read it otherwise.
 * @param lines whole lines
 */
export function latinEncoding(lines: Buffer): { readonly encoding: Encoding; readonly rivals: readonly Encoding[] } {
  const readings = LANGUAGES.map(([encoding, languages, prior]) => {
    const text = textCodec(encoding).loose(lines);
    return { encoding, text, likely: likelihood(text, languages) + prior };
  });
  let best = readings[0] as (typeof readings)[number];
  for (const reading of readings) if (reading.text !== best.text && reading.likely > best.likely) best = reading;
  const rivals = readings.filter(({ text, likely }) => text !== best.text && likely > best.likely - DECIDED);
  return { encoding: best.encoding, rivals: rivals.map(({ encoding }) => encoding) };
}
