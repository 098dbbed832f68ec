/**
 * Telephone numbers: E.164 for machines, `+86-21-58881234 ext 802` for people. A cell may hold several. The country comes
 * from the number, else from the record's address, else from the default, else from the shape of the number.
 */
import type { IssueCode } from '../../record/issue.js';
import type { NormalizeContext, Normalized } from '../result.js';
import { isNullWord, isScientific, tidy, unwrapSpreadsheet } from '../text.js';
import { displayPhone, type JudgedNumber, judgeInternational, judgeNational } from './judge.js';
import type { PhoneKind } from './numbering-plan.js';
import { splitPhones, type WrittenNumber } from './split.js';

export type { PhoneKind } from './numbering-plan.js';

/** One number. `e164` and the rest are null when it is not valid; `standard` is then ''. */
export interface Phone extends Normalized {
  readonly e164: string | null;
  readonly country: string | null;
  readonly kind: PhoneKind | null;
  readonly extension: string | null;
  readonly valid: boolean;
}

/** A cell: the first number, and all of them where there are several. */
export interface PhoneCell extends Phone {
  readonly numbers?: readonly Phone[];
}

const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
const CHINESE_MOBILE_86 = /^(?:00)?86(1[3-9]\d{9})$/;
/** 3-4-4 digits: how Chinese mobile numbers are written, and no one else's. */
const CHINESE_GROUPS = /^1[3-9]\d[ .-]\d{4}[ .-]\d{4}$/;
/** Two or more separators, and not 3-4-4. */
const OTHERWISE_GROUPED = /^(?!\D{0,2}1[3-9]\d\D\d{4}\D\d{4}$)\D{0,2}\d+\D+\d+\D+\d/;
/** A sign after the area code, or 021 5888 1234; `0793 984 8328` and `07939848328` are more likely British. */
const CHINESE_LANDLINE =
  /^(?:\(0(?:10|2\d|[3-9]\d{2})\) ?|0(?:10|2\d|[3-9]\d{2})-)[2-9]\d{2,3}[ -]?\d{4}$|^0(?:10|2\d) ?[2-9]\d{3} ?\d{4}$|^0(?!7)[3-9]\d{2} ?[2-9]\d{6,7}$/;
/** Calling codes of Hong Kong, Macau and Taiwan without their plus, set apart: `(852) 2345 6789`, `852-23456789`. */
const NEIGHBOUR =
  /^\((?:852|853|886)\)|^85[23][- ]\d{4}[- ]?\d{4}$|^886[- ](?:0?[2-8][- ]\d{3,4}[- ]?\d{4}|0?9\d{2}[- ]?\d{3}[- ]?\d{3})$/;
const CHINESE_SERVICE = /^[48]00[ -]?\d{3}[ -]?\d{4}$|^[48]00[ -]?\d{4}[ -]?\d{3}$/;
const AMERICAN_GROUPS = /^(?:1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}$/;

/** Trunk 8 and groups of three, three, two and two: `8 (495) 123-45-67`, and no calling code 84. */
const RUSSIAN_GROUPS = /^8[ -]?(?:\(\d{3}\) ?|\d{3}[ -])\d{3}[ -]?\d{2}[ -]?\d{2}$/;

/** A number of a cell before it is written out: what records need of it. */
export interface ReadPhone {
  /** As written, where the cell holds several numbers; else the cell. */
  readonly raw: string;
  /** Null when it is not valid. */
  readonly number: JudgedNumber | null;
  readonly extension: string | null;
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
}

const NO_ISSUES: readonly IssueCode[] = [];

/**
 * A telephone cell → its numbers. Never throws; anything at all may be handed in. A value of digits that a spreadsheet
 * has rounded is not valid and says `excel-damage`.
 */
export function normalizePhone(raw: string, context: NormalizeContext = {}): PhoneCell {
  const read = readPhoneCell(raw, context);
  const best = writeOut(read[0] as ReadPhone);
  if (read.length === 1) return best;
  return { ...best, raw, issues: ['phone-several', ...best.issues], numbers: read.map(writeOut) };
}

/** The same without the form for people: at least one entry, several for a cell of several numbers. */
export function readPhoneCell(raw: string, context: NormalizeContext): readonly ReadPhone[] {
  const cell = unwrapSpreadsheet(raw.trim(), true);
  let text = cell.text;
  let { issue } = cell;
  if (issue === null && /[eEｅＥ]/.test(text) && isScientific(tidy(text)))
    ({ text, issue } = unwrapSpreadsheet(tidy(text), true));
  const issues = issue === null ? NO_ISSUES : [issue];
  if (issue === 'excel-damage') return [invalid(raw, null, issues)];
  const written = splitPhones(text);
  const [first] = written;
  if (first === undefined) return [invalid(raw, null, isNullWord(tidy(text)) ? NO_ISSUES : ['phone-invalid'])];
  if (written.length === 1) return [judge(raw, first, context, issues)];
  const numbers = unique(written.map((one) => judge(one.written, one, context, NO_ISSUES)));
  return numbers.length === 1 ? [{ ...(numbers[0] as ReadPhone), raw }] : numbers;
}

