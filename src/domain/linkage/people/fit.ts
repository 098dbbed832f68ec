/**
 * Fitting the model of people to candidate pairs: u from random pairs and value counts, then m and the sizes of the
 * classes by EM, then once more with the matches taken out of u.
 */
import type { Comparison } from '../comparisons/comparison.js';
import { BIN_BITS } from '../comparisons/comparison.js';
import { COMPARISONS } from '../comparisons/index.js';
import type { Estimate, EstimateInput, KnownPatterns, PairClass } from '../estimate.js';
import { estimate, posteriors } from '../estimate.js';
import type { PatternCounts } from '../expectation.js';
import type { PatternCounter } from '../kernel/pattern-counter.js';
import { mergePatterns } from '../merge-patterns.js';
import { adjustmentsOf } from '../score.js';
import { peopleClasses } from './classes.js';

export interface FitInput {
  readonly comparisons: readonly Comparison[];
  readonly count: number;
  /** Symbol vectors of the candidate pairs; each stands for `scale` pairs. */
  readonly candidates: PatternCounter;
  readonly scale: number;
  /** Pairs of all records that the candidates were drawn from (of the sample, where there is one). */
  readonly totalPairs: number;
  /** Pairs of all records of the file, in which values were counted. */
  readonly filePairs: number;
  readonly random: PatternCounter;
  /** Pairs known to be the same (labels from review). */
  readonly matches: PatternCounter | null;
  /** How many of them were among the candidates, and candidates known not to be the same; both are not in `candidates`. */
  readonly matchesAmong?: number;
  readonly apart?: PatternCounter | null;
}

export interface Fit {
  readonly model: Estimate;
  readonly classes: readonly PairClass[];
}

/** Pseudo-pairs spread over the levels of u, and pseudo-pairs of what u usually is. */
const PSEUDO = 1;
const USUAL = 100;

/** How far the fits go: the first is for what is taken out of u. */
const ROUGH = 5e-3;
const FINE = 5e-4;

/** Levels and adjustments of counted symbols: what estimation reads. */
export function patternsOf(comparisons: readonly Comparison[], counter: PatternCounter, scale = 1): PatternCounts {
  const width = comparisons.length;
  const length = counter.size * width;
  const levels = new Uint8Array(length);
  const adjustments = new Float32Array(length);
  const tables = comparisons.map(adjustmentsOf);
  for (let k = 0; k < width; k++) {
    const table = tables[k]!;
    for (let at = k; at < length; at += width) {
      const symbol = counter.vectors[at]!;
      levels[at] = symbol >> BIN_BITS;
      adjustments[at] = table[symbol]!;
    }
  }
  const counts = Float64Array.from(counter.counts.subarray(0, counter.size), (value) => value * scale);
  return { size: counter.size, levels, counts, adjustments };
}

/** Fits the model twice: the second time without the expected matches among what u was taken from. */
export function fitPeople(input: FitInput): Fit {
  const { comparisons, count, totalPairs } = input;
  const patterns = patternsOf(comparisons, input.candidates, input.scale);
  const random = patternsOf(comparisons, input.random);
  const known: KnownPatterns | null =
    input.matches === null
      ? null
      : { ...patternsOf(comparisons, input.matches), classOf: new Uint8Array(input.matches.size).fill(1) };
  const apart = input.apart ? patternsOf(comparisons, input.apart, input.scale) : null;
  const shapes = comparisons.map((comparison) => COMPARISONS[comparison.kind].kind);
  const run = (u: readonly (readonly number[])[], tolerance: number): Fit => {
    const classes = peopleClasses(comparisons, u, count);
    const merged = mergePatterns(patterns, classes);
    const inputOf: EstimateInput = {
      comparisons: shapes,
      patterns: merged,
      totalPairs,
      u,
      classes,
      maxIterations: 100,
      tolerance,
      knownPairs: input.matchesAmong ?? 0,
      ...(apart === null ? {} : { apart }),
    };
    return {
      classes,
      model: estimate(known === null ? inputOf : { ...inputOf, known }),
    };
  };
  const first = run(uOf(comparisons, random, null, null, 1), ROUGH);
  return run(uOf(comparisons, random, first, patterns, input.filePairs / Math.max(1, totalPairs)), FINE);
}

/** u of every comparison. With a fit, pairs that are no strangers are taken out. */
function uOf(
  comparisons: readonly Comparison[],
  random: PatternCounts,
  fit: Fit | null,
  candidates: PatternCounts | null,
  /** File pairs that each pair of the sample stands for. */
  scale: number,
): number[][] {
  const width = comparisons.length;
  const strangers = fit === null ? null : posteriors(fit.model, fit.classes, random);
  const stride = fit === null ? 1 : fit.classes.length + 1;
  const counts = comparisons.map((c) => new Float64Array(COMPARISONS[c.kind].kind.labels.length));
  for (let p = 0; p < random.size; p++) {
    const weight = random.counts[p]! * (strangers === null ? 1 : strangers[p * stride]!);
    for (let k = 0; k < width; k++) counts[k]![random.levels[p * width + k]!]! += weight;
  }
  const matched = fit === null || candidates === null ? null : exactMatches(fit, candidates, width);
  return comparisons.map((comparison, k) => {
    const levels = counts[k]!;
    let filled = 0;
    for (let level = 1; level < levels.length; level++) filled += levels[level]!;
    const usual = COMPARISONS[comparison.kind].kind.usualU;
    const u = Array.from(levels, (value, level) =>
      level === 0 ? 0 : (value + PSEUDO / (levels.length - 1) + USUAL * usual[level]!) / (filled + PSEUDO + USUAL),
    );
    const terms = comparison.terms[1];
    if (terms !== null && terms !== undefined) {
      const pairs = (terms.filled * (terms.filled - 1)) / 2;
      const agreeing = terms.collision * pairs;
      const left = Math.max(
        agreeing - (matched === null ? 0 : scale * matched[k]!),
        0.02 * agreeing,
        Math.min(0.5, 0.5 / pairs),
      );
      u[1] = Math.min(0.95, (left + USUAL * usual[1]!) / (pairs + USUAL));
    }
    const sum = u.reduce((a, b) => a + b, 0);
    return u.map((value) => value / sum);
  });
}

/** Expected pairs on the first level of each comparison that are no strangers. */
function exactMatches(fit: Fit, candidates: PatternCounts, width: number): Float64Array {
  const stride = fit.classes.length + 1;
  const posterior = posteriors(fit.model, fit.classes, candidates);
  const out = new Float64Array(width);
  for (let p = 0; p < candidates.size; p++) {
    const mass = candidates.counts[p]! * (1 - posterior[p * stride]!);
    for (let k = 0; k < width; k++) if (candidates.levels[p * width + k] === 1) out[k]! += mass;
  }
  return out;
}
