/**
 * Every name under which a Chinese division is written, found by its first two characters: official names, names with
 * the suffix of another rank (密云县 for 密云区), names without suffix, contractions, names out of use, zones.
 */
import { toSimplified } from '../../han.js';
import { aliases, landmarks, PROVINCE_LETTERS, zones } from './aliases.js';
import { allRegions, type Region, regionOf } from './regions.js';

/** How much a name says: `full` official; `variant` with a suffix; `short` without; `letter` one character. */
export type NameKind = 'full' | 'variant' | 'short' | 'letter';

export interface Name {
  readonly text: string;
  /** Of the text: told here, it is near what else is asked of a name. */
  readonly length: number;
  readonly region: Region;
  readonly kind: NameKind;
  readonly renamed: boolean;
  /** True when the name says nothing by itself (闸北, 新区): something larger must stand before it. */
  readonly needsAround: boolean;
  /** True for a place that tells a division and is none (外高桥保税区): its name stays in the street. */
  readonly isLandmark: boolean;
  /** True for a name without suffix where the whole name of the same division stands (江苏 of 江苏省). */
  readonly isPart: boolean;
}

const PEOPLES =
  /(?:(?:壮|满|回|苗|彝|藏|侗|瑶|白|傣|黎|畲|水|羌|京|怒)族|(?:蒙古|维吾尔|土家|布依|朝鲜|哈尼|哈萨克|傈僳|仡佬|东乡|拉祜|佤|纳西|柯尔克孜|土|达斡尔|仫佬|布朗|撒拉|毛南|锡伯|阿昌|普米|塔吉克|鄂温克|鄂伦春|独龙|裕固|保安|景颇|德昂|各)族?){1,20}$/;

/** The name without rank and peoples: 恩施土家族苗族自治州 → 恩施. Itself when nothing of two characters would be left. */
export function stemOf(name: string): string {
  for (const rank of ['特别行政区', '自治区', '自治州', '自治县', '自治旗']) {
    if (!name.endsWith(rank)) continue;
    const rest = name.slice(0, -rank.length);
    const stem = rest.replace(PEOPLES, '');
    return stem.length >= 2 ? stem : rest;
  }
  if (/(开发区|示范区|(?:工业|产业|化工|创意)园区|工业区|管理区|集聚区|聚集区|实验区|风景名胜区|合作区)$/.test(name))
    return name;
  if (name.endsWith('柏林区')) return name.slice(0, -1);
  for (const rank of ['地区', '林区', '特区', '新区', '省', '市', '盟', '区', '县', '旗']) {
    if (name.endsWith(rank) && name.length - rank.length >= 2) return name.slice(0, -rank.length);
  }
  return name;
}

/** Ranks a division may be written with though it has another, by what it has now. */
function otherRanks(region: Region): readonly string[] {
  const { name } = region;
  if (region.level === 1) return region.municipality ? [] : ['省'];
  if (name.endsWith('自治州')) return ['州', '自治州'];
  if (name.endsWith('自治县')) return ['县', '自治县'];
  if (name.endsWith('自治旗')) return ['旗', '自治旗'];
  if (region.level === 2) return name.endsWith('地区') ? [] : ['地区'];
  if (name.endsWith('旗') || name.endsWith('林区')) return ['县'];
  if (region.country === 'TW') return ['区', '县', '市', '镇', '乡'];
  return ['区', '县', '市', '新区'];
}

