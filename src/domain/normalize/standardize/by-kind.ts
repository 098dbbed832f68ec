/**
 * From a cell to standard values, by kind of field: the table that import goes by. Names, addresses and dates in parts need
 * more than one cell and are put together elsewhere.
 */
import type { FieldKind, FieldName } from '../../record/fields.js';
import type { IssueCode } from '../../record/issue.js';
import { normalizeBoolean } from '../boolean.js';
import { normalizeCountry } from '../country.js';
import { type DateOrder, normalizeDate } from '../date.js';
import { normalizeEmail } from '../email.js';
import { normalizeGender } from '../gender.js';
import { normalizeIdentifier } from '../identifier.js';
import { normalizeMoney } from '../money.js';
import { normalizeOrganization } from '../organization/index.js';
import { normalizeNamePart, normalizePersonName } from '../person-name/index.js';
import { type ReadPhone, readPhoneCell } from '../phone/index.js';
import type { Normalized } from '../result.js';
import { isNullWord, tidy, tidyLines, unwrapSpreadsheet } from '../text.js';
import { normalizeUrl } from '../url.js';

/** What is known about the column, and about the record as far as it matters for this cell. */
export interface CellContext {
  readonly field: FieldName;
  /** ISO 3166 alpha-2 of the record's address, else null. */
  readonly country: string | null;
  readonly defaultCountry: string | null;
  readonly defaultIsGuess: boolean;
  readonly dateOrder: DateOrder | null;
  /** No column holds given or family names: they are taken from the whole name. */
  readonly nameParts: boolean;
  /** `yyyy-mm-dd` */
  readonly today: string | null;
}

/** One value out of a cell; a cell may hold several. */
export interface CellValue {
  /** Where the value is of another field than the cell: the parts of a whole name. */
  readonly field?: FieldName;
  readonly raw: string;
  readonly standard: string;
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
}

const NO_ISSUES: readonly IssueCode[] = [];
/** More numbers or addresses in one cell than this are kept in the raw cell only. */
export const MOST_IN_CELL = 5;

type CellReader = (raw: string, context: CellContext) => readonly CellValue[];

const one = (value: Normalized): readonly CellValue[] => [
  { raw: value.raw, standard: value.standard, confidence: value.confidence, issues: value.issues },
];

/** Not understood is not worthless: the plain text stands in, with little confidence. */
const orText = (value: Normalized): readonly CellValue[] =>
  value.standard !== '' ? one(value) : [{ raw: value.raw, standard: '', confidence: 0, issues: value.issues }];

const text: CellReader = (raw) => [{ raw, standard: tidyLines(raw), confidence: 1, issues: NO_ISSUES }];

/** A cell of each kind → its values. Blank cells and null words never get here. */
export const BY_KIND: Readonly<Record<FieldKind, CellReader>> = {
  'person-name': readName,
  'name-part': (raw, { field }) => one(normalizeNamePart(raw, NAME_ROLES[field] ?? 'given')),
  organization: (raw) => one(normalizeOrganization(raw)),
  phone: readPhones,
  email: readEmails,
  url: (raw) => orText(normalizeUrl(raw)),
  date: (raw, { field, dateOrder, country, defaultCountry, today }) =>
    one(
      normalizeDate(raw, { order: dateOrder, country: country ?? defaultCountry, birth: field === 'birthDate', today }),
    ),
  'date-part': (raw) => [{ raw, standard: tidy(raw), confidence: 1, issues: NO_ISSUES }],
  address: text,
  'address-part': (raw) => [{ raw, standard: tidy(raw), confidence: 1, issues: NO_ISSUES }],
  'postal-code': readPostalCode,
  country: (raw) => one(normalizeCountry(raw)),
  identifier: (raw, { field, country, defaultCountry }) =>
    one(normalizeIdentifier(raw, { expect: EXPECTED[field] ?? null, country: country ?? defaultCountry })),
  gender: (raw) => one(normalizeGender(raw)),
  money: (raw) => one(normalizeMoney(raw)),
  boolean: (raw) => one(normalizeBoolean(raw)),
  text,
};

