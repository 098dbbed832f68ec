/** The pairs that wait for a steward: what `cim review` lists. */
import { readEvidence } from '../../store/clusters.js';
import { readDecisions } from '../../store/decisions.js';
import type { Store } from '../../store/store.js';
import { lastLinkage } from './linkage.js';

/** Two records by number, the lower first; weight in bits. */
export interface WaitingPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly probability: number;
}

/** Pairs of the last dedupe run that still wait: not decided since, their records still there and of two customers. */
export function waitingPairs(store: Store): WaitingPair[] {
  const { a, b, weight, probability } = readEvidence(store, lastLinkage(store).run, 'review');
  const { head, customer } = store.columns;
  const decided = new Set(readDecisions(store).different.map(([x, y]) => `${Math.min(x, y)} ${Math.max(x, y)}`));
  const pairs = Array.from(a, (first, i) => ({
    a: Math.min(first, b[i] as number),
    b: Math.max(first, b[i] as number),
    weight: weight[i] as number,
    probability: probability[i] as number,
  }));
  return pairs
    .filter((pair) => head.get(pair.a) !== 0 && head.get(pair.b) !== 0)
    .filter((pair) => customer.get(pair.a) !== customer.get(pair.b) && !decided.has(`${pair.a} ${pair.b}`))
    .sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
}
