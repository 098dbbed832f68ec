/**
 * Which columns of a record table say what about a person: the step from fields to comparisons. Repeated columns are
 * gathered; columns that are nearly empty are left out, with a note.
 */
import type { FieldName } from '../../record/fields.js';
import type { LinkageNote } from '../linkage-note.js';
import type { RecordTable, ValueColumn } from '../record-table.js';
import { filledOf } from '../record-table.js';

export interface PeopleRoles {
  readonly fullName: ValueColumn | null;
  readonly given: readonly ValueColumn[];
  readonly middle: readonly ValueColumn[];
  readonly family: readonly ValueColumn[];
  readonly birthDate: ValueColumn | null;
  readonly birthParts: {
    readonly year: ValueColumn;
    readonly month: ValueColumn | null;
    readonly day: ValueColumn | null;
  } | null;
  /** Age in years, where there is no birth date and no year of birth. */
  readonly age: ValueColumn | null;
  readonly phones: readonly ValueColumn[];
  readonly emails: readonly ValueColumn[];
  readonly address: AddressRoles | null;
  readonly company: ValueColumn | null;
  readonly identifiers: readonly ValueColumn[];
  readonly texts: readonly ValueColumn[];
  /** Columns of words under unknown headers that may say something of the person. */
  readonly attributes: readonly ValueColumn[];
  readonly notes: readonly LinkageNote[];
}

/** Columns of one address. */
export interface AddressRoles {
  /** Street text; a whole address where there is no street column. */
  readonly street: ValueColumn | null;
  readonly houseNumber: ValueColumn | null;
  readonly unitParts: readonly ValueColumn[];
  readonly city: ValueColumn | null;
  readonly state: ValueColumn | null;
  readonly postalCode: ValueColumn | null;
}

/** Columns filled in fewer records than this share (or five records) say too little. */
const LEAST_FILLED = 0.02;
const MOST_PHONES = 3;
/** A custom column is evidence like an identifier when at least this share of its filled cells are distinct … */
const LEAST_DISTINCT = 0.05;
/** A column that repeats another one has at most so many times its values. */
const MOST_SPELLINGS = 2;
/** Fewer different words tell too little. */
const LEAST_WORDS = 24;

const IDENTIFIER_FIELDS: ReadonlySet<FieldName> = new Set([
  'nationalId',
  'taxId',
  'wechat',
  'qq',
  'identifier',
  'customerNumber',
]);

/** Sorts the columns of a table into roles. */
export function peopleRoles(table: RecordTable): PeopleRoles {
  const notes: LinkageNote[] = [];
  const filled = new Map<ValueColumn, number>();
  const usable = table.columns.filter((column) => {
    const count = filledOf(column);
    filled.set(column, count);
    if (count === 0) return false;
    if (count >= Math.max(2, Math.min(5, table.count * LEAST_FILLED), table.count * LEAST_FILLED)) return true;
    if (column.field !== null)
      notes.push({ code: 'column-nearly-empty', subject: column.header, detail: `${count} filled` });
    return false;
  });
  const all = (...fields: FieldName[]) =>
    usable.filter((c) => c.field !== null && fields.includes(c.field)).sort((a, b) => a.group - b.group);
  const best = (...fields: FieldName[]) =>
    fields.flatMap((field) => all(field)).sort((a, b) => filled.get(b)! - filled.get(a)!)[0] ?? null;

  const year = best('birthYear');
  const age = year === null && best('birthDate') === null ? (usable.find(isAge) ?? null) : null;
  const phones = [...all('mobile'), ...all('phone'), ...all('fax')]
    .map((column, index) => ({ column, index }))
    .sort((a, b) => filled.get(b.column)! - filled.get(a.column)! || a.index - b.index)
    .slice(0, MOST_PHONES)
    .map(({ column }) => column);
  // A trade in a register is a person's own, a position in a company hardly: the records tell.
  const attributes = all('jobTitle').filter(areWords);
  const identifiers = usable.filter((column) => {
    if (column === age || (column.field !== null && !IDENTIFIER_FIELDS.has(column.field))) return false;
    // Each system numbers its customers for itself.
    const ownNumbers = column.field === 'customerNumber' && severalSources(table);
    const problem = ownNumbers ? 'numbers of several systems' : identifierProblem(column, filled.get(column)!);
    if (problem === '') return true;
    if (column.field === null && areWords(column)) attributes.push(column);
    else notes.push({ code: 'column-not-evidence', subject: column.header, detail: problem });
    return false;
  });
  const address = addressRoles(usable, filled);
  return {
    fullName: best('fullName'),
    given: all('givenName'),
    middle: all('middleName'),
    family: all('familyName'),
    birthDate: best('birthDate'),
    birthParts: year === null ? null : { year, month: best('birthMonth'), day: best('birthDay') },
    age,
    phones,
    emails: all('email').slice(0, MOST_PHONES),
    address,
    company: best('organization'),
    identifiers,
    texts: all('street2'),
    attributes,
    notes,
  };
}

