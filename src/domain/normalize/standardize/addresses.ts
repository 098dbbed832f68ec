/** The address columns of a row → the components of its addresses, group by group. */
import { type FieldKind, type FieldName, fieldDefinition } from '../../record/fields.js';
import type { Issue, IssueCode } from '../../record/issue.js';
import type { ColumnMapping, StandardValue } from '../../record/record.js';
import { countryCode } from '../country.js';
import { memoize } from '../memo.js';
import { PARTS_LARGE_TO_SMALL } from '../postal-address/address.js';
import { type Address, type AddressParts, normalizeAddress } from '../postal-address/index.js';
import { tidy, tidyLines, unwrapSpreadsheet } from '../text.js';
import { isMissing } from './by-kind.js';

const ADDRESS_KINDS: ReadonlySet<string> = new Set(['address', 'address-part', 'postal-code', 'country']);

/** Fields that are components of an address, largest first. */
const COMPONENTS = [
  'country',
  'province',
  'city',
  'district',
  'town',
  'street',
  'building',
  'unit',
  'room',
  'postalCode',
] as const;
type Component = (typeof COMPONENTS)[number];

/** Columns that are read into another component and kept beside it. */
const KEPT_BESIDE: ReadonlySet<FieldName> = new Set(['street2', 'houseNumber', 'poBox']);
/** Below this the components are not believed: the text as received stands in for the street. */
const LEAST_CONFIDENCE = 0.2;

/** True for a column that is (part of) an address. */
export function isAddressColumn(column: ColumnMapping): boolean {
  return column.field !== null && ADDRESS_KINDS.has(fieldDefinition(column.field).kind);
}

export interface AddressReader {
  /**
   * Adds the row's address values to `values` and findings to `issues`; answers the country (ISO 3166 alpha-2) of the first
   * address that tells one, else ''.
   */
  readonly read: (cells: readonly string[], values: StandardValue[], issues: Issue[]) => string;
}

/** One address as read. */
interface ReadAddress {
  readonly values: readonly StandardValue[];
  readonly issues: readonly Issue[];
  readonly country: string;
}

interface AddressColumn {
  readonly index: number;
  readonly field: FieldName;
}

/** What a cell of an address is. */
interface AddressMember {
  readonly field: FieldName;
  readonly kind: FieldKind;
}

const SEPARATOR = '\u0001';

/** A reader for the address columns of one file; each distinct address is worked on once. */
export function createAddressReader(columns: readonly ColumnMapping[], defaultCountry: string | null): AddressReader {
  const groups = new Map<number, AddressColumn[]>();
  for (const { index, field, group } of columns) {
    if (field === null) continue;
    const members = groups.get(group) ?? [];
    members.push({ index, field });
    groups.set(group, members);
  }
  const readers = [...groups].map(([group, columns]) => {
    const indexes = columns.map(({ index }) => index);
    const members = columns.map(({ field }) => ({ field, kind: fieldDefinition(field).kind }));
    const readAnew = (cells: readonly string[]): ReadAddress => readAddress(cells, members, group, defaultCountry);
    const recall = memoize((key) => readAnew(key.split(SEPARATOR)));
    const read = (cells: readonly string[]): ReadAddress =>
      recall.hasGivenUp() || cells.some((cell) => cell.includes(SEPARATOR))
        ? readAnew(cells)
        : recall(cells.join(SEPARATOR));
    return { indexes, read };
  });
  return {
    read: (cells, values, issues) => {
      let country = '';
      for (const { indexes, read } of readers) {
        const own = indexes.map((index) => cells[index] ?? '');
        if (own.every((cell) => cell === '')) continue;
        const address = read(own);
        for (const value of address.values) values.push(value);
        for (const issue of address.issues) issues.push(issue);
        if (country === '') country = address.country;
      }
      return country;
    },
  };
}

function readAddress(
  cells: readonly string[],
  members: readonly AddressMember[],
  group: number,
  defaultCountry: string | null,
): ReadAddress {
  const raws = new Map<FieldName, string>();
  const issues: Issue[] = [];
  for (let i = 0; i < members.length; i++) {
    const { field, kind } = members[i] as AddressMember;
    const raw = cells[i] as string;
    if (raw === '') continue;
    if (!isMissing(raw, kind)) raws.set(field, raw);
    else if (raw.trim() !== '') issues.push({ code: 'null-word', field });
  }
  if (raws.size === 0) return { values: [], issues, country: '' };
  const address = normalizeAddress(inputOf(raws), defaultCountry === null ? {} : { country: defaultCountry });
  const values =
    address.confidence < LEAST_CONFIDENCE
      ? asReceived(raws, group, address)
      : asUnderstood(raws, group, address, defaultCountry);
  const country = values.find((value) => value.field === 'country')?.standard ?? address.country ?? '';
  return { values, issues, country };
}

