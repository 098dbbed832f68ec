/**
 * Which country an address is in, told by itself: the name of the country, the script, the places and postal codes it
 * names. Evidence wins over what the caller assumes; without any, the assumption holds.
 */
import { countryCode, mayBeCountry } from '../country.js';
import { isHanCode } from '../han.js';
import { readLatin } from './china/latin.js';
import { countryOfCity } from './international/cities.js';
import { marksOf } from './international/first-look.js';
import { CERTAIN_FORMS } from './international/forms.js';
import { beginsInJapan } from './international/japan.js';
import { isSeparator, segmentsOf } from './text.js';
import { unitedStatesTail } from './united-states/index.js';
import { STATE, statesOfZip } from './united-states/states.js';

/** ISO code of the country, or null when nothing tells. `text` is tidied, lines joined by commas. */
export function countryOf(text: string, assumed: string | null): string | null {
  const home = assumed?.toUpperCase() ?? null;
  const script = scriptOf(text);
  if (script === 'hangul') return 'KR';
  if (script === 'kana' || (script === 'han' && beginsInJapan(text))) return 'JP';
  if (script === 'cyrillic') return slavicCountry(text) ?? home;
  if (script in OF_SCRIPT) return namedCountry(text) ?? OF_SCRIPT[script as keyof typeof OF_SCRIPT];
  if (script === 'han') return home === null || home === 'CN' ? 'CN' : hanCountry(text, home);
  const named = namedCountry(text);
  if (named !== null) return named;
  const tail = unitedStatesTail(text);
  const american = tail.state !== null && tail.zip !== null && statesOfZip(tail.zip).includes(tail.state);
  if (american) return 'US';
  const marks = marksOf(text);
  for (const { country, certain, needed } of CERTAIN_FORMS)
    if ((marks & needed) !== 0 && certain.test(text)) return country;
  const city = countryOfCity(text, marks);
  if (city !== null) return city;
  const latin = home === 'US' && tail.state !== null ? null : readLatin(text);
  if (latin?.certain === true) return latin.region.country;
  if (home !== null) return home;
  const inner = innerCountry(text);
  if (inner !== null) return inner;
  if (tail.state !== null && (/^\d/.test(text) || AMERICAN_LINE.test(text) || isStateInFull(text))) return 'US';
  return tail.zip !== null && statesOfZip(tail.zip).length > 0 && tail.rest.length > 1 && /^\d+ /.test(text)
    ? 'US'
    : null;
}

/** Han characters in a file from elsewhere: names of divisions tell China, else the name of the country, else Japan is as assumed. */
function hanCountry(text: string, home: string): string {
  if (/[省市区县區縣州]/.test(text) && home !== 'JP') return 'CN';
  return namedCountry(text) ?? (home === 'JP' ? 'JP' : 'CN');
}

/** Scripts that one country writes, but for neighbors that are named where they are meant. */
const OF_SCRIPT = { greek: 'GR', hebrew: 'IL', thai: 'TH', georgian: 'GE', armenian: 'AM' } as const;

type Script = 'hangul' | 'kana' | 'han' | 'cyrillic' | keyof typeof OF_SCRIPT | 'other';

/** Where the letters of smaller scripts lie. */
const LETTERS: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x0391, 0x03c9, 'greek'],
  [0x0410, 0x044f, 'cyrillic'],
  [0x0531, 0x0586, 'armenian'],
  [0x05d0, 0x05ea, 'hebrew'],
  [0x0e01, 0x0e2e, 'thai'],
  [0x10d0, 0x10f0, 'georgian'],
];

/** The script that tells most: Hangul, then kana, then Han, then the first of the others. */
function scriptOf(text: string): Script {
  let script: Script = 'other';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x391 || (script === 'han' && code >= 0x3400 && code <= 0x9fff)) continue;
    if (script === 'other' && code < 0x1100)
      script = LETTERS.find(([from, to]) => code >= from && code <= to)?.[2] ?? script;
    if (code < 0x3041) continue;
    if (code >= 0xac00 && code <= 0xd7a3) return 'hangul';
    if (code <= 0x30fa) script = 'kana';
    else if (script !== 'kana' && isHanCode(code)) script = 'han';
  }
  return script;
}

/** A box or a road as they begin in the United States, or a corner of two streets. */
const AMERICAN_LINE =
  /^(?:p\.? ?o\.? ?box|box \d|us \d|u\.s\. ?\d|cr \d|county r|state r|highway \d|hwy \.?\d|route \d|rr \d|hc \d)|^[A-Za-z0-9 ]{3,30} & [A-Za-z0-9 ]{3,30},/i;