function unique(numbers: readonly ReadPhone[]): readonly ReadPhone[] {
  const seen = new Set<string>();
  return numbers.filter(({ raw, number, extension }) => {
    const key = number === null ? `raw ${raw}` : `${number.e164} ${extension}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function invalid(raw: string, extension: string | null, issues: readonly IssueCode[]): ReadPhone {
  return { raw, number: null, extension, confidence: 0, issues };
}

function writeOut({ raw, number, extension, confidence, issues }: ReadPhone): Phone {
  return {
    raw,
    e164: number?.e164 ?? null,
    standard: number === null ? '' : displayPhone(number, extension),
    country: number?.country ?? null,
    kind: number?.kind ?? null,
    extension,
    valid: number !== null,
    confidence,
    issues,
  };
}

function judge(
  raw: string,
  written: WrittenNumber,
  context: NormalizeContext,
  before: readonly IssueCode[],
): ReadPhone {
  const { extension } = written;
  const answer = find(written, context);
  if (answer === null) return invalid(raw, extension, [...before, 'phone-invalid']);
  const { number, confidence } = answer;
  const issues: readonly IssueCode[] = confidence < 0.9 ? [...before, 'phone-country-assumed'] : before;
  return { raw, number, extension, confidence, issues };
}

interface Found {
  readonly number: JudgedNumber;
  readonly confidence: number;
}

const found = (number: JudgedNumber | null, confidence: number): Found | null =>
  number === null ? null : { number, confidence };

function find(written: WrittenNumber, context: NormalizeContext): Found | null {
  const { dial } = written;
  if (dial.startsWith('+')) return findInternational(dial.slice(1), written.written, context);
  const known = context.country ?? null;
  const fallback = context.defaultCountry ?? null;
  // Grouped as Chinese mobiles are: the writing itself tells.
  if (CHINESE_GROUPS.test(written.written)) {
    const chinese = judgeNational(dial, 'CN');
    if (chinese !== null) return found(chinese, known === 'CN' || fallback === 'CN' ? 1 : 0.9);
  }
  // `(212) 555-0123` is nobody's way of writing 021-2555-0123.
  const american = AMERICAN_GROUPS.test(written.written) && !CHINESE_SERVICE.test(written.written);
  if (american && (known ?? fallback) === 'CN') return found(judgeNational(dial, 'US'), 0.8);
  if (known !== null) {
    const there = judgeNational(dial, known);
    if (there !== null) return found(there, 0.98);
  }
  if (fallback !== null && fallback !== known) {
    const there = judgeNational(dial, fallback);
    if (there !== null) return found(there, known === null ? 0.95 : 0.8);
  }
  const nothingKnown = known === null && (fallback === null || context.defaultIsGuess === true);
  return findByShape(written, nothingKnown, context.dialledThere === true);
}

/** `+52 1 55 …`: what mobile numbers of Mexico had before them until 2019, and address books still have. */
const OLD_MEXICAN = /^521(\d{10})$/;

/** `+86 021 …`, `+86138…`; also `+` before a number that is really national. */
function findInternational(digits: string, written: string, context: NormalizeContext): Found | null {
  const plain = judgeInternational(digits);
  if (plain !== null) return found(plain, 1);
  const mexican = OLD_MEXICAN.exec(digits);
  if (mexican !== null) return found(judgeInternational(`52${mexican[1]}`), 0.95);
  if (digits.startsWith('00')) return found(judgeInternational(digits.slice(2)), 0.9);
  const country = context.country ?? context.defaultCountry ?? null;
  if (country === 'CN' && isChineseMobile(digits, written)) return found(judgeNational(digits, 'CN'), 0.8);
  return country !== null && digits.startsWith('0') ? found(judgeNational(digits, country), 0.7) : null;
}

/** Eleven digits, written in one or as Chinese mobile numbers are grouped; `+1 503 154 4678` is another's bad number. */
function isChineseMobile(digits: string, written: string): boolean {
  return CHINESE_MOBILE.test(digits) && !OTHERWISE_GROUPED.test(written);
}

/** No country was given, or the number is not one of its: what the digits alone tell. */
function findByShape({ dial, written }: WrittenNumber, nothingKnown: boolean, dialledThere: boolean): Found | null {
  if (isChineseMobile(dial, written)) return found(judgeNational(dial, 'CN'), 0.85);
  const prefixed = CHINESE_MOBILE_86.exec(dial);
  if (prefixed !== null) return found(judgeNational(prefixed[1] as string, 'CN'), 0.95);
  if (dialledThere && !nothingKnown) return null;
  if (/^00[1-9]\d{7,14}$/.test(dial)) return found(judgeInternational(dial.slice(2)), 0.95);
  if (/^011[1-9]\d{7,14}$/.test(dial)) return found(judgeInternational(dial.slice(3)), 0.9);
  if (NEIGHBOUR.test(written)) return found(judgeInternational(dial), 0.85);
  if (!nothingKnown) return null;
  if (CHINESE_LANDLINE.test(written)) {
    const chinese = judgeNational(dial, 'CN');
    if (chinese !== null) return found(chinese, 0.8);
  }
  if (AMERICAN_GROUPS.test(written)) {
    const american = judgeNational(dial, 'US');
    if (american !== null) return found(american, 0.8);
  }
  if (RUSSIAN_GROUPS.test(written)) {
    const russian = judgeNational(dial, 'RU');
    if (russian !== null) return found(russian, 0.8);
  }
  if (CHINESE_SERVICE.test(written)) return found(judgeNational(dial, 'CN'), 0.75);
  if (/^86\d{9,11}$/.test(dial)) return found(judgeInternational(dial), 0.8);
  // A calling code without its plus: only digits that are long enough and not a trunk zero.
  return /^[1-9]\d{10,14}$/.test(dial) ? found(judgeInternational(dial), 0.6) : null;
}
