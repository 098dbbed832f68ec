/**
 * Reads province, city, county and town from the beginning of a Chinese address.
 *
 * Every way of reading the names that follow each other is followed (`region-paths.ts`), and the one that explains most
 * characters wins.
 */
import { toSimplified } from '../../han.js';
import { isNameOfThing } from './follow.js';
import { isDistinctLocality } from './localities.js';
import { namesAt } from './name-index.js';
import { stemOf } from './names.js';
import { follow, isLargePlace, isZone, type Path, startAt } from './region-paths.js';
import { isWithin, type Region } from './regions.js';
import { SEPARATORS, skipSeparators } from './separators.js';
import { isRoadName, mayBeTownAt, readTown, type TownReading, townHint } from './towns.js';

export interface RegionReading {
  /** The lowest division that is certain; null when there is none. */
  readonly region: Region | null;
  /** The divisions within `region` among which the text does not decide; they all have the same name. Else empty. */
  readonly possible: readonly Region[];
  readonly town: TownReading | null;
  /** Position after the last name. */
  readonly end: number;
  /** Which levels the text names: bit 1 province, 2 city, 4 county. */
  readonly named: number;
  readonly renamed: boolean;
  readonly conflict: boolean;
}

/** What to prefer where names are ambiguous. */
export interface Preference {
  /** Two digits of a province, such as the postal code tells, or ''. */
  readonly province: string;
  /** True when no traditional character was written: 金山区 is then the one of Shanghai, 金山區 may be that of New Taipei. */
  readonly simplified: boolean;
}

/** True for a text of divisions and nothing else. */
export function isOfDivisions(text: string): boolean {
  const simple = toSimplified(text);
  const { region, end } = readRegions(simple, 0, { province: '', simplified: true });
  return region !== null && end === simple.length;
}

/** Reads the divisions at the beginning of `text` (simplified characters). */
export function readRegions(text: string, start: number, preference: Preference): RegionReading {
  const leaves: Path[] = [];
  follow(text, startAt(start), leaves);
  const first = choose(text, leaves, preference);
  if (first.region === null && first.possible.length === 0) return first;
  return againstContradiction(text, first, preference);
}

/** What a town that is not in the table adds at most to the score of a leaf: its characters. */
const MOST_OF_SUFFIX = 11;
const MOST_OF_PREFERENCE = 4;

/** The leaf that explains most, with its town; ties between different divisions stay open unless something decides. */
function choose(text: string, leaves: readonly Path[], preference: Preference): RegionReading {
  let bestScore = -1;
  let best: { path: Path; town: TownReading | null; region: Region | null }[] = [];
  for (const path of leaves) {
    if (path.steps === 0) continue;
    const at = skipSeparators(text, path.end);
    let region = path.region;
    let score = path.score * 4;
    if (score + MOST_OF_SUFFIX + MOST_OF_PREFERENCE < bestScore && !mayBeTownAt(text, at, region)) continue;
    const town = readTown(text, at, region);
    if (town !== null) {
      score += (town.end - at) * (town.regions.length > 0 ? 8 : 1);
      if (town.regions.length === 1 && region !== null && region.level < 3) region = town.regions[0] as Region;
    } else if (region !== null && leaves.length > 1) score += townHint(text, at, region) * 2;
    if (preference.province !== '' && region?.code.startsWith(preference.province)) score += 3;
    if (preference.simplified && region?.country === 'CN') score += 1;
    if (score < bestScore) continue;
    if (score > bestScore) best = [];
    bestScore = score;
    if (!best.some((other) => other.region === region)) best.push({ path, town, region });
  }
  const winner = best[0];
  if (winner === undefined) return nothing(text);
  const { path, town } = winner;
  const { named, renamed } = path;
  const end = town?.end ?? path.end;
  const reading = (region: Region | null, possible: readonly Region[]): RegionReading => {
    return { region, possible, town, end, named, renamed, conflict: false };
  };
  if (best.length === 1) {
    if (path.steps === 1 && path.kind === 'short') {
      const alone = nothing(text);
      // 将军澳 is no 将军区.
      const isOther = alone.town !== null && isDistinctLocality(alone.town.name) && alone.end > path.end;
      if (isOther || !standsAlone(text, path)) return alone;
    }
    return reading(winner.region, []);
  }
  const highest = best.filter(({ region }) => region?.level === 1);
  if (highest.length === 1) return reading(highest[0]?.region ?? null, []);
  const regions = best.map(({ region }) => region as Region);
  // Where not even the name is certain (朝阳: 区, 县 or 市), what is certain before it counts.
  const around = best.find(({ region }) => regions.every((other) => isWithin(other, region as Region)));
  if (around !== undefined) return reading(around.region, []);
  if (!regions.every((region) => region.name === regions[0]?.name)) {
    const coded = best.filter(({ region }) => region !== null && !isZone(region));
    if (coded.length === 1) return reading(coded[0]?.region ?? null, []);
    return (
      certainPart(
        best.map((leaf) => leaf.path),
        regions,
      ) ?? nothing(text)
    );
  }
  return reading(certainPart([path], regions)?.region ?? null, regions);
}

