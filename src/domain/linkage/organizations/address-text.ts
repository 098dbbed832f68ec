/** An address taken apart for comparing: number, unit, words of the street. */
import { foldText, isHanRun, joinInitials, wordsOf } from './texts.js';

export interface AddressWords {
  /** House number with its letter: `12`, `12a`; '' when there is none. */
  readonly number: string;
  /** Suite, flat, room …; '' when there is none. */
  readonly unit: string;
  /** The other words, in their order. */
  readonly street: readonly string[];
}

const UNIT_WORD = /^(?:suite|ste|apt|apartment|unit|room|rm|floor|fl|flr|bldg|building|no|#)$/;
/** A house number; where its 号 is left out, what stands right behind the road. */
const HAN_NUMBER = /(\d+(?:-\d+)?)(?:号(?!楼)|弄|號(?!樓))|(?<=[路街道巷])(\d+)(?!\d|号楼|栋|幢|座|单元|楼|层|室|房)/u;
const HAN_UNIT = /(\d+[a-z]?|[a-z]\d*)\s*(?:栋|幢|座|单元|楼|层|室|房|号楼)/gu;
const HAN_WORD =
  /[\p{Script=Han}]{1,8}?(?:特别行政区|自治区|自治州|开发区|大道|省|市|区|县|镇|乡|村|路|街|道|巷|弄|里|苑|园|广场|大厦|中心|城|厦|庄|桥)/gu;

/** Takes an address apart. Any text gives something; nothing is looked up. */
export function addressWords(text: string): AddressWords {
  const folded = foldText(text);
  return /\p{Script=Han}/u.test(folded) ? hanAddress(folded) : latinAddress(folded);
}

function latinAddress(folded: string): AddressWords {
  const words = wordsOf(folded.replace(/#\s*/g, ' # '));
  let number = '';
  const unit: string[] = [];
  const street: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    if (i > 0 && UNIT_WORD.test(word) && next !== undefined && (/\d/.test(next) || next.length <= 2)) {
      unit.push(next);
      i++;
    } else if (/^(?:\d{1,3}(?:st|nd|rd|th)?)$/.test(word) && /^(?:floor|fl|flr)$/.test(next ?? '')) {
      unit.push(word.replace(/\D+/g, ''));
      i++;
    } else if (number === '' && /^\d+[a-z]?$/.test(word) && street.length <= 2) {
      number = word;
    } else {
      street.push(/^\d+(?:st|nd|rd|th)$/.test(word) ? word.replace(/(?<!\D)\D+$/, '') : word);
    }
  }
  return { number, unit: unit.join(' '), street: joinInitials(street) };
}

function hanAddress(folded: string): AddressWords {
  const text = folded.replace(/\s+/g, '');
  const found = HAN_NUMBER.exec(text);
  const number = found?.[1] ?? found?.[2] ?? '';
  const after = found === null ? text : text.slice(found.index + found[0].length);
  const unit = [...after.matchAll(HAN_UNIT)].map((match) => match[1]!).join(' ');
  const before = found === null ? text.replace(HAN_UNIT, '') : text.slice(0, found.index);
  const street: string[] = [];
  let at = 0;
  for (const match of before.matchAll(HAN_WORD)) {
    if (match.index > at) street.push(...rest(before.slice(at, match.index)));
    street.push(match[0]);
    at = match.index + match[0].length;
  }
  street.push(...rest(before.slice(at)));
  return { number, unit, street };
}

const rest = (text: string): string[] => wordsOf(text).filter((word) => !isHanRun(word) || word.length >= 2);