/** All names by their text, in simplified characters. Those of one text stand in the order in which they are thought of. */
export function allNames(): ReadonlyMap<string, readonly Name[]> {
  const regions = allRegions();
  const byName = new Map<string, Region[]>();
  for (const region of regions) byName.set(region.name, [...(byName.get(region.name) ?? []), region]);
  const names = new Map<string, Name[]>();
  const add = (
    written: string,
    region: Region,
    kind: NameKind,
    renamed = false,
    needsAround = false,
    isLandmark = false,
  ): void => {
    // Text is folded before it is read, and so are the names (乾县 is 干县 then).
    const text = toSimplified(written);
    const name = { text, length: text.length, region, kind, renamed, needsAround, isLandmark, isPart: false };
    const others = names.get(text);
    if (others === undefined) names.set(text, [name]);
    else if (!others.some((other) => other.region === region)) others.push(name);
  };
  for (const region of regions) add(region.name, region, 'full');
  const old = new Set<string>();
  for (const { alias, name, within, renamed } of aliases()) {
    if (renamed) old.add(alias);
    for (const region of byName.get(name) ?? []) {
      if (within === '' || hasAncestor(region, within))
        add(
          alias,
          region,
          /[省市区县州盟旗城]$/.test(alias) ? 'variant' : 'short',
          renamed,
          alias.length === 2 && renamed,
        );
    }
  }
  for (const region of regions) {
    if (region.code !== '' && region.parent !== null)
      for (const text of zoneForms(region)) add(text, region, 'variant');
  }
  for (const region of regions) {
    const stem = stemOf(region.name);
    if (stem === region.name || stem.length < 2) continue;
    for (const rank of otherRanks(region)) {
      // 淮阴市 was a city, and is not today's 淮阴区 under another rank.
      if (stem + rank !== region.name && !old.has(stem + rank)) add(stem + rank, region, 'variant');
    }
    // 北戴河 is the district; 北戴河新区 is always called a new one.
    if (!isNewBeside(region, stem)) add(stem, region, 'short');
  }
  // 上海闸北: behind the place it was in, and nowhere else.
  for (const { alias, name, within } of aliases().filter(({ renamed }) => renamed)) {
    for (const region of byName.get(name) ?? []) {
      const stem = stemOf(alias);
      if (stem !== alias && within !== '' && hasAncestor(region, within)) add(stem, region, 'short', true, true);
    }
  }
  for (const { written, name, city } of zones())
    for (const parent of byName.get(city) ?? [])
      add(written, zoneWithin(parent, name), written === name ? 'full' : 'variant');
  for (const { alias, name, within } of landmarks()) {
    for (const region of byName.get(name) ?? []) {
      if (within === '' || hasAncestor(region, within)) add(alias, region, 'variant', false, false, true);
    }
  }
  for (const [letter, name] of Object.entries(PROVINCE_LETTERS)) {
    for (const region of byName.get(name) ?? []) add(letter, region, 'letter');
  }
  return names;
}

/** True for 北戴河新区 beside 北戴河区. */
function isNewBeside(region: Region, stem: string): boolean {
  return (
    region.name.endsWith('新区') &&
    (region.parent?.children ?? []).some((other) => other !== region && other.name === `${stem}区`)
  );
}

const ZONE_RANKS = [
  {
    official: /高(?:新)?(?:技术)?(?:产业)?(?:开发|园)区$/,
    written: ['高新技术产业开发区', '高新技术开发区', '高新区', '开发区'],
  },
  { official: /经济(?:技术)?开发区$/, written: ['经济技术开发区', '经济开发区', '经开区', '开发区'] },
  { official: /(?:管理|示范|园|实验)区$/, written: [] },
] as const;

/** What the name of every such zone ends with. */
const OF_ZONE = /(?:开发|园|管理|示范|实验)区$/;

/** What people call a zone that has a code and a name beside its city's: 净月开发区 for 长春净月高新技术产业开发区. */
function zoneForms(zone: Region): readonly string[] {
  const city = zone.parent as Region;
  if (city.level !== 2 || !OF_ZONE.test(zone.name)) return [];
  const around = `(?:${stemOf((city.parent as Region).name)})?(?:${stemOf(city.name)}市?)?`;
  const own = zone.name.replace(new RegExp(`^${around}`), '');
  const rank = ZONE_RANKS.find(({ official }) => official.test(own));
  if (rank === undefined || own === zone.name) return [];
  const name = own.replace(rank.official, '');
  // 高新区 alone is any city's: read where the city is known.
  if (name.length < 2 || name === '城乡一体化') return [];
  return [own, ...rank.written.map((written) => name + written)];
}

/** A zone at the level of the districts of `parent`, without a code of its own. */
export function zoneWithin(parent: Region, name: string): Region {
  return regionOf(name, 3, parent, '', parent.country, -1);
}

function hasAncestor(region: Region, name: string): boolean {
  for (let at: Region | null = region; at !== null; at = at.parent) if (at.name === name) return true;
  return false;
}
