/**
 * Customers who may be the same person as one whose rights are used: a copy of everything, or an erasure, that leaves a
 * duplicate out is not whole. Who waits for a steward, and who has a phone, address or number of theirs.
 */
import { lastClustering } from '../../store/clusters.js';
import { recordsOf } from '../../store/customers.js';
import { customerId } from '../../store/records.js';
import type { Store } from '../../store/store.js';
import { sharingRecords } from '../../store/suppression.js';
import type { Say } from '../definition.js';
import { waitingPairs } from './waiting-pairs.js';

export interface ProbableOther {
  readonly customer: string;
  /** Waits for a steward, or shares a way of contact or a number. */
  readonly because: 'review' | 'identifier';
  /** Match probability where a dedupe run computed one. */
  readonly probability: number | null;
}

/** The likeliest first, each once. Restricted customers are among them. */
export function probableOthers(store: Store, customer: number): ProbableOther[] {
  const own = new Set(recordsOf(store, customer));
  const { customer: of } = store.columns;
  const found = new Map<number, ProbableOther>();
  for (const { a, b, probability } of lastClustering(store) === null ? [] : waitingPairs(store)) {
    if (own.has(a) === own.has(b)) continue;
    const other = of.get(own.has(a) ? b : a);
    if (!found.has(other)) found.set(other, { customer: customerId(other), because: 'review', probability });
  }
  for (const record of sharingRecords(store, [...own])) {
    const other = of.get(record);
    if (!found.has(other)) found.set(other, { customer: customerId(other), because: 'identifier', probability: null });
  }
  return [...found.values()];
}

/** The same as a line for people; '' where there is nobody. */
export function tellOthers(others: readonly ProbableOther[], say: Say): string {
  if (others.length === 0) return '';
  const ids = others.slice(0, 20).map(({ customer }) => customer);
  const more = others.length > 20 ? ' …' : '';
  return say(
    `Perhaps the same person, look at them too: ${ids.join(', ')}${more}`,
    `可能是同一人，请一并查看：${ids.join('、')}${more}`,
  );
}
