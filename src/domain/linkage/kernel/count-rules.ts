/** What each of very many possible blocking rules would give on a sample: counted, not built. */
import { pairKeys } from '../blocking/rules.js';
import { countPairs } from './blocks.js';
import type { Stretch } from './stretches.js';

export interface RuleCount {
  /** Keys of each atom, one array a slot. In shared memory. */
  readonly keys: readonly (readonly Int32Array[])[];
  /** Two numbers a rule: its atoms, the second −1 where it has one only. */
  readonly rules: Int32Array;
  /** Largest block that is counted. */
  readonly limit: number;
}

/** Pairs of each rule of a stretch, oversize blocks left out. */
export function countRules({ keys, rules, limit }: RuleCount, { from, to }: Stretch): Float64Array {
  const out = new Float64Array(to - from);
  for (let rule = from; rule < to; rule++) {
    const first = keys[rules[2 * rule]!]!;
    const second = rules[2 * rule + 1]!;
    out[rule - from] = countPairs(second < 0 ? first : pairKeys(first, keys[second]!), limit).pairs;
  }
  return out;
}
