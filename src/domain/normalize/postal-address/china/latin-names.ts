/**
 * Divisions of China by their names in Latin letters: pinyin, the postal spellings of before, the customary names of Hong
 * Kong, Macau and Taiwan.
 */
import { pinyinKey } from '../../pinyin.js';
import { LOCALITIES, type Locality } from './localities.js';
import { stemOf } from './names.js';
import { allRegions, isWithin, type Region } from './regions.js';

/** Characters read in a way of their own in these names: pinyin = name without rank. */
const READINGS =
  'dongguan=东莞 panyu=番禺 bengbu=蚌埠 yueqing=乐清 weishi=尉氏 xun=浚县 biyang=泌阳 zongyang=枞阳 she=歙县 xingyang=荥阳 yingjing=荥经 ' +
  'hunchun=珲春 jingxing=井陉 laoting=乐亭 yu=蔚县 yanshan=铅山 shan=单县 shen=莘县 hongtong=洪洞 zhangzi=长子 zengdu=曾都 huangpi=黄陂 ' +
  'daicheng=大城 pidu=郫都 guoyang=涡阳 zhongxian=忠县 turpan=吐鲁番 karamay=克拉玛依 ili=伊犁 yili=伊犁 aksu=阿克苏 korla=库尔勒 ' +
  'shigatse=日喀则 xigaze=日喀则 nyingchi=林芝 qamdo=昌都 chamdo=昌都 nagqu=那曲 ngari=阿里 xilingol=锡林郭勒 hulunbuir=呼伦贝尔 ' +
  'bayannur=巴彦淖尔 ulanqab=乌兰察布 alxa=阿拉善 changji=昌吉 ' +
  'minhang=闵行 luhe=六合 donge=东阿 botou=泊头 fanshi=繁峙 yuli=尉犁 laoling=乐陵 kongtong=崆峒 wubu=吴堡 hongsibu=红寺堡 ' +
  'qianwei=犍为 junlian=筠连 mouding=牟定 dabu=大埔 bengshan=蚌山 diaobingshan=调兵山 daqingshan=大箐山 tanchang=宕昌 chenduo=称多 ' +
  'wanbolin=万柏林 longxu=龙圩 xuwen=徐闻 guoyang=涡阳 shexian=歙县';

/** Names that are no plain pinyin of the official one. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  peking: '北京市',
  canton: '广州市',
  guangchou: '广州市',
  tibet: '西藏自治区',
  xizang: '西藏自治区',
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
  kln: '九龙',
  nt: '新界',
  kowlooncity: '九龙城区',
  wongtaisin: '黄大仙区',
  kwaitsing: '葵青区',
  taipo: '大埔区',
  saikung: '西贡区',
  islands: '离岛区',
  macaupeninsula: '澳门半岛',
  sé: '大堂区',
  nossasenhoradefátima: '花地玛堂区',
  sãolourenço: '风顺堂区',
  sãolázaro: '望德堂区',
  santoantónio: '圣安多尼堂区',
  taipeh: '台北市',
  chiayi: '嘉义市',
  pingtung: '屏东县',
  changhua: '彰化县',
  hualien: '花莲县',
  taitung: '台东县',
  ilan: '宜兰县',
  hsinchucounty: '新竹县',
  chiayicounty: '嘉义县',
  tamsui: '淡水区',
  panchiao: '板桥区',
  chungho: '中和区',
  yungho: '永和区',
  sanchung: '三重区',
  sanchong: '三重区',
  hsinchuang: '新庄区',
  hsintien: '新店区',
  chungli: '中坜区',
  jhongli: '中坜区',
  chupei: '竹北市',
  jhubei: '竹北市',
  hsinyi: '信义区',
  taan: '大安区',
  shihlin: '士林区',
  sungshan: '松山区',
  nankang: '南港区',
  lukang: '鹿港镇',
  tsoying: '左营区',
  kushan: '鼓山区',
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
    for (const region of regions) if (region.name === name) add(keyOf(key), region);
  }
  for (const [key = '', stem] of READINGS.split(' ').map((item) => item.split('='))) {
    for (const region of regions) {
      if (stemOf(region.name) !== stem) continue;
      add(key, region);
      if (region.level === 3) add(key + pinyinKey(region.name.slice(-1)), region);
    }
  }
  for (const region of regions) {
    const key = pinyinKey(stemOf(region.name));
    // 山西 and 陕西 are told apart by the spelling alone.
    if (region.name !== '陕西省') add(key, region);
    const other = pinyinKey(stemOf(region.name).replace(/[都什]/g, (char) => (char === '都' ? 'du' : 'shi')));
    if (other !== key) add(other, region);
    if (region.level === 3) add(pinyinKey(region.name), region);
    if (region.country === 'TW' && /[乡镇]$/.test(region.name)) add(pinyinKey(region.name.slice(0, -1)), region);
    if ((region.country === 'TW' || region.country === 'HK') && region.level === 3)
      for (const side of SIDES[region.name] ?? []) add(side, region);
  }
  index = made;
  return made;
}

/** Districts that are named after where they lie in their city are translated (東區, East District). */
const SIDES: Readonly<Record<string, readonly string[]>> = {
  东区: ['east', 'eastern'],
  西区: ['west'],
  南区: ['south', 'southern'],
  北区: ['north', 'northern'],
  中区: ['central'],
  中西区: ['westcentral'],
};

