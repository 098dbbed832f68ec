/**
 * Reads province, city, county and town from the beginning of a Chinese address.
 *
 * The names met one after the other must lie within each other or repeat what was said (`北京北京市朝阳区`); every way of
 * reading them is followed, and the one that explains most characters wins. The number of ways is small: at most three
 * names per place, and each step must stay within the division found before.
 */
import { isInstitutionAt, isNameOfThing, isNumberedRoad } from './follow.js';
import { keyAt, letterAt, type Name, type NameKind, nameIndex, namesAt, stemOf, zoneWithin } from './names.js';
import { isWithin, type Region } from './regions.js';
import { SEPARATORS, skipSeparators } from './separators.js';
import { isRoadName, isTownAt, readTown, type TownReading, townHint } from './towns.js';

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

interface Path {
  readonly region: Region | null;
  readonly end: number;
  readonly score: number;
  readonly named: number;
  readonly renamed: boolean;
  readonly steps: number;
  /** The kind of the name that led to the region. */
  readonly kind: NameKind;
  readonly before: Path | null;
}

function startAt(end: number): Path {
  return { region: null, end, score: 0, named: 0, renamed: false, steps: 0, kind: 'full', before: null };
}

const KIND_SCORE = { full: 3, variant: 1, short: 0, letter: -1 } as const satisfies Record<NameKind, number>;

/** No more names than this are read in a row: province, city, county, each twice, and a country house of errors. */
const MAX_STEPS = 10;

/** What to prefer where names are ambiguous. */
export interface Preference {
  /** Two digits of a province, such as the postal code tells, or ''. */
  readonly province: string;
  /** True when no traditional character was written: 金山区 is then the one of Shanghai, 金山區 may be that of New Taipei. */
  readonly simplified: boolean;
}

/** Reads the divisions at the beginning of `text` (simplified characters). */
export function readRegions(text: string, start: number, preference: Preference): RegionReading {
  const leaves: Path[] = [];
  follow(text, startAt(start), leaves);
  const first = choose(text, leaves, preference);
  if (first.region === null && first.possible.length === 0) return first;
  return againstContradiction(text, first, preference);
}

/** Follows every name at the end of `path`, true when one goes on; a path that cannot go on is a leaf. */
function follow(text: string, path: Path, leaves: Path[]): boolean {
  let progressed = false;
  if (path.steps < MAX_STEPS) {
    const at = skipSeparators(text, path.end);
    if (at < text.length) {
      progressed = step(text, at, path, leaves);
      if (!progressed && text.charAt(at) === '县' && path.region?.municipality === true) {
        progressed = step(text, at + 1, path, leaves);
      }
    }
  }
  if (!progressed) leaves.push(path);
  return progressed;
}

function step(text: string, at: number, path: Path, leaves: Path[]): boolean {
  let progressed = false;
  for (const name of namesAt(text, at)) {
    if (text.startsWith(name.text, at) && take(text, at, name, path, leaves)) progressed = true;
  }
  if (!progressed && path.region === null) {
    for (const name of letterAt(text, at)) {
      if (text.startsWith(name.text, at) && take(text, at, name, path, leaves)) progressed = true;
    }
  }
  if (!progressed && path.region !== null) progressed = takeZone(text, at, path, leaves);
  return progressed;
}

