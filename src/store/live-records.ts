/** Which records count. */
import { MARKS } from './columns.js';
import type { Store } from './store.js';

/** True for a record that counts, by its current version and its marks. */
export const isLive = (version: number, marks: number): boolean =>
  version !== 0 && (marks & (MARKS.gone | MARKS.restricted)) === 0;

/** Numbers of the records that count: those that are there, not gone at their source and not restricted; ascending. */
export function liveRecords(store: Store): Int32Array {
  const head = store.columns.head.view();
  const marks = store.columns.marks.view();
  const live = new Int32Array(head.length);
  let count = 0;
  for (let record = 1; record < head.length; record++)
    if (isLive(head[record]!, marks[record] ?? 0)) live[count++] = record;
  return live.slice(0, count);
}
