/**
 * Does a column's content agree with what its header says? The values win: a header that they contradict is not believed.
 */
import { type FieldName, fieldDefinition } from '../record/fields.js';
import type { ColumnProfile } from './column-profile.js';

/** Below this the values contradict the header. */
export const CONTRADICTED = 0.3;

const kindsThatMayBeDates = new Set(['date', 'money', 'identifier', 'date-part', 'phone', 'boolean']);

/** What each field expects to see: 0..1. Fields not listed hold any text. */
const EXPECTATIONS: Readonly<Partial<Record<FieldName, (p: ColumnProfile) => number>>> = {
  fullName: (p) => Math.max(p.shapes.personName, nameLetters(p, 40, 8)),
  givenName: (p) => Math.max(p.shapes.given, nameLetters(p, 20, 4)),
  middleName: (p) => nameLetters(p, 20, 4),
  familyName: (p) => Math.max(p.shapes.family, nameLetters(p, 24, 3)),
  nickname: (p) => nameLetters(p, 30, 8) + p.shapes.letters * 0.3,
  namePrefix: (p) => Math.max(p.shapes.prefix, p.distinct <= 12 && p.meanLength < 12 ? 0.5 : 0),
  jobTitle: (p) => p.shapes.letters * (1 - p.rowShapes.prefix),
  gender: (p) => Math.max(p.rowShapes.gender, p.distinct <= 3 && p.meanLength <= 8 ? 0.6 : 0),
  birthDate: dates,
  createdAt: dates,
  modifiedAt: dates,
  birthYear: (p) => Math.max(p.shapes.year, p.widths <= 2 ? 0.5 * p.shapes.houseNumber * p.shapes.numeric : 0),
  birthMonth: (p) => Math.max(p.rowShapes.month, p.shapes.letters > 0.9 && p.distinct <= 24 ? 0.4 : 0),
  birthDay: (p) => p.rowShapes.day,
  nationalId: numbers,
  taxId: numbers,
  identifier: (p) => Math.max(numbers(p), 0.4),
  customerNumber: (p) => Math.max(numbers(p), p.shapes.words < 0.5 ? 0.4 : 0),
  organization: (p) => Math.max(p.shapes.organization, p.shapes.letters * (1 - p.shapes.address)),
  website: (p) => Math.min(p.shapes.url, p.rowShapes.url + 0.2) * (1 - p.rowShapes.flag),
  phone: phones,
  mobile: phones,
  fax: phones,
  email: (p) => p.shapes.email,
  address: (p) => Math.max(p.shapes.address, Math.min(p.shapes.letters, p.shapes.digit) * 0.6, p.shapes.letters * 0.25),
  street: (p) => Math.max(p.shapes.street, p.shapes.address, p.shapes.letters * 0.4),
  houseNumber: (p) => Math.max(p.shapes.houseNumber, 0.6 * p.shapes.digit * (p.meanLength <= 8 ? 1 : 0)),
  district: (p) => Math.max(p.rowShapes.district, 0.7 * p.shapes.letters),
  city: (p) => Math.max(p.rowShapes.city, 0.7 * p.shapes.words),
  province: (p) => Math.max(p.rowShapes.region, p.meanLength < 30 ? 0.6 * p.shapes.words : 0),
  postalCode: (p) => Math.max(p.rowShapes.postal, 0.6 * p.shapes.digit * (p.meanLength <= 10 ? 1 : 0)),
  country: (p) => Math.max(p.rowShapes.country, p.meanLength < 40 ? 0.5 * p.shapes.words : 0),
  amount: (p) => Math.max(p.shapes.numeric, 0.6 * p.shapes.digit),
  emailOptOut: (p) => Math.max(p.rowShapes.flag, p.distinct <= 4 ? 0.5 : 0),
};

function nameLetters(p: ColumnProfile, length: number, hanLength: number): number {
  const longest = p.shapes.hanName + p.shapes.shortHan > 0.5 ? hanLength : length;
  const tooLong = p.meanLength > longest ? 0.5 : 1;
  const words = p.shapes.words + 0.8 * p.shapes.numbered;
  return words * tooLong * (1 - 0.8 * p.shapes.organization) * (1 - p.rowShapes.flag) * (1 - p.shapes.street);
}

function dates(p: ColumnProfile): number {
  return Math.max(p.shapes.date, 0.5 * p.shapes.numeric);
}

function phones(p: ColumnProfile): number {
  return Math.max(p.shapes.phone, 0.9 * p.shapes.digits7 * (1 - p.shapes.date));
}

function numbers(p: ColumnProfile): number {
  return Math.max(p.shapes.digits7, p.shapes.code, 0.6 * p.shapes.digit) * (1 - p.shapes.email);
}

/**
 * How well a column's values agree with a field: 0 (contradiction) .. 1, or null where there is nothing to judge by (too
 * few values, or a field that holds any text).
 */
export function compatibility(field: FieldName, p: ColumnProfile): number | null {
  if (p.distinct === 0) return null;
  const { kind } = fieldDefinition(field);
  if (p.filled >= 2 && contradictsAnyText(field, kind, p)) return 0;
  const expects = EXPECTATIONS[field];
  return expects === undefined ? null : Math.min(1, expects(p));
}

/** Values of one strong shape throughout are that, whatever free text the header promises. */
function contradictsAnyText(field: FieldName, kind: string, p: ColumnProfile): boolean {
  if (field === 'notes' || field === 'owner') return false; // an owner may be named by an e-mail address
  if (p.rowShapes.email >= 0.7) return kind !== 'email' && kind !== 'identifier';
  if (p.rowShapes.url >= 0.8) return kind !== 'url' && kind !== 'identifier';
  if (p.rowShapes.date >= 0.8) return !kindsThatMayBeDates.has(kind) && kind !== 'text';
  return false;
}
