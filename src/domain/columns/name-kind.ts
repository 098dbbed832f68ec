/** Are these names of people or of organizations? Both stand under `name`, `客户名称`, `customer`. */
import type { FieldName } from '../record/fields.js';
import type { ColumnProfile } from './column-profile.js';

/** What the other columns say of the file: columns that only people have, and columns that only organizations have. */
export interface NameContext {
  readonly personColumns: number;
  readonly organizationColumns: number;
  /** There is a column of e-mail addresses or mobile numbers, which people have more often. */
  readonly reachable: boolean;
}

/** Fields that only people have, and only organizations. */
export const PERSON_FIELDS: ReadonlySet<FieldName> = new Set([
  'birthDate',
  'birthYear',
  'gender',
  'nationalId',
  'jobTitle',
  'namePrefix',
  'givenName',
  'familyName',
]);
export const ORGANIZATION_FIELDS: ReadonlySet<FieldName> = new Set(['taxId', 'legalRepresentative', 'industry']);

/**
 * The likelier field for a column of names.
 *
 * @returns the field and how sure that is (0..1)
 */
export function nameKind(
  p: ColumnProfile,
  context: NameContext,
): { readonly field: 'fullName' | 'organization'; readonly score: number } {
  const s = p.shapes;
  const organization = s.organization + 0.25 * Math.min(2, context.organizationColumns);
  const plain = (s.words + s.numbered) * (1 - s.organization);
  // no dictionary holds the names of all nations: words that are no company's, with an e-mail address beside them, are a person's
  const likely = context.personColumns > 0 ? 0.35 * plain : context.reachable ? 0.4 * plain : 0;
  const person = Math.max(s.personName, s.given) + likely;
  if (person >= 0.35 && person >= organization) return { field: 'fullName', score: Math.min(1, person) };
  return { field: 'organization', score: Math.min(1, 0.4 + organization) };
}
