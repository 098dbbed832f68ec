/** Dates written with words: `Mar 5, 2024`, `5-Mar-24`, `5. März 2024`, `2024年3月5日`, `二〇二四年三月五日`, `民國85年3月5日`. */

import { MONTHS } from './month-names.js';

export interface WordDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The year was written with two digits. */
  readonly shortYear: boolean;
  /** True for `Mar-24`, which spreadsheets write for a month of a year and people for a day: it was read as a day. */
  readonly monthOrDay?: boolean;
}

const CHINESE =
  /^(?:(?:中[華华])?(民國|民国|令和|平成|昭和|大正)? ?([\d〇零○一二三四五六七八九十元]{1,4}) ?年 ?)?([\d一二三四五六七八九十]{1,3}) ?月(?: ?([\d一二三四五六七八九十廿卅]{1,3}) ?[日号號]?)?$/;
const KOREAN = /^(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일$/;
/** `民國113/1/31`, `令和6.1.31`, and the letters of the eras of Japan: `R6.1.31`, `H30/4/1`. */
const ERA_AND_NUMBERS =
  /^(?:中[華华])?(民國|民国|令和|平成|昭和|大正|[RHST])(?: ?(?=\d)|\.(?=\d))(\d{1,3}|元)([./-])(\d{1,2})\3(\d{1,2})$/i;
const ROMAN = /^(\d{1,2})[ ./-]{1,2}(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[ ./-]{1,2}(\d{4})$/;
const ROMAN_MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const VIETNAMESE = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?: năm|,)? (\d{4})$/i;
const CHINESE_YEAR = /^(?:中[華华])?(民國|民国|令和|平成|昭和|大正)?([\d〇零○一二三四五六七八九十元]{1,4}) ?年$/;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[ \-/.]*(?:of |de )?([\p{L}]{3,14})\.?(?:[ \-/.,']*(?:de )?(\d{4}|\d{2}))?$/iu;
const MONTH_FIRST = /^([\p{L}]{3,14})\.?[ \-/]*(\d{1,2})(?:st|nd|rd|th)?(?:,? +|[-/,]+)(\d{4}|'?\d{2})$/iu;
const MONTH_DAY = /^([\p{L}]{3,14})\.?[ -](\d{1,2})(?:st|nd|rd|th)?$/iu;
const MONTH_YEAR = /^([\p{L}]{3,14})\.?[ \-/,]+(\d{4})$/iu;
const YEAR_MONTH_DAY = /^(\d{4})[ \-/.]{1,2}([\p{L}]{3,14})\.?[ \-/.](\d{1,2})\.?$/iu;

/** Year that precedes the first of the era. */
const ERAS: ReadonlyMap<string, number> = new Map([
  ['民國', 1911],
  ['民国', 1911],
  ['大正', 1911],
  ['昭和', 1925],
  ['平成', 1988],
  ['令和', 2018],
  ['T', 1911],
  ['S', 1925],
  ['H', 1988],
  ['R', 2018],
]);

/** The last year of the eras that have ended, by their letters. */
const LAST_OF_ERA: ReadonlyMap<string, number> = new Map([
  ['T', 15],
  ['S', 64],
  ['H', 31],
]);

/** Reads a tidied date with words; null when it is not one. Whether the day exists is not asked here. */
export function readDateWords(text: string): WordDate | null {
  const western = text.replace(/ (?:г(?:\.|ода)?|р(?:\.|оку))$/, '');
  const era = ERA_AND_NUMBERS.exec(text);
  if (era !== null && Number(era[2]) <= (LAST_OF_ERA.get((era[1] as string).toUpperCase()) ?? 999))
    return numbered(
      (ERAS.get((era[1] as string).toUpperCase()) ?? 0) + (era[2] === '元' ? 1 : Number(era[2])),
      era[4],
      era[5],
    );
  const roman = ROMAN.exec(text);
  if (roman !== null) return numbered(Number(roman[3]), String(ROMAN_MONTHS.indexOf(roman[2] as string) + 1), roman[1]);
  const vietnamese = VIETNAMESE.exec(text);
  if (vietnamese !== null) return numbered(Number(vietnamese[3]), vietnamese[2], vietnamese[1]);
  return readChinese(text.replace(KOREAN, '$1年$2月$3日')) ?? readMonthName(western);
}

function numbered(year: number, month: string | undefined, day: string | undefined): WordDate {
  return { year, month: Number(month), day: Number(day), shortYear: false };
}

function readChinese(text: string): WordDate | null {
  if (!/[年月]/.test(text)) return null;
  const match = CHINESE.exec(text) ?? CHINESE_YEAR.exec(text);
  if (match === null) return null;
  const [, era, yearText, monthText, dayText] = match;
  const year = yearText === undefined ? null : chineseYear(yearText, era);
  if (yearText !== undefined && year === null) return null;
  const month = monthText === undefined ? null : chineseNumber(monthText);
  const day = dayText === undefined ? null : chineseNumber(dayText);
  if ((monthText !== undefined && month === null) || (dayText !== undefined && day === null)) return null;
  const shortYear = era === undefined && yearText !== undefined && yearText.length === 2;
  return { year, month, day, shortYear };
}

const CHINESE_DIGITS = '零一二三四五六七八九';

function chineseYear(text: string, era: string | undefined): number | null {
  const base = era === undefined ? 0 : (ERAS.get(era) as number);
  if (text === '元') return era === undefined ? null : base + 1;
  if (/^\d+$/.test(text)) return text.length === 3 && era === undefined ? null : base + Number(text);
  if (era !== undefined) {
    const number = chineseNumber(text);
    return number === null ? null : base + number;
  }
  let year = 0;
  for (const char of text.replace(/[〇○]/g, '零')) {
    const digit = CHINESE_DIGITS.indexOf(char);
    if (digit < 0) return null;
    year = year * 10 + digit;
  }
  return text.length === 4 || text.length === 2 ? year : null;
}

/** 1 – 99 in digits or Chinese numerals (十五, 二十, 廿三). */
function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace('廿', '二十').replace('卅', '三十');
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain);
  if (match === null || plain === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return tens !== undefined && ones === undefined ? CHINESE_DIGITS.indexOf(tens) : null;
  return (
    (tens === undefined ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 +
    (ones === undefined ? 0 : CHINESE_DIGITS.indexOf(ones))
  );
}

function readMonthName(text: string): WordDate | null {
  const yearFirst = YEAR_MONTH_DAY.exec(text);
  if (yearFirst !== null) return made(yearFirst[2], yearFirst[3], yearFirst[1]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return made(dayFirst[2], dayFirst[1], dayFirst[3]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return made(monthFirst[1], monthFirst[2], monthFirst[3]);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null) {
    const read = made(monthDay[1], monthDay[2], undefined);
    return read !== null && /^\p{L}{3}-\d{2}$/u.test(text) ? { ...read, monthOrDay: true } : read;
  }
  const monthYear = MONTH_YEAR.exec(text);
  return monthYear === null ? null : made(monthYear[1], undefined, monthYear[2]);
}

function made(name: string | undefined, day: string | undefined, year: string | undefined): WordDate | null {
  const month = MONTHS.get((name ?? '').toLowerCase());
  if (month === undefined) return null;
  const digits = year?.replace("'", '');
  return {
    year: digits === undefined ? null : Number(digits),
    month,
    day: day === undefined ? null : Number(day),
    shortYear: digits !== undefined && digits.length === 2,
  };
}
