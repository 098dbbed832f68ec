/** A file that was linked, with its look-up lists, for tests. */

import { linkRecords } from '../../../../src/domain/linkage/link-records.js';
import type { LinkageResult } from '../../../../src/domain/linkage/linkage-result.js';
import type { KnownPeople } from '../../../../src/domain/linkage/lookup/check-people.js';
import { finishDraft } from '../../../../src/domain/linkage/lookup/draft.js';
import { type FindNumbers, LISTS, type Lookup } from '../../../../src/domain/linkage/lookup/lookup.js';
import { numbersOfKey, openPage } from '../../../../src/domain/linkage/lookup/pages.js';
import type { RecordTable } from '../../../../src/domain/linkage/record-table.js';
import type { StandardRecord } from '../../../../src/domain/record/record.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';

/** Finds in lists without a store. */
export function finderOf({ lists }: Lookup): FindNumbers {
  const open = new Map(LISTS.map((list) => [list, lists[list].map(openPage)]));
  return (list, key) => Int32Array.from(open.get(list)!.flatMap((page) => [...numbersOfKey(page, key)]));
}

/** Row of a table as a record in standard form. */
export function recordOf(table: RecordTable, row: number): StandardRecord {
  const values = table.columns.flatMap(({ field, group, codes, values }) => {
    const text = values[codes[row]!]!;
    return field === null || text === ''
      ? []
      : [{ field, group, raw: text, standard: text, confidence: 1, issues: [] }];
  });
  return { values, custom: [], issues: [] };
}

export interface LinkedFile {
  readonly table: RecordTable;
  readonly result: LinkageResult;
  readonly lookup: Lookup;
  readonly known: KnownPeople;
}

/** Links a table of people; the record of row r has the number r + 1. */
export async function linkedFile(table: RecordTable): Promise<LinkedFile> {
  const result = await linkRecords(table, { seed: 1, keepsDrafts: true }, inlineCarrier());
  const draft = result.drafts![0]!;
  const lookup = await finishDraft(
    draft,
    Int32Array.from({ length: table.count }, (_, row) => row + 1),
    inlineCarrier(),
  );
  const known: KnownPeople = {
    info: lookup.info,
    model: result.model!,
    find: finderOf(lookup),
    read: (record) => recordOf(table, record - 1),
    changed: new Map(),
  };
  return { table, result, lookup, known };
}
