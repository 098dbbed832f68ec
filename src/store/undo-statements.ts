/**
 * Statements of people in a run that is taken back: they were entered by mistake. They stay where they are and count no
 * more (see `allRightsEvents`); what followed from them is as it is without them.
 */
import { foldRights, type RightsEvent } from '../domain/privacy/rights.js';
import { allRightsEvents, eventsOf } from './rights.js';
import type { Store } from './store.js';
import { suppressRecords } from './suppression.js';

/** How many statements a run entered. */
export const countStatements = (store: Store, run: number): number =>
  store.db.prepare('SELECT count(*) FROM rights_event WHERE run = ?').pluck().get(run) as number;

/**
 * Once a run counts as undone: who objected to all marketing in it, or took that back, is again known, or not known, by
 * what stands.
 */
export function settleObjections(store: Store, run: number): void {
  const rows = store.db
    .prepare<[number], { records: string; data: string }>(
      "SELECT records, data FROM rights_event WHERE run = ? AND kind IN ('objected', 'objection-lifted')",
    )
    .all(run)
    .filter(({ data }) => (JSON.parse(data) as Partial<RightsEvent & { purpose: string }>).purpose === '*');
  if (rows.length === 0) return;
  const events = allRightsEvents(store);
  const { head } = store.columns;
  for (const { records } of rows) {
    const there = (JSON.parse(records) as number[]).filter((record) => head.get(record) !== 0);
    const stands = foldRights(eventsOf(events, there)).objections.has('*');
    suppressRecords(store, there, 'objected', !stands);
  }
}
