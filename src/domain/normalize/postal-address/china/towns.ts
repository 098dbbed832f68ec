/**
 * The subdistrict, town or township that follows the county in an address. A name in the table is certain; others are
 * read by their suffix, since towns are merged and renamed often.
 */
import { characterTable, classesAt } from './character-table.js';
import { isRoadAt } from './follow.js';
import { isWithin, provinceOf, provinces, type Region, type Town, townsOf } from './regions.js';

export interface TownReading {
  /** With suffix, as in the table where it is there; '' for a road that is named after its place and stays whole. */
  readonly name: string;
  readonly end: number;
  /** The counties the name occurs in, within the scope; empty when it is not in the table. */
  readonly regions: readonly Region[];
}

interface TownIndex {
  /** Towns by their first two characters, longest first. */
  readonly byPair: ReadonlyMap<number, readonly Town[]>;
  /** A bit for each pair of characters, by its hash, with which one begins: most look-ups end here. */
  readonly beginnings: Int32Array;
}

/** Of provinces, and of the whole country (null). */
const indexes = new Map<Region | null, TownIndex>();

const pairAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff);

const HASHES = 1 << 14;
const hashOf = (pair: number): number => Math.imul(pair, 0x2c1b3c6d) >>> 18;

/** The index that was asked last: of one address all are of the same province. */
let lastProvince: Region | null = null;
let lastIndex: TownIndex | null = null;

function townIndex(province: Region | null): TownIndex {
  if (lastIndex !== null && lastProvince === province) return lastIndex;
  lastProvince = province;
  lastIndex = indexes.get(province) ?? build(province);
  return lastIndex;
}