/** The keys by which divisions, and places of Hong Kong and Macau, are found. */
export function* latinKeys(): IterableIterator<string> {
  yield* latinIndex().keys();
  yield* localityIndex().keys();
}

/** Words of rank, and the last character of the names of such divisions. */
const RANKS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:province|prov|sheng)$/, /省$/],
  [/^(?:city|municipality|shi)$/, /市$/],
  [/^(?:district|dist|qu|new area|new district)$/, /区$/],
  [/^(?:county|xian|autonomous county)$/, /县$/],
  [/^(?:banner|qi)$/, /旗$/],
  [/^(?:prefecture|zhou|autonomous prefecture)$/, /州$|地区$/],
];

const PEOPLES =
  '(?:(?:zhuang|hui|uy?gh?ur|kazak?h?|mongol(?:ian)?|tibetan|korean|tujia|miao|dong|bu[yi]ei?|yi|bai|dai|jingpo|hani|lisu|qiang|kirgh?iz|manchu?|yao|li|she|naxi|tu|salar|dongxiang|bao\\W?an|xibe|daur|gelao|shui|va|lahu|mulao|maonan|various nationalities),? (?:and |& )?)*';
const RANK = new RegExp(
  `[ ,](?:(province|prov|city|district|dist|county|banner|municipality|prefecture|new (?:area|district|territory)|special administrative region|s ?a ?r|town|township|twp|shi|sheng|qu|xian|qi|zizhiqu|zhou)|${PEOPLES}(autonomous (?:region|prefecture|county|banner)))$`,
  'i',
);

/** True for a name that says by a word that it is a division. */
export const hasRank = (name: string): boolean => RANK.test(name.replace(/\./g, ' ').trimEnd());

/** `ü` is written `u`, `v` or `yu` (Lüliang, Lvliang, Lyuliang). */
const keyOf = (text: string): string => pinyinKey(text).replace(/(?<=[ln])v|(?<=l)yu/g, 'u');

const NONE: readonly Region[] = [];

/** Divisions that a segment names, with and without its word of rank. */
export function regionsOf(segment: string): readonly Region[] {
  const clean = segment.replace(/[.()]/g, ' ').replace(/ {2,}/g, ' ').trim();
  const rank = RANK.exec(clean);
  const bare = rank === null ? clean : clean.slice(0, rank.index).trim();
  const whole = latinIndex().get(keyOf(clean)) ?? NONE;
  const stem = bare === clean ? NONE : (latinIndex().get(keyOf(bare)) ?? NONE);
  const found = stem.length === 0 ? whole : [...new Set([...whole, ...stem])];
  const word = (rank?.[1] ?? rank?.[2])?.toLowerCase();
  if (found.length < 2 || word === undefined) return found;
  // Changsha County is none of Changsha the city.
  const last = RANKS.find(([words]) => words.test(word))?.[1];
  const ranked = last === undefined ? [] : found.filter(({ name }) => last.test(name));
  return ranked.length === 0 ? found : ranked;
}

/** The name in Chinese of a division written in Latin letters, preferring one within `within`; null when none or several are meant. */
export function chineseName(name: string, within: Region | null): Region | null {
  if (!/^[A-Za-z'\u2019. -]{2,40}$/.test(name)) return null;
  const found = regionsOf(name).filter((region) => within === null || isWithin(region, within));
  const highest = found.filter(({ level }) => level === Math.min(...found.map((region) => region.level)));
  return highest.length === 1 ? (highest[0] ?? null) : null;
}

/** A place of Hong Kong or Macau and the district it lies in. */
export interface LocatedPlace {
  readonly locality: Locality;
  readonly district: Region;
}

let localities: ReadonlyMap<string, LocatedPlace> | null = null;

function localityIndex(): ReadonlyMap<string, LocatedPlace> {
  if (localities !== null) return localities;
  const districts = allRegions().filter(({ country, level }) => level === 3 && (country === 'HK' || country === 'MO'));
  const made = new Map<string, LocatedPlace>();
  for (const locality of LOCALITIES) {
    const district = districts.find(({ name }) => name === locality.district);
    // Of two ways of writing a place in Chinese the first is the usual one.
    const key = keyOf(locality.latin);
    if (district !== undefined && !made.has(key)) made.set(key, { locality, district });
  }
  localities = made;
  return made;
}

/** The place of Hong Kong or Macau that is written so (`Mong Kok`, `Mongkok`), or null. */
export function localityOf(segment: string): LocatedPlace | null {
  return localityIndex().get(keyOf(segment)) ?? null;
}
