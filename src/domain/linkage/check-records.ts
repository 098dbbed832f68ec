/**
 * Which records a new one might be one customer with, under the model of an earlier run: found by the rules of that run
 * among people, by comparing with all among organizations, and weighed as linkage weighs.
 */
import { possibleRules, ruleKeys } from './blocking/rules.js';
import type { Carrier } from './carrier.js';
import type { Comparison } from './comparisons/comparison.js';
import { comparePair } from './comparisons/index.js';
import type { LinkageModel } from './linkage-result.js';
import { possibleComparisons } from './organizations/compare.js';
import { organizationFeatures } from './organizations/features.js';
import { levelWeights, weightOfLevels } from './organizations/level-weights.js';
import { organizationRoles } from './organizations/roles.js';
import { peopleAtoms } from './people/atoms.js';
import { buildFeatures } from './people/build-features.js';
import { entryRules } from './people/entry-rules.js';
import type { PeopleFeatures } from './people/features.js';
import { ORGANIZATION, recordKinds } from './record-kinds.js';
import type { RecordTable } from './record-table.js';
import { BLOCK_LIMIT, type CheckMatch, modelFromData, sharedComparisons } from './saved-model.js';
import { scoreTables, weightOf } from './score.js';
import { selectTable } from './select-records.js';

export interface CheckInput {
  /** The records that are there, and behind them the new ones. */
  readonly table: RecordTable;
  /** Rows from here on are new. */
  readonly firstNew: number;
  readonly models: readonly LinkageModel[];
  /** Names of the blocking rules of the run that fitted the models. */
  readonly rules: readonly string[];
}

/** For each new row what is worth a look (at or above the review weight of the model), the heaviest first. */
export async function checkRecords(input: CheckInput, carrier: Carrier): Promise<readonly (readonly CheckMatch[])[]> {
  const { table, firstNew, models } = input;
  const found = Array.from({ length: table.count - firstNew }, (): CheckMatch[] => []);
  const kinds = recordKinds(table);
  for (const model of models) {
    const kind = model.kind === 'organizations';
    const records: number[] = [];
    // With one model only, every new record is judged by it.
    for (let record = 0; record < table.count; record++)
      if ((kinds[record] === ORGANIZATION) === kind || (record >= firstNew && models.length === 1))
        records.push(record);
    const split = records.findIndex((record) => record >= firstNew);
    if (split < 1) continue;
    const part = selectTable(table, Int32Array.from(records));
    const add = (fresh: number, other: number, weight: number): void => {
      if (weight >= model.reviewWeight)
        found[records[fresh]! - firstNew]!.push({ record: records[other]!, weight, links: weight >= model.linkWeight });
    };
    if (kind) checkOrganizations(part, split, model, add);
    else await checkPeople(part, split, model, input.rules, carrier, add);
  }
  for (const matches of found) matches.sort((a, b) => b.weight - a.weight || a.record - b.record);
  return found;
}

type Add = (fresh: number, other: number, weight: number) => void;

async function checkPeople(
  table: RecordTable,
  firstNew: number,
  saved: LinkageModel,
  rules: readonly string[],
  carrier: Carrier,
  add: Add,
): Promise<void> {
  const features = await buildFeatures(table, carrier);
  const { model, places } = sharedComparisons(
    saved,
    features.comparisons.map(({ name }) => name),
  );
  const comparisons = places.map((place): Comparison => features.comparisons[place]!);
  const fitted = modelFromData(model);
  const scores = scoreTables(fitted.model, fitted.classes, comparisons);
  const row = new Uint8Array(comparisons.length);
  for (const [i, others] of candidatesOf(features, firstNew, rules).entries()) {
    for (const other of others) {
      comparePair(comparisons, other, firstNew + i, row, 0);
      add(firstNew + i, other, weightOf(scores, row, 0));
    }
  }
}

/** For each new record those that share a key of a rule with it, of the run or for looking up. */
function candidatesOf(features: PeopleFeatures, firstNew: number, rules: readonly string[]): readonly Set<number>[] {
  const fresh = Int32Array.from({ length: features.count - firstNew }, (_, i) => firstNew + i);
  const atoms = peopleAtoms(features);
  const possible = new Map(
    possibleRules(atoms, (atom) => atom.keys(fresh.subarray(0, 1)).length).map((r) => [r.name, r]),
  );
  const cache = new Map<(typeof atoms)[number], readonly Int32Array[]>();
  const candidates = Array.from(fresh, () => new Set<number>());
  const chosen = rules.flatMap((name) => possible.get(name) ?? []);
  for (const rule of [...chosen, ...entryRules(atoms, features, chosen)]) {
    const keys = ruleKeys(rule, (atom) => {
      const known = cache.get(atom) ?? atom.keys(null);
      cache.set(atom, known);
      return known;
    });
    const wanted = new Map<number, { readonly of: Set<number>; readonly found: Set<number> }>();
    for (const column of keys)
      for (let i = 0; i < fresh.length; i++) {
        const key = column[firstNew + i]!;
        if (key === 0) continue;
        const entry = wanted.get(key) ?? { of: new Set(), found: new Set() };
        entry.of.add(i);
        wanted.set(key, entry);
      }
    for (const column of keys)
      for (let record = 0; record < firstNew; record++) {
        const key = column[record]!;
        if (key !== 0) wanted.get(key)?.found.add(record);
      }
    for (const { of, found } of wanted.values()) {
      if (found.size > BLOCK_LIMIT) continue;
      for (const i of of) for (const record of found) candidates[i]!.add(record);
    }
  }
  return candidates;
}

function checkOrganizations(table: RecordTable, firstNew: number, saved: LinkageModel, add: Add): void {
  const features = organizationFeatures(table, organizationRoles(table));
  const all = possibleComparisons(features);
  const { model, places } = sharedComparisons(
    saved,
    all.map(({ ladder }) => ladder.name),
  );
  const comparisons = places.map((place) => all[place]!);
  const fitted = modelFromData(model);
  const weights = levelWeights(fitted.model, fitted.classes);
  const row = new Uint8Array(comparisons.length);
  for (let fresh = firstNew; fresh < table.count; fresh++)
    for (let other = 0; other < firstNew; other++) {
      for (const [k, comparison] of comparisons.entries()) row[k] = comparison.level(features, other, fresh);
      add(fresh, other, weightOfLevels(weights, row, 0));
    }
}
