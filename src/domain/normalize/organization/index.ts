/**
 * Names of organisations: core name and legal form apart (有限公司, Inc., GmbH, 株式会社). The standard form is the name as it
 * would be printed: plain characters, full-width brackets between Han characters, the legal form in its usual short form.
 */
import { hasHan, isAllHan, toSimplified } from '../han.js';
import { isSingleSurname } from '../person-name/surnames.js';
import type { Normalized } from '../result.js';
import { isNullWord, tidy } from '../text.js';
import {
  CHINESE_FORMS,
  CJK_AFFIX_FORMS,
  isUnmistakableForm,
  type LegalForm,
  latinFormAtEnd,
  leadingForm,
} from './legal-forms.js';

export interface Organization extends Normalized {
  readonly valid: boolean;
  /** The name without its legal form. */
  readonly core: string;
  readonly legalForm: string | null;
  /** 分公司, branch, 办事处 and what stands before it, or null. */
  readonly branch: string | null;
  /** ISO 3166 alpha-2 where the legal form exists in one country only. */
  readonly country: string | null;
}

const MAX_NAME = 300;
const CHINESE_WORDS =
  /公司|集团|有限|工厂|药厂|酒厂|银行|医院|诊所|学校|大学|学院|中学|小学|幼儿园|委员会|研究院|研究所|设计院|事务所|经营部|经销部|门市部|营业部|服务部|商行|商店|超市|商场|酒店|宾馆|饭店|餐厅|合作社|工作室|俱乐部|协会|基金会|商会|联合会|管理局|办事处|分公司|政府|株式会社|有限会社|合同会社|法人|주식회사|유한회사/;
const CHINESE_ENDINGS =
  /(?:厂|店|部|局|院|馆|所|行|社|中心|办公室|工程队|物业|科技|贸易|实业|企业|机构|医药|物流|传媒|网络|电子|建设|建材)$/;
const LATIN_WORDS: ReadonlySet<string> = new Set(
  'company corporation incorporated university college school hospital clinic church ministry ministries bank association society foundation institute restaurant cafe hotel motel inn service services solutions systems technologies technology consulting consultants partners partnership group holding holdings enterprise enterprises industries international logistics trading import imports export exports construction contractor contractors properties realty insurance pharmacy supermarket trust studio studios laboratory laboratories manufacturing automotive center centre academy council committee federation stiftung verein universität krankenhaus'.split(
    ' ',
  ),
);
const LATIN_PHRASES = /\b(?:credit union|(?:department|city|county|state) of)\b/i;
const AND_SONS = /(?:&|\band\b) (?:sons?|bros?|brothers|co|daughters?|associates)\b/i;
const HAN_BRACKETS = /\(([^()]*[\u3400-\u9fff][^()]*)\)/g;
const CHINESE_BRANCH =
  /^(.{2,60}?公司)(\(?.{1,40}(?:分公司|办事处|营业部|分行|支行|分店|分厂|门市部|经营部|代表处|分理处|储蓄所|分部|服务部)\)?)$/;
/** A bank whose name ends with no legal form, and its branch. */
const CHINESE_BANK = /^(.{2,20}?(?<!分|支)银行)(.{1,30}(?:分行|支行|分理处|储蓄所|营业部|营业厅))$/;
/** Whose the company is, behind its legal form, how it stands, or what a clerk noted of it: no part of the name. */
const REMARK =
  /独资|獨資|合资|合資|合作|上市|控股|注销|註銷|吊销|停业|歇业|破产|清算|客户|客戶|供应商|供應商|经销商|代理商|原名|曾用名|更名|^原[:为]|^[原新旧老]$|重复|重複|作废|作廢|暂停|勿用|勿动|待定|待确认|备用|测试|vip/i;
/** A name in Han characters and the same in Latin letters, with its legal form: two writings of one name. */
const TWO_WRITINGS =
  /^([\u3400-\u9fff][^A-Za-z]{0,60}?(?:公司|集团|集團|中心|厂|廠|大学|大學|银行|銀行)) ?[(/|]? ?([A-Za-z][^\u3400-\u9fff]{3,120}?)\)?$/u;
const TWO_WRITINGS_LATIN_FIRST =
  /^([A-Za-z][^\u3400-\u9fff()]{3,120}?) ?[(/|]? ?([\u3400-\u9fff][^A-Za-z]{0,60}(?:公司|集团|集團))\)?$/u;
const THAI = /^บริษัท ?(.{1,200}?) ?จำกัด ?(\(มหาชน\))?$/;

/** An organisation cell → its name in parts. Never throws. */
export function normalizeOrganization(raw: string): Organization {
  const text = tidy(raw);
  const nothing: Organization = {
    raw,
    standard: '',
    valid: false,
    core: '',
    legalForm: null,
    branch: null,
    country: null,
    confidence: 0,
    issues: [],
  };
  if (isNullWord(text)) return nothing;
  const name = withoutQuotes(text.slice(0, MAX_NAME).replace(/[㈱㈲㈜]/g, (sign) => sign.normalize('NFKC'))).trim();
  if (!/[\p{L}\p{N}]/u.test(name) || isNullWord(name)) return nothing;
  const parts = hasHan(name) || /[\u3041-\u30ff\uac00-\ud7a3]/.test(name) ? readCjk(name) : readLatin(name);
  return { raw, ...parts, valid: true, confidence: 1, issues: [] };
}

