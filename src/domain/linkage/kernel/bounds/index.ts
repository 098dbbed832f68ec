/** The table of bounds, one for each kind of comparison. */
import type { Comparison } from '../../comparisons/comparison.js';
import type { PackedRows } from '../packed-rows.js';
import { packRows } from '../packed-rows.js';
import { BIRTH_DATE_BOUND } from './birth-date.js';
import type { Bound, BoundTable } from './bound.js';
import { EMAIL_BOUND } from './email.js';
import { FAMILY_NAME_BOUND, GIVEN_NAME_BOUND, MIDDLE_NAME_BOUND } from './person-name.js';
import { PHONE_BOUND } from './phone.js';
import { AREA_BOUND, STREET_BOUND } from './place.js';
import { IDENTIFIER_BOUND, TEXT_BOUND } from './value.js';

export const BOUNDS = {
  'given-name': GIVEN_NAME_BOUND,
  'family-name': FAMILY_NAME_BOUND,
  'middle-name': MIDDLE_NAME_BOUND,
  'birth-date': BIRTH_DATE_BOUND,
  phone: PHONE_BOUND,
  email: EMAIL_BOUND,
  street: STREET_BOUND,
  area: AREA_BOUND,
  company: TEXT_BOUND,
  text: TEXT_BOUND,
  identifier: IDENTIFIER_BOUND,
} as const satisfies BoundTable;

/** Rows of all comparisons of a file, and where each finds its columns. */
export interface ComparisonRows {
  readonly rows: PackedRows;
  readonly slots: readonly (readonly number[])[];
}

/** Packs what the bounds of these comparisons read; a column that several read stands once. */
export function packComparisons(count: number, comparisons: readonly Comparison[]): ComparisonRows {
  const slotOf = new Map<Int32Array, number>();
  const slots = comparisons.map(({ kind, data }) =>
    (BOUNDS[kind] as Bound<unknown>).columns(data).map((column) => {
      const slot = slotOf.get(column) ?? slotOf.size;
      slotOf.set(column, slot);
      return slot;
    }),
  );
  return { rows: packRows(count, [...slotOf.keys()]), slots };
}