function take(text: string, at: number, name: Name, path: Path, leaves: Path[]): boolean {
  const { region, kind } = name;
  const known = path.region;
  if (name.needsAround && known === null) return false;
  const end = at + name.text.length;
  const repeated = known !== null && isWithin(known, region);
  // A zone without a code may lie over a county that is named as well (雄安新区容城县).
  const around = known !== null && isZone(known) ? (known.parent as Region) : known;
  if (around !== null && !repeated && !isWithin(region, around)) return false;
  const next: Path = {
    region: repeated ? known : region,
    end,
    score: path.score + name.text.length * 2 + KIND_SCORE[kind] - (name.renamed ? 1 : 0) - (repeated ? 1 : 0),
    named: path.named | levelBits(region),
    renamed: path.renamed || name.renamed,
    steps: path.steps + 1,
    kind: repeated ? path.kind : kind,
    before: path,
  };
  if (kind === 'full' || kind === 'variant') {
    if (!repeated || !isInstitutionAt(text, end)) {
      follow(text, next, leaves);
      return true;
    }
    return false;
  }
  // A name without suffix needs something behind it that fits: another name, or at least no 路, 大厦, 小区.
  const own: Path[] = [];
  const goesOn = follow(text, next, own);
  const stands =
    kind === 'short' &&
    !repeated &&
    (!isNameOfThing(text, end) || isTownAt(text, end, region) || (known !== null && isNumberedRoad(text, end)));
  if (!goesOn && !stands) return false;
  for (const leaf of own) if (leaf !== next || stands) leaves.push(leaf);
  return true;
}

/** True for a zone that is no division of the table. */
const isZone = (region: Region): boolean => region.code === '' && region.country === 'CN';

function levelBits(region: Region): number {
  if (region.level === 1) return region.municipality ? 3 : 1;
  if (region.level === 2) return 2;
  return region.parent?.level === 1 ? 6 : 4;
}

const ZONE =
  /^(高新技术产业开发区|高新技术产业园区|高新技术开发区|高新产业开发区|高新产业园区|高新技术园区|高新开发区|高新技术区|高新园区|高新区|经济技术开发区|经济开发区|经开区|技术开发区|开发区)/;

/** 高新区, 经开区 … of a city: the county of that kind in the table, else a zone without a code. */
function takeZone(text: string, at: number, path: Path, leaves: Path[]): boolean {
  const city = path.region as Region;
  const first = text.charAt(at);
  if (first === '工') return takeNamedZone(text, at, path, leaves);
  if ((first !== '高' && first !== '经' && first !== '技' && first !== '开') || city.level === 3) return false;
  if (city.level === 1 && !city.municipality) return false;
  const word = ZONE.exec(text.slice(at, at + 9))?.[0];
  // 开发区大道 is a road; nothing is named 经济技术开发区第三大街.
  if (word === undefined || (word.length < 6 && isNameOfThing(text, at + word.length))) return false;
  const high = word.startsWith('高');
  const inTable = city.children.filter((county) => county.name.endsWith('开发区') && /高/.test(county.name) === high);
  const prefix = stemOf(city.name) + (high ? '高' : '经');
  const own = inTable.length === 1 ? inTable[0] : inTable.find((county) => county.name.startsWith(prefix));
  const region = own ?? zoneWithin(city, high ? '高新区' : word === '开发区' ? '开发区' : '经济技术开发区');
  const end = at + word.length;
  const score = path.score + word.length * 2 + 1;
  const { steps, named } = path;
  const next: Path = { ...path, region, end, score, named: named | 4, steps: steps + 1, kind: 'variant', before: path };
  follow(text, next, leaves);
  return true;
}

/** 工业园区 behind the city that has one of that name: 苏州市工业园区 is 苏州工业园区. */
function takeNamedZone(text: string, at: number, path: Path, leaves: Path[]): boolean {
  const city = path.region as Region;
  const word = '工业园区';
  if (city.level !== 2 || !text.startsWith(word, at)) return false;
  const name = stemOf(city.name) + word;
  const known = nameIndex()
    .get(keyAt(name, 0))
    ?.find((one) => one.text === name && isWithin(one.region, city));
  if (known === undefined) return false;
  const { score, steps, named } = path;
  const next: Path = {
    ...path,
    region: known.region,
    end: at + word.length,
    score: score + word.length * 2 + 1,
    named: named | 4,
    steps: steps + 1,
    kind: 'variant',
    before: path,
  };
  follow(text, next, leaves);
  return true;
}

