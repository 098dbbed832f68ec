/**
 * Estimating a linkage model without labels: expectation maximization over counts of comparison vectors (Fellegi & Sunter
 * 1969; EM after Winkler 1988), with more than two classes of pairs.
 *
 * How to call it. Describe each comparison by its levels (0 = missing, then strong → weak), count the patterns (vectors
 * of levels) among the candidate pairs, give `u` (how often each level occurs among strangers: from random pairs), and
 * describe each further class (same person, same household; same organization, branch, building …): how many pairs it
 * is expected to hold, and for each comparison either `'strangers'` (behaves as among strangers) or its own levels with a
 * prior. Pairs that are no candidates count as strangers: λ of a class refers to `totalPairs`.
 *
 *   const model = estimate({ comparisons, patterns, totalPairs, u, classes });
 *   model.m[c][k][l]      probability of level l of comparison k in class c (levels ≥ 1 sum to 1)
 *   model.pairs[c]        expected number of pairs in class c
 *   posteriors(model, input)   probability of each class for each pattern
 *
 * Missing is no evidence: level 0 never enters a weight. Ratios m/u are kept in the order of the levels (isotonic), m is
 * held by Dirichlet priors and by caps, so that three hundred records work as well as three million.
 */
import type { OwnLevelsOf, PatternCounts } from './expectation.js';
import { addExpected, layOut, posteriorsOf, withoutFirst } from './expectation.js';
import { applyCap, isotonic, type LevelCap } from './level-shape.js';

/** One comparison: what is compared, and the names of its levels; `labels[0]` is `missing`, then strong → weak. */
export interface ComparisonShape {
  readonly name: string;
  readonly labels: readonly string[];
}

/** A comparison that has its own level probabilities in a class. */
export interface OwnLevels {
  /** Where m starts and what its Dirichlet prior is centered on; index = level, index 0 ignored; scaled to sum 1. */
  readonly prior: readonly number[];
  /** Pseudo-pairs behind the prior; 0 = learn freely, Infinity = fixed. */
  readonly strength: number;
  readonly caps?: readonly LevelCap[];
  /** Keep m/u falling from level 1 on; true unless given. Off for fields that are held on disagreeing levels. */
  readonly monotone?: boolean;
  /** The caps hold after the levels were ordered, too. */
  readonly strict?: boolean;
}

/** How a comparison behaves in a class: as among strangers, or with levels of its own. */
export type Behavior = 'strangers' | OwnLevels;

/** A class of pairs beside strangers. Numbers of pairs are absolute, not shares. */
export interface PairClass {
  readonly name: string;
  readonly pairs: { readonly start: number; readonly min: number; readonly max: number };
  /** One for each comparison. */
  readonly behaviors: readonly Behavior[];
}

/** Patterns whose class is known (labels from review): class 0 = strangers. They never change class. */
export interface KnownPatterns extends PatternCounts {
  readonly classOf: Uint8Array;
}

export interface EstimateInput {
  readonly comparisons: readonly ComparisonShape[];
  readonly patterns: PatternCounts;
  readonly totalPairs: number;
  /** u[k][l], index 0 ignored; must be positive for l ≥ 1. */
  readonly u: readonly (readonly number[])[];
  readonly classes: readonly PairClass[];
  readonly known?: KnownPatterns;
  /** How many of the known pairs of class 1 were taken out of `patterns`: they count for the size of the class. 0 unless given. */
  readonly knownPairs?: number;
  /** Pairs taken out of `patterns` that are known not to be of class 1: whatever they look like, they are of another. */
  readonly apart?: PatternCounts;
  /** When given, u is learnt too, held to the given u by this many pseudo-pairs. Absent = u is fixed. */
  readonly learnU?: { readonly strength: number };
  readonly maxIterations?: number;
  /** Ends when no probability and no share of a class moves by more than this (relative for shares). */
  readonly tolerance?: number;
}

/** The model as plain data. Class 0 is strangers. */
export interface Estimate {
  /** Expected number of pairs of each class; `pairs[0]` = strangers. */
  readonly pairs: readonly number[];
  /** m[class][comparison][level]; class 0 is u; index 0 (missing) is 0. */
  readonly m: readonly (readonly (readonly number[])[])[];
  readonly iterations: number;
  readonly converged: boolean;
}

