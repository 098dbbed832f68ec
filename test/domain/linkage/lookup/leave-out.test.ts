/** After people are left out, the lists are those of a file that never had them. */
import { describe, expect, it } from 'vitest';
import { linkRecords } from '../../../../src/domain/linkage/link-records.js';
import { countsOf, leaveOut } from '../../../../src/domain/linkage/lookup/leave-out.js';
import { LISTS, type Lookup } from '../../../../src/domain/linkage/lookup/lookup.js';
import { openPage } from '../../../../src/domain/linkage/lookup/pages.js';
import { peopleLookup } from '../../../../src/domain/linkage/lookup/people-lookup.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import type { RecordTable } from '../../../../src/domain/linkage/record-table.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { columnOf, customerFile, pick } from '../customer-files.js';
import { finderOf, recordOf } from './known-file.js';

/** All pairs of a list, as text. */
const pairsOf = ({ lists }: Pick<Lookup, 'lists'>, list: (typeof LISTS)[number]): string[] =>
  lists[list].map(openPage).flatMap(({ keys, numbers }) => Array.from(keys, (key, i) => `${key} ${numbers[i]}`));

/** The counts of a list by key and check. */
const countsIn = (lookup: Pick<Lookup, 'lists'>, list: 'counts' | 'sensitiveCounts'): Map<string, number> =>
  new Map(
    pairsOf(lookup, list).map((pair) => {
      const [key, number] = pair.split(' ').map(Number) as [number, number];
      return [`${key} ${number & 0xff}`, number >> 8];
    }),
  );

/** The lists of a table with the rules of a larger one; row r has the number `numbers[r]`. */
async function lookupOf(table: RecordTable, numbers: readonly number[]): Promise<Lookup> {
  const { drafts } = await linkRecords(table, { seed: 1, keepsDrafts: true }, inlineCarrier());
  const { blocked } = drafts![0]!;
  const rows = Int32Array.from(numbers, (_, row) => row);
  return peopleLookup(table, blocked, { rows, records: Int32Array.from(numbers) }, inlineCarrier());
}

describe('leaving people out of look-up lists', () => {
  const { table: made, entities } = customerFile({ rows: 900, seed: 15, duplicates: 0.5, country: 'us' });
  const ids = columnOf(
    'nationalId',
    entities.map((entity) => `${1_000_000 + 7919 * entity}`),
  );
  const table = { ...made, columns: [...made.columns, ids] };
  // three people with several records each
  const several = entities.filter((entity, i) => entities.indexOf(entity) !== i);
  const gone = new Set([several[0], several[10], several[20]]);
  const rows = entities.map((_, row) => row);
  const left = rows.filter((row) => !gone.has(entities[row]));

  it('takes their records out, and their values as often as they had them', async () => {
    const lookup = await lookupOf(table, rows);
    const numbers = new Set(rows.filter((row) => gone.has(entities[row])));
    expect(numbers.size).toBeGreaterThan(5);
    const uncounted = countsOf(
      lookup.info,
      finderOf(lookup),
      [...numbers].map((row) => recordOf(table, row)),
    );
    const rest = Object.fromEntries(
      LISTS.map((list) => {
        const counts = list === 'counts' || list === 'sensitiveCounts' ? uncounted[list] : new Map<string, never>();
        return [list, lookup.lists[list].flatMap((page) => leaveOut(list, page, numbers, counts) ?? [page])];
      }),
    ) as unknown as Lookup['lists'];
    const features = peopleFeatures(pick(table, left));
    expect(features.comparisons.length).toBeGreaterThan(8);
    const never = await lookupOf(pick(table, left), left);
    expect(pairsOf({ lists: rest }, 'counts')).not.toEqual(pairsOf(lookup, 'counts'));
    for (const list of ['counts', 'sensitiveCounts'] as const) {
      // a whole name that others have too is counted once for all: then one is taken off too much, never too little
      const allowed = countsIn(never, list);
      const kept = [...countsIn({ lists: rest }, list)];
      expect(kept.filter(([key, count]) => count > (allowed.get(key) ?? 0))).toEqual([]);
      expect(kept.filter(([key, count]) => count === allowed.get(key)).length).toBeGreaterThan(0.9 * allowed.size);
    }
    for (const list of ['records', 'sensitiveRecords'] as const) {
      expect(pairsOf({ lists: rest }, list)).toEqual(
        pairsOf(lookup, list).filter((pair) => !numbers.has(Number(pair.split(' ')[1]))),
      );
    }
  });

  it('leaves a page alone that has nothing of them', async () => {
    const lookup = await lookupOf(table, rows);
    for (const list of LISTS)
      for (const page of lookup.lists[list]) expect(leaveOut(list, page, new Set([999_999]), new Map())).toBe(null);
  });
});
