/**
 * Blocking rules chosen from the data, on a sample of the records: count what each possible rule would give, take the most
 * selective ones up to a budget, fit the model on their pairs, and keep those rules that find matches no other finds.
 * Counts are scaled to the whole file by the square of the sampling rate.
 */
import type { Carrier } from '../carrier.js';
import type { ListedPairs } from '../kernel/blocks.js';
import { ruleNumbers } from '../kernel/rule-keys.js';
import { stretches } from '../kernel/stretches.js';
import type { Atom, AtomKeys } from './atom.js';
import { PairSet } from './pair-set.js';
import type { BlockingRule } from './rules.js';
import { possibleRules } from './rules.js';

export interface ChooseOptions {
  /** Records of the sample, ascending, and how many there are in the file. */
  readonly records: Int32Array | null;
  readonly count: number;
  /** Largest block at the size of the file. */
  readonly blockLimit: number;
  /** Candidates per record: of all rules on trial, of one rule, and of those kept. */
  readonly trialBudget: number;
  readonly ruleBudget: number;
  readonly keptBudget: number;
  /** Probability of being the same for each pair. */
  readonly judge: (first: Int32Array, second: Int32Array) => Promise<Float64Array>;
  readonly keysOf: AtomKeys;
  readonly carrier: Carrier;
}

export interface ChosenRule {
  readonly rule: BlockingRule;
  /** Keys it gives a record. */
  readonly slots: number;
  /** On the sample, scaled to the file: pairs, and expected matches that this rule added and that only it finds. */
  readonly pairs: number;
  readonly added: number;
  readonly onlyHere: number;
}

export interface ChosenRules {
  readonly rules: readonly ChosenRule[];
  /** Rules that were too large even to try. */
  readonly tooLarge: readonly { readonly rule: BlockingRule; readonly pairs: number }[];
  /** Expected matches on trial and with the kept rules, scaled to the file. */
  readonly matchesOnTrial: number;
  readonly matchesKept: number;
  /** Rules tried, and records of the sample. */
  readonly tried: number;
  readonly sample: number;
}

/** A pair must be worth this much of a match. */
const PAIR_COST = 0.002;
/** A rule must add this share of the matches. */
const LEAST_SHARE = 0.0005;
/** Rules counted at a time: some ten milliseconds of work. */
const PART = 8;

interface Trial {
  readonly rule: BlockingRule;
  /** Its place among all possible rules. */
  readonly number: number;
  /** Keys it gives a record. */
  readonly slots: number;
  readonly pairs: number;
}

/** Chooses rules. Deterministic; the order of the outcome is the order in which pairs are looked for. */
export async function chooseRules(atoms: readonly Atom[], options: ChooseOptions): Promise<ChosenRules> {
  const { records, count } = options;
  const size = records === null ? count : records.length;
  const scale = (count / Math.max(1, size)) ** 2;
  const keys = await options.keysOf(atoms, records);
  const numberOf = new Map(atoms.map((atom, i) => [atom, i]));
  const keysOf = (atom: Atom): readonly Int32Array[] => keys[numberOf.get(atom)!]!;
  const limit = Math.max(8, Math.round(options.blockLimit / Math.sqrt(scale)));
  const possible = possibleRules(atoms, (atom) => keysOf(atom).length);
  const shared = { keys, limit, rules: ruleNumbers(possible, (atom) => numberOf.get(atom)!) };
  const { carrier } = options;
  const counted = (await carrier.map('count-rules', shared, stretches(possible.length, PART))).flat();
  const trials: Trial[] = [];
  const tooLarge: { rule: BlockingRule; pairs: number }[] = [];
  for (const [number, rule] of possible.entries()) {
    const { pairs } = counted[number]!;
    if (pairs === 0) continue;
    if (pairs * scale > options.ruleBudget * count) tooLarge.push({ rule, pairs: pairs * scale });
    else trials.push({ rule, number, slots: rule.atoms.reduce((n, atom) => n * keysOf(atom).length, 1), pairs });
  }
  trials.sort((a, b) => a.pairs - b.pairs || (a.rule.name < b.rule.name ? -1 : 1));

  const set = new PairSet(1 << 16);
  const found: Int32Array[] = [];
  const budget = (options.trialBudget * count) / scale;
  for (const { number, slots } of trials) {
    if (set.size > budget) break;
    const pairs = counted[number]!.listed ?? (await carrier.map('list-rule', shared, [number]))[0]!;
    found.push(numbersIn(set, pairs, slots > 1));
  }
  const probability = await options.judge(set.first.slice(0, set.size), set.second.slice(0, set.size));
  const kept = keepBest(found, probability, (options.keptBudget * count) / scale);
  const times = new Uint16Array(set.size);
  for (const { index } of kept) for (const pair of found[index]!) times[pair]!++;
  let matchesOnTrial = 0;
  for (const p of probability) matchesOnTrial += p;
  const rules = kept.map(({ index, added }) => {
    let onlyHere = 0;
    for (const pair of found[index]!) if (times[pair] === 1) onlyHere += probability[pair]!;
    return {
      rule: trials[index]!.rule,
      slots: trials[index]!.slots,
      pairs: trials[index]!.pairs * scale,
      added: added * scale,
      onlyHere: onlyHere * scale,
    };
  });
  let matchesKept = 0;
  for (let pair = 0; pair < set.size; pair++) if (times[pair]! > 0) matchesKept += probability[pair]!;
  return {
    rules,
    tooLarge,
    matchesOnTrial: matchesOnTrial * scale,
    matchesKept: matchesKept * scale,
    tried: found.length,
    sample: size,
  };
}

/** Greedy by new matches less the cost of new pairs; lazy, as gains only fall. */
function keepBest(
  found: readonly Int32Array[],
  probability: Float64Array,
  budget: number,
): { index: number; added: number }[] {
  let total = 0;
  for (const p of probability) total += p;
  const covered = new Uint8Array(probability.length);
  const gainOf = (index: number): { gain: number; added: number; pairs: number } => {
    let added = 0;
    let pairs = 0;
    for (const pair of found[index]!) {
      if (covered[pair] === 1) continue;
      pairs++;
      added += probability[pair]!;
    }
    return { gain: added - PAIR_COST * pairs, added, pairs };
  };
  const queue = found.map((_, index) => ({ index, ...gainOf(index) }));
  const kept: { index: number; added: number }[] = [];
  let spent = 0;
  while (queue.length > 0) {
    queue.sort((a, b) => b.gain - a.gain || a.index - b.index);
    const best = queue[0]!;
    if (best.gain <= 0) break;
    const now = gainOf(best.index);
    if (queue.length > 1 && now.gain < queue[1]!.gain) {
      queue[0] = { index: best.index, ...now };
      continue;
    }
    queue.shift();
    if (now.added < LEAST_SHARE * total || now.gain <= 0) {
      if (kept.length > 0) continue;
      break;
    }
    if (spent + now.pairs > budget && kept.length > 0) continue;
    spent += now.pairs;
    for (const pair of found[best.index]!) covered[pair] = 1;
    kept.push({ index: best.index, added: now.added });
  }
  return kept;
}

/** Pairs as numbers in the set; each once, where some may come several times. */
function numbersIn(set: PairSet, { first, second }: ListedPairs, repeated: boolean): Int32Array {
  const numbers = first.map((a, i) => set.add(a, second[i]!));
  return repeated ? numbers.sort().filter((value, i) => i === 0 || value !== numbers[i - 1]) : numbers;
}
