/**
 * Dates, strictly: a day that exists or nothing. Standard form `2024-03-05`, with the time after a `T` where there is one;
 * `2024-03` and `2024` where the day is not known, `--04-01` where the year is not. Whether `3/4/2024` is in March or April is
 * decided once for a whole column (`decideDateOrder`), never value by value.
 */
import type { IssueCode } from '../record/issue.js';
import { civil, exists, isoDate } from './calendar.js';
import { atOffset, clockTime, readTime } from './clock-time.js';
import { readDateWords } from './date-words.js';
import type { Normalized } from './result.js';
import { fullYear, readShort } from './short-years.js';
import { isNullWord, tidy, unwrapSpreadsheet } from './text.js';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DatePrecision = 'day' | 'month' | 'year' | 'month-day' | 'time';

export interface DateContext {
  /** Order of day and month in the column; null or left out: unknown. */
  readonly order?: DateOrder | null;
  /** ISO 3166 alpha-2: decides the order where nothing else does (United States: month first). */
  readonly country?: string | null;
  /** A birthday: no spreadsheet serials of the future, no times, 1880 or later. */
  readonly birth?: boolean;
  /** Today as `yyyy-mm-dd`: birthdays after it are implausible. */
  readonly today?: string | null;
}

export interface NormalizedDate extends Normalized {
  readonly valid: boolean;
  readonly precision: DatePrecision | null;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** Year, month and day as read, before it is known whether they exist. `time` as `hh:mm:ss` with offset, or ''. */
export interface DateParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly time?: string;
  readonly issue?: IssueCode;
  readonly ambiguous?: boolean;
}

/** Stand-ins for "no date" that are dates. */
const NOT_REALLY: ReadonlySet<string> = new Set([
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-00',
  '0001-01-01',
  '9999-12-31',
  '1753-01-01',
  '1601-01-01',
]);

const TIME =
  /(?:(?<![ T])[ T]+|(?<=日))(?:(上午|下午|晚上|凌晨|中午)\s*)?(\d{1,2})[:：时点h](\d{2})(?:[:：分](\d{2})(?:[.,](\d{1,9}))?秒?|分)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|(?:utc|gmt)?[+-]\d{2}:?\d{2}|utc|gmt|[+-]\d{2}|[a-z]{2,4}t)?(?: ?\([^()]{0,40}\))?$/i;
const WEEKDAY =
  /^\p{L}{2,14}\.?,\s+(?=\d)|^(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]{0,6}\.?,?\s+)|^(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|anche|credi|dredi)\.?,?\s+(?=\d)|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\s+(?=\d)|\s*\(?(?:星期|周|週)[一二三四五六日天]\)?$/iu;

