/**
 * From a record table to what people are compared and blocked by: the comparisons of this file, each with its data, and the
 * atoms that blocking rules are made of.
 */
import type { Comparison, TermFrequencies } from '../comparisons/comparison.js';
import { termFrequencies } from '../comparisons/comparison.js';
import { commonBin } from '../comparisons/person-name.js';
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { LinkageNote } from '../linkage-note.js';
import type { RecordTable, ValueColumn } from '../record-table.js';
import type { BirthFeatures } from './birth-features.js';
import { birthFeatures } from './birth-features.js';
import type { EmailFeatures, PhoneFeatures } from './contact-features.js';
import { emailFeatures, flagNamed, phoneFeatures } from './contact-features.js';
import type { NameFeatures, OrderOf } from './name-features.js';
import { nameFeatures } from './name-features.js';
import { foldText } from './name-text.js';
import { ownColumns } from './own-value.js';
import type { AreaFeatures, StreetFeatures } from './place-features.js';
import { areaFeatures, streetFeatures } from './place-features.js';
import type { Folding } from './recode.js';
import { byText, coderOf, PLAIN, recode } from './recode.js';
import type { PeopleRoles } from './roles.js';
import { peopleRoles } from './roles.js';
import { steadyColumns } from './steady-value.js';

/** A column of codes whose value frequencies adjust weights. */
export interface TermColumn {
  /** Unlike that of any other of the file, and the same in every table of these roles. */
  readonly name: string;
  readonly codes: Int32Array;
  readonly terms: TermFrequencies;
}

export interface CodedColumn {
  readonly name: string;
  readonly codes: Int32Array;
  readonly table: ValueTable;
}

export interface PeopleFeatures {
  readonly count: number;
  readonly names: NameFeatures | null;
  readonly birth: BirthFeatures | null;
  readonly phones: PhoneFeatures | null;
  readonly emails: EmailFeatures | null;
  readonly street: StreetFeatures | null;
  readonly area: AreaFeatures | null;
  readonly company: CodedColumn | null;
  readonly identifiers: readonly CodedColumn[];
  readonly texts: readonly CodedColumn[];
  readonly comparisons: readonly Comparison[];
  readonly termColumns: readonly TermColumn[];
  readonly notes: readonly LinkageNote[];
}

/** Legal forms and other words that say nothing about which company it is. */
const COMPANY_WORDS: ReadonlySet<string> = new Set(
  'inc,incorporated,corp,corporation,co,company,ltd,limited,llc,llp,lp,plc,gmbh,ag,kg,ohg,ug,sa,sas,sarl,srl,spa,bv,nv,oy,ab,as,aps,the,and,group,holding,holdings'.split(
    ',',
  ),
);
const HAN_FORMS = /(股份有限公司|有限责任公司|有限公司|集团|公司|（?中国）?)/gu;

/** The core of a company's name. */
export function foldCompany(text: string): string {
  const folded = foldText(text.replace(HAN_FORMS, ''));
  const words = folded.split(' ').filter((word) => !COMPANY_WORDS.has(word));
  return words.length === 0 ? folded : words.join(' ');
}

/** What is worked out of the columns, before comparisons are made of it. */
export type PeopleParts = Omit<PeopleFeatures, 'count' | 'comparisons' | 'termColumns' | 'notes'>;

/** What some records have of a larger table: how frequent values are there, and where names stand in whole names. */
export interface Surroundings {
  readonly frequencies: (name: string, codes: Int32Array, size: number, parts: PeopleParts) => TermFrequencies;
  readonly orderOf: OrderOf;
}

type Parts = PeopleParts & { readonly attributes: readonly CodedColumn[] };

/** The columns of a file by role, and its number of records. */
interface RoleColumns {
  readonly roles: PeopleRoles;
  readonly count: number;
  readonly around?: Surroundings;
}