function build(province: Region | null): TownIndex {
  const byPair = new Map<number, Town[]>();
  const beginnings = new Int32Array(HASHES / 32);
  const add = (region: Region): void => {
    for (const town of townsOf(region)) {
      const pair = pairAt(town.folded, 0);
      const list = byPair.get(pair);
      if (list === undefined) byPair.set(pair, [town]);
      else list.push(town);
      const hash = hashOf(pair);
      beginnings[hash >>> 5] = (beginnings[hash >>> 5] as number) | (1 << (hash & 31));
    }
    region.children.forEach(add);
  };
  if (province === null) provinces().forEach(add);
  else add(province);
  for (const list of byPair.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  const made = { byPair, beginnings };
  indexes.set(province, made);
  return made;
}

const NONE: readonly Town[] = [];

/** The towns that may stand at `at`: those in the province of `scope` (null: in the country) that begin with the same two characters. */
function candidatesAt(text: string, at: number, scope: Region | null): readonly Town[] {
  if (at + 2 > text.length) return NONE;
  const { byPair, beginnings } = townIndex(scope === null ? null : provinceOf(scope));
  const pair = pairAt(text, at);
  const hash = hashOf(pair);
  return (((beginnings[hash >>> 5] as number) >>> (hash & 31)) & 1) === 0 ? NONE : (byPair.get(pair) ?? NONE);
}

/**
 * The town at `at` within `scope`, or null. A name without its suffix counts only where a road or the end follows
 * (`张江祖冲之路`, not `张江高科`).
 */
export function readTown(text: string, at: number, scope: Region | null): TownReading | null {
  if (at + 2 > text.length) return null;
  const candidates = candidatesAt(text, at, scope);
  const whole = best(text, at, scope, candidates, (town) => town.folded);
  const isRoad = whole !== null && (isRoadAt(text, whole.end) || isRoadOfHongKong(text, whole));
  if (whole !== null && !isRoad) return withOffice(text, whole);
  if (whole !== null && isRoadOfHongKong(text, whole)) return { ...whole, name: '', end: at };
  if (scope === null) return null;
  const bySuffix = readBySuffix(text, at);
  if (bySuffix !== null) return bySuffix;
  const stem = best(text, at, scope, candidates, (town) => town.stem);
  if (stem !== null && text.startsWith('办事处', stem.end)) return withOffice(text, stem);
  // 共和新路 is a road before it is 共和新路街道.
  if (stem !== null && '路街巷道'.includes(text.charAt(stem.end - 1))) return null;
  // 德胜门外大街 is named after the gate.
  if (stem !== null && text.charAt(stem.end) === '门') return null;
  return stem !== null && isRoadName(text, stem.end) && !isRoadAt(text, stem.end) ? stem : null;
}

/** 数码港道100号: the road is named after its place. */
const isRoadOfHongKong = (text: string, { end, regions }: TownReading): boolean =>
  text.charAt(end) === '道' && regions[0]?.country === 'HK';

/** 园林办事处 and 园林街道办事处 are the subdistrict by its office. */
function withOffice(text: string, town: TownReading): TownReading {
  return text.startsWith('办事处', town.end) ? { ...town, end: town.end + 3 } : town;
}

/** False where no town of the table, not even without its suffix, stands at `at`. */
export function mayBeTownAt(text: string, at: number, scope: Region | null): boolean {
  return candidatesAt(text, at, scope).length > 0;
}

/** True when a town of the table, with its suffix, stands at `at`. */
export function isTownAt(text: string, at: number, scope: Region): boolean {
  for (const { folded, region } of candidatesAt(text, at, scope)) {
    if (isWithin(region, scope) && text.startsWith(folded, at)) return true;
  }
  return false;
}

/** The towns whose name without suffix stands at `at`: a hint which of several counties is meant, nothing to take off. */
export function townHint(text: string, at: number, scope: Region): number {
  let length = 0;
  for (const { stem, region } of candidatesAt(text, at, scope)) {
    if (stem.length <= length || !isWithin(region, scope) || !text.startsWith(stem, at)) continue;
    // 建设街 is a street nearly everywhere, 三里屯路 only in 三里屯.
    if (stem.length > 2 || !isRoadAt(text, at + stem.length)) length = stem.length;
  }
  return length;
}

/** The longest of `towns` within `scope` that stands at `at`. */
function best(
  text: string,
  at: number,
  scope: Region | null,
  towns: readonly Town[],
  form: (town: Town) => string,
): TownReading | null {
  if (towns.length === 0) return null;
  let length = 1;
  let regions: Region[] = [];
  let name = '';
  for (const town of towns) {
    const written = form(town);
    if (written.length < length || (scope !== null && !isWithin(town.region, scope)) || !text.startsWith(written, at))
      continue;
    if (written.length > length) {
      regions = [];
      length = written.length;
      name = town.name;
    }
    if (!regions.includes(town.region)) regions.push(town.region);
  }
  return regions.length === 0 ? null : { name, end: at + length, regions };
}

/** Characters that end a name before any suffix of a town. */
const ENDS = 1;
const SUFFIX_FIRST = 2;
const CLASSES = characterTable([
  [ENDS, '路弄号村道组市县区'],
  [SUFFIX_FIRST, '镇乡苏街'],
]);

/** One to five Han characters and 街道, 镇, 苏木 (乡 only after two and more, it is common within other words). */
function readBySuffix(text: string, at: number): TownReading | null {
  for (let i = at + 1; i <= at + 6 && i < text.length; i++) {
    const before = text.charCodeAt(i - 1);
    if (before < 0x3400 || before > 0x9fff || (classesAt(CLASSES, text, i - 1) & ENDS) !== 0) return null;
    if ((classesAt(CLASSES, text, i) & SUFFIX_FIRST) === 0) continue;
    const suffix = suffixAt(text, i);
    if (suffix === '') continue;
    if (suffix === '街') return null;
    const end = i + suffix.length;
    const least = suffix === '镇' ? 1 : 2;
    if (i - at < least || isRoadAt(text, end) || !isTownEnd(text, end)) {
      if (suffix === '乡') continue;
      return null;
    }
    return { name: text.slice(at, i) + (suffix === '街道办事处' ? '街道' : suffix), end, regions: [] };
  }
  return null;
}

function suffixAt(text: string, at: number): '街道办事处' | '街道' | '街' | '镇' | '苏木' | '乡' | '' {
  const char = text.charAt(at);
  if (char === '镇' || char === '乡') return char;
  if (char === '苏') return text.charAt(at + 1) === '木' ? '苏木' : '';
  if (char !== '街') return '';
  if (text.charAt(at + 1) !== '道') return '街';
  return text.startsWith('办事处', at + 2) ? '街道办事处' : '街道';
}

/** False where the suffix is inside a longer word: 镇政府, 镇江, 乡村. */
function isTownEnd(text: string, end: number): boolean {
  const next = text.charAt(end);
  return next === '' || !'政江海村办区中小卫派人企'.includes(next);
}

/** True when the text at `at` is the name of a road (祖冲之路) or ends there. */
export function isRoadName(text: string, at: number): boolean {
  for (let i = at; i < at + 7; i++) {
    const char = text.charAt(i);
    if ('区园城镇乡'.includes(char || '?')) return false;
    if (i > at + 1 && '路街道弄巷'.includes(char || '?')) return true;
    if (!(char >= '\u3400' && char <= '\u9fff')) return i === at && (char === '' || char === ' ');
  }
  return false;
}
