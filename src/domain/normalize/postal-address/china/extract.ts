/**
 * Takes off a Chinese address what is no part of the place: labels, the name of the country, the postal code, phone
 * numbers and who receives it.
 */
import { isSingleSurname } from '../../person-name/surnames.js';
import { isAsciiWord, isDigit } from '../text.js';
import { characterTable, classesAt } from './character-table.js';
import { provinceOfPostcode } from './postcode.js';
import { isOfDivisions } from './read-regions.js';

export interface Extracted {
  readonly text: string;
  readonly postalCode: string | null;
}

const LABEL =
  /^(?:(?:收货|收件|联系|通讯|通信|家庭|公司|办公|邮寄|注册|户籍|现|详细|收貨|通訊|聯絡|單位|单位)?(?:地址|住址)(?:\s*[::]|(?!址))|址\s*[::])\s*/;
const COUNTRY =
  /^(?:中华人民共和国|中華人民共和國|中国|中國|china|cn|p\.?\s?r\.?\s?china|prc)(?=[\s,;\-:/|\d]|[^\x00-\x7f]|$)[\s,;\-:/|]*/i;
const COUNTRY_LAST = /[\s,;](?:china|p\.?\s?r\.?\s?china|中国|中國)\.?$/i;
const LABELED_CODE =
  /(?:邮政编码|邮编|邮码|郵政編碼|郵編|郵遞區號|郵遞|zip|post ?code)\s*[::]?\s*(\d{6}|\d{3}(?:\d{2,3})?)(?!\d)/i;
const PHONE =
  /(?:(?:电话|手机|联系电话|联系方式|電話|手機|tel|mobile|phone)\s*[.:]?\s*)?(?<![\dA-Za-z-])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8}(?:-\d{1,5})?)(?:\s?(?:转|轉|分机|ext\.?|x)\s?\d{1,6})?(?![\dA-Za-z号弄室])/i;
const RECIPIENT = /(?:收货人|收件人|联系人|收貨人|聯絡人|收)\s*[::]\s*[\u3400-\u9fff·]{2,5}(?=[\s,;.]|$)/;
/** `… 王先生收` at the end. */
const RECIPIENT_LAST = /[\s,;]+[\u3400-\u9fff·]{1,4}?(?:先生|女士|小姐|经理|老师|师傅)?\s?(?:亲?收|亲?启)$/;
const NOTE = /收|电话|手机|联系|请|勿|备注|转交|送货|派送|tel|phone|邮编|放|代收|先生|女士|小姐/i;
const PLACE_IN_HOUSE = /^[0-9A-Za-z一二三四五六七八九十甲乙丙丁-]+(?:号楼|栋|幢|座|单元|室|层|楼|房|门)/;

/** What a bracket with divisions in it stands behind: nothing, a division, the name of the country. */
const BEFORE_DIVISIONS = /(?:^|[省市区區县縣州盟旗]|中国|中國)\s*$/;

/** Brackets: notes go; divisions, a building or room stay without them, everything else stays as it is. */
function openBrackets(text: string): string {
  let out = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('(', from);
    const close = open < 0 ? -1 : text.indexOf(')', open);
    if (close < 0) return out + text.slice(from);
    const inner = text.slice(open + 1, close).trim();
    out += text.slice(from, open);
    if (PLACE_IN_HOUSE.test(inner)) out += inner;
    else if (LABELED_CODE.test(inner) || isCode(inner)) out += ` ${inner} `;
    else if (BEFORE_DIVISIONS.test(out) && isOfDivisions(inner)) out += inner;
    else if (inner !== '' && (NOTE.test(inner) || /\d{7}/.test(inner))) out += ' ';
    else if (inner !== '') out += `(${inner})`;
    from = close + 1;
  }
}

/** Six digits that are a postal code of some province. */
const isCode = (text: string): boolean => /^\d{6}$/.test(text) && provinceOfPostcode(text) !== '';

/** A postal code of Taiwan before its city: `110台北市信義區`. */
const CODE_OF_TAIWAN =
  /^(\d{3}(?:-?\d{2,3})?)[\s,;-]*(?=(?:[台臺](?:[湾灣北中南东東]|$)|新北|新竹|桃[园園]|高雄|基隆|苗栗|彰化|南投|[云雲]林|[嘉][义義]|屏[东東]|宜[兰蘭]|花[莲蓮]|澎湖|金[门門]|[连連]江))/;

/** Six digits at the beginning or the end, or those of Taiwan at the beginning, that can be nothing but a postal code. */
function bareCode(text: string): { code: string; text: string } | null {
  const island = CODE_OF_TAIWAN.exec(text);
  if (island?.[1] !== undefined) return { code: island[1].replace('-', ''), text: text.slice(island[0].length) };
  const lead = /^(\d{6})(?=[\s,;:]|[^\x00-\x7f])[\s,;:]*/.exec(text);
  if (lead?.[1] !== undefined && !/^[号弄室巷]/.test(text.slice(6)))
    return { code: lead[1], text: text.slice(lead[0].length) };
  const end = text.length - 6;
  if (end < 2 || !/^\d{6}$/.test(text.slice(end))) return null;
  const before = text.charAt(end - 1);
  if (isAsciiWord(before) || '-#楼元层座栋幢路街'.includes(before)) return null;
  return { code: text.slice(end), text: text.slice(0, end) };
}

