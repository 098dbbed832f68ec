/** Years of two digits. */

/** What is known beside the date. */
export interface YearContext {
  readonly country?: string | null;
  readonly birth?: boolean;
  readonly today?: string | null;
}

interface ShortDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly ambiguous: true;
}

/** Two-digit years: birthdays lie in the past, other dates at most twenty years ahead of 2010. */
export function fullYear(year: number, short: boolean, context: YearContext): number {
  if (!short) return year;
  const pivot = context.birth === true ? birthPivot(context.today ?? null) : 49;
  return year <= pivot ? 2000 + year : 1900 + year;
}

const birthPivot = (today: string | null): number => (today === null ? 25 : Number(today.slice(2, 4)));

/**
 * `24-3-15`: the first number is the day or the year; where the year is written first it is that. Between points it is the
 * day anywhere else.
 */
export function readShort(
  first: string,
  separator: string | undefined,
  second: string,
  last: string,
  context: YearContext,
): ShortDate | null {
  const [a, b, c] = [Number(first), Number(second), Number(last)];
  if (first.length !== 2 || last.length !== 2 || a < 13 || a > 31 || b > 12 || c < 1 || c > 31) return null;
  const isYearFirst = YEARS_FIRST.has(context.country ?? '');
  if (separator === '.' && !isYearFirst) return null;
  return isYearFirst
    ? { year: fullYear(a, true, context), month: b, day: c, ambiguous: true }
    : { year: fullYear(c, true, context), month: b, day: a, ambiguous: true };
}

const YEARS_FIRST: ReadonlySet<string> = new Set(['CN', 'TW', 'HK', 'MO', 'JP', 'KR', 'HU', 'LT', 'SE', 'MN']);
