/** What a column as a whole tells about its cells: the order of its dates, the country of its national phone numbers, its `M.`. */

import type { DateOrder } from '../date.js';
import { decideDateOrder } from '../date-order.js';
import { normalizePhone } from '../phone/index.js';
import { numberingPlan } from '../phone/numbering-plan.js';

/** Countries tried for numbers that name none, beside those of numbers that do. */
const USUAL_COUNTRIES: readonly string[] = [
  'CN',
  'US',
  'GB',
  'DE',
  'FR',
  'AU',
  'JP',
  'IN',
  'IT',
  'ES',
  'NL',
  'BR',
  'KR',
  'HK',
  'SG',
];
const MOST_SAMPLED = 400;
/** The country must make at least this share of the national numbers valid … */
const LEAST_VALID = 0.6;
/** … and this many times as many as any other. */
const AHEAD = 1.2;

/** The order of day and month of a column of dates, or null when its values leave it open. */
export function dateOrderOf(cells: readonly string[]): DateOrder | null {
  return decideDateOrder(cells);
}

/**
 * The country whose numbering plan the national numbers of a column follow, or null when no country stands out. Only
 * numbers without `+` are asked; a country that other numbers name is tried first.
 */
export function phoneCountryOf(cells: readonly string[]): string | null {
  const named = new Map<string, number>();
  const national: string[] = [];
  for (const cell of cells.slice(0, MOST_SAMPLED)) {
    if (cell.trim() === '') continue;
    const phone = normalizePhone(cell);
    if (phone.valid && phone.country !== null && phone.confidence >= 0.9) {
      named.set(phone.country, (named.get(phone.country) ?? 0) + 1);
    } else if (/\d{3}/.test(cell) && !cell.includes('+')) national.push(cell);
  }
  if (national.length === 0) return null;
  const candidates = [
    ...new Set([...[...named].sort((a, b) => b[1] - a[1]).map(([country]) => country), ...USUAL_COUNTRIES]),
  ];
  const allNamed = [...named.values()].reduce((sum, count) => sum + count, 0);
  let best: string | null = null;
  let bestCount = 0;
  let bestScore = 0;
  let second = 0;
  for (const country of candidates) {
    const score = national.reduce((sum, cell) => sum + fitOf(cell, country), 0);
    // Numbers of the column that name this country speak for those that name none.
    const weighed = score * (1 + 0.5 * ((named.get(country) ?? 0) / Math.max(1, allNamed)));
    if (weighed > bestCount) {
      second = bestCount;
      bestCount = weighed;
      bestScore = score;
      best = country;
    } else second = Math.max(second, weighed);
  }
  return bestScore >= LEAST_VALID * national.length && bestCount >= AHEAD * second ? best : null;
}

const LADY = /^(?:mme|mlle|madame|mademoiselle)\.? /i;
const LETTER_M = /^M\.? /;
/** So many of either. */
const LEAST_ADDRESSED = 2;

/** `FR` for names of whom some are `Mme` or `Mlle` and others `M.`, which then is monsieur; null for all others. */
export function nameCountryOf(cells: readonly string[]): string | null {
  const names = cells.slice(0, MOST_SAMPLED);
  if (names.filter((name) => LETTER_M.test(name)).length < LEAST_ADDRESSED) return null;
  return names.filter((name) => LADY.test(name)).length >= LEAST_ADDRESSED ? 'FR' : null;
}

/**
 * A number left without the trunk zero its country dials fits less: a spreadsheet may have eaten it, or it is another's. So
 * does one that would be nobody's own: plans that take numbers of any length (Italy's) have a use for nearly all.
 */
const FITS_LESS = 0.4;

const PEOPLES_OWN: ReadonlySet<string> = new Set([
  'mobile',
  'fixed',
  'fixed-or-mobile',
  'toll-free',
  'shared-cost',
  'voip',
]);

function fitOf(cell: string, country: string): number {
  const phone = normalizePhone(cell, { defaultCountry: country });
  if (!phone.valid || phone.country !== country) return 0;
  if (phone.kind === null || !PEOPLES_OWN.has(phone.kind)) return FITS_LESS;
  // The code of the country, with the plus left out.
  if (phone.e164 === `+${cell.replace(/\D/g, '')}`) return 1;
  if (numberingPlan(country)?.nationalPrefix !== '0' || /^\D*0/.test(cell)) return 1;
  const whole =
    country === 'CN' && (phone.kind === 'mobile' || phone.kind === 'toll-free' || phone.kind === 'shared-cost');
  return whole ? 1 : FITS_LESS;
}
