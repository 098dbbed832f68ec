/**
 * Chinese addresses in Latin letters: `Room 501, Building 3, 100 Zuchongzhi Road, Pudong, Shanghai`. Divisions are found by
 * their pinyin and given in Chinese; the street stays as it is written.
 */
import { pinyinKey } from '../../pinyin.js';
import { trimEdges } from './extract.js';
import { stemOf } from './names.js';
import { allRegions, isWithin, type Region } from './regions.js';

/** Names that are no plain pinyin of the official one. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  peking: '北京市',
  canton: '广州市',
  guangchou: '广州市',
  tibet: '西藏自治区',
  innermongolia: '内蒙古自治区',
  neimenggu: '内蒙古自治区',
  neimongol: '内蒙古自治区',
  shaanxi: '陕西省',
  shanxi: '山西省',
  harbin: '哈尔滨市',
  urumqi: '乌鲁木齐市',
  hohhot: '呼和浩特市',
  huhhot: '呼和浩特市',
  huhehaote: '呼和浩特市',
  lhasa: '拉萨市',
  qiqihar: '齐齐哈尔市',
  baotou: '包头市',
  ordos: '鄂尔多斯市',
  kashgar: '喀什地区',
  hotan: '和田地区',
  xiamen: '厦门市',
  amoy: '厦门市',
  tsingtao: '青岛市',
  tientsin: '天津市',
  nanking: '南京市',
  chungking: '重庆市',
  chongqing: '重庆市',
  changchun: '长春市',
  changsha: '长沙市',
  chengdu: '成都市',
  hongkong: '香港特别行政区',
  hongkongsar: '香港特别行政区',
  hk: '香港特别行政区',
  macau: '澳门特别行政区',
  macao: '澳门特别行政区',
  taiwan: '台湾省',
  taipei: '台北市',
  newtaipei: '新北市',
  taichung: '台中市',
  tainan: '台南市',
  kaohsiung: '高雄市',
  hsinchu: '新竹市',
  taoyuan: '桃园市',
  keelung: '基隆市',
  kowloon: '九龙',
  hongkongisland: '香港岛',
  newterritories: '新界',
  pudong: '浦东新区',
  pudongnew: '浦东新区',
  sip: '苏州工业园区',
  suzhouindustrialpark: '苏州工业园区',
  wanchai: '湾仔区',
  centralandwestern: '中西区',
  yautsimmong: '油尖旺区',
  shatin: '沙田区',
  tsuenwan: '荃湾区',
  kwuntong: '观塘区',
  tuenmun: '屯门区',
  yuenlong: '元朗区',
  shamshuipo: '深水埗区',
  xinyi: '信义区',
  putuo: '普陀区',
  luan: '六安市',
  weinan: '渭南市',
  bozhou: '亳州市',
  lishui: '丽水市',
  xian: '西安市',
  jilincity: '吉林市',
}; // prettier-ignore

let index: ReadonlyMap<string, readonly Region[]> | null = null;

/** Divisions by the pinyin of their names without rank. Built on first use: 10 ms. */
function latinIndex(): ReadonlyMap<string, readonly Region[]> {
  if (index !== null) return index;
  const made = new Map<string, Region[]>();
  const add = (key: string, region: Region): void => {
    const list = made.get(key);
    if (list === undefined) made.set(key, [region]);
    else if (!list.includes(region)) list.push(region);
  };
  const regions = allRegions();
  for (const [key, name] of Object.entries(OWN_NAMES)) {
    for (const region of regions) if (region.name === name) add(key, region);
  }
  for (const region of regions) {
    const key = pinyinKey(stemOf(region.name));
    // 山西 and 陕西 are told apart by the spelling alone.
    if (region.name !== '陕西省') add(key, region);
    if (region.level === 3) add(pinyinKey(region.name), region);
  }
  index = made;
  return made;
}

const RANK =
  /\b(?:province|city|district|county|municipality|prefecture|(?:zhuang|hui|uygur|uyghur)? ?autonomous region|new (?:area|district)|special administrative region|s\.?a\.?r\.?|town|shi|sheng|qu|xian)$/i;