/** The basic form of ISO 8601: 20231231T235959Z. */
const BASIC = /^(\d{8})T(\d{2})(\d{2})(\d{2})(z|[+-]\d{4})?$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const YEAR_FIRST = /^(\d{4})([./\- ])(\d{1,2})\2(\d{1,2})\.?$/;
/** `2024. 3. 5.`, as Korea writes it. */
const YEAR_FIRST_SPACED = /^(\d{4})\. (\d{1,2})\. (\d{1,2})\.?$/;
/** `24. 12. 1970`, as Czechs and Slovaks write it: blanks behind the stops. */
const STOPS_AND_BLANKS = /^(\d{1,2})\. (\d{1,2})\. (?=\d{2,4}\.?$)/;
const YEAR_LAST = /^(\d{1,2})([./\- ])(\d{1,2})\2(\d{4}|\d{2})\.?$/;
const SHORT_FIRST = /^(\d{2})([./-])(\d{1,2})\2(\d{1,2})$/;
const YEAR_MONTH = /^(\d{4})[./-](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[./-](\d{4})$/;
const NO_YEAR = /^--(\d{2})-?(\d{2})$/;
/** `113/01/31` in Taiwan: years of the republic. */
const REPUBLIC = /^(\d{2,3})([./-])(\d{1,2})\2(\d{1,2})$/;
const MONTH_DAY = /^(\d{1,2})[./-](\d{1,2})$/;
const DIGITS = /^\d+$/;
/** 45356.5: a spreadsheet's day and part of the day. */
const SERIAL_WITH_TIME = /^(\d{5})(\.\d{1,16})$/;

/** A date cell → its day. Never throws. */
export function normalizeDate(raw: string, context: DateContext = {}): NormalizedDate {
  const cell = unwrapSpreadsheet(raw.trim(), false);
  if (cell.issue !== null) return failed(raw, [cell.issue]);
  // Dashes as word processors write them; `4.3.1985 r.` and `г.` say that it is a year.
  const text = tidy(cell.text)
    .replace(/(?<=\d ?)[\u2010-\u2015\u2212](?= ?\d)/g, '-')
    .replace(/(?<=\d{4}) (?:r|roku|г|года)\.?$/, '');
  if (isNullWord(text) || text.length > 60) return failed(raw, isNullWord(text) ? [] : ['date-invalid']);
  const parts = readDate(text, context);
  if (parts === null) return failed(raw, ['date-invalid']);
  return finish(raw, parts, context);
}

function failed(raw: string, issues: readonly IssueCode[]): NormalizedDate {
  return {
    raw,
    standard: '',
    valid: false,
    precision: null,
    year: null,
    month: null,
    day: null,
    confidence: 0,
    issues,
  };
}

function finish(raw: string, parts: DateParts, context: DateContext): NormalizedDate {
  const { year, month, day } = parts;
  // Thailand counts from the death of the Buddha.
  if (year !== null && year > 2400 && year < 2700 && context.country === 'TH')
    return finish(raw, { ...parts, year: year - 543 }, context);
  if (!exists(year, month, day) || (year !== null && year < (month === null ? 1880 : 1000)))
    return failed(raw, ['date-invalid']);
  const time = context.birth === true ? '' : (parts.time ?? '');
  const bare = isoDate(year, month, day);
  if (NOT_REALLY.has(bare)) return failed(raw, ['null-word']);
  const issues: IssueCode[] = parts.issue === undefined ? [] : [parts.issue];
  if (parts.ambiguous === true) issues.push('date-ambiguous');
  if (year === null) issues.push('date-no-year');
  if (context.birth === true && year !== null && isImplausibleBirth(bare, year, context.today ?? null)) {
    issues.push('date-implausible');
  }
  const implausible = issues.includes('date-implausible');
  const precision: DatePrecision =
    year === null ? 'month-day' : month === null ? 'year' : day === null ? 'month' : time === '' ? 'day' : 'time';
  return {
    raw,
    standard: time === '' ? bare : atOffset(bare, time),
    valid: !implausible,
    precision,
    year,
    month,
    day,
    confidence:
      parts.ambiguous === true || isFarAway(year) ? 0.5 : implausible ? 0.3 : parts.issue === undefined ? 1 : 0.9,
    issues,
  };
}

/** A year that is rather one of another calendar: 1402 in Iran, 2563 in Thailand. */
const isFarAway = (year: number | null): boolean => year !== null && (year < 1700 || year > 2200);

function isImplausibleBirth(date: string, year: number, today: string | null): boolean {
  return year < 1880 || (today !== null && date > today.slice(0, date.length));
}

/** Reads the parts of a tidied date; null when it has none of the known forms. */
export function readDate(text: string, context: DateContext): DateParts | null {
  return isOfNumbers(text) ? readDay(text, context) : readDateAnew(text, context);
}

/** Digits and points, slashes and hyphens between them: no words, no time. */
function isOfNumbers(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < DASH || code > NINE) return false;
  }
  return true;
}

/** `-`, `.`, `/` and the digits lie beside each other. */
const DASH = 0x2d;
const NINE = 0x39;

/** The same without a first look. */
export function readDateAnew(text: string, context: DateContext): DateParts | null {
  const undated = text.replace(WEEKDAY, '').replace(/ Uhr$/i, '').replace(BASIC, '$1 $2:$3:$4$5');
  const clock = undated.length > 9 ? TIME.exec(undated) : null;
  const time = clock === null ? '' : readTime(clock);
  if (time === null) return null;
  const day = (clock === null ? undated : undated.slice(0, clock.index)).replace(/[,，]$/, '').trim();
  const parts = readDay(day, context);
  return parts === null || time === '' ? parts : { ...parts, time };
}

function readDay(text: string, context: DateContext): DateParts | null {
  if (DIGITS.test(text)) return readDigits(text, context);
  const iso = ISO.exec(text);
  if (iso !== null) return numbers(iso[1], iso[2], iso[3]);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return numbers(yearFirst[1], yearFirst[3], yearFirst[4]);
  const spaced = YEAR_FIRST_SPACED.exec(text);
  if (spaced !== null) return numbers(spaced[1], spaced[2], spaced[3]);
  const republic = context.country === 'TW' ? REPUBLIC.exec(text) : null;
  if (republic !== null) return { ...numbers(undefined, republic[3], republic[4]), year: 1911 + Number(republic[1]) };
  const serial = SERIAL_WITH_TIME.exec(text);
  if (serial !== null) return fromSerial(Number(serial[1]), context, Number(serial[2]));
  // A first number above 31 can be nothing but a year.
  const shortFirst = context.order === 'ymd' || /^(?:3[2-9]|[4-9])/.test(text) ? SHORT_FIRST.exec(text) : null;
  if (shortFirst !== null) {
    return {
      ...numbers(undefined, shortFirst[3], shortFirst[4]),
      year: fullYear(Number(shortFirst[1]), true, context),
    };
  }
  const yearLast = YEAR_LAST.exec(text.replace(STOPS_AND_BLANKS, '$1.$2.'));
  if (yearLast !== null) {
    const [, first = '', separator, second = '', last = ''] = yearLast;
    const short = context.order === undefined ? readShort(first, separator, second, last, context) : null;
    if (short !== null) return short;
    return orderDayMonth(fullYear(Number(last), last.length === 2, context), first, second, context, separator);
  }
  const noYear = NO_YEAR.exec(text);
  if (noYear !== null) return numbers(undefined, noYear[1], noYear[2]);
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth !== null) return numbers(yearMonth[1], yearMonth[2], undefined);
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear !== null) return numbers(monthYear[2], monthYear[1], undefined);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null && context.birth === true) return orderDayMonth(null, monthDay[1], monthDay[2], context);
  const words = readDateWords(text);
  return words === null
    ? null
    : {
        ...words,
        ...(words.monthOrDay ? { ambiguous: true } : {}),
        year: words.year === null ? null : fullYear(words.year, words.shortYear, context),
      };
}

