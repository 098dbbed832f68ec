/** Where scored pairs and the truth part: the worst errors of each kind, and what was never scored at all. */
import type { WeightedPairs } from './linkage-result.js';

export interface ErrorPair {
  readonly a: number;
  readonly b: number;
  /** Thousandths of a bit; null: the pair was not scored. */
  readonly weight: number | null;
}

export interface PairErrors {
  /** Pairs of records of one entity, and how many of them were scored. */
  readonly truePairs: number;
  readonly trueScored: number;
  /** Pairs of two entities, the heaviest first. */
  readonly wrong: readonly ErrorPair[];
  /** Pairs of one entity that were scored, the lightest first. */
  readonly weak: readonly ErrorPair[];
  /** Pairs of one entity that were not scored (blocking lost them, or they weighed next to nothing), in order of record. */
  readonly lost: readonly ErrorPair[];
}

/** Holds scored pairs (each once) to the entities of the records; at most `limit` pairs of each kind of error. */
export function pairErrors(pairs: WeightedPairs, entities: ArrayLike<number>, limit: number): PairErrors {
  const wrong: ErrorPair[] = [];
  const right: ErrorPair[] = [];
  const scored = new Set<string>();
  for (let i = 0; i < pairs.size; i++) {
    const pair = { a: pairs.a[i]!, b: pairs.b[i]!, weight: pairs.weight[i]! };
    const same = entities[pair.a] === entities[pair.b];
    (same ? right : wrong).push(pair);
    if (same) scored.add(keyOf(pair.a, pair.b));
  }
  const members = new Map<number, number[]>();
  for (let record = 0; record < entities.length; record++) {
    const list = members.get(entities[record]!);
    if (list === undefined) members.set(entities[record]!, [record]);
    else list.push(record);
  }
  const lost: ErrorPair[] = [];
  let truePairs = 0;
  for (const records of members.values()) {
    truePairs += (records.length * (records.length - 1)) / 2;
    for (let i = 0; i < records.length && lost.length < limit; i++)
      for (let j = i + 1; j < records.length && lost.length < limit; j++)
        if (!scored.has(keyOf(records[i]!, records[j]!))) lost.push({ a: records[i]!, b: records[j]!, weight: null });
  }
  wrong.sort((x, y) => y.weight! - x.weight! || x.a - y.a || x.b - y.b);
  right.sort((x, y) => x.weight! - y.weight! || x.a - y.a || x.b - y.b);
  return { truePairs, trueScored: scored.size, wrong: wrong.slice(0, limit), weak: right.slice(0, limit), lost };
}

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
