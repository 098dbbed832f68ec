/** The end of an address of the United States: city, state, ZIP code, country. */

import { isDigit } from '../text.js';
import { STATE, statesOfZip } from './states.js';
import { DESIGNATOR, DIRECTION, LONE_DESIGNATOR, STRONG_SUFFIX, SUFFIX } from './suffixes.js';
import type { Word } from './words.js';

export interface Tail {
  /** The words before the tail. */
  readonly rest: readonly Word[];
  readonly city: string | null;
  readonly state: string | null;
  /** `60302` or `60302-1234`. */
  readonly zip: string | null;
  /** True when leading zeros that a spreadsheet took away were put back. */
  readonly restored: boolean;
}

const COUNTRY = new Set(['USA', 'US', 'UNITED STATES', 'UNITED STATES OF AMERICA', 'U S A', 'AMERICA', '美国', '美國']);
const LAST_OF_COUNTRY = lastWords(COUNTRY);
const LAST_OF_STATE = lastWords(STATE.keys());
const MILITARY = new Set(['APO', 'FPO', 'DPO']);

/** By their last words most texts are told to name no country and no state. */
function lastWords(names: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(names, (name) => name.slice(name.lastIndexOf(' ') + 1)));
}

/** Takes ZIP, state and city off the end. */
export function readTail(list: readonly Word[]): Tail {
  let end = withoutCountry(list, list.length);
  let zip = zipOf(list[end - 1]?.text);
  if (zip !== null) end--;
  else if (
    endsInDigit(list[end - 1]?.text) &&
    /^\d{4}$/.test(list[end - 1]?.text ?? '') &&
    /^\d{5}$/.test(list[end - 2]?.text ?? '')
  ) {
    zip = `${list[end - 2]?.text}-${list[end - 1]?.text}`;
    end -= 2;
  }
  end = withoutCountry(list, end);
  const damaged = zip === null ? restoreZip(list, end) : null;
  if (damaged !== null) return tailWith(readCity(list, damaged.start), damaged.state, damaged.zip, true);
  const state = readState(list, end);
  if (state === null) {
    // Without a state, digits at the end are a ZIP code only where a place stands before them.
    if (zip === null || end < 3 || !list[end - 1]?.text.match(/^[A-Z-]+$/))
      return { rest: list, city: null, state: null, zip: null, restored: false };
    return tailWith(readCity(list, end), null, zip, false);
  }
  if (zip === null && list[state.start - 1] !== undefined) {
    // `60302 IL`
    const before = zipOf(list[state.start - 1]?.text);
    if (before !== null && state.start > 3) return tailWith(readCity(list, state.start - 1), state.code, before, false);
  }
  return tailWith(readCity(list, state.start), state.code, zip, false);
}

/** Written out rather than spread: an object that is spread has a hidden class of its own, and all that reads it is slow. */
function tailWith({ rest, city }: Place, state: string | null, zip: string | null, restored: boolean): Tail {
  return { rest, city, state, zip, restored };
}

/** `MA 2134`: a ZIP code that lost its zeros, where it then lies in the state. */
function restoreZip(list: readonly Word[], end: number): { state: string; zip: string; start: number } | null {
  const word = list[end - 1]?.text ?? '';
  if (!endsInDigit(word) || !/^\d{3,4}$/.test(word)) return null;
  const state = readState(list, end - 1);
  const zip = word.padStart(5, '0');
  return state !== null && statesOfZip(zip).includes(state.code)
    ? { state: state.code, zip, start: state.start }
    : null;
}

function withoutCountry(list: readonly Word[], end: number): number {
  if (!LAST_OF_COUNTRY.has(list[end - 1]?.text ?? '')) return end;
  for (let length = 4; length >= 1; length--) {
    if (end - length < 1) continue;
    const name = list
      .slice(end - length, end)
      .map(({ text }) => text)
      .join(' ');
    if (COUNTRY.has(name)) return end - length;
  }
  return end;
}

/** Most words do not, and are told at once to be no code. */
const endsInDigit = (word: string | undefined): boolean =>
  word !== undefined && word !== '' && isDigit(word.charAt(word.length - 1));

