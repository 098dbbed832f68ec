/**
 * Which records are people and which are organizations or places, by what is filled in: the two need different models. Told
 * source by source, since an export is of one kind; within a list of people, a record that names a company and no person
 * is an organization.
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
  const kinds = new Uint8Array(count);
  let apart = 0;
  for (let record = 0; record < count; record++) {
    const source = sources === null ? 0 : sources[record]!;
    const ofOrganizations =
      organizations[source]! >= LEAST_ORGANIZATIONS * all[source]! &&
      people[source]! < FEW_PEOPLE * organizations[source]!;
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

/** 1 where a record has a value in one of the columns asked for. */
function filledBy(table: RecordTable, wanted: (field: FieldName) => boolean): Uint8Array {
  const out = new Uint8Array(table.count);
  for (const { field, codes } of table.columns) {
    if (field === null || !wanted(field)) continue;
    for (let i = 0; i < codes.length; i++) if (codes[i] !== 0) out[i] = 1;
  }
  return out;
}
