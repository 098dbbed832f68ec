/** Features of people worked out on a carrier. */
import type { Carrier } from '../carrier.js';
import { commonValues } from '../common-values.js';
import { stretches } from '../kernel/stretches.js';
import { packTable } from '../packed-table.js';
import type { RecordTable } from '../record-table.js';
import type { PeopleFeatures } from './features.js';
import { featuresOf, PEOPLE_PARTS, peopleFeatures } from './features.js';

/** Below so many records, handing values to other threads takes longer than working on them. */
const LEAST_RECORDS = 20_000;

/** Blocks of more records are left out: see `link-people.ts`. */
const MANY = 2_000;

/** The features of a table: the same whatever the carrier. Values that very many records share are noted. */
export async function buildFeatures(table: RecordTable, carrier: Carrier): Promise<PeopleFeatures> {
  const features = await workOut(table, carrier);
  return { ...features, notes: [...features.notes, ...commonValues(table, MANY)] };
}

async function workOut(table: RecordTable, carrier: Carrier): Promise<PeopleFeatures> {
  const { count } = table;
  if (carrier.threads === 1 || count < LEAST_RECORDS) return peopleFeatures(table);
  const features = featuresOf(table, await carrier.map('people-features', packTable(table), PEOPLE_PARTS));
  const { names, emails } = features;
  if (names !== null && emails !== null) await carrier.map('flag-named', { names, emails }, stretches(count));
  return features;
}
