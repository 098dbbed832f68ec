/**
 * The ways of reading the names of divisions that stand one after the other: they must lie within each other or repeat
 * what was said (`北京北京市朝阳区`). Every way is followed; the number of ways is small: at most three names per place, and
 * each step must stay within the division found before.
 */
import { characterTable, classesAt } from './character-table.js';
import { isInstitutionAt, isNameOfThing, isNameWithin, isNumberedRoad } from './follow.js';
import { letterAt, namesAt } from './name-index.js';
import { type Name, type NameKind, stemOf, zoneWithin } from './names.js';
import { isWithin, provinceOf, type Region } from './regions.js';
import { skipSeparators } from './separators.js';
import { isTownAt, mayBeTownAt } from './towns.js';

export interface Path {
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

/** The way that has not begun. */
export function startAt(end: number): Path {
  return { region: null, end, score: 0, named: 0, renamed: false, steps: 0, kind: 'full', before: null };
}

const KIND_SCORE = { full: 3, variant: 1, short: 0, letter: -1 } as const satisfies Record<NameKind, number>;

/** No more names than this are read in a row: province, city, county, each twice, and a country house of errors. */
const MAX_STEPS = 10;

/** What stands between a province and a city of it: 中国（广东）自由贸易试验区广州市南沙区. */
const FREE_TRADE = ['自由贸易试验区', '自由贸易区', '自贸试验区', '自贸区'];

/** Follows every name at the end of `path`, true when one goes on; a path that cannot go on is a leaf. */
export function follow(text: string, path: Path, leaves: Path[]): boolean {
  let progressed = false;
  if (path.steps < MAX_STEPS) {
    const at = skipSeparators(text, path.end);
    if (at < text.length) {
      progressed = step(text, at, path, leaves);
      if (!progressed && text.charAt(at) === '县' && path.region?.municipality === true) {
        progressed = step(text, at + 1, path, leaves);
      }
      if (!progressed && text.charAt(at) === '自' && path.region?.level === 1) {
        const zone = FREE_TRADE.find((name) => text.startsWith(name, at));
        if (zone !== undefined) progressed = step(text, skipSeparators(text, at + zone.length), path, leaves);
      }
    }
  }
  if (!progressed) leaves.push(path);
  return progressed;
}

function step(text: string, at: number, path: Path, leaves: Path[]): boolean {
  let progressed = false;
  for (const name of namesAt(text, at)) if (take(text, at, name, path, leaves)) progressed = true;
  if (!progressed && path.region === null) {
    for (const name of letterAt(text, at)) if (take(text, at, name, path, leaves)) progressed = true;
  }
  if (!progressed && path.region !== null) progressed = takeZone(text, at, path, leaves);
  return progressed;
}

function take(text: string, at: number, name: Name, path: Path, leaves: Path[]): boolean {
  const { region, kind } = name;
  const known = path.region;
  if (name.needsAround && known === null) return false;
  const end = at + name.length;
  // 九龙塘 and 九龙湾 are places in it.
  if ((text.charAt(end) === '塘' || text.charAt(end) === '湾') && region.name === '九龙') return false;
  const repeated = known !== null && isWithin(known, region);
  // A zone without a code may lie over a county that is named as well (雄安新区容城县).
  const around = known !== null && isZone(known) ? (known.parent as Region) : known;
  const isOutside = around !== null && !repeated && !isWithin(region, around);
  if (isOutside && !hasLeft(region, around, kind)) return false;
  if (name.isPart && isDeadEnd(text, end, region)) return false;
  const next: Path = {
    region: repeated ? known : region,
    end,
    score:
      path.score +
      name.length * 2 +
      KIND_SCORE[kind] -
      (name.renamed ? 1 : 0) -
      (repeated ? 1 : 0) -
      (isOutside ? 2 : 0),
    named: path.named | levelBits(region),
    renamed: path.renamed || name.renamed,
    steps: path.steps + 1,
    kind: repeated ? path.kind : kind,
    before: path,
  };
  if (name.isLandmark) return !repeated && takeLandmark(text, name, next, leaves);
  if (kind === 'full' || kind === 'variant') {
    if (!repeated || !isInstitutionAt(text, end)) {
      follow(text, next, leaves);
      return true;
    }
    return false;
  }
  // A name without suffix needs something behind it that fits: another name, or at least no 路, 大厦, 小区.
  const first = leaves.length;
  const goesOn = follow(text, next, leaves);
  if (kind === 'short' && isNameWithin(text, end, region.level === 2)) {
    if (repeated || (known === null && region.level === 3)) {
      leaves.length = first;
      return false;
    }
    if (!goesOn) leaves.pop();
    leaves.push(keptInStreet(next));
    return true;
  }
  const stands =
    kind === 'short' &&
    !repeated &&
    (!isNameOfThing(text, end) ||
      isTownAt(text, end, region) ||
      ((known !== null || name.length > 2) && isNumberedRoad(text, end)));
  if (!goesOn && !stands) leaves.pop();
  return goesOn || stands;
}

/**
 * True where no name goes on behind 江苏, the beginning of 江苏省: then it would lose to the whole name, which explains more
 * by its rank than a town behind the shorter one could.
 */
function isDeadEnd(text: string, end: number, region: Region): boolean {
  return (
    namesAt(text, end).length === 0 &&
    skipSeparators(text, end) === end &&
    !mayBeZoneAt(text, end) &&
    !mayBeTownAt(text, end, region)
  );
}

/** The way with its last name, which is left where it stands. */
function keptInStreet(path: Path): Path {
  return { ...path, end: (path.before as Path).end, score: path.score - 2, kind: 'variant' };
}

function takeLandmark(text: string, name: Name, path: Path, leaves: Path[]): boolean {
  if (name.length === 2 && isNameOfThing(text, path.end)) return false;
  if (!follow(text, path, leaves)) leaves[leaves.length - 1] = keptInStreet(path);
  return true;
}

/** True for what lay within that province once: 重庆 in 四川 until 1997, 海南 in 广东 until 1988. */
function hasLeft(region: Region, province: Region, kind: NameKind): boolean {
  const former = province.name === '四川省' ? '重庆市' : province.name === '广东省' ? '海南省' : null;
  if (former === null || kind === 'short' || kind === 'letter') return false;
  return provinceOf(region).name === former;
}

/** True for a zone that is no division of the table. */
export const isZone = (region: Region): boolean => region.code === '' && region.country === 'CN';

/** True for a place so large that its name without suffix means it (阿里 is rather a company). */
export const isLargePlace = ({ name, level }: Region): boolean => level < 3 && name !== '阿里地区';

function levelBits(region: Region): number {
  if (region.level === 1) return region.municipality ? 3 : 1;
  if (region.level === 2) return 2;
  return region.parent?.level === 1 ? 6 : 4;
}

const ZONE =
  /^(高新技术产业开发区|高新技术产业园区|高新技术开发区|高新产业开发区|高新产业园区|高新技术园区|高新开发区|高新技术区|高新园区|高新区|经济技术开发区|经济开发区|经开区|技术开发区|开发区)/;

const NAMED_ZONE = '工业园区';

const mayBeZoneAt = (text: string, at: number): boolean => classesAt(ZONE_FIRST, text, at) !== 0;
const ZONE_FIRST = characterTable([[1, '高经技开工']]);

/** 高新区, 经开区 … of a city: the county of that kind in the table, else a zone without a code. */
function takeZone(text: string, at: number, path: Path, leaves: Path[]): boolean {
  const city = path.region as Region;
  if (!mayBeZoneAt(text, at) || city.level === 3 || (city.level === 1 && !city.municipality)) return false;
  if (text.charAt(at) === '工') return takeNamedZone(text, at, path, leaves);
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
  const word = NAMED_ZONE;
  if (city.level !== 2 || !text.startsWith(word, at)) return false;
  const name = stemOf(city.name) + word;
  const known = namesAt(name, 0).find((one) => one.text === name && isWithin(one.region, city));
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
