/** Birth dates, phones and e-mail addresses of all records as numbers and codes. */
import { sharedInt32, sharedUint8 } from '../kernel/shared-memory.js';
import type { ValueTable } from '../kernel/value-table.js';
import { buildValueTable, textsOf } from '../kernel/value-table.js';
import type { ValueColumn } from '../record-table.js';
import { ValueCoder } from './coder.js';
import type { NameFeatures } from './name-features.js';
import { isNullWord } from './name-text.js';
import type { PeopleRoles } from './roles.js';
import { spelling } from './sound.js';

/** Eight digits, four bits each; 0 = not a date at all; unknown parts are 0xFF. */
export function packDate(text: string): number {
  const parts = text
    .trim()
    .split(/[^0-9]+/u)
    .filter((part) => part !== '');
  const digits = parts.join('');
  if (/^\d{4}-\d{2}-\d{2}/.test(text) || /^\d{8}$/.test(text.trim())) return pack(digits.slice(0, 8));
  const [a = '', b = '', c = ''] = parts;
  if (parts.length >= 3 && a.length === 4) return pack(a + b.padStart(2, '0') + c.padStart(2, '0'));
  if (parts.length >= 3 && c.length === 4) {
    // Day first unless the second part can only be a day.
    const [month, day] = Number(b) > 12 ? [a, b] : [b, a];
    return pack(c + month.padStart(2, '0') + day.padStart(2, '0'));
  }
  if (parts.length === 2 && a.length === 4) return pack(`${a + b.padStart(2, '0')}ff`);
  if (parts.length === 1 && a.length === 4) return pack(`${a}ffff`);
  return 0;
}

function pack(digits: string): number {
  return /^[0-9]{4,8}f{0,4}$/.test(digits) && digits.length === 8 ? Number.parseInt(digits, 16) | 0 : 0;
}

export interface BirthFeatures {
  readonly dates: Int32Array;
  readonly codes: Int32Array;
  readonly size: number;
}

export function birthFeatures(roles: PeopleRoles, count: number): BirthFeatures | null {
  const { birthDate, birthParts } = roles;
  if (birthDate === null && birthParts === null) return null;
  const dates = sharedInt32(count);
  if (birthDate !== null) {
    const packed = birthDate.values.map(packDate);
    for (let i = 0; i < count; i++) dates[i] = packed[birthDate.codes[i]!]!;
  }
  if (birthParts !== null) fillFromParts(dates, birthParts);
  const codes = sharedInt32(count);
  const codeOf = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const date = dates[i]!;
    if (date === 0) continue;
    let code = codeOf.get(date);
    if (code === undefined) {
      code = codeOf.size + 1;
      codeOf.set(date, code);
    }
    codes[i] = code;
  }
  return { dates, codes, size: codeOf.size + 1 };
}

function fillFromParts(dates: Int32Array, parts: NonNullable<PeopleRoles['birthParts']>): void {
  const digits = (column: ValueColumn | null, width: number): string[] =>
    column?.values.map((value) => {
      const text = value.trim();
      return /^\d+$/.test(text) && text.length <= width ? text.padStart(width, '0') : '';
    }) ?? [''];
  const years = digits(parts.year, 4);
  const months = digits(parts.month, 2);
  const days = digits(parts.day, 2);
  for (let i = 0; i < dates.length; i++) {
    if (dates[i] !== 0) continue;
    const year = years[parts.year.codes[i]!]!;
    if (year === '') continue;
    const month = months[parts.month?.codes[i] ?? 0] || 'ff';
    const day = days[parts.day?.codes[i] ?? 0] || 'ff';
    dates[i] = Number.parseInt(year + month + day, 16) | 0;
  }
}

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

export function phoneFeatures(columns: readonly ValueColumn[], count: number): PhoneFeatures | null {
  const coder = new ValueCoder();
  const coded = columns.map((column) => recode(column, coder, phoneDigits, count));
  if (coder.values.length === 1) return null;
  return { table: buildValueTable(coder.values), columns: coded, names: columns.map((column) => column.header) };
}

export interface EmailFeatures {
  readonly columns: readonly Int32Array[];
  readonly named: readonly Uint8Array[];
  readonly local: Int32Array;
  readonly domain: Int32Array;
  readonly letters: Int32Array;
  readonly locals: ValueTable;
  readonly domains: ValueTable;
}

export function emailFeatures(
  columns: readonly ValueColumn[],
  names: NameFeatures | null,
  count: number,
): EmailFeatures | null {
  const coder = new ValueCoder();
  const coded = columns.map((column) => recode(column, coder, foldEmail, count));
  const size = coder.values.length;
  if (size === 1) return null;
  const locals = new ValueCoder();
  const domains = new ValueCoder();
  const letterCoder = new ValueCoder();
  const local = sharedInt32(size);
  const domain = sharedInt32(size);
  const letters = sharedInt32(size);
  const letterTexts: string[] = [''];
  for (let code = 1; code < size; code++) {
    const value = coder.values[code]!;
    const at = value.lastIndexOf('@');
    const localPart = at < 0 ? value : value.slice(0, at).replace(/\+.*$/, '');
    local[code] = locals.code(localPart);
    domain[code] = domains.code(at < 0 ? '' : value.slice(at + 1));
    const text = localPart.replace(/[^\p{L}]+/gu, '');
    letterTexts.push(text);
    letters[code] = letterCoder.code(text);
  }
  const named = coded.map((codes) => namedFlags(codes, letterTexts, names));
  return {
    columns: coded,
    named,
    local,
    domain,
    letters,
    locals: buildValueTable(locals.values),
    domains: buildValueTable(domains.values),
  };
}

function foldEmail(text: string): string {
  const value = text.trim().toLowerCase().slice(0, 200);
  return isNullWord(value) || value.length < 3 ? '' : value;
}

/** So many letters of a name in a local part show that it was made from the name, which may be cut short there. */
const NAME_START = 3;

/** 1 where the local part of the record's address holds its given or family name, or the start of one. */
function namedFlags(codes: Int32Array, letters: readonly string[], names: NameFeatures | null): Uint8Array {
  const flags = sharedUint8(codes.length);
  if (names === null) return flags;
  const spelled = textsOf(names.facts.table).map((value) => spelling(value, false).slice(0, NAME_START));
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === 0) continue;
    const text = letters[code]!;
    const given = spelled[names.given[i]!]!;
    const family = spelled[names.family[i]!]!;
    if (given.length === NAME_START && text.includes(given)) flags[i] = 1;
    else if (family.length === NAME_START && text.includes(family)) flags[i] = 1;
  }
  return flags;
}

/** Codes of a column in the coder's space; `fold` runs once per distinct value. */
export function recode(
  column: ValueColumn,
  coder: ValueCoder,
  fold: (text: string) => string,
  count: number,
): Int32Array {
  const codes = column.values.map((value) => coder.code(fold(value)));
  const out = sharedInt32(count);
  for (let i = 0; i < count; i++) out[i] = codes[column.codes[i]!]!;
  return out;
}
