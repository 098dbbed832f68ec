/** Blocking rules on threads: what each of very many would give on a sample, and the blocks of those chosen. */
import { pairKeys } from '../blocking/rules.js';
import type { Blocks, KeyMatrix, ListedPairs } from './blocks.js';
import { buildBlocks, countPairs } from './blocks.js';
import { toSharedInt32 } from './shared-memory.js';
import type { Stretch } from './stretches.js';

/** Pairs of a rule that are listed unasked, at most. */
const LISTED = 20_000;

export interface RuleKeys {
  /** Keys of each atom, one array a slot. In shared memory. */
  readonly keys: readonly (readonly Int32Array[])[];
  /** Two numbers a rule: its atoms, the second −1 where it has one only. */
  readonly rules: Int32Array;
  /** Largest block. */
  readonly limit: number;
}

/** The numbers of rules, as `RuleKeys` has them; `numberOf` gives the number of an atom. */
export function ruleNumbers<Atom>(
  rules: readonly { readonly atoms: readonly Atom[] }[],
  numberOf: (atom: Atom) => number,
): Int32Array {
  const numbers = new Int32Array(2 * rules.length).fill(-1);
  for (const [i, { atoms }] of rules.entries())
    for (const [j, atom] of atoms.entries()) numbers[2 * i + j] = numberOf(atom);
  return numbers;
}

/** What a rule gives. */
export interface RulePairs {
  /** Of all its keys, oversize blocks left out; a pair with several common keys counts several times. */
  readonly pairs: number;
  /** Null where there are too many to be listed unasked. */
  readonly listed: ListedPairs | null;
}

/** The pairs of each rule of a stretch. */
export const countRules = (shared: RuleKeys, { from, to }: Stretch): RulePairs[] =>
  Array.from({ length: to - from }, (_, i) => countPairs(ownKeys(shared, from + i), shared.limit, LISTED));

/** The pairs of one rule, however many. */
export const listRule = (shared: RuleKeys, rule: number): ListedPairs =>
  countPairs(ownKeys(shared, rule), shared.limit, Number.POSITIVE_INFINITY).listed!;

/** The blocks of a rule and the keys they were made of. */
export interface RuleBlocks {
  readonly blocks: Blocks;
  /** A column a slot, without keys of blocks that were left out. In shared memory. */
  readonly columns: readonly Int32Array[];
}

/** The blocks of one rule, oversize blocks left out. */
export function blocksOfRule(shared: RuleKeys, rule: number): RuleBlocks {
  const columns = ownKeys(shared, rule).map(toSharedInt32);
  return { blocks: buildBlocks(columns, shared.limit), columns };
}

/** Keys of a rule in arrays of their own: other rules are made of the same atoms, on other threads. */
function ownKeys({ keys, rules }: RuleKeys, rule: number): Int32Array[] {
  const first = keys[rules[2 * rule]!]!;
  const second = rules[2 * rule + 1]!;
  return second < 0 ? first.map((column) => Int32Array.from(column)) : pairKeys(first, keys[second]!);
}

/** Rows to be filled with keys, a column a slot. */
export interface FillKeysShared {
  readonly matrix: KeyMatrix;
  readonly columns: readonly Int32Array[];
}
