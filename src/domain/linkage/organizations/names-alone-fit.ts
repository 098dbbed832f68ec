/**
 * Lists that have nothing but the names of organizations. No other field tells what an equal name is worth there: in a list
 * of affiliations it is the same institute, in a list of hospitals another site. What tells is how pairs are spread over
 * the rarity of what they share. Further writings of an organization are there for rare names and common ones alike; chance
 * makes namesakes twice as often with each bit that their words tell less, and hardly any of rare names.
 */
import type { Estimate, PairClass } from '../estimate.js';
import type { CandidatePairs } from './blocking.js';
import type { OrganizationFeatures } from './features.js';
import type { OrganizationFit } from './fit.js';
import { ALONE_KINDS, ALONE_RARITIES } from './levels.js';
import { DIFFERENT, middleOf, rarityOf } from './name-alone.js';
import type { NameFeatures } from './name-features.js';

const STEPS = ALONE_RARITIES.length;
/** Namesakes that a name of each step of rarity has by chance, were words independent of each other. */
const CHANCE: readonly number[] = Array.from({ length: STEPS }, (_, step) => 2 ** -middleOf(step));

const ROUNDS = 200;
/** Pseudo-records behind the further writings of a record, and how many of them have one. */
const RECORDS = 30;
const WRITINGS = 0.1;
/** Pseudo-pairs behind how often chance makes pairs, compared with independent words; by kind of likeness what they say, and bounds. */
const CHANCE_PAIRS = 200;
const USUAL_CHANCE: readonly number[] = [0.05, 0.15, 0.5, 1];
const LEAST_CHANCE: readonly number[] = [0.05, 0.05, 0.5, 1];
const MOST_CHANCE: readonly number[] = [0.05, 0.5, 16, 16];
/** Pairs of a level that none has. */
const SOME = 0.01;

/** Fits the model to the candidates, whose `levels` are those of the names; `copies` as in the table. */
export function fitNamesAlone(
  features: OrganizationFeatures,
  candidates: CandidatePairs,
  levels: Uint8Array,
  copies: Int32Array | undefined,
): OrganizationFit {
  const name = features.name!;
  const times = timesOf(name, copies);
  const count = times.reduce((sum, records) => sum + records, 0);
  const counts = pairsByLevel(name, times, candidates, levels);
  const equal = equalNames(name, times);
  const expected = chancePairs(name, times);
  const matches = new Float64Array(DIFFERENT + 1).fill(SOME);
  const odds = new Float64Array(DIFFERENT + 1);
  for (let kind = 0; kind < ALONE_KINDS.length; kind++) {
    const first = 1 + kind * STEPS;
    const ofKind = counts.subarray(first, first + STEPS);
    const fitted = fitKind(kind, ofKind, count, expected[kind]!);
    const writings = kind === 0 ? equal.writings : fitted.writings;
    for (let step = 0; step < STEPS; step++) {
      // Where equal names are namesakes, names that are nearly so are no less.
      const namesakes = Math.max(fitted.chance * CHANCE[step]!, equal.namesakes[step]!);
      odds[first + step] = writings / namesakes;
      matches[first + step]! += (writings * ofKind[step]!) / (writings + namesakes);
    }
  }
  return asModel(count, matches, odds);
}

/**
 * Expectation maximization of two numbers over the steps of rarity: the further writings that a record has on average, and
 * how many times as many namesakes as independent words would make chance makes.
 */
function fitKind(kind: number, counts: Float64Array, count: number, expected: number) {
  let writings = WRITINGS;
  let chance = USUAL_CHANCE[kind]!;
  for (let round = 0; round < ROUNDS; round++) {
    let same = 0;
    let other = 0;
    for (let step = 0; step < STEPS; step++) {
      const share = writings / (writings + chance * CHANCE[step]!);
      same += share * counts[step]!;
      other += (1 - share) * counts[step]!;
    }
    writings = (same + RECORDS * WRITINGS) / (count + RECORDS);
    chance = (other + CHANCE_PAIRS * USUAL_CHANCE[kind]!) / (expected + CHANCE_PAIRS);
    chance = Math.min(MOST_CHANCE[kind]!, Math.max(LEAST_CHANCE[kind]!, chance));
  }
  return { writings, chance };
}