function zipOf(word: string | undefined): string | null {
  if (!endsInDigit(word)) return null;
  const match = /^([A-Z]{2})?-?(\d{5})(?:-?(\d{4}))?$/.exec(word ?? '');
  if (match?.[2] === undefined || match[1] !== undefined) return null;
  return match[3] === undefined ? match[2] : `${match[2]}-${match[3]}`;
}

function readState(list: readonly Word[], end: number): { code: string; start: number } | null {
  if (!LAST_OF_STATE.has(list[end - 1]?.text ?? '')) return null;
  for (let length = Math.min(4, end); length >= 1; length--) {
    const slice = list.slice(end - length, end);
    if (slice.slice(0, -1).some(({ breaksAfter }) => breaksAfter)) continue;
    const code = STATE.get(slice.map(({ text }) => text).join(' '));
    if (code === undefined) continue;
    // Washington DC, New York NY: what stands alone before is the city; `Kansas City` is none of Kansas.
    if (length === 1 && slice[0]?.text.length === 2 && isStreetWord(list, end - 1)) continue;
    return { code, start: end - length };
  }
  return null;
}

/** True where a two-letter word is part of a street, not a state: `12 Main CT`. */
function isStreetWord(list: readonly Word[], at: number): boolean {
  return list[at]?.text === 'CT' && at < 3 && /^\d/.test(list[0]?.text ?? '');
}

type Place = Pick<Tail, 'rest' | 'city'>;

/** The city ends at `end`. It begins behind a comma, else behind the street. */
function readCity(list: readonly Word[], end: number): Place {
  let start = end;
  while (start > 0 && list[start - 1]?.breaksAfter !== true) start--;
  if (start === end && end > 0) {
    // A comma stands between city and state.
    start = end - 1;
    while (start > 0 && list[start - 1]?.breaksAfter !== true) start--;
  }
  if (MILITARY.has(list[end - 1]?.text ?? '')) start = end - 1;
  else if (start === 0 || /\d/.test(list[start]?.text ?? '')) start = cityStart(list, start, end);
  const name = list
    .slice(start, end)
    .map(({ written }) => written)
    .join(' ');
  return {
    rest: list.slice(0, start),
    city: name === '' ? null : MILITARY.has(name.toUpperCase()) ? name.toUpperCase() : properCase(name),
  };
}

/** No comma before the city: it begins behind the unit, else behind the first sure street suffix, else with the last word. */
function cityStart(list: readonly Word[], from: number, end: number): number {
  const first = list[from]?.text ?? '';
  const box = list.slice(from, from + 3).some(({ text }) => text === 'BOX' || text === 'POBOX');
  const behindName = box ? from : houseBehindName(list, from, end);
  if (behindName > from) return cityStart(list, behindName, end);
  if (!box && !/^\d|^POB$|^RR$|^HC$|^PSC$|^CMR$|^ONE$|^[NSEW]\d/.test(first)) return from;
  for (let i = from + 1; i < end; i++) {
    const word = list[i]?.text ?? '';
    const next = list[i + 1]?.text ?? '';
    if (word === '#' && i + 2 <= end) return i + 2;
    if (word === 'BOX' && i + 2 <= end) return i + 2;
    if (i === from + 1 && first === 'POBOX') return i + 1;
    if (i > from + 1 && DESIGNATOR.has(word) && /\d|^[A-Z]$/.test(next)) return unitEnd(list, i + 2, end);
    if (i > from + 1 && LONE_DESIGNATOR.has(word) && i + 1 < end && SUFFIX.has(list[i - 1]?.text ?? '')) return i + 1;
    const suffix = SUFFIX.get(word);
    if (suffix === undefined || !STRONG_SUFFIX.has(suffix) || i < from + 2) continue;
    // `St Charles Rd`: a suffix behind a suffix wins when it comes at once.
    const after = SUFFIX.get(next);
    if (after !== undefined && STRONG_SUFFIX.has(after) && next !== 'ST' && i + 2 < end) continue;
    if (/^\d+[A-Z]?$/.test(next) && suffix === 'HWY') return Math.min(i + 2, end);
    return streetEnd(list, i + 1, end);
  }
  return Math.max(from + 1, end - cityLength(list, end));
}

