/**
 * Golden records without anything that points at a person: direct identifiers left out, dates and places generalized, one
 * pseudonym a customer. What remains is checked for k-anonymity (Sweeney 2002): the size of the smallest group of people
 * who look alike in it.
 */
import { type FieldName, fieldDefinition } from '../record/fields.js';
import type { GoldenRecord } from '../survivorship/golden-record.js';

/** How a field is generalized; fields not listed are left out. */
const GENERALIZED: Readonly<Partial<Record<FieldName, (text: string) => string>>> = {
  gender: (text) => text,
  birthDate: (text) => (/^\d{4}/.test(text) ? `${text.slice(0, 3)}0s` : ''),
  industry: (text) => text,
  province: (text) => text,
  country: (text) => text,
  postalCode: (text) => (text.length > 2 ? `${text.slice(0, 2)}${'*'.repeat(text.length - 2)}` : ''),
  leadSource: (text) => text,
  stage: (text) => text,
  createdAt: (text) => text.slice(0, 4),
};

/** The fields of a de-identified file, in order. */
export const DEIDENTIFIED_FIELDS = Object.keys(GENERALIZED) as readonly FieldName[];

/** The generalized values of a customer, in the order of `DEIDENTIFIED_FIELDS`; '' where there is none. */
export function deidentify(golden: GoldenRecord): string[] {
  return DEIDENTIFIED_FIELDS.map((field) => {
    if (fieldDefinition(field).sensitivity === 'sensitive') return '';
    const value = golden.values.get(field);
    return value ? (GENERALIZED[field]?.(value.standard || value.value) ?? '') : '';
  });
}

/** The fields by which somebody who knows a person could find them. */
const QUASI_IDENTIFIERS: ReadonlySet<FieldName> = new Set<FieldName>([
  'gender',
  'birthDate',
  'province',
  'country',
  'postalCode',
]);

/** Counts how many look alike, row by row. */
export class AnonymityCount {
  readonly #groups = new Map<string, number>();

  add(cells: readonly string[]): void {
    const key = JSON.stringify(cells.filter((_, i) => QUASI_IDENTIFIERS.has(DEIDENTIFIED_FIELDS[i] as FieldName)));
    this.#groups.set(key, (this.#groups.get(key) ?? 0) + 1);
  }

  /** Size of the smallest group; 0 without rows. */
  k(): number {
    let k = 0;
    for (const size of this.#groups.values()) if (k === 0 || size < k) k = size;
    return k;
  }
}
