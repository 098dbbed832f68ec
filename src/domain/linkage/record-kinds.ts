/**
 * Which records are people and which are organizations or places, by what is filled in: the two need different models. Told
 * source by source, since an export is of one kind; within a list of people, a record that names a company and no person
 * is an organization. Where every organization has the name of a person beside it, the headers tell whose list it is.
 */
import type { FieldName } from '../record/fields.js';
import type { RecordTable } from './record-table.js';

export const PERSON = 0;
export const ORGANIZATION = 1;

const PERSON_NAMES: ReadonlySet<FieldName> = new Set(['fullName', 'givenName', 'familyName']);

/** Organizations stand in at least this share of the records of a list of organizations … */
const LEAST_ORGANIZATIONS = 0.5;
/** … and names of people in less than this share as many. */
const FEW_PEOPLE = 0.6;
/** Where so many different people stand beside a company, on average, the list is one of people whatever its headers say. */
const MANY_PEOPLE = 1.6;
/** In a list of people, so many records without any person must be there before they are taken for organizations. */
const LEAST_APART = 20;

/** Per record PERSON or ORGANIZATION. Linear in the number of cells. */
export function recordKinds(table: RecordTable): Uint8Array {
  const { count, sources } = table;
  const named = filledBy(table, (field) => PERSON_NAMES.has(field));
  const organized = filledBy(table, (field) => field === 'organization');
  let sourceCount = 1;
  if (sources !== null) for (const source of sources) sourceCount = Math.max(sourceCount, source + 1);
  const all = new Float64Array(sourceCount);
  const people = new Float64Array(sourceCount);
  const organizations = new Float64Array(sourceCount);
  for (let record = 0; record < count; record++) {
    const source = sources === null ? 0 : sources[record]!;
    all[source]!++;
    people[source]! += named[record]!;
    organizations[source]! += organized[record]!;
  }
  const accounts = accountSources(table);
  const kinds = new Uint8Array(count);
  let apart = 0;
  for (let record = 0; record < count; record++) {
    const source = sources === null ? 0 : sources[record]!;
    const ofOrganizations =
      organizations[source]! >= LEAST_ORGANIZATIONS * all[source]! &&
      (people[source]! < FEW_PEOPLE * organizations[source]! || accounts.has(source));
    if (ofOrganizations) kinds[record] = ORGANIZATION;
    else if (named[record] === 0 && organized[record] === 1) {
      kinds[record] = ORGANIZATION;
      apart++;
    }
  }
  if (apart > 0 && apart < LEAST_APART && !kinds.some((kind, i) => kind === ORGANIZATION && named[i] === 1))
    kinds.fill(PERSON);
  return kinds;
}

/** The sources whose headers say that they list organizations, but for those where many people stand beside each. */
function accountSources({ count, columns, sources, accounts }: RecordTable): ReadonlySet<number> {
  if (accounts === undefined || accounts.size === 0) return NONE;
  const organization = columns.find(({ field }) => field === 'organization');
  const person =
    columns.find(({ field }) => field === 'fullName') ?? columns.find(({ field }) => field === 'familyName');
  if (organization === undefined || person === undefined) return accounts;
  const stride = person.values.length;
  return new Set(
    [...accounts].filter((source) => {
      const firms = new Set<number>();
      const both = new Set<number>();
      for (let record = 0; record < count; record++) {
        if (sources !== null && sources[record] !== source) continue;
        const [firm, name] = [organization.codes[record]!, person.codes[record]!];
        if (firm === 0 || name === 0) continue;
        firms.add(firm);
        both.add(firm * stride + name);
      }
      return both.size < MANY_PEOPLE * firms.size;
    }),
  );
}

const NONE: ReadonlySet<number> = new Set();

/** 1 where a record has a value in one of the columns asked for. */
function filledBy(table: RecordTable, wanted: (field: FieldName) => boolean): Uint8Array {
  const out = new Uint8Array(table.count);
  for (const { field, codes } of table.columns) {
    if (field === null || !wanted(field)) continue;
    for (let i = 0; i < codes.length; i++) if (codes[i] !== 0) out[i] = 1;
  }
  return out;
}
