/** Countries: any name or code → ISO 3166-1 alpha-2. */
import { toSimplified } from './han.js';
import type { Normalized } from './result.js';
import { COUNTRY_NAMES } from './tables/country-names.js';
import { MORE_COUNTRY_NAMES } from './tables/more-country-names.js';
import { OWN_COUNTRY_NAMES } from './tables/own-country-names.js';
import { isNullWord, tidy } from './text.js';

export interface Country extends Normalized {
  /** ISO 3166-1 alpha-2, or null. The same as `standard`. */
  readonly code: string | null;
  readonly valid: boolean;
}

/** Names and abbreviations that people use and no standard lists. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CN: '中华人民共和国 中国大陆 大陆 内地 prc peoplesrepublicofchina prchina mainlandchina chinamainland chinese zhongguo chinaprc',
    HK: '香港特别行政区 中国香港 hongkong hongkongsar hongkongchina hk香港',
    MO: '澳门特别行政区 中国澳门 macao macau macaosar macauchina',
    TW: '台湾省 中国台湾 台湾地区 taiwanroc taiwanprovinceofchina chinesetaipei',
    US: 'unitedstatesofamerica usofa america theunitedstates theunitedstatesofamerica us usa 美利坚合众国 estadosunidosdeamerica etatsunisdamerique 美',
    GB: 'uk greatbritain britain england scotland wales northernireland unitedkingdomofgreatbritainandnorthernireland 大不列颠 联合王国 英格兰 grandebretagne grossbritannien 英',
    KR: 'southkorea korea republicofkorea 大韩民国 南韩 korearepublicof coreadelsur sudkorea 한국 대한민국',
    KP: 'northkorea dprk 北韩',
    RU: 'russia russianfederation 俄国 俄罗斯联邦 россия',
    VN: 'vietnam vietnam',
    AE: 'uae unitedarabemirates 阿联酋 الإمارات',
    NL: 'holland thenetherlands nederland 荷兰王国',
    CZ: 'czechrepublic czechia 捷克共和国 ceskarepublika tschechischerepublik',
    DE: 'deutschland federalrepublicofgermany germany 德 bundesrepublikdeutschland',
    FR: 'france 法',
    JP: 'nippon nihon 日本国 日 jpn 일본',
    IT: 'italia',
    ES: 'espana',
    CH: 'schweiz suisse svizzera',
    AT: 'osterreich',
    BE: 'belgie belgique',
    BR: 'brasil',
    MX: 'mexico',
    TR: 'turkey turkiye',
    GR: 'hellas ελλασ',
    SE: 'sverige',
    NO: 'norge',
    DK: 'danmark',
    FI: 'suomi',
    PL: 'polska',
    HU: 'magyarorszag',
    MM: 'burma',
    CI: 'ivorycoast cotedivoire',
    CD: 'drcongo democraticrepublicofthecongo congodr',
    CG: 'republicofthecongo',
    MK: 'macedonia',
    SZ: 'swaziland',
    VA: 'vatican holysee',
    PS: 'palestine',
    LA: 'laos laopdr',
    MD: 'moldova republicofmoldova',
    SY: 'syria syrianarabrepublic',
    IR: 'iran islamicrepublicofiran',
    BO: 'bolivia',
    VE: 'venezuela',
    TZ: 'tanzania',
    BN: 'brunei',
    CV: 'capeverde',
    TL: 'easttimor',
    NZ: 'aotearoa 纽西兰',
    SG: 'singapura 星加坡',
    PH: 'thephilippines pilipinas',
    IE: 'eire republicofireland',
    RS: 'srbija',
    UA: 'ukraina украина україна',
    SK: 'slovenskarepublika',
    SA: 'السعودية',
    TH: 'ประเทศไทย',
  }).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
);

let names: Map<string, string> | null = null;
let labels: Map<string, readonly string[]> | null = null;

function tables(): { names: Map<string, string>; labels: Map<string, readonly string[]> } {
  if (names !== null && labels !== null) return { names, labels };
  names = new Map();
  labels = new Map();
  for (const line of COUNTRY_NAMES.split('\n')) {
    const [code = '', alpha3 = '', ...given] = line.split('|');
    labels.set(code, given);
    names.set(key(alpha3), code);
    for (const name of given) if (!names.has(key(name))) names.set(key(name), code);
  }
  for (const line of `${MORE_COUNTRY_NAMES}\n${OWN_COUNTRY_NAMES}`.split('\n')) {
    const [code = '', ...given] = line.split('|');
    for (const name of given) if (!names.has(key(name))) names.set(key(name), code);
  }
  for (const [word, code] of ALIASES) names.set(key(word), code);
  // Codes of two letters last: they win over any short name.
  for (const code of labels.keys()) names.set(code.toLowerCase(), code);
  return { names, labels };
}

/** Letters and digits only, lower case, without marks; `&` read as "and"; simplified Han. */
function key(name: string): string {
  return toSimplified(name)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A country cell → ISO code. Also `中国 China`, `China (中国)`, `CN-China`, `中国/上海`: any part that is a country. Never throws. */
export function normalizeCountry(raw: string): Country {
  const text = tidy(raw);
  const nothing: Country = { raw, standard: '', code: null, valid: false, confidence: 0, issues: [] };
  if (isNullWord(text)) return nothing;
  if (text.length > 100) return { ...nothing, issues: ['country-unknown'] };
  const whole = countryCode(text);
  if (whole !== null) return { raw, standard: whole, code: whole, valid: true, confidence: 1, issues: [] };
  const parts = text.split(/[()/|,;\-–:]+|(?<=[\u4e00-\u9fff]) ?(?=[a-z])|(?<=[a-z]) ?(?=[\u4e00-\u9fff])/i);
  const codes = new Set(parts.map((part) => countryCode(part.trim())).filter((code) => code !== null));
  const [code] = codes;
  if (codes.size !== 1 || code === undefined) return { ...nothing, issues: ['country-unknown'] };
  return { raw, standard: code, code, valid: true, confidence: 0.9, issues: [] };
}

/** Counts of letters, a bit each, that names of countries have, by their first and last letter; names beyond ASCII left out. */
let counts: Int32Array | null = null;

function letterCounts(): Int32Array {
  if (counts !== null) return counts;
  counts = new Int32Array(26 * 26);
  for (const name of tables().names.keys()) {
    if (!/^[a-z]+$/.test(name)) continue;
    const at = (name.charCodeAt(0) - 0x61) * 26 + name.charCodeAt(name.length - 1) - 0x61;
    counts[at]! |= 1 << Math.min(name.length, 31);
  }
  return counts;
}

/** False where the text from one place up to another is, by its first and last letter and their number, certainly no country's name. */
export function mayBeCountry(text: string, from: number, to: number): boolean {
  let first = 0;
  let last = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    // Other letters, `&` that is read as a word, and blanks of other kinds.
    if (unit >= 0x80 || unit === 0x26 || unit < 0x20) return true;
    if (unit >= 0x30 && unit <= 0x39) return false;
    const letter = (unit | 0x20) - 0x61;
    if (unit < 0x41 || letter < 0 || letter > 25) continue;
    if (count++ === 0) first = letter;
    last = letter;
  }
  return count > 0 && ((letterCounts()[first * 26 + last] as number) & (1 << Math.min(count, 31))) !== 0;
}

const answered = new Map<string, string | null>();
const MOST_ANSWERED = 5000;
const DIGIT = /\d/;

/** ISO 3166-1 alpha-2 of a name or code, or null. No parts, no guesses. The same few names come up all the time. */
export function countryCode(name: string): string | null {
  const before = answered.get(name);
  if (before !== undefined) return before;
  if (!mayBeCountry(name, 0, name.length)) return null;
  const code = countryCodeAnew(name);
  if (answered.size >= MOST_ANSWERED) answered.clear();
  if (name.length <= 80) answered.set(name, code);
  return code;
}

/** The same without a first look and without memory. */
export function countryCodeAnew(name: string): string | null {
  if (DIGIT.test(name)) return null; // no name has one
  const found = key(name);
  return found === '' ? null : (tables().names.get(found) ?? null);
}

/** The name of a country (ISO alpha-2) in English or Chinese; the code itself when it is none. */
export function countryName(code: string, language: 'en' | 'zh'): string {
  return tables().labels.get(code)?.[language === 'en' ? 0 : 1] ?? code;
}
