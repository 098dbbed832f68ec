/**
 * The divisions of China as a tree: provinces, cities, counties (GB/T 2260) and the towns below them.
 *
 * A municipality has no cities between it and its districts: its own name stands at the level of the city. A county
 * directly under its province (仙桃市) stands at both levels. A city without counties (东莞市) has towns only.
 */
import { toSimplified } from '../../han.js';
import { LOCALITIES } from './localities.js';
import { REGIONS } from './tables/regions.js';
import { TOWNS } from './tables/towns.js';

/** 1 province, 2 city, 3 county. */
export type Level = 1 | 2 | 3;

export interface Region {
  /** Full official name. */
  readonly name: string;
  readonly level: Level;
  readonly parent: Region | null;
  /** Six digits; '' for districts of Hong Kong, Macau and Taiwan and for zones without a code of their own. */
  readonly code: string;
  /** ISO 3166-1 alpha-2 of the province it lies in. */
  readonly country: 'CN' | 'HK' | 'MO' | 'TW';
  /** True for a province that is also a city (北京市). */
  readonly municipality: boolean;
  readonly children: readonly Region[];
  /** Position in the table of towns, or -1. */
  readonly townList: number;
  /** Position in a walk through the tree, a parent before its children; zones without a code share that behind their parent's. */
  readonly order: number;
  /** The last position of what lies within. */
  readonly last: number;
}

const COUNTRY_OF: Readonly<Record<string, 'HK' | 'MO' | 'TW'>> = { '71': 'TW', '81': 'HK', '82': 'MO' };

/** Names of the table that are headings, not places: what hangs below them hangs below the province. */
const HEADING = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

let tree: readonly Region[] | null = null;

/** The 34 provinces with all that is below them. Built on first use: 3 ms. */
export function provinces(): readonly Region[] {
  tree ??= build();
  return tree;
}

/** All regions, a parent before its children. */
export function allRegions(): Region[] {
  const all: Region[] = [];
  for (const province of provinces()) {
    all.push(province);
    for (const child of province.children) all.push(child, ...child.children);
  }
  return all;
}

/** True when `region` is `ancestor` or lies within it. */
export function isWithin(region: Region, ancestor: Region): boolean {
  return region === ancestor || (region.order > ancestor.order && region.order <= ancestor.last);
}

/** The province that `region` is or lies in. */
export function provinceOf(region: Region): Region {
  let top = region;
  while (top.parent !== null) top = top.parent;
  return top;
}

/** Names of the three levels, as an address shows them. */
export function levelNames(region: Region): { province: string; city: string | null; district: string | null } {
  if (region.level === 1) {
    return { province: region.name, city: region.municipality ? region.name : null, district: null };
  }
  const parent = region.parent as Region;
  if (region.level === 2) return { province: parent.name, city: region.name, district: null };
  if (parent.level === 2) return { province: (parent.parent as Region).name, city: parent.name, district: region.name };
  return { province: parent.name, city: parent.municipality ? parent.name : region.name, district: region.name };
}

/** True when an address within `region` names no county because there is none (东莞市). */
export function isLowest(region: Region): boolean {
  return region.level === 3 || (region.level === 2 && region.children.length === 0);
}

/** Words of the third digit of a town. */
const TOWN_SUFFIX = ['', '街道', '镇', '乡'] as const;

export interface Town {
  readonly name: string;
  /** The name, and the name without 街道, 镇, 乡, in the characters that text is folded to. */
  readonly folded: string;
  readonly stem: string;
  readonly region: Region;
}

let townLists: readonly string[] | null = null;

/** The towns of one county, or of a city without counties; the places of a district of Hong Kong or Macau. */
export function townsOf(region: Region): readonly Town[] {
  if (region.country === 'HK' || region.country === 'MO') {
    return LOCALITIES.filter(({ district }) => district === region.name).map(({ name }) => {
      return { name, folded: toSimplified(name), stem: toSimplified(name), region };
    });
  }
  townLists ??= TOWNS.split('/');
  const list = region.townList < 0 ? '' : (townLists[region.townList] ?? '');
  const towns: Town[] = [];
  let start = 0;
  for (let i = 0; i < list.length; i++) {
    const digit = list.charCodeAt(i) - 48;
    if (digit < 0 || digit > 3) continue;
    const stem = list.slice(start, i);
    const name = stem + TOWN_SUFFIX[digit];
    towns.push({ name, folded: toSimplified(name), stem: toSimplified(stem), region });
    start = i + 1;
  }
  return towns;
}

/**
 * A region, made in one place: objects put together in several ways (or with spread) differ in kind for the engine, and
 * the innermost steps of reading an address would look up every property by its name.
 */
export function regionOf(
  name: string,
  level: Level,
  parent: Region | null,
  code: string,
  country: Region['country'],
  townList: number,
): Made {
  const municipality = level === 1 && country === 'CN' && name.endsWith('市');
  const order = parent === null ? 0 : parent.order + 1;
  return { name, level, parent, code, country, municipality, children: [], townList, order, last: -1 };
}

/** A region in the making. */
type Made = Omit<Region, 'children' | 'order' | 'last'> & {
  readonly children: Made[];
  order: number;
  last: number;
};

/** Gives a region and all within it their positions, from `order` on; the next free one. */
function place(region: Made, order: number): number {
  region.order = order;
  // One behind each is left for its zones.
  let next = order + 2;
  for (const child of region.children) next = place(child, next);
  region.last = next - 1;
  return next;
}

function build(): Region[] {
  let list = 0;
  let order = 0;
  return REGIONS.split(';').map((text) => {
    const colon = text.indexOf(':');
    const provinceCode = text.slice(0, 2);
    const country = COUNTRY_OF[provinceCode] ?? 'CN';
    const province = regionOf(text.slice(2, colon), 1, null, `${provinceCode}0000`, country, -1);
    for (const cityText of text.slice(colon + 1).split('/')) {
      const equals = cityText.indexOf('=');
      const cityName = cityText.slice(2, equals);
      const counties = cityText.slice(equals + 1).split(' ');
      const cityCode = provinceCode + cityText.slice(0, 2);
      const heading = HEADING.test(cityName);
      const alone = counties.length === 1 && counties[0]?.slice(2) === cityName;
      const ownCode = country === 'CN' ? `${cityCode}00` : '';
      const city = regionOf(cityName, 2, province, ownCode, country, alone ? list : -1);
      const parent = heading ? province : city;
      if (!heading) province.children.push(city);
      for (const county of counties) {
        const townList = country === 'CN' ? list++ : -1;
        if (alone) continue;
        const code = country === 'CN' ? cityCode + county.slice(0, 2) : '';
        parent.children.push(regionOf(county.slice(2), 3, parent, code, country, townList));
      }
    }
    order = place(province, order);
    return province;
  });
}