/** The parts that can be worked out apart from each other, each from its own columns; the longest first. */
const PARTS = {
  emails: ({ roles, count }) => ({ emails: emailFeatures(roles.emails, count) }),
  names: ({ roles, count, around }) => ({ names: nameFeatures(roles, count, around?.orderOf) }),
  street: ({ roles, count }) => ({ street: streetFeatures(roles.address, count) }),
  phones: ({ roles, count }) => ({ phones: phoneFeatures(roles.phones, count) }),
  values: ({ roles, count }) => ({
    company: roles.company === null ? null : codedColumn(roles.company, byText(foldCompany), count),
    identifiers: roles.identifiers.map((column) => codedColumn(column, byText(foldIdentifier), count)),
    texts: roles.texts.map((column) => codedColumn(column, PLAIN, count)),
    attributes: roles.attributes.map((column) => codedColumn(column, PLAIN, count)),
  }),
  area: ({ roles, count }) => ({ area: areaFeatures(roles.address, count) }),
  birth: ({ roles, count }) => ({ birth: birthFeatures(roles, count) }),
} as const satisfies Record<string, (source: RoleColumns) => Partial<Parts>>;

/** Names and mail of records whose mail is looked at for their names. */
export interface NamedMail {
  readonly names: NameFeatures;
  readonly emails: EmailFeatures;
}

export type PeoplePart = keyof typeof PARTS;
export const PEOPLE_PARTS = Object.keys(PARTS) as readonly PeoplePart[];

/** One part of the features: numbers in shared memory only. Work on strings is done once per distinct value. */
export function peoplePart(table: RecordTable, part: PeoplePart): Partial<Parts> {
  return PARTS[part]({ roles: peopleRoles(table), count: table.count });
}

/** The features of a table, all parts worked out here. */
export function peopleFeatures(table: RecordTable): PeopleFeatures {
  return allParts({ roles: peopleRoles(table), count: table.count });
}

/** The features of a few records whose columns have the roles, and whose values the frequencies, of a larger table. */
export function peopleFeaturesAmong(roles: PeopleRoles, count: number, around: Surroundings): PeopleFeatures {
  return allParts({ roles, count, around });
}

function allParts(source: RoleColumns): PeopleFeatures {
  const features = joinParts(
    source,
    PEOPLE_PARTS.map((part): Partial<Parts> => PARTS[part](source)),
  );
  const { names, emails } = features;
  if (names !== null && emails !== null) flagNamed(emails, names, 0, source.count);
  return features;
}

/** The features of a table from all their parts, as `peoplePart` gave them. Mail is still to be looked at for names. */
export function featuresOf(table: RecordTable, parts: readonly Partial<Parts>[]): PeopleFeatures {
  return joinParts({ roles: peopleRoles(table), count: table.count }, parts);
}

function joinParts({ roles, count, around }: RoleColumns, parts: readonly Partial<Parts>[]): PeopleFeatures {
  const all = Object.assign({}, ...parts) as Parts;
  // What the larger table has no use for is not among the roles given.
  const { own, notes } =
    around === undefined ? ownColumns(all.identifiers, roles.identifiers, all) : { own: all.identifiers, notes: [] };
  const { steady, rest } =
    around === undefined ? steadyColumns(all.attributes, all) : { steady: all.attributes, rest: [] };
  const told = { ...all, identifiers: own, texts: [...all.texts, ...steady] };
  const termColumns: TermColumn[] = [];
  const comparisons = comparisonsOf(told, termColumns, around?.frequencies);
  return { count, ...told, comparisons, termColumns, notes: [...roles.notes, ...notes, ...rest] };
}

function codedColumn(column: ValueColumn, folding: Folding, count: number): CodedColumn {
  const coder = coderOf(column);
  const codes = recode(column, coder, folding, count);
  return { name: column.header, codes, table: coder.table() };
}

const foldIdentifier = (text: string): string => foldText(text).replaceAll(' ', '');

