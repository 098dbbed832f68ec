/**
 * Addresses of mainland China, Hong Kong, Macau and Taiwan written in Chinese, to their components.
 */
import type { IssueCode } from '../../../record/issue.js';
import { toSimplified } from '../../han.js';
import { type Components, emptyComponents } from '../address.js';
import { isAsciiWordCode } from '../text.js';
import { type Detail, parseDetail } from './detail.js';
import { extract, trimEdges } from './extract.js';
import { houseNumberOf } from './house-number.js';
import { readLatin } from './latin.js';
import { chineseName } from './latin-names.js';
import { namesAt } from './name-index.js';
import { provinceOfPostcode } from './postcode.js';
import { type Preference, type RegionReading, readRegions } from './read-regions.js';
import { isLowest, levelNames, type Region } from './regions.js';

/** A text with its divisions read: `detail` is what is left, in simplified characters. */
interface Read {
  readonly reading: RegionReading;
  readonly detail: string;
}

/**
 * Components of a Chinese address. `tidied` is the text after `tidy`; `postalCode` one that stood in a column of its own.
 * Divisions get their official names of today; missing levels are filled where only one division is possible.
 */
export function readChina(tidied: string, postalCode: string | null): Components {
  const found = extract(tidied);
  const code = postalCode ?? found.postalCode;
  const province = code !== null && /^\d{6}$/.test(code) ? provinceOfPostcode(code) : '';
  const { reading, detail } = readAnywhere(withoutLatinNames(found.text), province);
  return assemble(reading, parseDetail(detail), code);
}

/** The same for an address in Latin letters. `country` is what is known of it. */
export function readChinaLatin(text: string, country: string): Components {
  const found = readLatin(text);
  if (found === null) {
    const components = {
      ...emptyComponents(),
      country,
      street: text,
      confidence: 0.3,
      issues: ['address-incomplete'] as const,
    };
    return { ...components, standard: text };
  }
  const { province, city, district } = levelNames(found.region);
  const names = [province, city, district, found.locality].filter((name) => name !== null && name !== '');
  return readChina(`${names.join(' ')} ${found.detail}`, found.postalCode);
}

const LATIN_NAME =
  /^([^0-9A-Za-z]{0,30}?)\(?([A-Za-z']{4,20})(?: (?:city|district|province))?\)?(?=[\s,\-/]|[^\x00-\x7f])(?!(?:[ -][A-Za-z'.]+){0,3}[ -](?:road|rd|street|st|avenue|ave|lu|jie|dajie|dadao|garden|plaza|park|estate|building|centre|center|tower|house|zone|industrial|economic|development|university|hotel|hospital|airport|station|port|bay|village)\b)/i;

