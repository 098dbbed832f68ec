/** What look-up lists are made of, carried from a part of a table to the whole of it. */
import type { Carrier } from '../carrier.js';
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { RecordTable } from '../record-table.js';
import type { Lookup } from './lookup.js';
import type { BlockedPeople, LookupRows } from './people-lookup.js';
import { peopleLookup } from './people-lookup.js';

export interface LookupDraft {
  /** The table that was linked. */
  readonly table: RecordTable;
  readonly blocked: BlockedPeople;
  readonly listed: LookupRows;
}

/** The draft of a table in which every record has its own row. */
export function draftOf(table: RecordTable, blocked: BlockedPeople): LookupDraft {
  const rows = sharedInt32(table.count);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return { table, blocked, listed: { rows, records: rows } };
}

/** The draft in the numbers of a larger table, of which `records` were linked. */
export function widenDraft(draft: LookupDraft, records: Int32Array): LookupDraft {
  const { rows } = draft.listed;
  const numbers = sharedInt32(rows.length);
  for (let i = 0; i < rows.length; i++) numbers[i] = records[draft.listed.records[i]!]!;
  return { ...draft, listed: { rows, records: numbers } };
}

/** The draft with the records that were set aside: record r has the row of the kept record `like[r]`. */
export function unfoldDraft(draft: LookupDraft, like: Int32Array): LookupDraft {
  const rowOf = new Map<number, number>();
  const { rows, records } = draft.listed;
  for (let i = 0; i < rows.length; i++) rowOf.set(records[i]!, rows[i]!);
  const all: number[] = [];
  for (let record = 0; record < like.length; record++) if (rowOf.has(like[record]!)) all.push(record);
  return {
    ...draft,
    listed: { rows: Int32Array.from(all, (record) => rowOf.get(like[record]!)!), records: Int32Array.from(all) },
  };
}

/** The lists, with each record of the table under its number in `numbers` (ascending). */
export function finishDraft(draft: LookupDraft, numbers: Int32Array, carrier: Carrier): Promise<Lookup> {
  const { table, blocked } = draft;
  return peopleLookup(table, blocked, widenDraft(draft, numbers).listed, carrier);
}