/** The comparisons of a file. Fields without two different values compare nothing and are left out. */
function comparisonsOf(
  parts: PeopleParts,
  termColumns: TermColumn[],
  frequencies?: Surroundings['frequencies'],
): Comparison[] {
  const out: Comparison[] = [];
  const term = (name: string, codes: Int32Array, size: number): TermFrequencies => {
    const terms = frequencies?.(name, codes, size, parts) ?? termFrequencies(codes, size);
    termColumns.push({ name, codes, terms });
    return terms;
  };
  const { names, birth, phones, emails, street, area, company } = parts;
  if (names !== null) {
    const { facts, given, middle, family } = names;
    const size = facts.table.size;
    const own = (kind: 'given-name' | 'family-name' | 'middle-name', codes: Int32Array, other: Int32Array): void => {
      const terms = term(kind, codes, size);
      if (terms.filled === 0) return;
      const data = {
        facts,
        own: codes,
        other,
        bins: terms.bins,
        commonBin: commonBin(terms.filled),
        generations: kind === 'given-name' ? names.generations : null,
      };
      const name = kind.replace('-', ' ');
      const all =
        kind === 'given-name'
          ? [null, terms, null, terms, null, terms, null, null]
          : [null, terms, terms, null, terms, null, null];
      out.push({ kind, name, data, terms: all });
    };
    own('given-name', given, family);
    own('family-name', family, given);
    own('middle-name', middle, family);
    // A few records of a larger table need not have what others there have.
    const generations = names.generations ?? (frequencies === undefined ? null : sharedInt32(names.given.length));
    if (generations !== null)
      out.push({ kind: 'generation', name: 'generation', data: { generations }, terms: [null, null, null] });
  }
  if (birth !== null) {
    const terms = term('birth-date', birth.codes, birth.size);
    const data = { dates: birth.dates, codes: birth.codes, bins: terms.bins };
    out.push({ kind: 'birth-date', name: 'birth date', data, terms: [null, terms, null, null, null, null, null] });
  }
  if (phones !== null) {
    for (const [index, own] of phones.columns.entries()) {
      const terms = term(`phone ${index}`, own, phones.table.size);
      const others = phones.columns.filter((_, i) => i !== index);
      const data = { table: phones.table, own, others, bins: terms.bins };
      out.push({ kind: 'phone', name: phones.names[index]!, data, terms: [null, terms, terms, terms, null, null] });
    }
  }
  if (emails !== null) {
    const terms = term('email', emails.columns[0]!, emails.local.length);
    out.push({
      kind: 'email',
      name: 'e-mail',
      data: { ...emails, bins: terms.bins },
      terms: [null, terms, terms, null, null, null, null],
    });
  }
  if (street !== null) {
    const place = term('place', street.place, street.places);
    const alone = term('street', street.street, street.streets.size);
    const data = { ...street, placeBins: place.bins, streetBins: alone.bins };
    out.push({ kind: 'street', name: 'street', data, terms: [null, place, place, place, alone, alone, null, null] });
  }
  if (area !== null) {
    const postcode = term('postcode', area.postcode, area.postcodes.size);
    const city = term('city', area.city, area.cities.size);
    const data = { ...area, postcodeBins: postcode.bins, cityBins: city.bins };
    out.push({ kind: 'area', name: 'area', data, terms: [null, postcode, postcode, city, city, null, null, null] });
  }
  const values = (column: CodedColumn, kind: 'company' | 'text' | 'identifier', index = 0): void => {
    const terms = term(`${kind} ${index}`, column.codes, column.table.size);
    if (terms.filled === 0) return;
    out.push({
      kind,
      name: column.name,
      data: { table: column.table, codes: column.codes, bins: terms.bins },
      terms: [null, terms, terms, null, null],
    });
  };
  if (company !== null) values(company, 'company');
  for (const [index, column] of parts.texts.entries()) values(column, 'text', index);
  for (const [index, column] of parts.identifiers.entries()) values(column, 'identifier', index);
  return out;
}