/** Divisions in Latin letters beside Chinese ones (`上海 Shanghai 浦东新区 Pudong`) become Chinese: a repetition, or what is missing. */
function withoutLatinNames(text: string): string {
  if (!/[A-Za-z']{4}/.test(text)) return text;
  let out = text;
  for (let n = 0; n < 4; n++) {
    const match = LATIN_NAME.exec(out);
    const region = match?.[2] === undefined ? null : chineseName(match[2], null);
    if (match === null || region === null) return out;
    out = `${match[1] ?? ''} ${region.name} ${out.slice(match[0].length)}`.trim();
  }
  return out;
}

/** Divisions at the beginning; else in order from small to large; else somewhere within. */
function readAnywhere(text: string, province: string): Read {
  // One script for all, so that 臺北 and 台北 are one place; what was received is kept beside.
  const simple = toSimplified(text);
  const preference = { province, simplified: simple === text };
  const reading = readRegions(simple, 0, preference);
  if (reading.region !== null || reading.possible.length > 0) return { reading, detail: simple.slice(reading.end) };
  return readReversed(simple, preference) ?? readWithin(simple, preference) ?? { reading, detail: simple };
}

/** `祖冲之路100弄5号, 浦东新区, 上海市`: segments at the end that are divisions throughout, put in front. */
function readReversed(simple: string, preference: Preference): Read | null {
  if (!/[ ,;]/.test(simple)) return null;
  const names: string[] = [];
  let end = simple.length;
  while (end > 0) {
    let start = end;
    while (start > 0 && !' ,;'.includes(simple.charAt(start - 1))) start--;
    const segment = simple.slice(start, end);
    if (segment !== '') {
      const reading = readRegions(segment, 0, preference);
      const all = reading.end === segment.length && (reading.region !== null || reading.possible.length > 0);
      if (!all || names.length > 5) break;
      names.push(segment);
    }
    end = start - 1;
  }
  if (names.length === 0) return null;
  const reading = readRegions(names.join(','), 0, preference);
  return reading.region === null ? null : { reading, detail: simple.slice(0, Math.max(end, 0)) };
}

/** How far into a text divisions are looked for: a company or a person may stand before them. */
const FAR = 60;

/** `某某公司 浙江省杭州市余杭区文一西路969号`: what stands before the divisions is kept behind the street. */
function readWithin(simple: string, preference: Preference): Read | null {
  for (let at = 1; at < simple.length - 2 && at < FAR; at++) {
    const start = namesAt(simple, at).find(({ kind, region }) => {
      return (kind === 'full' || kind === 'variant') && region.level < 3;
    });
    if (start === undefined) continue;
    const reading = readRegions(simple, at, preference);
    if (reading.region === null || (reading.region.level < 3 && start.kind !== 'full')) continue;
    const before = trimEdges(simple.slice(0, at));
    return { reading, detail: `${simple.slice(reading.end)} ${before}` };
  }
  return null;
}

/** In Taiwan the number behind a lane (`216巷27弄16号`) is the house's own: 号 is no building there. */
function takeTaiwanHouse(components: Components): void {
  const { street, building } = components;
  if (street === null || building === null || !/[巷弄]$/.test(street) || !/^\d+(?:-\d+)?号$/.test(building)) return;
  components.street = street + building;
  components.building = null;
  components.houseNumber = building.slice(0, -1);
}

function assemble(reading: RegionReading, detail: Detail, postalCode: string | null): Components {
  const components = emptyComponents();
  const issues: IssueCode[] = [];
  const { region, possible, town, named } = reading;
  const names = region === null ? null : levelNames(region);
  const country = (region ?? possible[0])?.country ?? 'CN';
  components.country = country;
  if (names !== null) {
    components.province = names.province;
    components.city = names.city;
    components.district = names.district;
  }
  if (possible[0] !== undefined) components.district = possible[0].name;
  components.town = town === null || town.name === '' ? null : town.name;
  components.street = detail.street === '' ? null : detail.street;
  components.building = detail.building === '' ? null : detail.building;
  components.unit = detail.unit === '' ? null : detail.unit;
  components.floor = detail.floor === '' ? null : detail.floor;
  components.room = detail.room === '' ? null : detail.room;
  if (country === 'TW') takeTaiwanHouse(components);
  components.houseNumber ??= components.street === null ? null : houseNumberOf(components.street);
  components.regionCode = codeOf(region);
  components.postalCode = postalCode;
  const known = region !== null || possible.length > 0;
  const house = detail.building + detail.unit + detail.floor + detail.room;
  const somewhere = known || components.town !== null || house !== '' || /[路街道巷弄村号]/.test(detail.street);
  let confidence = known ? 1 : 0.3;
  if (!somewhere) {
    issues.push('address-unrecognized');
    confidence = 0.1;
  } else if (region === null || !isLowest(region)) {
    if (!(region?.level === 2 && region.country !== 'CN')) issues.push('address-incomplete');
    confidence = region === null ? Math.min(confidence, 0.4) : region.level === 2 || region.municipality ? 0.8 : 0.6;
  }
  if (region !== null && possible.length === 0 && country === 'CN' && (named | levelsBelow(region)) !== 7) {
    issues.push('address-level-filled');
    confidence -= (named & 6) === 0 ? 0.3 : 0.05;
  }
  if (reading.renamed) issues.push('address-renamed');
  if (reading.conflict) {
    issues.push('address-conflict');
    confidence = Math.min(confidence, 0.5);
  }
  if (postalCode !== null && country === 'CN') components.postalCode = checkPostcode(postalCode, region, issues);
  components.confidence = Math.round(confidence * 100) / 100;
  components.issues = issues;
  components.standard = somewhere ? standardLine(components) : '';
  return components;
}

/** Bits of the levels that lie below what is known, and so need not be named. */
function levelsBelow(region: Region): number {
  if (region.level === 3) return 0;
  return region.level === 1 && !region.municipality ? 6 : 4;
}

function codeOf(region: Region | null): string | null {
  if (region === null || region.country !== 'CN') return null;
  return region.code !== '' ? region.code : codeOf(region.parent);
}

/** The code, with the zero that a spreadsheet took away where it then belongs to the province. */
function checkPostcode(given: string, region: Region | null, issues: IssueCode[]): string {
  const own = codeOf(region)?.slice(0, 2);
  let code = given;
  if (/^\d{5}$/.test(given) && own !== undefined && provinceOfPostcode(`0${given}`) === own) {
    issues.push('excel-restored');
    code = `0${given}`;
  }
  const province = provinceOfPostcode(code);
  if (!/^\d{6}$/.test(code) || province === '') issues.push('postal-code-invalid');
  else if (own !== undefined && own !== province) issues.push('postal-code-conflict');
  return code;
}

/** 国家-省份-城市-区县-详细地址. Hong Kong, Macau and Taiwan begin with their own name. */
function standardLine(components: Components): string {
  const { country, province, city, district, town, street, building, unit, floor, room } = components;
  const place = withLevel(withLevel(withLevel(country === 'CN' ? '中国' : '', province), city), district);
  const inner = withPart(withPart(withPart(town ?? '', street), building), unit);
  const house = withPart(withPart(inner, floor), room);
  return place === '' || house === '' ? place + house : `${place}-${house}`;
}

function withLevel(line: string, level: string | null): string {
  return level === null ? line : line === '' ? level : `${line}-${level}`;
}

/** Between two letters or digits stands a blank. */
function withPart(line: string, part: string | null): string {
  if (part === null) return line;
  const both = isAsciiWordCode(line.charCodeAt(line.length - 1)) && isAsciiWordCode(part.charCodeAt(0));
  return both ? `${line} ${part}` : line + part;
}
