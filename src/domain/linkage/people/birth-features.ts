/** Birth dates of all records as numbers and codes: from whole dates, their parts, or ages. */
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { ValueColumn } from '../record-table.js';
import type { PeopleRoles } from './roles.js';

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
  const { birthDate, birthParts, age } = roles;
  if (birthDate === null && birthParts === null && age === null) return null;
  const dates = sharedInt32(count);
  if (birthDate !== null) {
    const packed = birthDate.values.map(packDate);
    for (let i = 0; i < count; i++) dates[i] = packed[birthDate.codes[i]!]!;
  }
  if (birthParts !== null) fillFromParts(dates, birthParts);
  if (age !== null) fillFromAge(dates, age);
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

/** Ages as years of birth, counted from some day: whose birthday was in between is a year off. */
function fillFromAge(dates: Int32Array, age: ValueColumn): void {
  const packed = age.values.map((value) =>
    /^\d{1,3}$/.test(value.trim()) ? Number.parseInt(`${AGES_FROM - Number(value)}ffff`, 16) | 0 : 0,
  );
  for (let i = 0; i < dates.length; i++) dates[i] = packed[age.codes[i]!]!;
}

const AGES_FROM = 2020;

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
