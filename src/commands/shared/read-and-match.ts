/** Checking records by reading all others: for organizations, and where a run left no lists to look them up in. */
import { appendRecords } from '../../domain/linkage/append-records.js';
import { checkRecords } from '../../domain/linkage/check-records.js';
import type { CheckMatch } from '../../domain/linkage/saved-model.js';
import type { StandardRecord } from '../../domain/record/record.js';
import { openCarrier } from '../../runtime/threads.js';
import { inTurns } from '../../store/breath.js';
import { tableReading } from '../../store/features.js';
import type { Store } from '../../store/store.js';
import type { Call } from '../definition.js';
import type { SavedLinkage } from './last-linkage.js';

/** The records, by their numbers, that each typed one may be under the models of an earlier run. */
export async function readAndMatch(
  { store, context }: Call,
  typed: readonly StandardRecord[],
  { models, blocking }: SavedLinkage,
): Promise<readonly (readonly CheckMatch[])[]> {
  const { table, records } = await inTurns(tableReading(store as Store), context.signal);
  const carrier = openCarrier(context.threads, context.signal);
  const input = {
    table: appendRecords(table, typed),
    firstNew: table.count,
    models,
    rules: blocking.rules.map(({ rule }) => rule),
  };
  const found = await checkRecords(input, carrier).finally(() => carrier.close());
  return found.map((matches) => matches.map((match) => ({ ...match, record: records[match.record] as number })));
}