/** Quotation marks around the whole name, or one that is left over; not those around a part: `ООО "Ромашка"`. */
function withoutQuotes(text: string): string {
  const inner = text.replace(/^["'“”]+|["'“”]+$/g, '');
  if (!/["“”]$/.test(text) || /^["“”]/.test(text)) return inner;
  return /["“]/.test(inner) ? text : inner;
}

type Parts = Pick<Organization, 'standard' | 'core' | 'legalForm' | 'branch' | 'country'>;

/** The Chinese name is whole in itself and no Japanese or Korean one, the Latin one has its legal form. */
const isPlainlyTwice = (han: string, latin: string): boolean =>
  latinFormAtEnd(latin.split(' ')) !== null && !CJK_AFFIX_FORMS.some((form) => han.includes(form));

function readCjk(name: string): Parts {
  const two = TWO_WRITINGS.exec(name);
  const reversed = two === null ? TWO_WRITINGS_LATIN_FIRST.exec(name) : null;
  const [han, latin] = two !== null ? [two[1], two[2]] : [reversed?.[2], reversed?.[1]];
  if (han !== undefined && latin !== undefined && isPlainlyTwice(han, latin)) {
    const parts = readCjk(han);
    return { ...parts, standard: `${parts.standard} ${readLatin(latin).standard}` };
  }
  // Blanks between Han characters mean nothing; between Latin words they do.
  const packed = name.replace(/(?<=[^\x00-\x7f]) (?=\S)|(?<=\S) (?=[^\x00-\x7f])/g, '');
  for (const form of CJK_AFFIX_FORMS) {
    const before = packed.startsWith(form);
    if (!before && !packed.endsWith(form)) continue;
    const core = (before ? packed.slice(form.length) : packed.slice(0, -form.length)).trim();
    if (core === '') break;
    const legalForm = form === '(株)' ? '株式会社' : form === '(有)' ? '有限会社' : form === '(주)' ? '주식회사' : form;
    const country = /[\uac00-\ud7a3]/.test(form) ? 'KR' : 'JP';
    return { standard: before ? legalForm + core : core + legalForm, core, legalForm, branch: null, country };
  }
  const branched = CHINESE_BRANCH.exec(packed) ?? CHINESE_BANK.exec(packed);
  const main = branched === null ? packed : (branched[1] as string);
  const standard = packed.replace(HAN_BRACKETS, '（$1）');
  const branch = branched === null ? null : (branched[2] as string).replace(/^\((.*)\)$/, '$1');
  const simple = toSimplified(main);
  const place = /^(.{2,60}公司)(\([^()]{1,20}\))$/.exec(main);
  if (
    branch === null &&
    place?.[1] !== undefined &&
    place[2] !== undefined &&
    !/集团|集團|合伙|分公司/.test(place[2])
  ) {
    // 华为技术有限公司（深圳）: which of them, as in 腾讯科技（深圳）有限公司.
    const parts = readCjk(place[1]);
    if (REMARK.test(place[2].slice(1, -1))) return { ...parts, standard };
    return { ...parts, standard, core: parts.core + place[2] };
  }
  for (const form of CHINESE_FORMS) {
    if (!simple.endsWith(form) || simple.length === form.length) continue;
    const core = main.slice(0, -form.length).replace(/\(集[团團]\)$/, '');
    // 台芳(股)公司, as it is shortened in Taiwan.
    if (form === '(股)公司')
      return { standard: `${core}股份有限公司`, core, legalForm: '股份有限公司', branch, country: 'TW' };
    const legalForm = main
      .slice(-form.length)
      .replace(/^\(([^()]*)\)$/, '$1')
      .replace(HAN_BRACKETS, '（$1）');
    return { standard, core: core === '' ? main : core, legalForm, branch, country: null };
  }
  return { standard, core: main, legalForm: null, branch, country: null };
}

/** `DBS Bank Ltd (Singapore Branch)`, `Allianz SE, Niederlassung Wien`: the name, and the branch. */
const LATIN_BRANCH =
  /^(.{2,200}?\S),? ?(?:, | |\()((?:[\p{L}.-]+ ){0,3}(?:branch(?: office)?|rep(?:resentative|\.)? office|(?:zweig)?niederlassung|succursale|sucursal|filial(?:e|en)?)(?: [\p{L}.-]+){0,3})\)?$/iu;
/** Under what other name it trades. */
const TRADING_AS = /,? (?:d\/b\/a|dba|d\.b\.a\.|t\/a|trading as|doing business as) /i;

function readLatin(name: string): Parts {
  const branched = LATIN_BRANCH.exec(name);
  const head = branched?.[1] ?? '';
  if (branched !== null && latinFormAtEnd(head.split(' ')) !== null) {
    const parts = readLatin(head);
    const branch = branched[2] ?? '';
    return { ...parts, standard: `${parts.standard}, ${branch}`, branch };
  }
  const trading = TRADING_AS.exec(name);
  if (trading !== null && trading.index > 1) {
    const parts = readLatin(name.slice(0, trading.index));
    return { ...parts, standard: proper(`${parts.standard} d/b/a ${name.slice(trading.index + trading[0].length)}`) };
  }
  const thai = THAI.exec(name);
  if (thai?.[1] !== undefined)
    return {
      standard: name,
      core: thai[1],
      legalForm: `บริษัท จำกัด${thai[2] === undefined ? '' : ` ${thai[2]}`}`,
      branch: null,
      country: 'TH',
    };
  const words = name.split(' ');
  const found = latinFormAtEnd(words);
  const place = found === null ? /^(.{2,200}\S) (\([\p{L} .-]{2,30}\))$/u.exec(name) : null;
  if (place?.[1] !== undefined && latinFormAtEnd(place[1].split(' ')) !== null) {
    // Acme Inc. (Delaware): which of them.
    const parts = readLatin(place[1]);
    return { ...parts, standard: `${parts.standard} ${place[2]}`, core: `${parts.core} ${place[2]}` };
  }
  const leading = leadingForm(words);
  // SAS Institute Inc. is no SAS; PT … Tbk is both.
  if (leading !== null && (found === null || leading.form.country === 'RU' || leading.form.country === 'ID')) {
    const core = proper(
      words
        .slice(leading.words, found === null ? words.length : -found.words)
        .join(' ')
        .replace(/["«»“”]/g, ''),
    );
    if (core !== '') {
      const written =
        leading.words > 1 && leading.form.country === 'RU'
          ? `${leading.form.standard} ${name.split(' ').slice(leading.words).join(' ')}`
          : name;
      const standard =
        found === null ? proper(written) : join(proper(words.slice(0, -found.words).join(' ')), found.form);
      return { standard, core, legalForm: leading.form.standard, branch: null, country: leading.form.country };
    }
  }
  if (found === null)
    return { standard: proper(name), core: proper(name), legalForm: null, branch: null, country: null };
  const { form, words: count } = found;
  const core = proper(
    words
      .slice(0, -count)
      .join(' ')
      .replace(/(?<![,\s])[,\s]+$/, ''),
  );
  // `Procter & Gamble & Co.`: the sign belongs to the form.
  const standard = words.at(-count) === '&' ? `${core} & ${form.standard}` : join(core, form);
  return { standard, core, legalForm: form.standard, branch: null, country: form.country };
}

/** `Acme, Inc.` but `Siemens AG`: the comma is an American and Chinese-English custom. */
function join(core: string, form: LegalForm): string {
  return /^(?:Inc\.|LLC|LLP|Ltd\.|P\.C\.|P\.A\.|PLLC|LP)$/.test(form.standard)
    ? `${core}, ${form.standard}`
    : `${core} ${form.standard}`;
}

/** Names all in small letters get capitals; capitals stay, they may be initials. */
function proper(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** True when a name is rather that of an organisation than of a person: legal forms, kinds of business. */
export function looksLikeOrganization(name: string): boolean {
  if (hasHan(name)) {
    const simple = toSimplified(name);
    // 廖小学 and 张银行 are people: three characters that begin with a surname.
    if (name.length <= 3 && isAllHan(name) && isSingleSurname(name.charAt(0))) return false;
    return (
      CHINESE_WORDS.test(simple) || (simple.length >= 5 && CHINESE_ENDINGS.test(simple.replace(/\([^()]*\)$/, '')))
    );
  }
  if (name.length > 200) return false;
  const plain = twoPlainWords(name);
  if (plain !== null) return LATIN_WORDS.has(plain[0]) || LATIN_WORDS.has(plain[1]) || isUnmistakableForm(plain[1]);
  const words = name.split(/[\s,]+/);
  if (words.length > 1 && words.slice(1).some(isUnmistakableForm)) return true;
  if (words.length < 2) return false;
  if (words.some((word) => LATIN_WORDS.has(word.toLowerCase().replace(/[.()"']+/g, '')))) return true;
  return words.length > 2 && (AND_SONS.test(name) || LATIN_PHRASES.test(name));
}

/** Two words of letters of ASCII, as most names of people are, in small letters; null for any other text. */
function twoPlainWords(name: string): readonly [string, string] | null {
  let blank = -1;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 0x20 && blank < 0) blank = i;
    else if (code >= 0x80 || (code | 0x20) < 0x61 || (code | 0x20) > 0x7a) return null;
  }
  if (blank < 1 || blank === name.length - 1) return null;
  const lower = name.toLowerCase();
  return [lower.slice(0, blank), lower.slice(blank + 1)];
}
