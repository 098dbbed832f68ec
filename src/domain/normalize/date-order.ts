/** The order of day, month and year in a column of dates: decided once from a sample, by what can only be read one way. */
import { exists } from './calendar.js';
import type { DateOrder } from './date.js';
import { tidy } from './text.js';

const NUMERIC = /^(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})(?:\D|$)/;

/**
 * The order of the column, or null when its values do not tell (all of them readable either way, or none numeric). A few
 * slips among many do not count: the order with at most one exception in fifty wins.
 *
 * Beside values above twelve, the spread tells: in a column of real dates the days go up to 31 and the months to 12, so
 * a position that takes more distinct values in a large sample holds the days.
 */
export function decideDateOrder(sample: readonly string[]): DateOrder | null {
  let yearFirst = 0;
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  let shortYearFirst = 0;
  let shortYearLast = 0;
  for (const raw of sample) {
    const match = NUMERIC.exec(tidy(raw));
    if (match === null) continue;
    const [, first = '', , middle = '', last = ''] = match;
    if (first.length === 4) yearFirst++;
    else if (first.length > 2 || last.length === 3 || last.length === 1) continue;
    else if (last.length === 2) {
      // Three pairs of digits: which end can be a day, and which cannot?
      const a = Number(first);
      const b = Number(middle);
      const c = Number(last);
      if ((a > 31 || a === 0) && exists(2000, b, c)) shortYearFirst++;
      else if (c > 31 || c === 0) shortYearLast++;
      [dayFirst, monthFirst, either] = count(a, b, dayFirst, monthFirst, either);
    } else {
      [dayFirst, monthFirst, either] = count(Number(first), Number(middle), dayFirst, monthFirst, either);
    }
  }
  const total = yearFirst + dayFirst + monthFirst + either;
  if (total === 0) return null;
  if (shortYearFirst > 0 && shortYearFirst > 20 * shortYearLast) return 'ymd';
  if (dayFirst > 0 && monthFirst * 50 <= dayFirst + either) return monthFirst * 4 <= dayFirst ? 'dmy' : null;
  if (monthFirst > 0 && dayFirst * 50 <= monthFirst + either) return dayFirst * 4 <= monthFirst ? 'mdy' : null;
  return yearFirst > 0 && dayFirst + monthFirst + either === 0 ? 'ymd' : null;
}

function count(a: number, b: number, day: number, month: number, either: number): readonly [number, number, number] {
  if (a > 12 && a <= 31 && b >= 1 && b <= 12) return [day + 1, month, either];
  if (b > 12 && b <= 31 && a >= 1 && a <= 12) return [day, month + 1, either];
  return [day, month, either + 1];
}
