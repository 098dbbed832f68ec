/** The table of bounds, one for each kind of comparison. */
import type { Comparison } from '../../comparisons/comparison.js';
import type { PackedRows, RowColumn, RowPlan } from '../packed-rows.js';
import { planRows } from '../packed-rows.js';
import { BIRTH_DATE_BOUND } from './birth-date.js';
import type { Bound, BoundTable } from './bound.js';
import { EMAIL_BOUND } from './email.js';
import { GENERATION_BOUND } from './generation.js';
import { FAMILY_NAME_BOUND, GIVEN_NAME_BOUND, MIDDLE_NAME_BOUND } from './person-name.js';
import { PHONE_BOUND } from './phone.js';
import { AREA_BOUND, STREET_BOUND } from './place.js';
import { IDENTIFIER_BOUND, TEXT_BOUND } from './value.js';

export const BOUNDS = {
  'given-name': GIVEN_NAME_BOUND,
  'family-name': FAMILY_NAME_BOUND,
  'middle-name': MIDDLE_NAME_BOUND,
  generation: GENERATION_BOUND,
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

/** Empty rows for what the bounds of these comparisons read; a column that several read stands once. */
export function planComparisons(
  count: number,
  comparisons: readonly Comparison[],
): { readonly plan: RowPlan; readonly packed: ComparisonRows } {
  const columns: RowColumn[] = [];
  const slots = comparisons.map(({ kind, data }) =>
    (BOUNDS[kind] as Bound<unknown>).columns(data).map((column) => {
      const known = columns.findIndex((other) => sameColumn(other, column));
      return known >= 0 ? known : columns.push(column) - 1;
    }),
  );
  const plan = planRows(count, columns);
  return { plan, packed: { rows: plan.rows, slots } };
}

function sameColumn(a: RowColumn, b: RowColumn): boolean {
  if (a.codes !== b.codes) return false;
  if (a.facts === null || b.facts === null) return a.facts === b.facts;
  if (a.facts.length !== b.facts.length) return false;
  for (let code = 0; code < a.facts.length; code++) if (a.facts[code] !== b.facts[code]) return false;
  return true;
}