/** The leaf that explains most, with its town; ties between different divisions stay open unless something decides. */
function choose(text: string, leaves: readonly Path[], preference: Preference): RegionReading {
  let bestScore = -1;
  let best: { path: Path; town: TownReading | null; region: Region | null }[] = [];
  for (const path of leaves) {
    if (path.steps === 0) continue;
    const at = skipSeparators(text, path.end);
    const town = readTown(text, at, path.region);
    let region = path.region;
    let score = path.score * 4;
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
  const reading = { end: town?.end ?? path.end, named: path.named, renamed: path.renamed, conflict: false, town };
  if (best.length === 1) {
    if (path.steps === 1 && path.kind === 'short' && !standsAlone(text, path)) return nothing(text);
    const { end, named, renamed, conflict } = reading;
    return { region: winner.region, possible: [], town, end, named, renamed, conflict };
  }
  const highest = best.filter(({ region }) => region?.level === 1);
  if (highest.length === 1) return { ...reading, region: highest[0]?.region ?? null, possible: [] };
  const regions = best.map(({ region }) => region as Region);
  // Where not even the name is certain (朝阳: 区, 县 or 市), what is certain before it counts.
  const around = best.find(({ region }) => regions.every((other) => isWithin(other, region as Region)));
  if (around !== undefined) return { ...reading, region: around.region, possible: [] };
  if (!regions.every((region) => region.name === regions[0]?.name)) {
    const coded = best.filter(({ region }) => region !== null && !isZone(region));
    if (coded.length === 1) return { ...reading, region: coded[0]?.region ?? null, possible: [] };
    return (
      certainPart(
        best.map((leaf) => leaf.path),
        regions,
      ) ?? nothing(text)
    );
  }
  return { ...reading, region: certainPart([path], regions)?.region ?? null, possible: regions };
}

/** Counties whose bare name is also an ordinary word: not read without anything around them. */
const WORDS = new Set(
  (
    '东方 平湖 永安 兴隆 天长 万宁 文昌 福安 永康 安宁 北安 东台 新市 南安 ' +
    '海伦 海林 恩平 高安 宜都 东港 灯塔 兴城 铁力 海阳 乐平 明光 长葛 开平'
  ).split(' '),
);

/** True when a name without suffix, alone at the beginning of an address, may be taken for the division. */
function standsAlone(text: string, path: Path): boolean {
  const { name, level } = path.region as Region;
  if (level < 3 && name !== '阿里地区') return true;
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
  const region = town?.regions.length === 1 && /[镇乡道]$/.test(town.name) ? (town.regions[0] as Region) : null;
  const base = { possible: [], named: 0, renamed: false, conflict: false };
  return region === null ? { ...base, region, town: null, end: 0 } : { ...base, region, town, end: town?.end ?? 0 };
}

/** A division that contradicts what was read before it: the two are kept apart, the better supported one wins. */
function againstContradiction(text: string, first: RegionReading, preference: Preference): RegionReading {
  if (first.town !== null) return first;
  const at = skipSeparators(text, first.end);
  const names = at + 1 < text.length ? namesAt(text, at) : [];
  const clash = names.find((name) => name.kind === 'full' && text.startsWith(name.text, at) && name.text.length > 2);
  if (clash === undefined || isNameOfThing(text, at + clash.text.length)) return first;
  const leaves: Path[] = [];
  follow(text, startAt(at), leaves);
  const second = choose(text, leaves, preference);
  const levels = (named: number): number => (named & 1) + ((named >> 1) & 1) + ((named >> 2) & 1);
  const wins =
    second.region !== null &&
    (levels(second.named) >= levels(first.named) ||
      (first.region !== null && second.region.code.slice(0, 2) === first.region.code.slice(0, 2)));
  if (wins) return { ...second, named: 7, conflict: true };
  // What cannot be placed stays in the street: nothing is lost.
  return { ...first, conflict: true };
}