/** Counties whose bare name is also an ordinary word: not read without anything around them. */
const WORDS = new Set(
  (
    '东方 平湖 永安 兴隆 天长 万宁 文昌 福安 永康 安宁 北安 东台 新市 南安 ' +
    '海伦 海林 恩平 高安 宜都 东港 灯塔 兴城 铁力 海阳 乐平 明光 长葛 开平'
  ).split(' '),
);

/** Districts of Hong Kong whose bare name means nothing else in China. */
const ALONE_IN_HONG_KONG = new Set(
  '屯门区 元朗区 荃湾区 观塘区 深水埗区 葵青区 油尖旺区 黄大仙区 九龙城区 湾仔区'.split(' '),
);

/** True when a name without suffix, alone at the beginning of an address, may be taken for the division. */
function standsAlone(text: string, path: Path): boolean {
  const { name, country } = path.region as Region;
  if (isLargePlace(path.region as Region)) return true;
  if (country === 'HK' && ALONE_IN_HONG_KONG.has(name)) return true;
  const next = text.charAt(path.end);
  return (
    (name.endsWith('市') && !WORDS.has(name.slice(0, -1))) ||
    (!WORDS.has(stemOf(name)) && townHint(text, path.end, path.region as Region) > 0) ||
    name === '浦东新区' ||
    isRoadName(text, path.end) ||
    SEPARATORS.has(next)
  );
}

/** The part of one of the paths that all of `regions` lie within. */
function certainPart(paths: readonly Path[], regions: readonly Region[]): RegionReading | null {
  for (const path of paths) {
    for (let at = path.before; at !== null && at.region !== null; at = at.before) {
      const region: Region = at.region;
      if (!regions.every((other) => isWithin(other, region))) continue;
      const { end, named, renamed } = at;
      return { region, possible: [], town: null, end, named, renamed, conflict: false };
    }
  }
  return null;
}

function nothing(text: string): RegionReading {
  const at = skipSeparators(text, 0);
  // A town alone is enough where its name occurs once in the country.
  const town = readTown(text, at, null);
  const tells =
    town?.regions.length === 1 && (/[镇乡道]$|.[农林牧]场$/.test(town.name) || isDistinctLocality(town.name));
  const region = tells ? (town.regions[0] as Region) : null;
  const end = region === null ? 0 : (town?.end ?? 0);
  return {
    region,
    possible: [],
    town: region === null ? null : town,
    end,
    named: 0,
    renamed: false,
    conflict: false,
  };
}

/** A division that contradicts what was read before it: the two are kept apart, the better supported one wins. */
function againstContradiction(text: string, first: RegionReading, preference: Preference): RegionReading {
  if (first.town !== null) return first;
  const at = skipSeparators(text, first.end);
  const clash = namesAt(text, at).find(({ kind, text: name }) => kind === 'full' && name.length > 2);
  if (clash === undefined || isNameOfThing(text, at + clash.text.length)) return first;
  const leaves: Path[] = [];
  follow(text, startAt(at), leaves);
  const second = choose(text, leaves, preference);
  const levels = (named: number): number => (named & 1) + ((named >> 1) & 1) + ((named >> 2) & 1);
  // A district that only its name tells says less than a city: 石家庄桥东区 is no district of 张家口.
  const isDistrict = second.region?.level === 3 && second.region.name.endsWith('区') && levels(second.named) === 1;
  const wins =
    second.region !== null &&
    !(isDistrict && (first.named & 2) !== 0) &&
    (levels(second.named) >= levels(first.named) ||
      (first.region !== null && second.region.code.slice(0, 2) === first.region.code.slice(0, 2)));
  if (wins) return contradicted(second, 7);
  // What cannot be placed stays in the street: nothing is lost.
  return contradicted(first, first.named);
}

function contradicted(reading: RegionReading, named: number): RegionReading {
  const { region, possible, town, end, renamed } = reading;
  return { region, possible, town, end, named, renamed, conflict: true };
}
