/** Features of people worked out on a carrier. */
import type { Carrier } from '../carrier.js';
import { commonValues } from '../common-values.js';
import { stretches } from '../kernel/stretches.js';
import { packTable } from '../packed-table.js';
import type { RecordTable } from '../record-table.js';
import type { PeopleFeatures, PeopleParts } from './features.js';
import { featuresOf, PEOPLE_PARTS, peopleFeatures } from './features.js';

/** Below so many records, handing values to other threads takes longer than working on them. */
const LEAST_RECORDS = 20_000;

/** Blocks of more records are left out: see `link-people.ts`. */
const MANY = 2_000;

/** The features of a table: the same whatever the carrier. Values that very many records share are noted. */
export async function buildFeatures(table: RecordTable, carrier: Carrier): Promise<PeopleFeatures> {
  const inThreads = carrier.threads > 1 && table.count >= LEAST_RECORDS;
  const parts = inThreads ? await carrier.map('people-features', packTable(table), PEOPLE_PARTS) : null;
  // Threads look at mail for names while the parts are joined here.
  const flagged = parts === null ? null : flagNamedOn(carrier, parts, table.count);
  const features = parts === null ? peopleFeatures(table) : featuresOf(table, parts);
  const notes = [...features.notes, ...commonValues(table, MANY)];
  await flagged;
  return { ...features, notes };
}

async function flagNamedOn(carrier: Carrier, parts: readonly Partial<PeopleParts>[], count: number): Promise<void> {
  const { names, emails } = Object.assign({}, ...parts) as PeopleParts;
  if (names !== null && emails !== null) await carrier.map('flag-named', { names, emails }, stretches(count));
}
