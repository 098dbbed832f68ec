/**
 * Chinese addresses in Latin letters: `Room 501, Building 3, 100 Zuchongzhi Road, Pudong, Shanghai`. Divisions are found by
 * their pinyin and given in Chinese; the street stays as it is written.
 */
import { memoize } from '../../memo.js';
import { pinyinKey } from '../../pinyin.js';
import { isDigit, segmentsOf } from '../text.js';
import { zones } from './aliases.js';
import { trimEdges } from './extract.js';
import { chineseOrder } from './latin-detail.js';
import { mayNameDivision } from './latin-look.js';
import { hasRank, localityOf, regionsOf } from './latin-names.js';
import type { Locality } from './localities.js';
import { provinceOfPostcode } from './postcode.js';
import { readRegions } from './read-regions.js';
import { isWithin, type Region } from './regions.js';

const COUNTRY =
  /^(?:(?:the )?people'?s republic of china|p\.? ?r\.? ?(?:of )?china|prc|china|cn|hong kong,? china|r\.? ?o\.? ?c\.?)$/i;
const COUNTRY_LAST = /(?:^|\s)\(?(?:p\.? ?r\.? ?china|prc|china|r\.o\.c\.?)\)?\.?$/i;
/** What `COUNTRY` and `COUNTRY_LAST` may end in. */
const COUNTRY_ENDS = 'aAcCnN.)';
const THING =
  /\d|\b(?:road|rd|street|st|avenue|ave|lane|lu|jie|dajie|dadao|no|building|bldg|room|rm|floor|plaza|tower|park|estate|garden|house|court|mansion|centre|center)\b/i;
const ROAD = /^(?:road|rd|street|st|avenue|ave|lu|jie|dajie|dadao|boulevard|blvd|lane|highway)\.?$/i;

const NAME_AND_CODE = /^([A-Za-z][A-Za-z' -]+?) (\d{3}(?:\d{2,3})?)$/;

export interface LatinReading {
  /** The lowest division. */
  readonly region: Region;
  /** The place of Hong Kong or Macau within it, in Chinese; '' when none is named. */
  readonly locality: string;
  /** The rest, in Chinese order: street, then building, unit, floor and room with Chinese words. */
  readonly detail: string;
  readonly postalCode: string | null;
  /** True when the country was named, or a postal code and two levels were. */
  readonly certain: boolean;
}

/** What has been read of the divisions. */
interface Place {
  readonly region: Region | null;
  readonly locality: Locality | null;
  /** How many names tell it. */
  readonly levels: number;
}

/** Reads a Chinese address in Latin letters; null when no division is found. `text`: tidied, lines joined by commas. */
export function readLatin(text: string): LatinReading | null {
  return mayNameDivision(text) ? readLatinAnew(text) : null;
}

/** The same without a first look. */
export function readLatinAnew(text: string): LatinReading | null {
  const { segments, postalCode, country } = withoutCode(text);
  const { place, street } = best(segments, postalCode);
  const { region, locality, levels } = place;
  if (region === null) return null;
  const certain =
    country ||
    (postalCode !== null && levels > 0) ||
    levels > 1 ||
    locality?.distinct === true ||
    (levels === 1 && region.level < 3 && (region.level === 1 || isWellKnown(region)));
  return { region, locality: locality?.name ?? '', detail: chineseOrder(street), postalCode, certain };
}

interface Parts {
  readonly place: Place;
  /** What names no division. */
  readonly street: readonly string[];
}

/**
 * The reading that explains most. A name of several places (Fuzhou), or of a county (Yiwu), tells by itself nothing: each
 * is tried, and taken when another name bears it out, or the postal code, or when but one of them is well known.
 */
function best(segments: readonly string[], postalCode: string | null): Parts {
  const plain = readPlaces(segments, null);
  if (plain.place.levels > 1) return plain;
  const province = postalCode?.length === 6 ? provinceOfPostcode(postalCode) : '';
  let found = plain;
  let second = 0;
  for (const name of [segments[segments.length - 1] ?? '', segments[0] ?? '']) {
    const candidates = /\d/.test(name) ? [] : regionsOf(name);
    for (const region of candidates.length > 8 ? [] : candidates) {
      const other = readPlaces(segments, region);
      const known = region.level === 2 && (province === '' ? isWellKnown(region) : region.code.startsWith(province));
      if (other.place.levels + (known ? 1 : 0) < 2 || other.place.region === found.place.region) continue;
      if (other.place.levels === found.place.levels) second = other.place.levels;
      else if (other.place.levels > found.place.levels) found = other;
    }
  }
  return second === found.place.levels && found !== plain ? plain : found;
}

/** The names of divisions at both ends and between them. `assumed`: what an ambiguous one among them is taken for. */
function readPlaces(whole: readonly string[], assumed: Region | null): Parts {
  const segments = [...whole];
  let place: Place = { region: assumed, locality: null, levels: 0 };
  // From small to large, as Latin addresses are written.
  while (segments.length > 0) {
    const found = placeAtEnd(segments[segments.length - 1] as string, place);
    if (found === null) break;
    place = found.place;
    segments.pop();
    if (found.rest !== '') {
      segments.push(found.rest);
      break;
    }
  }
  // From large to small, as Chinese ones are.
  while (segments.length > 0) {
    const found = placeAtStart(segments[0] as string, place);
    if (found === null) break;
    place = found.place;
    segments.shift();
    if (found.rest !== '') {
      segments.unshift(found.rest);
      break;
    }
  }
  const street: string[] = [];
  for (const segment of segments) {
    const found = place.region === null || /\d/.test(segment) ? null : placeWithin(segment, place);
    if (found === null) street.push(segment);
    else place = found;
  }
  return { place, street };
}

/** The segments between commas without the name of the country and the postal code. */
function withoutCode(text: string): { segments: string[]; postalCode: string | null; country: boolean } {
  let postalCode: string | null = null;
  let country = false;
  const segments = segmentsOf(text).flatMap((part) => {
    const segment = trimEdges(part);
    const code = /(?:^|\s)(\d{6})(?=\s|$)/.exec(segment);
    const without = code === null ? segment : trimEdges(segment.replace(code[1] ?? '', ''));
    if (code !== null) postalCode = code[1] ?? null;
    const rest = !COUNTRY_ENDS.includes(without.slice(-1))
      ? without
      : COUNTRY.test(without)
        ? ''
        : trimEdges(without.replace(COUNTRY_LAST, ''));
    if (rest !== without) country = true;
    return rest === '' ? [] : [rest];
  });
  // Codes of Taiwan have three to six digits and stand behind the city, or alone at the end.
  const last = segments[segments.length - 1] ?? '';
  const lastName = isDigit(last.slice(-1)) ? NAME_AND_CODE.exec(last) : null;
  if (lastName?.[1] !== undefined && regionsOf(lastName[1]).some((named) => named.country === 'TW')) {
    segments[segments.length - 1] = lastName[1];
    postalCode = lastName[2] ?? null;
  } else if (/^taiwan$/i.test(last)) {
    const at = segments.findIndex((segment) => {
      const words = NAME_AND_CODE.exec(segment);
      return words?.[1] !== undefined && regionsOf(words[1]).some((named) => named.country === 'TW');
    });
    if (at > 0) {
      const words = /^(.*) (\d+)$/.exec(segments[at] as string);
      segments[at] = words?.[1] ?? '';
      postalCode = words?.[2] ?? null;
    }
  }
  return { segments, postalCode, country };
}

/** The divisions at the end of one segment (`Pudong Shanghai`, `Haidian District Beijing`), and what stands before them. */
function placeAtEnd(segment: string, around: Place): { place: Place; rest: string } | null {
  let words = segment.split(' ').filter((word) => word !== '');
  let place = around;
  while (words.length > 0) {
    const taken = longestName(words.length, (length) => named(words.slice(-length).join(' '), place));
    // `Queen's Road Central` is a road.
    if (
      taken === null ||
      (taken.length < words.length &&
        ROAD.test(words[words.length - taken.length - 1] ?? '') &&
        !hasRank(words.slice(-taken.length).join(' ')) &&
        taken.place.locality !== place.locality)
    )
      break;
    place = taken.place;
    words = words.slice(0, -taken.length);
  }
  const rest = words.join(' ');
  // `Beijing Road` is no division: a segment with more words must be a street.
  return place === around || (rest !== '' && !THING.test(rest)) ? null : { place, rest };
}

/** The divisions at the beginning of one segment, and what stands behind them. */
function placeAtStart(segment: string, around: Place): { place: Place; rest: string } | null {
  let words = segment.split(' ').filter((word) => word !== '');
  let place = around;
  let ranked = false;
  let names = 0;
  while (words.length > 0) {
    const taken = longestName(words.length, (length) => named(words.slice(0, length).join(' '), place));
    if (taken === null) break;
    place = taken.place;
    names++;
    ranked ||= hasRank(words.slice(0, taken.length).join(' ')) || names > 1;
    words = words.slice(taken.length);
  }
  // `Nanjing West Road` begins with no division: before a street a word of rank must tell, or a second division.
  return place === around || (words.length > 0 && !ranked) ? null : { place, rest: words.join(' ') };
}

/** A division that a whole segment between the others names. */
function placeWithin(segment: string, around: Place): Place | null {
  const place = named(segment, around);
  return place !== null && (hasRank(segment) || place.locality !== around.locality) ? place : null;
}

function longestName(words: number, read: (length: number) => Place | null): { place: Place; length: number } | null {
  for (let length = Math.min(7, words); length >= 1; length--) {
    const place = read(length);
    if (place !== null) return { place, length };
  }
  return null;
}

const NEW_AREA = /^([A-Za-z' ]{3,20}) (?:new area|new district|new zone|xinqu)$/i;

const ZONES = [
  [
    / ?(?:gaoxin(?: district| qu| zone|qu)?|(?:national )?(?:high|hi|new)[- ]?tech(?:nolog(?:y|ical))?(?: industr(?:y|ial))?(?: development)? (?:zone|area|district|park))$/i,
    '高新区',
  ],
  [
    / ?(?:national )?economic(?:al)?(?:(?: and | & |[ -])technolog(?:y|ical))? development (?:zone|area|district)$/i,
    '经济技术开发区',
  ],
] as const;

/** False for a name of which nothing is known at all, as for most outside China: it tells nothing beside anything. */
const isKnown = memoize(
  (name) =>
    regionsOf(name).length > 0 ||
    localityOf(name) !== null ||
    ZONES.some(([pattern]) => pattern.test(name)) ||
    NEW_AREA.test(name),
);

/** What `name` tells beside what is known: one division that fits it, a place within it, a zone of it; null for nothing new. */
function named(name: string, { region: known, locality, levels }: Place): Place | null {
  if (/\d/.test(name) || !isKnown(name) || ROAD.test(name.slice(name.lastIndexOf(' ') + 1))) return null;
  const fitting = regionsOf(name).filter((one) => known === null || isWithin(one, known) || isWithin(known, one));
  const lowest = Math.min(...fitting.map(({ level }) => level));
  const best = fitting.filter(({ level }) => level === lowest);
  // A single word that is also a county somewhere is no evidence by itself.
  if (best.length === 1 && (known !== null || lowest < 3 || hasRank(name))) {
    const next = best[0] as Region;
    // NT is a territory of Australia, too.
    const counts = /^n\.? ?t\.?$/i.test(name) ? 0 : 1;
    return { region: known !== null && isWithin(known, next) ? known : next, locality, levels: levels + counts };
  }
  const beside = { region: known, locality, levels };
  return localityNamed(name, beside) ?? zoneNamed(name, beside) ?? newAreaNamed(name, beside);
}

function localityNamed(name: string, { region: known, locality, levels }: Place): Place | null {
  const found = locality === null ? localityOf(name) : null;
  if (found === null) return null;
  const { district } = found;
  const fits = known === null ? found.locality.distinct : isWithin(district, known);
  return fits ? { region: district, locality: found.locality, levels: levels + 1 } : null;
}

function zoneNamed(name: string, { region: known, locality, levels }: Place): Place | null {
  for (const [pattern, zone] of ZONES) {
    const before = pattern.exec(name);
    if (before === null) continue;
    const own = name.slice(0, before.index).trim();
    const city = own === '' ? known : regionsOf(own).find(({ level, municipality }) => level === 2 || municipality);
    if (city === undefined || city === null || city.level === 3) return null;
    if (known !== null && !isWithin(city, known) && !isWithin(known, city)) return null;
    const { region } = readRegions(city.name + zone, 0, { province: '', simplified: true });
    return region === null || region.level < 3 ? null : { region, locality, levels: levels + (own === '' ? 1 : 2) };
  }
  return null;
}

/** A new area that is no county of the table: `Tianfu New Area`. */
function newAreaNamed(name: string, { region: known, locality, levels }: Place): Place | null {
  const own = NEW_AREA.exec(name)?.[1];
  if (own === undefined) return null;
  const key = pinyinKey(own);
  const zone = zones().find((one) => one.name.endsWith('新区') && pinyinKey(one.name.slice(0, -2)) === key);
  if (zone === undefined) return null;
  const { region } = readRegions(zone.city + zone.name, 0, { province: '', simplified: true });
  if (region === null || (known !== null && !isWithin(region, known))) return null;
  return { region, locality, levels: levels + 2 };
}

const FAMOUS = new Set(
  '北京市 上海市 天津市 重庆市 广州市 深圳市 成都市 杭州市 武汉市 西安市 南京市 苏州市 青岛市 大连市 厦门市 宁波市 沈阳市 哈尔滨市 长沙市 郑州市 济南市 香港特别行政区 澳门特别行政区 台湾省 台北市 新北市 高雄市 台中市 九龙 香港岛 东莞市 佛山市 无锡市 合肥市 福州市 昆明市'.split(
    ' ',
  ),
);

const isWellKnown = (region: Region): boolean => FAMOUS.has(region.name);