/** Divisions that a segment names, with and without its word of rank. */
function regionsOf(segment: string): readonly Region[] {
  const clean = segment.replace(/[.()]/g, ' ').trim();
  const bare = clean.replace(RANK, '').trim();
  const key = (text: string): string => pinyinKey(text.replace(/['’ -]/g, ''));
  return latinIndex().get(key(bare)) ?? latinIndex().get(key(clean)) ?? [];
}

/** The name in Chinese of a division written in Latin letters, preferring one within `within`; null when none or several are meant. */
export function chineseName(name: string, within: Region | null): Region | null {
  if (!/^[A-Za-z'’. -]{2,40}$/.test(name)) return null;
  const found = regionsOf(name).filter((region) => within === null || isWithin(region, within));
  const highest = found.filter(({ level }) => level === Math.min(...found.map((region) => region.level)));
  return highest.length === 1 ? (highest[0] ?? null) : null;
}

const COUNTRY = /^(?:(?:the )?people'?s republic of china|p\.? ?r\.? ?(?:of )?china|prc|china|cn|hong kong,? china)$/i;
const THING =
  /\d|\b(?:road|rd|street|st|avenue|ave|lane|lu|jie|dajie|dadao|no|building|bldg|room|rm|floor|plaza|tower|park)\b/i;

export interface LatinReading {
  /** Chinese text of the divisions, from the largest, to be read as any Chinese address. */
  readonly region: Region;
  /** The rest, in Chinese order: street, then building, unit, floor and room with Chinese words. */
  readonly detail: string;
  readonly postalCode: string | null;
  /** True when the country was named, or a postal code and two levels were. */
  readonly certain: boolean;
}

/** Reads a Chinese address in Latin letters; null when no division is found. `text`: tidied, lines joined by commas. */
export function readLatin(text: string): LatinReading | null {
  let segments = text
    .split(/[,;|]/)
    .map(trimEdges)
    .filter((segment) => segment !== '');
  let postalCode: string | null = null;
  let country = false;
  segments = segments.flatMap((segment) => {
    const code = /(?:^|\s)(\d{6})(?=\s|$)/.exec(segment);
    const without = code === null ? segment : trimEdges(segment.replace(code[1] ?? '', ''));
    if (code !== null) postalCode = code[1] ?? null;
    const noCountry = without.replace(/(?:^|\s)(?:p\.? ?r\.? ?china|prc|china)\.?$/i, '').trim();
    if (COUNTRY.test(without) || noCountry !== without) country = true;
    return COUNTRY.test(without) || noCountry === '' ? [] : [noCountry];
  });
  // Codes of Taiwan have three to six digits and stand behind the city.
  const lastName = /^([A-Za-z][A-Za-z' -]+) (\d{3}(?:\d{2,3})?)$/.exec(segments[segments.length - 1] ?? '');
  if (lastName?.[1] !== undefined && regionsOf(lastName[1]).some((named) => named.country === 'TW')) {
    segments[segments.length - 1] = lastName[1];
    postalCode = lastName[2] ?? null;
  }
  let region: Region | null = null;
  let levels = 0;
  let end = segments.length;
  while (end > 0) {
    const found = place(segments[end - 1] as string, region);
    if (found === null) break;
    region = found.region;
    levels += found.levels;
    segments[end - 1] = found.before;
    end = found.before === '' ? end - 1 : end;
    if (found.before !== '') break;
  }
  if (region === null) return null;
  const certain =
    country ||
    (postalCode !== null && levels > 0) ||
    levels > 1 ||
    (levels === 1 && region.level < 3 && region.name.length > 2 && isWellKnown(region));
  return { region, detail: chineseOrder(segments.slice(0, end)), postalCode, certain };
}

/** The divisions at the end of one segment (`Pudong Shanghai`, `Haidian District Beijing`), and what stands before them. */
function place(segment: string, around: Region | null): { region: Region; before: string; levels: number } | null {
  let rest = segment.split(' ').filter((word) => word !== '');
  let region = around;
  let levels = 0;
  while (rest.length > 0) {
    let taken = 0;
    for (let length = Math.min(5, rest.length); length >= 1; length--) {
      const name = rest.slice(-length).join(' ');
      if (/\d/.test(name) || /^(?:road|street|lu|jie)$/i.test(rest[rest.length - 1] ?? '')) continue;
      const known: Region | null = region;
      const inside = regionsOf(name).filter(
        (other) => known === null || isWithin(other, known) || isWithin(known, other),
      );
      const lowest = Math.min(...inside.map((other) => other.level));
      const best = inside.filter((other) => other.level === lowest);
      // A single word that is also a county somewhere is no evidence by itself.
      if (best.length !== 1 || (known === null && lowest === 3 && !RANK.test(name))) continue;
      const next = best[0] as Region;
      region = known !== null && isWithin(known, next) ? known : next;
      taken = length;
      levels++;
      break;
    }
    if (taken === 0) break;
    rest = rest.slice(0, -taken);
  }
  // `Beijing Road` is no division: a segment with more words must be a street.
  if (levels === 0 || region === null || (rest.length > 0 && !THING.test(rest.join(' ')))) return null;
  return { region, before: rest.join(' '), levels };
}

const FAMOUS =
  '北京市 上海市 天津市 重庆市 广州市 深圳市 成都市 杭州市 武汉市 西安市 南京市 苏州市 青岛市 大连市 厦门市 宁波市 沈阳市 哈尔滨市 长沙市 郑州市 济南市 香港特别行政区 澳门特别行政区 台北市 东莞市 佛山市 无锡市 合肥市 福州市 昆明市';

const isWellKnown = (region: Region): boolean => FAMOUS.split(' ').includes(region.name);

const ROOM = /^(?:room|rm|suite|ste|flat|apt\.?|apartment|unit)\.?\s*(?:no\.?\s*)?#?\s*([A-Z]?\d[\w-]*|[A-Z])$/i;
const BUILDING =
  /^(?:building|bldg|block|blk|tower|bld)\.?\s*(?:no\.?\s*)?#?\s*([A-Z]?\d{1,3}[A-Z]?|[A-Z])$|^(?:no\.?\s*)?(\d{1,3})\s*(?:building|bldg)$/i;
const FLOOR = /^(?:(\d{1,3})\s*(?:\/?\s*f|(?:st|nd|rd|th)\s*(?:floor|fl\.?))|(?:floor|fl\.?|level)\s*(\d{1,3}))$/i;

/** Room, floor and building behind the street, in Chinese words. */
function chineseOrder(segments: readonly string[]): string {
  const street: string[] = [];
  const parts = { building: '', floor: '', room: '' };
  const split = segments.flatMap((segment) =>
    segment.split(/(?<=\d[A-Z]?) (?=(?:building|bldg|block|floor|\d+ ?f\b|no\b))/i),
  );
  const bare =
    split.length > 1 &&
    /^[A-Z]?\d{3,5}[A-Z]?$/i.test(split[0] ?? '') &&
    split.slice(1).some((other) => /\d/.test(other));
  for (const segment of split) {
    const room = bare && segment === split[0] ? segment : ROOM.exec(segment)?.[1];
    const building = BUILDING.exec(segment);
    const floor = FLOOR.exec(segment);
    const number = building?.[1] ?? building?.[2];
    if (room !== undefined && parts.room === '') parts.room = `${room.toUpperCase()}室`;
    else if (number !== undefined && parts.building === '')
      parts.building = number.toUpperCase() + (/\d/.test(number) ? '号楼' : '座');
    else if (floor !== null && parts.floor === '') parts.floor = `${floor[1] ?? floor[2]}层`;
    else street.push(segment);
  }
  const house = parts.building + parts.floor + parts.room;
  return [street.join(' '), house].filter((part) => part !== '').join(' ');
}
