/** The calendar: which days exist, and how many lie between them. Proleptic Gregorian throughout. */

/** Days since 1970-01-01 → day of the proleptic Gregorian calendar. After Hinnant, "chrono-compatible low-level date algorithms". */
export function civil(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day of the proleptic Gregorian calendar → days since 1970-01-01. The inverse of `civil`. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** True when the day (or month, or year) exists; a day without a year may be 29 February. */
export function exists(year: number | null, month: number | null, day: number | null): boolean {
  if (year !== null && (year < 1 || year > 9999)) return false;
  if (month === null) return year !== null && day === null;
  if (month < 1 || month > 12) return false;
  if (day === null) return year !== null;
  return day >= 1 && day <= daysInMonth(year ?? 2000, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2024-03-05`, `2024-03`, `2024`, or `--04-01` without a year. */
export function isoDate(year: number | null, month: number | null, day: number | null): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const head = year === null ? '-' : String(year).padStart(4, '0');
  if (month === null) return head;
  return day === null ? `${head}-${two(month)}` : `${head}-${two(month)}-${two(day)}`;
}
