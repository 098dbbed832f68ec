/** Phones and e-mail addresses of all records as numbers and codes. */

import { isProvider } from '../../normalize/email-domains.js';
import type { LetterTexts } from '../comparisons/email.js';
import { HAN } from '../comparisons/person-name.js';
import { sharedInt32, sharedUint8, sharedUint16 } from '../kernel/shared-memory.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ValueColumn } from '../record-table.js';
import { hashUnits, ValueCoder } from './coder.js';
import { isDigitUnit, isLetterUnit, isNullUnits, MOST_UNITS } from './fold-units.js';
import type { NameFeatures } from './name-features.js';
import { NAME_START } from './name-features.js';
import { isNullWord } from './name-text.js';
import type { Folding, UnitFold } from './recode.js';
import { coderOf, recode } from './recode.js';

export interface PhoneFeatures {
  readonly table: ValueTable;
  readonly columns: readonly Int32Array[];
  readonly names: readonly string[];
}

/** Digits that identify a number in its country: no prefix of international or trunk dialing, the last ten. */
export function phoneDigits(text: string): string {
  const main = text.split(/(?:ext|x|转|#|;)/iu, 1)[0]!;
  const digits = main.replace(/\D+/gu, '').replace(/^0+/, '');
  return digits.length < 5 || /^(\d)\1+$/.test(digits) ? '' : digits.slice(-10);
}

const SIGNS: ReadonlySet<number> = new Set([...'+-() .'].map((sign) => sign.charCodeAt(0)));
const MOST_DIGITS = 10;
const ZERO = 0x30;

/** `phoneDigits` on code units. */
const phoneUnits: UnitFold = (source, from, to, out) => {
  if (to - from > MOST_UNITS) return -1;
  let length = 0;
  let same = true;
  for (let at = from; at < to; at++) {
    const unit = source[at]!;
    if (!isDigitUnit(unit)) {
      if (!SIGNS.has(unit)) return -1;
    } else if (length > 0 || unit !== ZERO) {
      if (length > 0 && unit !== out[0]) same = false;
      out[length++] = unit;
    }
  }
  if (length < 5 || same) return 0;
  if (length <= MOST_DIGITS) return length;
  out.copyWithin(0, length - MOST_DIGITS, length);
  return MOST_DIGITS;
};

export const PHONE: Folding = { units: phoneUnits, text: phoneDigits };

export function phoneFeatures(columns: readonly ValueColumn[], count: number): PhoneFeatures | null {
  const coder = coderOf(...columns);
  const coded = columns.map((column) => recode(column, coder, PHONE, count));
  if (coder.size === 1) return null;
  return { table: coder.table(), columns: coded, names: columns.map((column) => column.header) };
}

export interface EmailFeatures {
  readonly columns: readonly Int32Array[];
  readonly named: readonly Uint8Array[];
  readonly local: Int32Array;
  readonly domain: Int32Array;
  readonly locals: ValueTable;
  readonly domains: ValueTable;
  /** Per domain 1 where it is one of a well-known provider. */
  readonly meant: Uint8Array;
  /** The letters of each local part, by its code. */
  readonly letters: LetterTexts;
  /** Hash of each whole address, by code. */
  readonly hashes: Int32Array;
}

/** Mail without what names say of it: `flagNamed` fills `named`. */
export function emailFeatures(columns: readonly ValueColumn[], count: number): EmailFeatures | null {
  const coder = coderOf(...columns);
  const coded = columns.map((column) => recode(column, coder, EMAIL, count));
  const { size } = coder;
  if (size === 1) return null;
  const total = coder.offsets[size]!;
  const locals = new ValueCoder(size, total);
  const domains = new ValueCoder();
  const letters = { units: sharedUint16(total), offsets: sharedInt32(size + 1) };
  const local = sharedInt32(size);
  const domain = sharedInt32(size);
  const hashes = sharedInt32(size);
  const { units } = coder;
  for (let code = 1; code < size; code++) {
    const from = coder.offsets[code]!;
    const to = coder.offsets[code + 1]!;
    hashes[code] = hashUnits(units, from, to);
    let at = to - 1;
    while (at >= from && units[at] !== AT) at--;
    domain[code] = at < from ? 0 : domains.codeUnits(units, at + 1, to);
    const end = at < from ? to : localEnd(units, from, at);
    const own =
      end < 0
        ? locals.code(
            coder
              .text(code)
              .slice(0, at - from)
              .replace(/\+.*$/, ''),
          )
        : locals.codeUnits(units, from, end);
    local[code] = own;
    if (own === locals.size - 1) letters.offsets[own + 1] = addLetters(locals, own, letters);
  }
  const meant = sharedUint8(domains.size);
  for (const [code, text] of domains.texts().entries()) if (isProvider(text)) meant[code] = 1;
  return {
    columns: coded,
    named: coded.map(() => sharedUint8(count)),
    local,
    domain,
    locals: locals.table(),
    domains: domains.table(),
    meant,
    letters,
    hashes,
  };
}

/** Writes the letters of a text behind those of the one before; gives where they end. */
function addLetters(texts: ValueCoder, code: number, { units, offsets }: LetterTexts): number {
  const from = texts.offsets[code]!;
  const to = texts.offsets[code + 1]!;
  let end = offsets[code]!;
  for (let at = from; at < to; at++) {
    const unit = texts.units[at]!;
    if (!isPlainUnit(unit)) {
      end = offsets[code]!;
      for (const letter of texts.text(code).match(/\p{L}/gu) ?? [])
        for (let i = 0; i < letter.length; i++) units[end++] = letter.charCodeAt(i);
      return end;
    }
    if (isLetterUnit(unit)) units[end++] = unit;
  }
  return end;
}

const AT = 0x40;
const PLUS = 0x2b;

function foldEmail(text: string): string {
  const value = text.trim().toLowerCase().slice(0, MOST_UNITS);
  return isNullWord(value) || value.length < 3 ? '' : value;
}

/** Visible ASCII without capitals, as addresses in standard form are. */
const isPlainUnit = (unit: number): boolean => unit > 0x20 && unit < 0x7f && !(unit >= 0x41 && unit <= 0x5a);

/** `foldEmail` on code units. */
const emailUnits: UnitFold = (source, from, to, out) => {
  const length = to - from;
  if (length > MOST_UNITS) return -1;
  let whole = false;
  for (let i = 0; i < length; i++) {
    const unit = source[from + i]!;
    if (!isPlainUnit(unit)) return -1;
    if (unit === AT) whole = true;
    out[i] = unit;
  }
  return length < 3 || (!whole && isNullUnits(out, length)) ? 0 : length;
};

export const EMAIL: Folding = { units: emailUnits, text: foldEmail };

/** Where the local part ends: at its first `+`, else at `at`. −1 where it holds more than visible ASCII. */
function localEnd(units: Uint16Array, from: number, at: number): number {
  for (let i = from; i < at; i++) if (!isPlainUnit(units[i]!)) return -1;
  for (let i = from; i < at; i++) if (units[i] === PLUS) return i;
  return at;
}

/**
 * Sets `named` of the records from `from` to `to` where the local part of the address holds the given or family name, or the
 * start of one: it was made from the name, which may be cut short there.
 */
export function flagNamed(emails: EmailFeatures, names: NameFeatures, from: number, to: number): void {
  const { columns, named, local } = emails;
  const { units, offsets } = emails.letters;
  const { given, family, starts } = names;
  const { script } = names.facts;
  const holds = (text: number, name: number): boolean => {
    const third = starts[NAME_START * name + 2]!;
    if (third === 0) return false;
    const first = starts[NAME_START * name]!;
    const second = starts[NAME_START * name + 1]!;
    const last = offsets[text + 1]! - NAME_START;
    for (let at = offsets[text]!; at <= last; at++) {
      if (units[at] === first && units[at + 1] === second && units[at + 2] === third) return true;
    }
    return false;
  };
  const isShort = (name: number): boolean => name !== 0 && starts[NAME_START * name + 2] === 0;
  /** True where the text begins with `few` letters of one name and as many of the other as make three. */
  const begins = (text: number, x: number, few: number, y: number): boolean => {
    const begin = offsets[text]!;
    if (offsets[text + 1]! - begin < NAME_START) return false;
    let from = 0;
    for (let i = 0; i < NAME_START; i++) {
      const own = i < few ? starts[NAME_START * x + i]! : 0;
      const unit = own === 0 ? starts[NAME_START * y + from++]! : own;
      if (unit === 0 || units[begin + i] !== unit) return false;
    }
    return true;
  };
  /** Names of two letters tell nothing alone: 许晨 is meant by xuc…, chenxu… and cxu…. */
  const holdsShort = (text: number, x: number, y: number): boolean =>
    (isShort(x) || isShort(y)) &&
    (begins(text, x, NAME_START, y) || begins(text, y, NAME_START, x) || begins(text, x, 1, y));
  /** Characters have other readings than those of pinyin (initials, dialects, Japanese): any letters may be one of them. */
  const isReadInAnyWay = (text: number, x: number, y: number): boolean =>
    (script[x] === HAN || script[y] === HAN) && offsets[text + 1]! > offsets[text]!;
  for (const [column, codes] of columns.entries()) {
    const flags = named[column]!;
    for (let i = from; i < to; i++) {
      const code = codes[i]!;
      if (code === 0) continue;
      const text = local[code]!;
      if (
        holds(text, given[i]!) ||
        holds(text, family[i]!) ||
        holdsShort(text, given[i]!, family[i]!) ||
        isReadInAnyWay(text, given[i]!, family[i]!)
      )
        flags[i] = 1;
    }
  }
}
