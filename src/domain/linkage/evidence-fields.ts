/** Which fields a comparison looks at: what an explanation shows of the two records beside the level they reached. */
import { type FieldName, isFieldName } from '../record/fields.js';
import type { ComparisonKindName } from './comparisons/comparison.js';
import type { OrganizationComparison } from './organizations/levels.js';
import type { RecordTable } from './record-table.js';

/** Fields in groups: the first group of which a record has any value is what was compared. */
type FieldGroups = readonly (readonly FieldName[])[];

const IN_STREET: readonly FieldName[] = ['houseNumber', 'building', 'unit', 'room', 'poBox'];

const FIELDS_OF_PEOPLE = {
  'given-name': [['givenName'], ['fullName']],
  'family-name': [['familyName'], ['fullName']],
  'middle-name': [['middleName'], ['fullName']],
  generation: [['nameSuffix'], ['fullName'], ['familyName']],
  'birth-date': [['birthDate'], ['birthYear', 'birthMonth', 'birthDay']],
  phone: [['mobile', 'phone', 'fax']],
  email: [['email']],
  street: [
    ['street', ...IN_STREET],
    ['address', ...IN_STREET],
  ],
  area: [['postalCode', 'city', 'district', 'town', 'province']],
  company: [['organization']],
  text: [['street2']],
  identifier: [],
} as const satisfies Record<ComparisonKindName, FieldGroups>;

const FIELDS_OF_ORGANIZATIONS = {
  name: [['organization'], ['fullName']],
  'name alone': [['organization'], ['fullName']],
  address: [
    ['houseNumber', 'street', 'street2', 'building', 'unit', 'room'],
    ['houseNumber', 'town', 'address', 'street2', 'building', 'unit', 'room'],
  ],
  phone: [['phone', 'mobile']],
  area: [['postalCode', 'city']],
  website: [['website']],
  email: [['email']],
  identifier: [['taxId', 'customerNumber', 'identifier']],
  holding: [['organization'], ['fullName']],
  branch: [['organization'], ['fullName']],
  person: [['fullName'], ['legalRepresentative'], ['familyName']],
} as const satisfies Record<OrganizationComparison, FieldGroups>;

/** A value that a comparison looked at. `field` is the header where the column has no known field. */
export interface EvidenceValue {
  readonly field: FieldName | string;
  readonly value: string;
}

/** What the comparison of this kind and name looks at in a record of the table. */
export function evidenceValues(
  table: RecordTable,
  record: number,
  model: 'people' | 'organizations',
  { kind, name }: { readonly kind: string; readonly name: string },
): EvidenceValue[] {
  const fields: Readonly<Record<string, FieldGroups>> = model === 'people' ? FIELDS_OF_PEOPLE : FIELDS_OF_ORGANIZATIONS;
  const groups = Object.hasOwn(fields, kind) ? fields[kind]! : [];
  for (const group of groups) {
    const found = group.flatMap((field) => valuesOf(table, record, (column) => column.field === field));
    if (found.length > 0) return found;
  }
  // An identifier or a custom column goes by its header.
  if (groups.length > 0) return [];
  return valuesOf(table, record, (column) => column.header === name);
}

function valuesOf(
  table: RecordTable,
  record: number,
  wanted: (column: RecordTable['columns'][number]) => boolean,
): EvidenceValue[] {
  return table.columns.flatMap((column) => {
    const value = wanted(column) ? column.values[column.codes[record]!]! : '';
    if (value === '') return [];
    return [{ field: column.field ?? (isFieldName(column.header) ? `custom ${column.header}` : column.header), value }];
  });
}