/** Fits the model. Deterministic; no failures: with no patterns at all the priors come back. */
export function estimate(input: EstimateInput): Estimate {
  const { comparisons, patterns, classes, totalPairs } = input;
  const width = comparisons.length;
  let u = input.u.map((levels) => normalize(levels));
  let pairs = classes.map((c) => clamp(c.pairs.start, c.pairs.min, c.pairs.max));
  let m = classes.map((c) =>
    c.behaviors.map((behavior, k) =>
      behavior === 'strangers' ? u[k]! : shape(behavior, normalize(behavior.prior), u[k]!),
    ),
  );
  const maxIterations = input.maxIterations ?? 60;
  const tolerance = input.tolerance ?? 1e-4;
  const own = ownLevelsOf(classes);
  const counted = layOut(own, patterns, width);
  const apart = input.apart === undefined ? null : layOut(own, input.apart, width);
  let converged = false;
  let iteration = 0;
  while (iteration < maxIterations && !converged) {
    iteration++;
    const sums = [u, ...m].map(() => u.map(({ length }) => new Float64Array(length)));
    const mass = new Float64Array(classes.length + 1);
    const learnsU = input.learnU !== undefined;
    addExpected(own, counted, posteriorsOf(own, counted, pairs, m, u, totalPairs), learnsU, sums, mass);
    if (apart !== null) {
      const shares = withoutFirst(posteriorsOf(own, apart, pairs, m, u, totalPairs));
      addExpected(own, apart, shares, learnsU, sums, mass);
    }
    mass[1]! += input.knownPairs ?? 0;
    addKnown(input.known, width, sums);
    const nextU =
      input.learnU === undefined
        ? u
        : u.map((_, k) => dirichlet(sums[0]![k]!, normalize(input.u[k]!), input.learnU!.strength));
    const next = classes.map((c, index) =>
      c.behaviors.map((behavior, k) =>
        behavior === 'strangers'
          ? nextU[k]!
          : shape(behavior, dirichlet(sums[index + 1]![k]!, normalize(behavior.prior), behavior.strength), nextU[k]!),
      ),
    );
    const nextPairs = classes.map((c, index) => clamp(mass[index + 1]!, c.pairs.min, c.pairs.max));
    converged =
      distance(m, next) < tolerance && nextPairs.every((v, i) => Math.abs(v - pairs[i]!) <= tolerance * Math.max(1, v));
    m = next;
    u = nextU;
    pairs = nextPairs;
  }
  const strangers = Math.max(1, totalPairs - pairs.reduce((sum, value) => sum + value, 0));
  return { pairs: [strangers, ...pairs], m: [u, ...m], iterations: iteration, converged };
}

/**
 * Probability of each class for each pattern: row p has classes + 1 entries, entry 0 = strangers. Patterns may be others
 * than those the model was fitted on.
 */
export function posteriors(model: Estimate, classes: readonly PairClass[], patterns: PatternCounts): Float64Array {
  const total = model.pairs.reduce((sum, value) => sum + value, 0);
  const own = ownLevelsOf(classes);
  const laidOut = layOut(own, patterns, model.m[0]!.length);
  const shares = posteriorsOf(own, laidOut, model.pairs.slice(1), model.m.slice(1), model.m[0]!, total);
  const rows = new Float64Array(patterns.size * shares.length);
  for (const [c, share] of shares.entries())
    for (let p = 0; p < share.length; p++) rows[p * shares.length + c] = share[p]!;
  return rows;
}

const ownLevelsOf = (classes: readonly PairClass[]): OwnLevelsOf =>
  classes.map(({ behaviors }) => behaviors.map((behavior) => behavior !== 'strangers'));

function addKnown(known: KnownPatterns | undefined, width: number, sums: readonly (readonly Float64Array[])[]): void {
  if (known === undefined) return;
  for (let p = 0; p < known.size; p++) {
    const classSums = sums[known.classOf[p]!]!;
    for (let k = 0; k < width; k++) classSums[k]![known.levels[p * width + k]!]! += known.counts[p]!;
  }
}

/** Caps, then the order of m/u. */
function shape(behavior: OwnLevels, m: readonly number[], u: readonly number[]): number[] {
  let out = [...m];
  for (const cap of behavior.caps ?? []) out = applyCap(out, cap);
  if (behavior.monotone !== false) out = isotonic(out, u);
  // Ordering pools levels: what a cap keeps off a level comes back from its neighbors.
  if (behavior.strict === true) for (const cap of behavior.caps ?? []) out = applyCap(out, cap);
  return out;
}

function dirichlet(sums: ArrayLike<number>, prior: readonly number[], strength: number): number[] {
  if (strength === Number.POSITIVE_INFINITY) return [...prior];
  let total = strength;
  for (let level = 1; level < prior.length; level++) total += sums[level]!;
  if (total <= 0) return [...prior];
  return prior.map((value, level) => (level === 0 ? 0 : (sums[level]! + strength * value) / total));
}

function normalize(levels: readonly number[]): number[] {
  let sum = 0;
  for (let level = 1; level < levels.length; level++) sum += levels[level]!;
  return levels.map((value, level) => (level === 0 ? 0 : value / sum));
}

function distance(a: readonly (readonly (readonly number[])[])[], b: typeof a): number {
  let largest = 0;
  for (let c = 0; c < a.length; c++)
    for (let k = 0; k < a[c]!.length; k++)
      for (let l = 1; l < a[c]![k]!.length; l++) largest = Math.max(largest, Math.abs(a[c]![k]![l]! - b[c]![k]![l]!));
  return largest;
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));