/** True for an address that ends with the name of a state that is no country, written out. */
function isStateInFull(text: string): boolean {
  const last = text
    .slice(text.lastIndexOf(',') + 1)
    .trim()
    .replace(/ ?\d{5}(?:-\d{4})?$/, '');
  return (
    last.length > 3 &&
    last.length < text.length &&
    STATE.has(last.toUpperCase()) &&
    !AMBIGUOUS_SEGMENT.has(last.toLowerCase())
  );
}

/** Cyrillic: letters of Ukraine, or a code and words of Russia. */
function slavicCountry(text: string): string | null {
  const named = namedCountry(text);
  if (named !== null) return named;
  if (/[іїєґ]/i.test(text)) return 'UA';
  if (/(?<!\d)(?:22[0-5]|21[0-3]|23[01]|24[67])\d{3}(?!\d)|Минск/.test(text)) return 'BY';
  return /(?<!\d)[1-6]\d{5}(?!\d)|(?:^|[ ,])(?:г|ул|обл|просп|пр|пер|наб)\. ?|Москва|Санкт-Петербург/.test(text)
    ? 'RU'
    : null;
}

/** The country an address ends (or begins) with; two-letter codes are states and provinces more often, and do not count. */
export function namedCountry(text: string): string | null {
  return mayNameCountry(text) ? namedCountryAnew(text) : null;
}

/** False where neither the end of a text nor its beginning is, by its letters, the name of a country. */
function mayNameCountry(text: string): boolean {
  let from = text.length;
  while (from > 0 && !isSeparator(text.charCodeAt(from - 1))) from--;
  let to = text.length;
  while (to > from && text.charCodeAt(to - 1) === BLANK) to--;
  const last = Math.max(from, text.lastIndexOf(' ', to - 1) + 1);
  const lastTwo = last - 2 < from ? from : Math.max(from, text.lastIndexOf(' ', last - 2) + 1);
  if (mayBeCountry(text, last, to) || mayBeCountry(text, lastTwo, to) || mayBeCountry(text, from, to)) return true;
  if (from === 0) return false;
  let end = 0;
  while (!isSeparator(text.charCodeAt(end))) end++;
  return mayBeCountry(text, 0, end);
}

const BLANK = 0x20;

/** The same without a first look. */
export function namedCountryAnew(text: string): string | null {
  const segments = segmentsOf(text);
  const last = (segments[segments.length - 1] ?? '').trim();
  const candidates = [
    last,
    last.split(' ').slice(-1)[0] ?? '',
    last.split(' ').slice(-2).join(' '),
    (segments[0] ?? '').trim(),
  ];
  if (segments.length === 1) candidates.pop();
  for (const candidate of candidates) {
    const name = candidate.replace(/[()]/g, '');
    if (name.length < 4 && !/^(usa|uk|uae|prc)$/i.test(name)) continue;
    if ((candidate === last ? AMBIGUOUS_SEGMENT : AMBIGUOUS_WORD).has(name.toLowerCase())) continue;
    const code = countryCode(name);
    if (code !== null) return code;
  }
  return null;
}

/** A country between commas with something behind it: `Dubai, UAE, P.O. Box 12345`. */
function innerCountry(text: string): string | null {
  for (const segment of segmentsOf(text).slice(1, -1)) {
    const name = segment.trim().replace(/[()]/g, '');
    const certain = name.length > 3 ? !AMBIGUOUS_WORD.has(name.toLowerCase()) : /^(?:usa|uae)$/i.test(name);
    const code = certain ? countryCode(name) : null;
    if (code !== null) return code;
  }
  return null;
}

/** Names of countries that are also states of the United States, or written as such; Oman is written as Amman is. */
const AMBIGUOUS_SEGMENT = new Set(['georgia', 'guam', 'puerto rico', 'american samoa', 'عُمان', 'عمان']);

/** … and as the last word of a line also cities and streets. */
const AMBIGUOUS_WORD = new Set(
  'mongolia georgia jersey america lebanon cuba peru mexico jordan chad mali guinea niger guam rico samoa panama macedonia malta'.split(
    ' ',
  ),
);

/** The text without the name of its country at the end. */
export function withoutCountry(text: string, country: string): string {
  const comma = Math.max(text.lastIndexOf(','), text.lastIndexOf(';'));
  const last = text.slice(comma + 1).trim();
  if (comma > 0 && countryCode(last) === country && country !== 'HK' && country !== 'MO')
    return text.slice(0, comma).trim();
  return text;
}
