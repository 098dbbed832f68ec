/**
 * The subdistrict, town or township that follows the county in an address. A name in the table is certain; others are
 * read by their suffix, since towns are merged and renamed often.
 */
import { characterTable, classesAt } from './character-table.js';
import { isRoadAt } from './follow.js';
import { looked } from './look-ahead.js';
import { keyAt } from './names.js';
import { provinces, type Region, type Town, townsOf } from './regions.js';

export interface TownReading {
  /** With suffix, as in the table where it is there; '' for a road that is named after its place and stays whole. */
  readonly name: string;
  readonly end: number;
  /** The counties the name occurs in, within the scope; empty when it is not in the table. */
  readonly regions: readonly Region[];
}

type TownIndex = ReadonlyMap<number, readonly Town[]>;

const indexes = new Map<Region | null, TownIndex>();

/** Towns within `scope` (null: the whole country) by their first two characters, longest first. */
function townIndex(scope: Region | null): TownIndex {
  const known = indexes.get(scope);
  if (known !== undefined) return known;
  const made = new Map<number, Town[]>();
  const add = (region: Region): void => {
    for (const town of townsOf(region)) {
      const key = keyAt(town.folded, 0);
      const list = made.get(key);
      if (list === undefined) made.set(key, [town]);
      else list.push(town);
    }
    region.children.forEach(add);
  };
  if (scope === null) provinces().forEach(add);
  else add(scope);
  for (const list of made.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  indexes.set(scope, made);
  return made;
}

/** The towns that may stand at `at`: those that begin with the same two characters. */
function candidatesAt(text: string, at: number, scope: Region | null): readonly Town[] | undefined {
  const candidates = townIndex(scope).get(keyAt(text, at));
  looked(at, candidates === undefined ? at + 2 : at + FURTHEST);
  return candidates;
}

/** More characters than the longest name of a town and what is looked at behind it. */
const FURTHEST = 40;

/** False where certainly no town of the table within `scope` stands at `at`, with its suffix or without. */
export function mayBeTownAt(text: string, at: number, scope: Region): boolean {
  return candidatesAt(text, at, scope) !== undefined;
}

/**
 * The town at `at` within `scope`, or null. A name without its suffix counts only where a road or the end follows
 * (`张江祖冲之路`, not `张江高科`).
 */
export function readTown(text: string, at: number, scope: Region | null): TownReading | null {
  if (at + 2 > text.length) return null;
  const candidates = scope?.country === 'TW' ? undefined : candidatesAt(text, at, scope);
  const whole = candidates === undefined ? null : best(text, at, candidates, (town) => town.folded);
  const isRoad = whole !== null && (isRoadAt(text, whole.end) || isRoadOfHongKong(text, whole));
  if (whole !== null && !isRoad) return withOffice(text, whole);
  if (whole !== null && isRoadOfHongKong(text, whole)) return { ...whole, name: '', end: at };
  if (scope === null) return null;
  const bySuffix = readBySuffix(text, at);
  if (bySuffix !== null) return bySuffix;
  const stem = candidates === undefined ? null : best(text, at, candidates, (town) => town.stem);
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

/** True when a town of the table, with its suffix, stands at `at`. */
export function isTownAt(text: string, at: number, scope: Region): boolean {
  const candidates = at + 2 > text.length ? undefined : candidatesAt(text, at, scope);
  return candidates?.some((town) => text.startsWith(town.folded, at)) ?? false;
}

/** The towns whose name without suffix stands at `at`: a hint which of several counties is meant, nothing to take off. */
export function townHint(text: string, at: number, scope: Region): number {
  const candidates = at + 2 > text.length ? undefined : candidatesAt(text, at, scope);
  let length = 0;
  for (const town of candidates ?? []) {
    const { stem } = town;
    if (stem.length <= length || !text.startsWith(stem, at)) continue;
    // 建设街 is a street nearly everywhere, 三里屯路 only in 三里屯.
    if (stem.length > 2 || !isRoadAt(text, at + stem.length)) length = stem.length;
  }
  return length;
}

function best(text: string, at: number, towns: readonly Town[], form: (town: Town) => string): TownReading | null {
  let length = 1;
  let regions: Region[] = [];
  let name = '';
  for (const town of towns) {
    const written = form(town);
    if (written.length < length || !text.startsWith(written, at)) continue;
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
    looked(at, i);
    if (before < 0x3400 || before > 0x9fff || (classesAt(CLASSES, text, i - 1) & ENDS) !== 0) return null;
    looked(at, i + 1);
    if ((classesAt(CLASSES, text, i) & SUFFIX_FIRST) === 0) continue;
    looked(at, i + FURTHEST);
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