/** Matches and odds of each level as a model of one class beside strangers. */
function asModel(count: number, matches: Float64Array, odds: Float64Array): OrganizationFit {
  matches[0] = 0;
  const same = matches.reduce((sum, value) => sum + value, 0);
  const strangers = Math.max(1, (count * (count - 1)) / 2 - same);
  const u = Array.from(odds, (value, level) => (value === 0 ? 0 : matches[level]! / value / strangers));
  u[DIFFERENT] = Math.max(0.5, 1 - u.reduce((sum, value) => sum + value, 0));
  const m = Array.from(matches, (value) => value / same);
  const classes: readonly PairClass[] = [
    {
      name: 'same organization',
      pairs: { start: same, min: same, max: same },
      behaviors: [{ prior: m, strength: Number.POSITIVE_INFINITY, monotone: false }],
    },
  ];
  const model: Estimate = { pairs: [strangers, same], m: [[u], [m]], iterations: ROUNDS, converged: true };
  return { model, classes };
}

/** How many records have each name, those that were set aside as identical among them. */
function timesOf({ codes, values }: NameFeatures, copies: Int32Array | undefined): Int32Array {
  const times = new Int32Array(values.length);
  for (const [record, code] of codes.entries()) if (code !== 0) times[code]! += copies?.[record] ?? 1;
  return times;
}

/** Pairs of each level: of one and the same name as many as there are, of two names those among the candidates. */
function pairsByLevel(name: NameFeatures, times: Int32Array, { size, a, b }: CandidatePairs, levels: Uint8Array) {
  const counts = new Float64Array(DIFFERENT + 1);
  for (let i = 0; i < size; i++) if (name.codes[a[i]!] !== name.codes[b[i]!]) counts[levels[i]!]!++;
  for (let code = 1; code < times.length; code++)
    counts[1 + rarityOf(name, bitsOf(name, code))]! += (times[code]! * (times[code]! - 1)) / 2;
  return counts;
}

const bitsOf = ({ words, index }: NameFeatures, code: number): number =>
  words[code]!.reduce((sum, word) => sum + index.bits[word]!, 0);

/** Steps of fewer records tell nothing for themselves. */
const LEAST_RECORDS = 20;
/** Pseudo-records behind how often names of a step occur. */
const OF_STEP = 20;
/** Common names, that are short, may be written alike so many times as often as rare ones. */
const OFTENER = 3;

/**
 * What the records of one and the same name are: how many others of its organization a record has, as told by the rarer half
 * of the names, and by step of rarity how many others beyond that, which are namesakes.
 */
function equalNames(name: NameFeatures, times: Int32Array) {
  const records = new Float64Array(STEPS);
  const others = new Float64Array(STEPS);
  for (let code = 1; code < times.length; code++) {
    const step = rarityOf(name, bitsOf(name, code));
    records[step]! += times[code]!;
    others[step]! += times[code]! * (times[code]! - 1);
  }
  const half = records.reduce((sum, value) => sum + value, 0) / 2;
  let writings = Number.POSITIVE_INFINITY;
  for (let step = 0, rarer = 0; step < STEPS && rarer < half; rarer += records[step++]!)
    if (records[step]! >= LEAST_RECORDS)
      writings = Math.min(writings, (others[step]! + 0.5) / (records[step]! + RECORDS * WRITINGS));
  if (writings === Number.POSITIVE_INFINITY) writings = WRITINGS;
  const namesakes = Array.from(records, (size, step) =>
    Math.max(0, (others[step]! + OF_STEP * writings) / (size + OF_STEP) - OFTENER * writings),
  );
  return { writings, namesakes };
}

/**
 * By kind of likeness the pairs that independent words would make in the whole list: names that share all words, or all
 * but one.
 */
function chancePairs(name: NameFeatures, times: Int32Array): number[] {
  const { bits, loose, forms } = name.index;
  const sums = ALONE_KINDS.map(() => 0);
  for (let code = 1; code < times.length; code++) {
    const all = bitsOf(name, code);
    const most = times[code]! / 2;
    sums[0]! += most * CHANCE[rarityOf(name, all)]!;
    for (const word of name.words[code]!) {
      if (loose[word] === 1 || forms[word] === 1) continue;
      const left = all - bits[word]!;
      const dice = (2 * left) / (all + left);
      const pairs = most * CHANCE[rarityOf(name, left)]!;
      if (dice >= 0.75) sums[1]! += pairs;
      else if (dice >= 0.5) for (const kind of [2, 3]) sums[kind]! += pairs;
    }
  }
  return sums;
}
