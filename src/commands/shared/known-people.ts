/** What the last dedupe run left behind to look people up by, and what changed since. */

import type { LinkageModel } from '../../domain/linkage/linkage-result.js';
import type { KnownPeople } from '../../domain/linkage/lookup/check-people.js';
import type { StandardRecord } from '../../domain/record/record.js';
import { changedSince, openLookups } from '../../store/lookup.js';
import type { RecordReader } from '../../store/records.js';
import type { Store } from '../../store/store.js';

/** Where more than this share of the records changed, reading all of them is quicker. */
const MOST_CHANGED = 0.1;
const FEW = 1000;

/** The people that a run under `model` knew, or null where it left no lists or too much changed since. */
export function openPeople(
  store: Store,
  reader: RecordReader,
  run: number,
  model: LinkageModel,
  mixed: boolean,
): KnownPeople | null {
  const lookup = openLookups(store, run)?.find(({ info }) => info.kind === model.kind);
  if (lookup === undefined) return null;
  const numbers = changedSince(store, run);
  if (numbers.length > Math.max(FEW, MOST_CHANGED * store.columns.head.length)) return null;
  const changed = new Map<number, StandardRecord | null>();
  for (const number of numbers) {
    const found = reader.read(number);
    const counts = found !== null && !found.gone && !found.restricted && !(mixed && isOrganization(found.record));
    changed.set(number, counts ? found.record : null);
  }
  // What no run touched since counts as it did then.
  return { ...lookup, model, read: (number) => reader.standard(number), changed };
}

const PERSON_NAMES: ReadonlySet<string> = new Set(['fullName', 'givenName', 'familyName']);

/** True where a record that stands alone is that of an organization, as linkage tells it. */
export function isOrganization({ values }: StandardRecord): boolean {
  return values.some(({ field }) => field === 'organization') && !values.some(({ field }) => PERSON_NAMES.has(field));
}