/** A postal code between the divisions and the street: `玄武区 210018 珠江路`. */
const INNER_CODE =
  /([省市区县州镇乡][\s,;]*|[\s,;])(\d{6})(?=[\s,;]|[\u3400-\u9fff])(?![\s,;]*[号弄室巷栋幢座#])[\s,;]*/;

const MARK = 1;
const EDGES = 2;
const COUNTRY_FIRST = 4;
/** What is trimmed at both ends. */
const TRIMMED = 8;
const CLASSES = characterTable([
  // Labels, codes, recipients and brackets begin with or hold one of these.
  [MARK, '(:址收启邮郵zZpP'],
  [EDGES, ' ,;:.-/|\\_·"\''],
  [COUNTRY_FIRST, '中cC'],
  [TRIMMED, ' ,;:.-/|\\_·"\'>'],
]);

/**
 * True for a text in which nothing but the place can stand, as most are: Han characters and ASCII, without any of the
 * words, without a number so long that it is a code or a phone, without the name of the country.
 */
export function isPlaceOnly(text: string): boolean {
  let run = 0;
  /** Digits right before the blank or dash that stands before this run of digits. */
  let joined = 0;
  let edge = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) {
      run++;
      if (run === 6 || (run === 4 && joined >= 3)) return false;
      edge = false;
      continue;
    }
    joined = code === 0x2d || code === 0x20 ? run : 0;
    run = 0;
    if (code < 0x20 || code > 0x9fff || (code > 0x7e && code < 0x3400)) return false;
    const classes = CLASSES[code] as number;
    if ((classes & MARK) !== 0 || (edge && (classes & COUNTRY_FIRST) !== 0 && isCountryAt(text, i))) return false;
    edge = (classes & EDGES) !== 0;
  }
  return true;
}

/** False for 中 of 中山路. */
const isCountryAt = (text: string, at: number): boolean =>
  text.charAt(at) !== '中' || '华華国國'.includes(text.charAt(at + 1) || '?');

/** The text of the place alone. `text` is tidied; linear in its length. */
export function extract(text: string): Extracted {
  return isPlaceOnly(text) && !isDigit(text.charAt(0))
    ? { text: trimEdges(text), postalCode: null }
    : extractFrom(text);
}

/** The same for any text. */
export function extractFrom(text: string): Extracted {
  let rest = text.includes('(') ? openBrackets(text) : text;
  let postalCode: string | null = null;
  if (rest.includes(':') || rest.includes('址')) rest = rest.replace(LABEL, '');
  if (/[邮郵zp]/i.test(rest)) {
    const labeled = LABELED_CODE.exec(rest);
    if (labeled?.[1] !== undefined) {
      postalCode = labeled[1];
      rest = `${rest.slice(0, labeled.index)} ${rest.slice(labeled.index + labeled[0].length)}`;
    }
  }
  if (/\d{7}|\d{3,4}[- ]\d{4}/.test(rest)) rest = withoutPhone(rest);
  if (rest.includes(':')) rest = trimEdges(rest.replace(RECIPIENT, ' ')).replace(LABEL, '');
  rest = trimEdges(rest);
  if (rest.endsWith('收') || rest.endsWith('启')) rest = rest.replace(RECIPIENT_LAST, '');
  if (postalCode === null) {
    const bare = bareCode(rest);
    if (bare !== null) {
      postalCode = bare.code;
      rest = trimEdges(bare.text);
    }
  }
  rest = rest.replace(COUNTRY, '').replace(COUNTRY_LAST, '');
  if (postalCode === null && /^\d{6}|\d{6}$/.test(rest)) {
    const bare = bareCode(rest);
    if (bare !== null) {
      postalCode = bare.code;
      rest = trimEdges(bare.text);
    }
  }
  const inner = postalCode === null && /\d{6}/.test(rest) ? INNER_CODE.exec(rest) : null;
  if (inner !== null && provinceOfPostcode(inner[2] as string) !== '') {
    postalCode = inner[2] as string;
    rest = `${rest.slice(0, inner.index)}${inner[1] as string} ${rest.slice(inner.index + inner[0].length)}`;
  }
  return { text: rest, postalCode };
}

const PLACE_CHARACTER = /[省市区县镇乡村路街道号楼室栋幢座园苑城庄里]/;

/** A name right behind the house: 人民路1号张伟13912345678. */
const GLUED_NAME =
  /(?<=[0-9A-Za-z][号室层楼座栋幢院户房]?|单元)(?![号室层楼座栋幢院户房])([\u3400-\u9fff]{2,3})(?<![省市区县镇乡村路街道号楼室层栋幢座园苑城庄里厦心场店])[\s,;:]*$/;

/** Without the phone, and without the name that stands beside it. */
function withoutPhone(text: string): string {
  const phone = PHONE.exec(text);
  if (phone === null) return text;
  const before = text
    .slice(0, phone.index)
    .replace(/(?:^|[\s,;])[\u3400-\u9fff·]{2,4}[\s,;:]*$/, (name) => (PLACE_CHARACTER.test(name) ? name : ' '))
    .replace(GLUED_NAME, (all, name: string) => (isSingleSurname(name.charAt(0)) ? ' ' : all));
  const after = text
    .slice(phone.index + phone[0].length)
    .replace(/^[\s,;:]*([\u3400-\u9fff·]{2,4})[\s,;.]*$/, (all, name: string) =>
      PLACE_CHARACTER.test(name) ? all : ' ',
    );
  return `${before} ${after}`;
}

/** Without separators at both ends. */
export function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (classesAt(CLASSES, text, start) & TRIMMED) !== 0) start++;
  while (end > start && (classesAt(CLASSES, text, end - 1) & TRIMMED) !== 0) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}