function numbers(year: string | undefined, month: string | undefined, day: string | undefined): DateParts {
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return { year: number(year), month: number(month), day: number(day) };
}

/** Which of two numbers is the month: the column's order, a number above twelve, the sign between them, the country. */
function orderDayMonth(
  year: number | null,
  first: string | undefined,
  second: string | undefined,
  context: DateContext,
  separator?: string,
): DateParts {
  const a = Number(first);
  const b = Number(second);
  if (year === null && context.order === 'ymd') return { year, month: a, day: b };
  if (context.order === 'dmy' || context.order === 'mdy') {
    const dayFirst = context.order === 'dmy';
    // The one cell that contradicts its column can only be read the other way round.
    const [day, month] = dayFirst ? [a, b] : [b, a];
    return month > 12 && day <= 12 ? { year, month: day, day: month, ambiguous: true } : { year, month, day };
  }
  if (a > 12) return { year, month: b, day: a };
  if (b > 12) return { year, month: a, day: b };
  if (a === b) return { year, month: a, day: b };
  const monthFirst = separator !== '.' && MONTH_FIRST.has(context.country ?? '');
  const sure = separator === '.';
  return { year, month: monthFirst ? a : b, day: monthFirst ? b : a, ...(sure ? {} : { ambiguous: true }) };
}

/** Countries that write the month first; China, Japan and Korea do so when they leave the year away or put it last. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'PH', 'CN', 'TW', 'JP', 'KR', 'PR', 'GU']);

/** `20240305`, `20240305101112`, `1985`, spreadsheet serials, Unix times. */
function readDigits(text: string, context: DateContext): DateParts | null {
  if (text.length === 8) {
    const year = Number(text.slice(0, 4));
    const parts = numbers(text.slice(0, 4), text.slice(4, 6), text.slice(6));
    if (year >= 1000 && year <= 2999 && exists(parts.year, parts.month, parts.day)) return parts;
    if (context.order === 'ymd' || context.order === null || context.order === undefined) {
      return context.order === 'ymd' ? null : (tailYear(text) ?? null);
    }
    return orderDayMonth(Number(text.slice(4)), text.slice(0, 2), text.slice(2, 4), context);
  }
  if (text.length === 14) {
    const time = clockTime(Number(text.slice(8, 10)), Number(text.slice(10, 12)), Number(text.slice(12)), '');
    return time === null ? null : { ...numbers(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)), time };
  }
  if (text.length === 4) {
    const year = Number(text);
    return year >= 1880 && year <= 2100 ? { year, month: null, day: null } : null;
  }
  if (text.length === 5) return fromSerial(Number(text), context);
  if (context.birth === true) return null;
  if (text.length === 10) return fromUnix(Number(text));
  return text.length === 13 ? fromUnix(Math.floor(Number(text) / 1000)) : null;
}

/** `05031985` in a column whose order is unknown: only when one reading exists. */
function tailYear(text: string): DateParts | null {
  const year = Number(text.slice(4));
  if (year < 1880 || year > 2100) return null;
  const a = Number(text.slice(0, 2));
  const b = Number(text.slice(2, 4));
  if (a > 12 === b > 12) return null;
  return a > 12 ? { year, month: b, day: a } : { year, month: a, day: b };
}

/** Days since 1899-12-30, as spreadsheets count; `fraction` of a day for the time. */
function fromSerial(serial: number, context: DateContext, fraction = 0): DateParts | null {
  const day = civil(serial - 25569);
  if (day.year < 1927 || day.year > (context.birth === true ? 2030 : 2100)) return null;
  const seconds = Math.round(fraction * 86_400);
  const time =
    seconds === 0 || seconds >= 86_400
      ? ''
      : clockTime(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60, '');
  return { ...day, issue: 'excel-restored', time: time ?? '' };
}

function fromUnix(seconds: number): DateParts | null {
  const day = civil(Math.floor(seconds / 86400));
  if (day.year < 1990 || day.year > 2100) return null;
  const rest = seconds % 86400;
  const time = clockTime(Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60, 'Z');
  return time === null ? null : { ...day, time };
}
