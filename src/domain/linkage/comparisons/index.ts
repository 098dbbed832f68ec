/** The table of comparisons: what is known about each kind, and the function that compares two records by it. */
import { BIRTH_DATE, compareBirthDate } from './birth-date.js';
import type { Comparison, ComparisonKind, ComparisonKindName } from './comparison.js';
import { compareEmail, EMAIL } from './email.js';
import { compareGeneration, GENERATION } from './generation.js';
import {
  compareFamilyName,
  compareGivenName,
  compareMiddleName,
  FAMILY_NAME,
  GIVEN_NAME,
  MIDDLE_NAME,
} from './person-name.js';
import { comparePhone, PHONE } from './phone.js';
import { AREA, compareArea, compareStreet, STREET } from './place.js';
import { COMPANY, compareIdentifier, compareText, IDENTIFIER, TEXT } from './value.js';

/** Symbol of a pair of records. Pure; `data` is what the kind's features builder made. */
export type Compare = (data: never, a: number, b: number) => number;

export const COMPARISONS = {
  'given-name': { kind: GIVEN_NAME, compare: compareGivenName },
  'family-name': { kind: FAMILY_NAME, compare: compareFamilyName },
  'middle-name': { kind: MIDDLE_NAME, compare: compareMiddleName },
  generation: { kind: GENERATION, compare: compareGeneration },
  'birth-date': { kind: BIRTH_DATE, compare: compareBirthDate },
  phone: { kind: PHONE, compare: comparePhone },
  email: { kind: EMAIL, compare: compareEmail },
  street: { kind: STREET, compare: compareStreet },
  area: { kind: AREA, compare: compareArea },
  company: { kind: COMPANY, compare: compareText },
  text: { kind: TEXT, compare: compareText },
  identifier: { kind: IDENTIFIER, compare: compareIdentifier },
} as const satisfies Record<ComparisonKindName, { readonly kind: ComparisonKind; readonly compare: Compare }>;

/** Writes the symbols of a pair, one byte a comparison, to `out` from `at`. */
export function comparePair(
  comparisons: readonly Comparison[],
  a: number,
  b: number,
  out: Uint8Array,
  at: number,
): void {
  for (let k = 0; k < comparisons.length; k++) {
    const comparison = comparisons[k]!;
    out[at + k] = (COMPARISONS[comparison.kind].compare as Compare)(comparison.data as never, a, b);
  }
}