/** `Acme Corp 100 Main St Reno`: where the number of the house stands behind a name, if a street follows it; else `from`. */
function houseBehindName(list: readonly Word[], from: number, end: number): number {
  if (!/^[A-Z]{2,}$/.test(list[from]?.text ?? '') || WORDS_BEFORE_NUMBER.has(list[from]?.text ?? '')) return from;
  for (let i = from + 1; i < Math.min(end, from + 6); i++) {
    const word = list[i - 1]?.text ?? '';
    if (
      !/^\d{1,5}$/.test(list[i]?.text ?? '') ||
      DESIGNATOR.has(word) ||
      SUFFIX.has(word) ||
      WORDS_BEFORE_NUMBER.has(word)
    )
      continue;
    for (let at = i + 2; at < Math.min(end, i + 6); at++)
      if (STRONG_SUFFIX.has(SUFFIX.get(list[at]?.text ?? '') ?? '')) return i;
    return from;
  }
  return from;
}

const WORDS_BEFORE_NUMBER = new Set(
  'PSC CMR UNIT RR HC STAR ROUTE RT RTE US STATE COUNTY HIGHWAY HWY BOX NO KM CARR MILE MARKER FM CR SR ONE'.split(' '),
);

const FIRST_OF_TWO = new Set(
  (
    'NEW LOS SAN SANTA SAINT ST FORT FT EL LAS LA PORT MOUNT MT LAKE WEST EAST NORTH SOUTH BATON DES COLORADO KANSAS ' +
    'OKLAHOMA JERSEY VIRGINIA LONG CORPUS GRAND LITTLE CAPE PALM ANN COSTA CHULA BOCA IOWA'
  ).split(' '),
);
const LAST_OF_TWO = new Set('CITY SPRINGS BEACH PARK HEIGHTS FALLS RAPIDS ROCK VALLEY HILLS GROVE CREEK'.split(' '));

/** How many of the last words are the city where nothing else tells. */
function cityLength(list: readonly Word[], end: number): number {
  const [third = '', second = '', last = ''] = [list[end - 3]?.text, list[end - 2]?.text, list[end - 1]?.text];
  if (
    `${third} ${second} ${last}` === 'SALT LAKE CITY' ||
    /^(NORTH LAS|WEST PALM|SOUTH SAN|EAST ST|PORT ST)/.test(`${third} ${second}`)
  )
    return 3;
  return (FIRST_OF_TWO.has(second) || LAST_OF_TWO.has(last)) && !/\d/.test(second) ? 2 : 1;
}

/** Behind the suffix: a direction in letters and a unit still belong to the street. */
function streetEnd(list: readonly Word[], at: number, end: number): number {
  let i = at;
  const direction = list[i]?.text ?? '';
  const next = list[i + 1]?.text ?? '';
  // `Park Avenue South New York`, but West New York is a city.
  const own = direction.length <= 2 || (next === 'NEW' && direction !== 'WEST');
  if (DIRECTION.has(direction) && own && i + 1 < end) i++;
  const word = list[i]?.text ?? '';
  const after = list[i + 1]?.text ?? '';
  if (word === '#') return Math.min(i + 2, end);
  if (DESIGNATOR.has(word) && (/\d|^[A-Z]$/.test(after) || word === 'PH')) return unitEnd(list, i + 2, end);
  if (/^\d+(ST|ND|RD|TH)$/.test(word) && /^FL/.test(after)) return i + 2;
  if (LONE_DESIGNATOR.has(word) && i + 1 < end) return i + 1;
  if (/^\d+[A-Z]?$|^[A-Z]\d+$/.test(word) && i + 1 < end) return i + 1;
  return i;
}

/** Units may follow each other: `Bldg 3 Apt 4`. */
function unitEnd(list: readonly Word[], at: number, end: number): number {
  let i = at;
  while (
    i + 1 < end &&
    (DESIGNATOR.has(list[i]?.text ?? '') || list[i]?.text === '#') &&
    /\d|^[A-Z]$/.test(list[i + 1]?.text ?? '')
  )
    i += 2;
  return Math.min(i, end);
}

/** `CHICAGO` and `chicago` → `Chicago`; what has both cases stays. */
export function properCase(name: string): string {
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s\-.'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