const NAME_ROLES: Readonly<Partial<Record<FieldName, 'given' | 'middle' | 'family' | 'nick'>>> = {
  givenName: 'given',
  middleName: 'middle',
  familyName: 'family',
  nickname: 'nick',
};

const EXPECTED: Readonly<Partial<Record<FieldName, 'person' | 'organization'>>> = {
  nationalId: 'person',
  taxId: 'organization',
};

/** Parts are only taken from a whole name when the parting is at least this sure. */
const SURE_ENOUGH = 0.6;

/** The name, and its parts where no column holds them. */
function readName(raw: string, { country, defaultCountry, nameParts }: CellContext): readonly CellValue[] {
  const name = normalizePersonName(raw, { country: country ?? defaultCountry });
  const { standard, confidence, issues } = name;
  const values: CellValue[] = [{ raw, standard, confidence, issues }];
  if (!nameParts || confidence < SURE_ENOUGH || issues.includes('name-is-organization')) return values;
  const add = (field: FieldName, part: string | null): void => {
    if (part !== null && part !== '') values.push({ field, raw, standard: part, confidence, issues: NO_ISSUES });
  };
  add('givenName', name.given);
  add('middleName', name.middle);
  add('familyName', name.family);
  return values;
}

function readPhones(raw: string, { country, defaultCountry, defaultIsGuess }: CellContext): readonly CellValue[] {
  const numbers = readPhoneCell(raw, { country, defaultCountry, defaultIsGuess });
  if (numbers.length === 1) return [phoneValue(numbers[0] as ReadPhone, [])];
  return numbers.slice(0, MOST_IN_CELL).map((number, i) => phoneValue(number, i === 0 ? ['phone-several'] : []));
}

/** The standard form of a phone as records keep it: E.164, the extension after `;ext=` (RFC 3966). */
function phoneValue(
  { raw, number, extension, confidence, issues }: ReadPhone,
  before: readonly IssueCode[],
): CellValue {
  const standard = number === null ? '' : extension === null ? number.e164 : `${number.e164};ext=${extension}`;
  return { raw, standard, confidence, issues: before.length === 0 ? issues : [...before, ...issues] };
}

function readEmails(raw: string): readonly CellValue[] {
  const cell = normalizeEmail(raw);
  if (cell.addresses === undefined) return one(cell);
  return cell.addresses.slice(0, MOST_IN_CELL).map(({ raw, standard, confidence, issues }, i) => ({
    raw,
    standard,
    confidence,
    issues: i === 0 ? ['email-several', ...issues] : issues,
  }));
}

/** Without its address a postal code is only made plain; with it, the address reads it. */
function readPostalCode(raw: string): readonly CellValue[] {
  const cell = unwrapSpreadsheet(tidy(raw), true);
  const issues = cell.issue === null ? NO_ISSUES : [cell.issue];
  return [{ raw, standard: cell.text.toUpperCase(), confidence: cell.text === '' ? 0 : 0.8, issues }];
}

const IS_NAME: ReadonlySet<FieldKind> = new Set(['person-name', 'name-part']);

/** True when the cell says "nothing": blank, or a null word of this kind of column. */
export function isMissing(raw: string, kind: FieldKind): boolean {
  if (raw === '') return true;
  const tidied = tidy(raw);
  if (tidied === '') return true;
  // A cross in a yes-or-no column is a yes; `x` in a gender column is a gender.
  if (kind === 'boolean') return false;
  if (kind === 'gender' && /^x$/i.test(tidied)) return false;
  if (kind === 'date-part') return /^0+$/.test(tidied) || isNullWord(tidied);
  return isNullWord(tidied, IS_NAME.has(kind));
}
