/** Figures kept with a run, so that the report shows how the file develops. */
import { countThose } from '../../store/customers.js';
import { listSnapshots, saveSnapshot } from '../../store/snapshots.js';
import type { Store } from '../../store/store.js';

/** `quality`: share of sound records among those the run received; null where it received none. */
export interface TrendFigures {
  readonly records: number;
  readonly customers: number;
  readonly quality: number | null;
}

/** Keeps the figures of the run in progress. */
export function saveTrend(store: Store, quality: number | null): void {
  const { records, customers } = countThose(store);
  saveSnapshot(store, 'trend', { records, customers, quality } satisfies TrendFigures);
}

/** The figures of all runs that kept some, the oldest first. */
export const readTrend = (store: Store) => listSnapshots<TrendFigures>(store, 'trend');
