/** Taking people out of look-up lists: the records themselves, and their part in how frequent values are. */
import type { StandardRecord } from '../../record/record.js';
import { textOf } from '../kernel/value-table.js';
import { peopleFeaturesAmong } from '../people/features.js';
import { nameFeatures } from '../people/name-features.js';
import type { FindNumbers, ListName, LookupInfo } from './lookup.js';
import type { LookupPage } from './pages.js';
import { LARGE_PAGE, openPage, packSorted } from './pages.js';
import { packCount } from './people-lookup.js';
import { readRoles } from './roles-data.js';
import { RowTable } from './row-table.js';
import { surroundings } from './surroundings.js';
import { orderKey, termKeys } from './term-keys.js';

/** What is to be taken out of the lists of counts: key and check together → how often. */
export type Uncounted = ReadonlyMap<string, { readonly times: number; readonly least: number }>;

/** How a count is found in `Uncounted`. */
const nameOf = (key: number, check: number): string => `${key | 0} ${check}`;

/** What records (of one person: all versions of all) have in the lists of counts. */
export function countsOf(
  info: LookupInfo,
  find: FindNumbers,
  records: readonly StandardRecord[],
): Readonly<Record<'counts' | 'sensitiveCounts', Uncounted>> {
  const found = { counts: new Map(), sensitiveCounts: new Map() };
  const rows = new RowTable(info.columns);
  for (const record of records) rows.addKept(record);
  const table = rows.table();
  const features = peopleFeaturesAmong(
    readRoles(info.roles, table.columns),
    table.count,
    surroundings(info, find, null),
  );
  const take = (list: 'counts' | 'sensitiveCounts', name: string, times: number, least: number): void => {
    found[list].set(name, { times, least });
  };
  for (const { name, codes } of features.termColumns) {
    const keyOf = termKeys(features, name, codes);
    const times = new Map<number, number>();
    for (const code of codes) if (code !== 0) times.set(code, (times.get(code) ?? 0) + 1);
    for (const [code, count] of times) {
      const { key, check } = keyOf(code);
      take(info.sensitiveTerms.includes(name) ? 'sensitiveCounts' : 'counts', nameOf(key, check), count, 2);
    }
  }
  const names = nameFeatures(readRoles(info.roles, table.columns), table.count);
  if (names !== null && names.order !== null)
    for (const place of ['first', 'last'] as const)
      for (const [code, times] of names.order[place].entries()) {
        if (times === 0) continue;
        const { key, check } = orderKey(textOf(names.facts.table, code), place);
        take('counts', nameOf(key, check), times, 1);
      }
  return found;
}

/** A page without records, or with values counted less often; null where that changes nothing. */
export function leaveOut(
  list: ListName,
  page: LookupPage,
  gone: ReadonlySet<number>,
  uncounted: Uncounted,
): LookupPage[] | null {
  const { keys, numbers } = openPage(page);
  const isCounts = list === 'counts' || list === 'sensitiveCounts';
  let size = 0;
  let changed = false;
  for (let i = 0; i < keys.length; i++) {
    let number: number | null = numbers[i]!;
    if (!isCounts) number = gone.has(number) ? null : number;
    else {
      const less = uncounted.get(nameOf(keys[i]!, number & 0xff));
      if (less !== undefined) {
        const left = (number >> 8) - less.times;
        number = left < less.least ? null : packCount(left, number & 0xff);
      }
    }
    if (number !== numbers[i]) changed = true;
    if (number === null) continue;
    keys[size] = keys[i]!;
    numbers[size++] = number;
  }
  return changed ? packSorted(keys.subarray(0, size), numbers.subarray(0, size), LARGE_PAGE) : null;
}