/** One text where there is but one, else the parts; a whole address beside parts is its street line. */
function inputOf(raws: ReadonlyMap<FieldName, string>): string | AddressParts {
  const whole = raws.get('address');
  if (raws.size === 1 && whole !== undefined) return tidyLines(whole);
  // All of them, so that the objects are of one hidden class.
  const parts: Record<keyof AddressParts, string> = {
    country: '',
    province: '',
    city: '',
    district: '',
    town: '',
    street: '',
    street2: '',
    houseNumber: '',
    building: '',
    unit: '',
    room: '',
    postalCode: '',
  };
  for (const [field, raw] of raws) {
    if (field === 'postalCode') parts.postalCode = postalText(raw);
    else if (field === 'country') parts.country = countryCode(tidy(raw)) ?? tidy(raw);
    else if (field === 'address') parts.street = raws.has('street') ? parts.street : tidyLines(raw);
    else if (isPart(field)) parts[field] = tidyLines(raw);
  }
  return parts;
}

const PARTS: ReadonlySet<string> = new Set<keyof AddressParts>(PARTS_LARGE_TO_SMALL);
const isPart = (field: FieldName): field is FieldName & keyof AddressParts => PARTS.has(field);

const NO_ISSUES: readonly IssueCode[] = [];

const postalText = (raw: string): string => unwrapSpreadsheet(tidy(raw), true).text;

const ABOUT_POSTAL_CODE: ReadonlySet<IssueCode> = new Set([
  'postal-code-invalid',
  'postal-code-conflict',
  'excel-restored',
  'excel-damage',
]);

function asUnderstood(
  raws: ReadonlyMap<FieldName, string>,
  group: number,
  address: Address,
  defaultCountry: string | null,
): readonly StandardValue[] {
  const values: StandardValue[] = [];
  const { confidence } = address;
  const whole = raws.get('address');
  const add = (field: FieldName, standard: string, raw: string, sure = confidence): void => {
    values.push({ field, group, raw, standard, confidence: sure, issues: NO_ISSUES });
  };
  if (whole !== undefined) add('address', address.standard, whole);
  for (const field of COMPONENTS) {
    const standard = componentOf(address, field);
    const raw = raws.get(field);
    if (standard !== null) {
      // A country that is only the default was not told by anybody.
      if (field === 'country' && raw === undefined && standard === defaultCountry) continue;
      add(field, standard, raw ?? whole ?? '');
    } else if (raw !== undefined) add(field, field === 'country' ? '' : tidy(raw), raw, 0.3);
  }
  for (const field of KEPT_BESIDE) {
    const raw = raws.get(field);
    if (raw !== undefined) add(field, field === 'houseNumber' ? (address.houseNumber ?? tidy(raw)) : tidy(raw), raw);
  }
  return withIssues(values, address.issues);
}

function componentOf(address: Address, field: Component): string | null {
  // A floor without a room is what tells the neighbours apart.
  return field === 'room' ? (address.room ?? address.floor) : address[field];
}

/** Nothing was understood: every column keeps its own plain text, and a whole address stands in for the street. */
function asReceived(raws: ReadonlyMap<FieldName, string>, group: number, address: Address): readonly StandardValue[] {
  const values: StandardValue[] = [];
  for (const [field, raw] of raws) {
    const standard = field === 'country' ? (countryCode(tidy(raw)) ?? '') : field === 'address' ? '' : tidy(raw);
    values.push({ field, group, raw, standard, confidence: 0.2, issues: NO_ISSUES });
    if (field === 'address' && !raws.has('street')) {
      values.push({ field: 'street', group, raw, standard: tidy(raw), confidence: 0.2, issues: NO_ISSUES });
    }
  }
  return withIssues(values, address.issues);
}

/** Findings about the postal code stand at the postal code, the others at the address or its first part. */
function withIssues(values: readonly StandardValue[], issues: readonly IssueCode[]): readonly StandardValue[] {
  if (issues.length === 0 || values.length === 0) return values;
  const postal = values.findIndex((value) => value.field === 'postalCode');
  const main = Math.max(
    0,
    values.findIndex((value) => value.field === 'address' || value.field === 'street' || value.field === 'city'),
  );
  return values.map((value, i) => {
    const own = issues.filter((code) => (ABOUT_POSTAL_CODE.has(code) && postal >= 0 ? i === postal : i === main));
    if (own.length === 0) return value;
    const { field, group, raw, standard, confidence } = value;
    return { field, group, raw, standard, confidence, issues: own };
  });
}
