/**
 * Shapes: what one value looks like, whatever its header says. Each is a test on one value; `column-profile.ts` turns
 * them into shares of a column.
 */
import { isAllHan } from '../normalize/han.js';
import { dictionary, foldWord, isHanSurname } from './dictionaries.js';

/** A value prepared once for all tests. */
export interface Probe {
  /** Trimmed, NFKC, at most 200 characters, white space as single spaces. */
  readonly text: string;
  readonly folded: string;
  readonly words: readonly string[];
  readonly digits: string;
  readonly han: boolean;
  /** Characters of the Han script throughout. */
  readonly allHan: boolean;
}

const MAX_VALUE = 200;

/** Prepares a value for the tests. */
export function probe(value: string): Probe {
  const text = value.slice(0, MAX_VALUE).normalize('NFKC').replace(/\s+/g, ' ').trim();
  const folded = foldWord(text);
  return {
    text,
    folded,
    words: folded.split(/[ ,]+/).filter((word) => word !== ''),
    digits: text.replace(/\D+/g, ''),
    han: /\p{Script=Han}/u.test(text),
    allHan: isAllHan(text.replace(/[·•]/g, '')),
  };
}

const DATE =
  /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{1,2}[- ][A-Za-zÀ-ÿ]{3,9}\.?[- ,]{1,2}\d{2,4}|[A-Za-zÀ-ÿ]{3,9}\.? \d{1,2},? \d{4}|\d{4}年\d{1,2}月\d{1,2}[日号]?|--\d{2}-\d{2})(?:$|[ T]\d{1,2}:)/;
