/**
 * The expectation step of the fit: how probable each class is for each pattern, and what is expected of the classes. Patterns
 * are laid out comparison by comparison, since loops over one column at a time are many times faster.
 */

/** Counts of comparison vectors. Row p of `levels` (length comparisons) occurs `counts[p]` times. */
export interface PatternCounts {
  readonly size: number;
  readonly levels: Uint8Array;
  readonly counts: Float64Array;
  /**
   * Term-frequency adjustment in nats, row p, comparison k: ln(u of the level / frequency of the value); added wherever the
   * comparison has levels of its own. Absent = none.
   */
  readonly adjustments?: Float32Array;
}

/** Per class and comparison: true where it has levels of its own there, false where it behaves as among strangers. */
export type OwnLevelsOf = readonly (readonly boolean[])[];

const FLOOR = 1e-9;
/** Logarithm of a share that adds nothing to one, and is not worth its exponential. */
const LEAST_LOG = -50;
/** Pairs below this are no evidence. */
const LEAST_WEIGHT = 1e-12;

/** Patterns laid out for a fit, each comparison by itself: loops over one column at a time are many times faster. */
export interface LaidOut {
  readonly size: number;
  readonly counts: Float64Array;
  /** Per comparison the level of each pattern. */
  readonly levels: readonly Uint8Array[];
  /** Per class what adjusts each pattern there. */
  readonly adjusted: readonly Float64Array[];
}

export function layOut(own: OwnLevelsOf, patterns: PatternCounts, width: number): LaidOut {
  const { size, counts } = patterns;
  const levels = Array.from({ length: width }, (_, k) => {
    const column = new Uint8Array(size);
    for (let p = 0; p < size; p++) column[p] = patterns.levels[p * width + k]!;
    return column;
  });
  return { size, counts, levels, adjusted: adjustmentSums(own, patterns, width) };
}

/** Per class and pattern the sum of the adjustments that count in the class. */
function adjustmentSums(own: OwnLevelsOf, patterns: PatternCounts, width: number): Float64Array[] {
  const { adjustments, size } = patterns;
  return own.map((has) => {
    const sums = new Float64Array(size);
    if (adjustments === undefined) return sums;
    for (let k = 0; k < width; k++) {
      if (!has[k]) continue;
      for (let p = 0; p < size; p++) sums[p]! += adjustments[p * width + k]!;
    }
    return sums;
  });
}

/** Probability of each pattern, by class: 0 = strangers. */
export function posteriorsOf(
  own: OwnLevelsOf,
  { size, levels, adjusted }: LaidOut,
  pairs: readonly number[],
  m: readonly (readonly (readonly number[])[])[],
  u: readonly (readonly number[])[],
  totalPairs: number,
): Float64Array[] {
  const strangers = Math.max(1, totalPairs - pairs.reduce((sum, value) => sum + value, 0));
  const shares: Float64Array[] = [new Float64Array(size)]; // as logarithms first: strangers have 0
  for (const [c, has] of own.entries()) {
    const logs = startingAt(Math.log(Math.max(pairs[c]!, FLOOR) / strangers), adjusted[c]!);
    for (let k = 0; k < has.length; k++) {
      if (!has[k]) continue;
      const ratios = Float64Array.from(u[k]!, (ofStrangers, level) =>
        level === 0 ? 0 : Math.log(Math.max(m[c]![k]![level]!, FLOOR) / Math.max(ofStrangers, FLOOR)),
      );
      addRatios(logs, levels[k]!, ratios);
    }
    shares.push(logs);
  }
  const largest = new Float64Array(size);
  for (const logs of shares) raise(largest, logs);
  const sums = new Float64Array(size);
  for (const share of shares) exponentiate(share, largest, sums);
  for (const share of shares) divide(share, sums);
  return shares;
}

// One loop a function: each is compiled once and for good, where a function of many loops is compiled anew at each of them.

function startingAt(prior: number, adjustments: Float64Array): Float64Array {
  const logs = new Float64Array(adjustments.length);
  for (let p = 0; p < logs.length; p++) logs[p] = prior + adjustments[p]!;
  return logs;
}

function addRatios(logs: Float64Array, levels: Uint8Array, ratios: Float64Array): void {
  for (let p = 0; p < logs.length; p++) logs[p]! += ratios[levels[p]!]!;
}

function raise(largest: Float64Array, logs: Float64Array): void {
  for (let p = 0; p < logs.length; p++) if (logs[p]! > largest[p]!) largest[p] = logs[p]!;
}

/** Logarithms to what they are of, over the largest; adds it to the sums. */
function exponentiate(logs: Float64Array, largest: Float64Array, sums: Float64Array): void {
  for (let p = 0; p < logs.length; p++) {
    const log = logs[p]! - largest[p]!;
    const value = log < LEAST_LOG ? 0 : Math.exp(log);
    logs[p] = value;
    sums[p]! += value;
  }
}

function divide(shares: Float64Array, sums: Float64Array): void {
  for (let p = 0; p < shares.length; p++) shares[p]! /= sums[p]!;
}

/** Adds what is expected of each class: to `sums[class][comparison][level]`, where it has levels of its own, and to `mass`. */
export function addExpected(
  own: OwnLevelsOf,
  { counts, levels }: LaidOut,
  shares: readonly Float64Array[],
  learnsU: boolean,
  sums: readonly (readonly Float64Array[])[],
  mass: Float64Array,
): void {
  for (const [c, share] of shares.entries()) {
    mass[c]! += weigh(share, counts);
    if (c === 0 && !learnsU) continue;
    for (const [k, table] of sums[c]!.entries()) {
      if (c > 0 && !own[c - 1]![k]) continue;
      tally(table, levels[k]!, share);
    }
  }
}

/** Shares to numbers of pairs; gives their sum. */
function weigh(share: Float64Array, counts: Float64Array): number {
  let total = 0;
  for (let p = 0; p < share.length; p++) {
    const weight = share[p]! * counts[p]!;
    total += weight;
    share[p] = weight < LEAST_WEIGHT ? 0 : weight;
  }
  return total;
}

function tally(table: Float64Array, levels: Uint8Array, pairs: Float64Array): void {
  for (let p = 0; p < pairs.length; p++) table[levels[p]!]! += pairs[p]!;
}

/** Probabilities of classes where class 1 is ruled out. */
export function withoutFirst(shares: readonly Float64Array[]): readonly Float64Array[] {
  const first = shares[1]!;
  for (let p = 0; p < first.length; p++) {
    const left = 1 - first[p]!;
    first[p] = 0;
    // Where all speaks for class 1, strangers are what is left.
    if (left < FLOOR) shares[0]![p] = 1;
    else for (const share of shares) share[p]! /= left;
  }
  return shares;
}
