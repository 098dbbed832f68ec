/** Precision, recall and F1 of clusters by pairs of records: counted here on its own, so that it can check `cim evaluate`. */
import { readFileSync } from 'node:fs';

export interface PairScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A score with the pairs behind it. */
export interface CountedScore extends PairScore {
  /** Pairs linked that are different entities. */
  readonly falsePairs: number;
  /** Pairs of the same entity that were not linked. */
  readonly missedPairs: number;
}

/** Reads `record id,group id` lines under a header; ids must not hold commas. */
export function readGroups(path: string): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  for (const line of lines.slice(1)) {
    if (line === '') continue;
    const [record = '', group = ''] = line.split(',');
    groups.set(record, group);
  }
  return groups;
}

const pairs = (counts: ReadonlyMap<string, number>) => {
  let sum = 0;
  for (const n of counts.values()) sum += (n * (n - 1)) / 2;
  return sum;
};

/** Scores clusters against the truth. A record that the clusters do not name stands alone. */
export function scorePairs(clusters: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>): CountedScore {
  const both = new Map<string, number>();
  const ours = new Map<string, number>();
  const theirs = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [record, entity] of truth) {
    const cluster = clusters.get(record) ?? `alone ${record}`;
    add(both, `${cluster}\n${entity}`);
    add(ours, cluster);
    add(theirs, entity);
  }
  const right = pairs(both);
  const linked = pairs(ours);
  const existing = pairs(theirs);
  return {
    precision: linked === 0 ? 1 : right / linked,
    recall: existing === 0 ? 1 : right / existing,
    f1: linked + existing === 0 ? 1 : (2 * right) / (linked + existing),
    falsePairs: linked - right,
    missedPairs: existing - right,
  };
}