const COMPACT_DATE = /^(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const PHONE_CHARS = /^[+\d(][\d\s().\-/+–]*\d\)?$/;
/** An amount: one or two decimals, and before them digits alone or in threes. No number is dialled so. */
const DECIMAL = /^[+-]?(?:\d{1,12}|\d{1,3}(?:[,. ']\d{3}){1,4})[.,](?!0$)\d{1,2}$/;
const EXTENSION = /(?:(?:ext|extension|x|转|分机|#)\.?:? ?\d{1,6}| 转 ?\d{1,6})$/i;
const PHONE_LABEL = /^(?:tel|phone|mobile|whatsapp|电话|手机)[\s.:：-]*/i;
const POSTAL =
  /^(?:\d{5}(?:-\d{4})?|\d{6}|\d{4}|\d{3}-\d{4}|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|\d{5}-\d{3}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}-\d{4,5})$/i;
const URL_FORM =
  /^(?:https?:\/\/\S+|www\.\S+|(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|io|co|cn|uk|de|fr|es|it|nl|eu|us|ca|au|info|biz|jp|in|br|ch|at|be|se|pl|hk|tw)(?:\/\S*)?)$/i;
const STREET_WORD =
  /(?:^|[\s.])(?:st|street|ave|av|avenue|rd|road|blvd|blv|boulevard|dr|drive|ln|lane|ct|court|pl|place|way|pkwy|parkway|hwy|highway|cres|crescent|crs|circuit|cct|close|cl|terrace|tce|ter|parade|pde|square|sq|cir|circle|grove|gr|loop|trl|trail|mews|row|walk|rise|gardens|esplanade|broadway|pike|plaza|turnpike|expressway|expy|alley|quay|wharf|rue|avenida|calle|via|viale|piazza|corso|strasse|str|weg|platz|gasse|allee|laan|straat|plein|rua|chemin|impasse|quai|ulica|ul|gatan|vagen|gata|vej|gade)(?:$|[\s.,])/;
const STREET_SUFFIX =
  /(?<!\p{L})\p{L}{3,}(?:strasse|str|weg|platz|gasse|allee|damm|ring|ufer|straat|laan|gatan|vagen|vej|gade)(?:$|[\s.,])/u;
const HAN_STREET = /^[^路街道巷弄胡同]*[路街道巷弄胡同].*\d|\d[号號栋幢室楼弄]|[路街道巷]$/u;
const HAN_AREA = /[省市区區县縣镇鎮乡鄉州盟旗]/gu;
const ORGANIZATION_WORD =
  /(?:^|[\s,(&-])(?:inc|llc|ltd|limited|corp|corporation|company|co|gmbh|ag|kg|ohg|sarl|sas|sa|srl|spa|bv|nv|plc|llp|lp|pty|oy|ab|as|kk|group|holding|holdings|partners|associates|association|assoc|school|schools|academy|university|college|institute|center|centre|hospital|clinic|church|bank|hotel|inn|restaurant|cafe|grill|bar|deli|pizza|bistro|kitchen|market|store|shop|services|service|solutions|systems|technologies|technology|industries|international|foundation|society|council|department|ministry|agency|club|museum|library|trust|fund|insurance|consulting|construction|logistics|trading|enterprises|media|studio|studios|salon|pharmacy|motors|auto|labs|networks|software|energy|capital|ventures|properties|realty|care|head start|learning|ymca|ministries|committee|bros|brothers|sons|daycare|preschool|kindergarten|works|supply|products|foods|farms|brewery|bakery|diner|steakhouse|tavern|pub|pharma|medical|dental|health)(?:$|[\s.,)&-])/;
const ORGANIZATION_HAN =
  /(?:公司|集团|集團|厂|廠|商店|商行|中心|学校|學校|医院|醫院|银行|銀行|事务所|研究院|研究所|大学|大學|酒店|合作社|工作室|协会|學院|学院|支行|分行|经营部|門市部|门市部|超市|餐厅|饭店|株式会社|有限会社|幼儿园|小学|中学|药店|药房|诊所|委员会|管理局|事业部|店)$|公司|株式会社|주식회사/u;
const NAME_LETTERS = /^[\p{L}][\p{L}\p{M}'’.\- ,()"“”]*$/u;
const GENDERS = new Set(
  'm f male female man woman boy girl 男 女 男性 女性 先生 女士 weiblich mannlich maennlich w homme femme h hombre mujer masculino femenino u unknown x d divers other nonbinary 未知'.split(
    ' ',
  ),
);

const within = (text: string, low: number, high: number): boolean => {
  if (!/^\d{1,4}(?:\.0)?$/.test(text)) return false;
  const number = Number(text);
  return number >= low && number <= high;
};

const isDate = (p: Probe): boolean => DATE.test(p.text) || COMPACT_DATE.test(p.text);

const bareNumber = (p: Probe): string => p.text.replace(PHONE_LABEL, '').replace(EXTENSION, '').trim();

/** One number or several in a cell: letters of any kind rule it out, beside an extension or a label. */
function looksLikePhone(p: Probe): boolean {
  if (p.digits.length < 6 || isDate(p) || DECIMAL.test(p.text)) return false;
  const first = bareNumber(p)
    .split(/[;,；、|]|\/(?=\s*[+\d(]{7})| ::: /u)[0]!
    .trim();
  const digits = first.replace(/\D+/g, '');
  if (digits.length < 6 || digits.length > (/^(?:\+|00)/.test(first) ? 15 : 13) || !PHONE_CHARS.test(first))
    return false;
  if (/^\d+$/.test(first)) return /^(?:1[3-9]\d{9}|1?[2-9]\d{2}[2-9]\d{6}|0\d{8,11}|86\d{10,11}|400\d{7})$/.test(first);
  if (/^\d{3}-\d{2}-\d{4}$/.test(first) || POSTAL.test(first)) return false;
  return digits.length >= 7;
}

function looksLikePersonName(p: Probe): boolean {
  if (p.allHan) return looksLikeHanName(p.text);
  if (p.han || !NAME_LETTERS.test(p.text)) return false;
  const words = p.words;
  if (words.length < 2 || words.length > 5 || ORGANIZATION_WORD.test(p.folded)) return false;
  const given = dictionary('given');
  const family = dictionary('family');
  const first = words[0]!;
  const last = words[words.length - 1]!;
  return (
    (given.has(first) && last.length > 1) ||
    (family.has(last) && first.length > 0 && !/^(?:the|la|le|el|los|las)$/.test(first)) ||
    (family.has(first) && given.has(last))
  );
}

function looksLikeHanName(text: string): boolean {
  const name = text.replace(/[·•]/g, '');
  if (name.length < 2 || name.length > 4 || /[省市区县镇路街店厂公司]$/u.test(name)) return false;
  if (dictionary('hanProvince').has(name) || dictionary('hanCity').has(name)) return false;
  if (name.length >= 3 && dictionary('hanCompound').has(name.slice(0, 2))) return true;
  return name.length <= 3 && isHanSurname(name.charAt(0));
}

function looksLikeAddress(p: Probe): boolean {
  if (p.han) {
    const areas = p.text.match(HAN_AREA)?.length ?? 0;
    return (HAN_STREET.test(p.text) && p.text.length >= 5) || (areas >= 2 && p.text.length >= 8);
  }
  if (p.digits === '' || p.words.length < 2) return /^\s*p\.? ?o\.? box/i.test(p.text);
  if (STREET_WORD.test(p.folded) || STREET_SUFFIX.test(p.folded)) return true;
  return /^\d{1,6}[a-z]?,? (?:[nsew]|north|south|east|west)? ?\p{L}{3,}/iu.test(p.folded) && p.words.length <= 12;
}

/** Every shape, in no order: a value may have several. */
export const SHAPES = {
  email: (p) => p.text.includes('@') && /[^\s@<>]{1,64}@[^\s@<>]{1,200}\.[^\s@<>.]{2,}/.test(p.text),
  url: (p) => !p.text.includes('@') && URL_FORM.test(p.text),
  date: isDate,
  phone: looksLikePhone,
  digits7: (p) => p.digits.length >= 6 && p.digits.length <= 17 && p.digits.length * 2 > p.text.length,
  postal: (p) => POSTAL.test(p.text),
  year: (p) => within(p.text, 1880, 2035),
  month: (p) => within(p.text, 1, 12),
  day: (p) => within(p.text, 1, 31),
  houseNumber: (p) =>
    /^(?:no\.? ?)?\d{1,5} ?[a-z]?(?: ?[-/] ?\d{1,5}[a-z]?)?$/i.test(p.text) ||
    /^\d{1,5}(?:-\d{1,5})?号?$/u.test(p.text),
  identityCn: (p) => /^[1-9]\d{5}(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(p.text),
  creditCodeCn: (p) => /^[1-9A-GNY][1-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(p.text),
  code: (p) => p.digits.length >= 3 && !DECIMAL.test(p.text) && /^[A-Z0-9][A-Z0-9._/-]{3,40}$/i.test(p.text),
  gender: (p) => GENDERS.has(p.folded),
  country: (p) => dictionary('country').has(p.folded),
  region: (p) => dictionary('region').has(p.folded) || looksLikeHanProvince(p.text),
  city: (p) => (p.han ? looksLikeHanCity(p.text) : dictionary('city').has(p.folded)),
  district: (p) => p.allHan && p.text.length <= 9 && /[区區县縣旗]$/u.test(p.text) && !/(?:自治区|地区)$/u.test(p.text),
  given: (p) =>
    !p.han && p.words.length >= 1 && p.words.length <= 3 && p.words.every((word) => dictionary('given').has(word)),
  family: (p) =>
    p.allHan
      ? isHanFamily(p.text)
      : p.words.length >= 1 &&
        p.words.length <= 3 &&
        (dictionary('family').has(p.folded) || dictionary('family').has(p.words[p.words.length - 1]!)),
  personName: looksLikePersonName,
  organization: (p) =>
    p.han ? ORGANIZATION_HAN.test(p.text) : ORGANIZATION_WORD.test(p.folded) && p.words.length >= 2,
  address: looksLikeAddress,
  street: (p) => p.digits === '' && p.words.length >= 2 && (STREET_WORD.test(p.folded) || STREET_SUFFIX.test(p.folded)),
  hanStreet: (p) => p.han && HAN_STREET.test(p.text),
  word: (p) => /^[\p{L}][\p{L}\p{M}'’.-]*$/u.test(p.text),
  words: (p) => /^[\p{L}][\p{L}\p{M}'’.\-&,() ]*$/u.test(p.text),
  /** `Customer 12`, `Ann3`, `王伟7`: words and a running number, as in data made for a trial. */
  numbered: (p) => /^\p{L}[\p{L}\p{M}'’.\-&,() ]*\d{1,7}$/u.test(p.text),
  numeric: (p) => /^[\d\s.,:/+-]+$/.test(p.text) && p.digits !== '',
  digit: (p) => p.digits !== '',
  hanName: (p) => p.allHan && looksLikeHanName(p.text),
  shortHan: (p) => p.allHan && p.text.length <= 2,
  letters: (p) => /\p{L}/u.test(p.text),
  flag: (p) => /^(?:yes|no|y|n|true|false|0|1|是|否|oui|non|ja|nein|t|f)$/i.test(p.text),
  prefix: (p) =>
    /^(?:mr|mrs|ms|miss|sir|mx|herr|frau|mme|mlle|m|sr|sra|pan|pani|先生|女士|小姐|博士|教授)\.?$/i.test(p.text) ||
    /^(?:(?:dr|prof|dipl|ing|mag|med|phil|jur|rer|nat|habil|pd)\b[ .-]{0,3}){1,6}$/i.test(p.text),
  long: (p) => p.text.length > 60,
} as const satisfies Record<string, (p: Probe) => boolean>;

export type ShapeName = keyof typeof SHAPES;
export const SHAPE_NAMES = Object.keys(SHAPES) as readonly ShapeName[];

function isHanFamily(text: string): boolean {
  return (text.length === 1 && isHanSurname(text)) || (text.length === 2 && dictionary('hanCompound').has(text));
}

function looksLikeHanProvince(text: string): boolean {
  if (!/^\p{Script=Han}{2,8}$/u.test(text)) return false;
  return (
    dictionary('hanProvince').has(text) ||
    dictionary('hanProvince').has(text.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/u, ''))
  );
}

function looksLikeHanCity(text: string): boolean {
  if (!/^\p{Script=Han}{2,10}$/u.test(text)) return false;
  return dictionary('hanCity').has(text) || /(?:市|自治州|地区|盟)$/u.test(text);
}
