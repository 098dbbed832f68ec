/**
 * The trial: blocking rules chosen on a sample of the records, with the model fitted to the pairs of all rules on trial.
 * These pairs are a fairer sample than those of the few rules kept, which agree by their making on what the rules ask for.
 */
import type { Atom, AtomKeys } from '../blocking/atom.js';
import type { ChosenRules } from '../blocking/choose-rules.js';
import { chooseRules } from '../blocking/choose-rules.js';
import type { Carrier } from '../carrier.js';
import { symbolsOf } from '../compare-listed.js';
import type { ComparisonRows } from '../kernel/bounds/index.js';
import type { PatternCounter } from '../kernel/pattern-counter.js';
import { createPatternCounter } from '../kernel/pattern-counter.js';
import type { SplitPatterns } from '../known-pairs.js';
import { knownMatches, splitByLabel } from '../known-pairs.js';
import type { LinkageOptions } from '../linkage-result.js';
import { seededRandom } from '../random-pairs.js';
import { probabilityOf, scoreTables, weightOf } from '../score.js';
import type { PeopleFeatures } from './features.js';
import type { Fit } from './fit.js';
import { fitPeople } from './fit.js';

/**
 * Records of the sample: so many times the square root of the file's, for matches in it are as the square of the share: some
 * two thousand where a third of the records are duplicates, whatever the size of the file.
 */
const LEAST_SAMPLE = 20_000;
const SAMPLE = 60;
/** Candidate pairs per record, unless the options say otherwise. */
const BUDGET = 25;
/** Share of the budget that one rule may take. */
const RULE_SHARE = 0.4;

export interface Trial {
  readonly chosen: ChosenRules;
  /** The model of the sample: its numbers of pairs are those of the sample. */
  readonly fit: Fit;
}

/** Tries and chooses. `random` are the symbols of random pairs of the file; threads may be at work on them meanwhile. */
export async function tryRules(
  features: PeopleFeatures,
  atoms: readonly Atom[],
  keysOf: AtomKeys,
  packed: ComparisonRows,
  random: Promise<PatternCounter>,
  blockLimit: number,
  options: LinkageOptions,
  carrier: Carrier,
): Promise<Trial> {
  const { comparisons, count } = features;
  const records = sampleOf(count, options.seed);
  const size = records === null ? count : records.length;
  const filePairs = (count * (count - 1)) / 2;
  const matches = knownMatches(comparisons, options.mustLink);
  const fitTo = async ({ open, apart, same }: SplitPatterns): Promise<Fit> =>
    fitPeople({
      comparisons,
      count: size,
      candidates: open,
      scale: 1,
      totalPairs: (size * (size - 1)) / 2,
      filePairs,
      random: await random,
      matches,
      matchesAmong: same,
      apart,
    });
  let fit: Fit | null = null;
  const judge = async (first: Int32Array, second: Int32Array): Promise<Float64Array> => {
    const width = comparisons.length;
    const inFile = (pairs: Int32Array): Int32Array => (records === null ? pairs : pairs.map((i) => records[i]!));
    const pairs = { first: inFile(first), second: inFile(second) };
    const symbols = await symbolsOf(carrier, comparisons, packed, pairs);
    fit = await fitTo(splitByLabel(symbols, width, pairs, options.mustLink, options.cannotLink));
    const scores = scoreTables(fit.model, fit.classes, comparisons);
    const out = new Float64Array(first.length);
    for (let i = 0; i < first.length; i++) out[i] = probabilityOf(weightOf(scores, symbols, i * width));
    return out;
  };
  const budget = options.candidatesPerRecord ?? BUDGET;
  const chosen = await chooseRules(atoms, {
    records,
    count,
    blockLimit,
    trialBudget: budget,
    ruleBudget: Math.max(1, RULE_SHARE * budget),
    keptBudget: budget,
    judge,
    keysOf,
    carrier,
  });
  return {
    chosen,
    fit: fit ?? (await fitTo({ open: createPatternCounter(comparisons.length), apart: null, same: 0 })),
  };
}

/** Ascending sample of the records, or null for all of them. */
function sampleOf(count: number, seed: number): Int32Array | null {
  const size = Math.max(LEAST_SAMPLE, Math.floor(SAMPLE * Math.sqrt(count)));
  if (count <= size) return null;
  const random = seededRandom(seed ^ 0x5a5a5a5a);
  const out = new Int32Array(size);
  let at = 0;
  for (let record = 0; record < count && at < size; record++) {
    if (random() * (count - record) < size - at) out[at++] = record;
  }
  return out;
}
