/** What a few records have of the table they belong to, from its look-up lists. */

import type { TermFrequencies } from '../comparisons/comparison.js';
import { binOf, termFrequencies } from '../comparisons/comparison.js';
import type { PeopleParts, Surroundings } from '../people/features.js';
import type { FindNumbers, PeopleLookupInfo } from './lookup.js';
import { unpackCount } from './people-lookup.js';
import { orderKey, termKeys } from './term-keys.js';

/**
 * `added`: the row of a record that the lists do not count yet; it is counted in, as a run over all records would. Null where
 * nothing is to be weighed, and frequencies do not matter.
 */
export function surroundings(info: PeopleLookupInfo, find: FindNumbers, added: number | null): Surroundings {
  return {
    orderOf: (name) => {
      const first = orderKey(name, 'first');
      const last = orderKey(name, 'last');
      return [unpackCount(find('counts', first.key), first.check), unpackCount(find('counts', last.key), last.check)];
    },
    frequencies: (name, codes, size, parts) =>
      added === null ? termFrequencies(codes, size) : frequencies(info, find, added, name, codes, size, parts),
  };
}

function frequencies(
  info: PeopleLookupInfo,
  find: FindNumbers,
  added: number,
  name: string,
  codes: Int32Array,
  size: number,
  parts: PeopleParts,
): TermFrequencies {
  const list = info.sensitiveTerms.includes(name) ? 'sensitiveCounts' : 'counts';
  const known = info.terms[name] ?? { filled: 0, pairs: 0 };
  const keyOf = termKeys(parts, name, codes);
  const here = new Int32Array(size);
  for (const code of codes) here[code]!++;
  const bins = new Uint8Array(size);
  const own = codes[added] ?? 0;
  let filled = known.filled;
  let pairs = known.pairs;
  for (let code = 1; code < size; code++) {
    // Values that occur once are not in the list; which column of several a value stands in is seen here.
    const { key, check } = here[code] === 0 ? { key: 0, check: 0 } : keyOf(code);
    const counted = here[code] === 0 ? 0 : unpackCount(find(list, key), check);
    const former = counted > 0 ? counted : Math.min(1, here[code]! - (code === own ? 1 : 0));
    const count = code === own ? former + 1 : former;
    bins[code] = here[code] === 0 ? 0 : binOf(Math.max(count, here[code]!));
    if (code !== own) continue;
    filled++;
    pairs += 2 * former;
  }
  const all = filled * Math.max(1, filled - 1);
  return { bins, filled, collision: Math.max(pairs / Math.max(1, all), 0.5 / Math.max(1, all)) };
}
