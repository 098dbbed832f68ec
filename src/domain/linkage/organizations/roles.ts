/** Which columns of a record table say what about an organization or a place. */
import type { FieldName } from '../../record/fields.js';
import type { LinkageNote } from '../linkage-result.js';
import type { RecordTable, ValueColumn } from '../record-table.js';
import { filledOf } from '../record-table.js';
import { foldText, wordsOf } from './texts.js';

export interface OrganizationRoles {
  readonly name: ValueColumn | null;
  /** Parts of one address in the order in which they are read: house number, street, further lines, unit. */
  readonly address: readonly ValueColumn[];
  readonly postalCode: ValueColumn | null;
  readonly city: ValueColumn | null;
  readonly phones: readonly ValueColumn[];
  readonly emails: readonly ValueColumn[];
  readonly websites: readonly ValueColumn[];
  readonly identifiers: readonly ValueColumn[];
  /** The person to turn to, where the file has one. */
  readonly person: ValueColumn | null;
  readonly notes: readonly LinkageNote[];
}

/** Columns filled in fewer records than this share say too little. */
const LEAST_FILLED = 0.05;
const MOST_REPEATED = 3;

/** Sorts the columns of a table into roles. */
export function organizationRoles(table: RecordTable): OrganizationRoles {
  const notes: LinkageNote[] = [];
  const filled = new Map<ValueColumn, number>();
  for (const column of table.columns) filled.set(column, filledOf(column));
  const used = new Set<FieldName>(USED);
  const usable = table.columns.filter((column) => {
    const count = filled.get(column)!;
    if (count >= Math.max(2, table.count * LEAST_FILLED)) return true;
    if (column.field !== null && used.has(column.field) && count > 0) {
      notes.push({ code: 'column-nearly-empty', subject: column.header, detail: `${count} filled` });
    }
    return false;
  });
  const all = (...fields: FieldName[]): ValueColumn[] =>
    usable
      .filter((c) => c.field !== null && fields.includes(c.field))
      .sort((a, b) => filled.get(b)! - filled.get(a)! || a.group - b.group);
  const group = bestAddress(usable, filled);
  const inGroup = (...fields: FieldName[]): ValueColumn[] =>
    fields.flatMap((field) => usable.filter((c) => c.field === field && c.group === group));
  const whole =
    inGroup('street').length > 0
      ? inGroup('houseNumber', 'street', 'street2')
      : inGroup('houseNumber', 'town', 'address', 'street2');
  const place = inGroup('city', 'district', 'province', 'postalCode', 'country');
  const address = [...whole, ...inGroup('building', 'unit', 'room')].filter((column) => saysMore(column, place));
  const name = all('organization')[0] ?? all('fullName')[0] ?? null;
  return {
    name,
    address,
    postalCode: inGroup('postalCode')[0] ?? null,
    city: inGroup('city')[0] ?? all('city')[0] ?? null,
    phones: all('phone', 'mobile').slice(0, MOST_REPEATED),
    emails: all('email').slice(0, MOST_REPEATED),
    websites: all('website').slice(0, 1),
    identifiers: all('taxId', 'customerNumber', 'identifier').filter((column) => repeats(column, filled.get(column)!)),
    person: all('fullName', 'legalRepresentative', 'familyName').find((column) => column !== name) ?? null,
    notes,
  };
}

/** So many records are looked at for whether an address says more than the place. */
const LOOKED_AT = 2000;
/** In so many of them it must. */
const LEAST_MORE = 0.05;

/**
 * False where a part of an address is made of the place alone (`DALLAS, TX` beside city and state): taken for an address, the town
 * would count twice.
 */
function saysMore(column: ValueColumn, place: readonly ValueColumn[]): boolean {
  if (place.length === 0) return true;
  let there = 0;
  let more = 0;
  for (let record = 0; record < column.codes.length && there < LOOKED_AT; record++) {
    const code = column.codes[record]!;
    if (code === 0) continue;
    there++;
    const known = new Set(place.flatMap(({ codes, values }) => wordsOf(foldText(values[codes[record]!]!))));
    if (wordsOf(foldText(column.values[code]!)).some((word) => !known.has(word))) more++;
  }
  return more >= LEAST_MORE * there;
}

const USED: readonly FieldName[] = [
  'organization',
  'address',
  'street',
  'postalCode',
  'city',
  'phone',
  'mobile',
  'email',
  'website',
  'taxId',
];

/** A number that no two records share tells nothing about which are the same. */
function repeats(column: ValueColumn, filled: number): boolean {
  return column.values.length - 1 < filled;
}

/** The address whose street (or whole) is filled most. */
function bestAddress(columns: readonly ValueColumn[], filled: ReadonlyMap<ValueColumn, number>): number {
  let best = 1;
  let most = -1;
  for (const column of columns) {
    if (
      column.field !== 'street' &&
      column.field !== 'address' &&
      column.field !== 'postalCode' &&
      column.field !== 'city'
    )
      continue;
    const weight = filled.get(column)! * (column.field === 'street' || column.field === 'address' ? 4 : 1);
    if (weight > most) {
      best = column.group;
      most = weight;
    }
  }
  return best;
}