const AGE =
  /^(age|birth[ _]?age|age[ _]at[ _]year[ _]end|alter|[aâ]ge|edad|et[aà]|idade|wiek|возраст|年龄|年齡|年齢|나이)$/iu;

/** True for a column of ages by its header and its values. */
function isAge({ field, header, values }: ValueColumn): boolean {
  if (field !== null || !AGE.test(header.trim())) return false;
  const sample = values.slice(1, 1001);
  return sample.filter((value) => /^1?\d{1,2}$/.test(value.trim())).length >= 0.9 * sample.length;
}

/** True for a column of several dozen different words without digits. */
function areWords(column: ValueColumn): boolean {
  if (column.values.length <= LEAST_WORDS) return false;
  const sample = column.values.slice(1, 1001);
  return sample.filter((value) => /^\p{L}[^\d@/]*$/u.test(value)).length >= 0.9 * sample.length;
}

function severalSources({ sources }: RecordTable): boolean {
  return sources?.some((source) => source !== sources[0]) ?? false;
}

/** Parts of the address group whose parts are filled most. */
function addressRoles(usable: readonly ValueColumn[], filled: ReadonlyMap<ValueColumn, number>): AddressRoles | null {
  const kinds: readonly FieldName[] = [
    'address', 'street', 'houseNumber', 'building', 'unit', 'room', 'poBox', 'city', 'district', 'town', 'province', 'postalCode',
  ]; // biome-ignore format: one list
  const groups = new Map<number, number>();
  for (const column of usable) {
    if (column.field !== null && kinds.includes(column.field)) {
      groups.set(column.group, (groups.get(column.group) ?? 0) + filled.get(column)!);
    }
  }
  const order = [...groups].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group);
  if (order.length === 0) return null;
  // A part that the fullest group lacks is taken from the next one that has it.
  const part = (field: FieldName): ValueColumn | null => {
    for (const group of order) {
      const column = usable.find((c) => c.field === field && c.group === group);
      if (column !== undefined) return column;
    }
    return null;
  };
  const city = part('city');
  const district = part('district');
  const place = city ?? district ?? part('town');
  const street = part('street') ?? part('address');
  return {
    street: street !== null && place !== null && saysTheSame(street, place) ? null : street,
    houseNumber: part('houseNumber'),
    unitParts: [part('building'), part('unit'), part('room'), part('poBox')].filter((c) => c !== null),
    city: place,
    state: part('province'),
    postalCode: part('postalCode'),
  };
}

/**
 * True when a street is mostly the name of the place again: a list of parishes has one column for both, and the same words
 * must not count twice.
 */
function saysTheSame(street: ValueColumn, place: ValueColumn): boolean {
  // Many more streets than places are no places; their texts need not be made to tell.
  if (highestCode(street) > MOST_SPELLINGS * highestCode(place)) return false;
  let both = 0;
  let same = 0;
  for (let i = 0; i < street.codes.length; i++) {
    const x = street.codes[i]!;
    const y = place.codes[i]!;
    if (x === 0 || y === 0) continue;
    both++;
    if (street.values[x] === place.values[y]) same++;
  }
  return both > 0 && same > both / 2;
}

function highestCode({ codes }: ValueColumn): number {
  let highest = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! > highest) highest = codes[i]!;
  return highest;
}

/** Why a column is no evidence like an identifier; '' when it is. */
function identifierProblem(column: ValueColumn, filled: number): string {
  const distinct = column.values.length - 1;
  // Nobody has the identity number of another: it tells people apart where it tells no two records to be one, and looks up.
  if (distinct >= filled && column.field !== 'nationalId') return 'no value occurs twice';
  if (distinct < Math.max(2, filled * LEAST_DISTINCT)) return 'too few different values';
  if (column.field !== null) return '';
  const sample = column.values.slice(1, 1001);
  const coded = sample.filter((value) => /^[\p{L}\d][\p{L}\d_.:/-]{2,39}$/u.test(value) && /\d/.test(value)).length;
  return coded >= 0.9 * sample.length ? '' : 'not like an identifier';
}
