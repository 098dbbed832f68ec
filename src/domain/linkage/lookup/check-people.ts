/**
 * Which people a typed record may be, found through look-up lists: its keys lead to the candidates, and only those are read
 * and compared. Weights are those of a run over all records, the new one among them, under the same model.
 */

import type { StandardRecord } from '../../record/record.js';
import { possibleRules, ruleKeys } from '../blocking/rules.js';
import type { Comparison } from '../comparisons/comparison.js';
import { comparePair } from '../comparisons/index.js';
import type { LinkageModel } from '../linkage-result.js';
import { peopleAtoms } from '../people/atoms.js';
import type { PeopleFeatures } from '../people/features.js';
import { peopleFeaturesAmong } from '../people/features.js';
import { BLOCK_LIMIT, type CheckMatch, modelFromData, sharedComparisons } from '../saved-model.js';
import { scoreTables, weightOf } from '../score.js';
import type { FindNumbers, PeopleLookupInfo } from './lookup.js';
import { ruleKey } from './people-lookup.js';
import { readRoles } from './roles-data.js';
import { RowTable } from './row-table.js';
import { surroundings } from './surroundings.js';

/** What is known of people, and how to read more of it. */
export interface KnownPeople {
  readonly info: PeopleLookupInfo;
  readonly model: LinkageModel;
  readonly find: FindNumbers;
  /** A record that the lists know, as it is kept; null where it does not count any more. */
  readonly read: (record: number) => StandardRecord | null;
  /** Records that changed or came since the lists were made, as they are now; null where they do not count any more. */
  readonly changed: ReadonlyMap<number, StandardRecord | null>;
}

/** For each typed record what is worth a look (at or above the review weight), the heaviest first. */
export function checkPeople(known: KnownPeople, typed: readonly StandardRecord[]): (readonly CheckMatch[])[] {
  const fresh = [...known.changed].filter((entry): entry is [number, StandardRecord] => entry[1] !== null);
  const byKey = new Map<number, number[]>();
  const keys = keysOf(
    known,
    fresh.map(([, record]) => record),
    typed,
  );
  for (const [i, [record]] of fresh.entries())
    for (const { key } of keys[i]!) {
      const having = byKey.get(key);
      if (having === undefined) byKey.set(key, [record]);
      else having.push(record);
    }
  const found: (readonly CheckMatch[])[] = [];
  for (let from = 0; from < typed.length; from += BLOCK) {
    const block = typed.slice(from, from + BLOCK);
    const candidates = candidatesOf(known, keys.slice(fresh.length + from, fresh.length + from + block.length), byKey);
    const records = readAll(known, candidates);
    for (const [i, record] of block.entries()) found.push(weigh(known, record, candidates[i]!, records));
  }
  return found;
}

/** Typed records looked up at a time: lists and records are then read in the order in which they lie. */
const BLOCK = 1024;

/** The records that share a key with each typed one, ascending. */
function candidatesOf(
  known: KnownPeople,
  keys: readonly (readonly Key[])[],
  later: ReadonlyMap<number, readonly number[]>,
): number[][] {
  const candidates = keys.map(() => new Set<number>());
  const asked = keys.flatMap((own, row) => own.map(({ list, key }) => ({ row, list, key })));
  asked.sort((a, b) => (a.list === b.list ? (a.key >>> 0) - (b.key >>> 0) : a.list < b.list ? -1 : 1));
  for (const { row, list, key } of asked) {
    const listed = known.find(list, key);
    const fresh = later.get(key) ?? [];
    if (listed.length + fresh.length > BLOCK_LIMIT) continue;
    for (const number of listed) if (!known.changed.has(number)) candidates[row]!.add(number);
    for (const number of fresh) candidates[row]!.add(number);
  }
  return candidates.map((numbers) => [...numbers].sort((a, b) => a - b));
}

/** All candidates as they are now, each read once; those that do not count any more are left out. */
function readAll(known: KnownPeople, candidates: readonly (readonly number[])[]): ReadonlyMap<number, StandardRecord> {
  const records = new Map<number, StandardRecord>();
  for (const number of [...new Set(candidates.flat())].sort((a, b) => a - b)) {
    const record = known.changed.has(number) ? known.changed.get(number) : known.read(number);
    if (record) records.set(number, record);
  }
  return records;
}

interface Key {
  readonly list: 'records' | 'sensitiveRecords';
  readonly key: number;
}

/** The different keys of each record by the rules of the run. */
function keysOf(known: KnownPeople, kept: readonly StandardRecord[], typed: readonly StandardRecord[]): Key[][] {
  const { info } = known;
  const features = featuresOf(known, kept, typed, null);
  const all = Int32Array.from({ length: features.count }, (_, i) => i);
  const atoms = peopleAtoms(features);
  const cache = new Map(atoms.map((atom) => [atom, null as readonly Int32Array[] | null]));
  const keysOfAtom = (atom: (typeof atoms)[number]): readonly Int32Array[] => {
    const keys = cache.get(atom) ?? atom.keys(all);
    cache.set(atom, keys);
    return keys;
  };
  const possible = new Map(possibleRules(atoms, (atom) => keysOfAtom(atom).length).map((rule) => [rule.name, rule]));
  const keys = Array.from(all, (): Key[] => []);
  for (const name of info.rules) {
    const rule = possible.get(name);
    if (rule === undefined) continue; // no record here has what it asks for
    const list = info.sensitiveRules.includes(name) ? 'sensitiveRecords' : 'records';
    const columns = ruleKeys(rule, keysOfAtom);
    for (let i = 0; i < all.length; i++) {
      const own = new Set(columns.map((column) => column[i]!));
      for (const key of own) if (key !== 0) keys[i]!.push({ list, key: ruleKey(name, key) });
    }
  }
  return keys;
}

/** Features of kept records and, behind them, typed ones. `added`: the row to be counted in; null: nothing is weighed. */
function featuresOf(
  { info, find }: KnownPeople,
  kept: readonly StandardRecord[],
  typed: readonly StandardRecord[],
  added: number | null,
): PeopleFeatures {
  const rows = new RowTable(info.columns);
  for (const record of kept) rows.addKept(record);
  for (const record of typed) rows.addTyped(record);
  const table = rows.table();
  return peopleFeaturesAmong(readRoles(info.roles, table.columns), table.count, surroundings(info, find, added));
}

function weigh(
  known: KnownPeople,
  typed: StandardRecord,
  candidates: readonly number[],
  read: ReadonlyMap<number, StandardRecord>,
): CheckMatch[] {
  const records = candidates.filter((number) => read.has(number));
  const kept = records.map((number) => read.get(number)!);
  if (records.length === 0) return [];
  const fresh = records.length;
  const features = featuresOf(known, kept, [typed], fresh);
  const { model, places } = sharedComparisons(
    known.model,
    features.comparisons.map(({ name }) => name),
  );
  const comparisons = places.map((place): Comparison => features.comparisons[place]!);
  const fitted = modelFromData(model);
  const scores = scoreTables(fitted.model, fitted.classes, comparisons);
  const row = new Uint8Array(comparisons.length);
  const found: CheckMatch[] = [];
  for (const [i, record] of records.entries()) {
    comparePair(comparisons, i, fresh, row, 0);
    const weight = weightOf(scores, row, 0);
    if (weight >= model.reviewWeight) found.push({ record, weight, links: weight >= model.linkWeight });
  }
  return found.sort((a, b) => b.weight - a.weight || a.record - b.record);
}
