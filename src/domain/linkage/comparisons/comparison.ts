/**
 * What a comparison is: two records in, one symbol out. A symbol is a level (strong → weak, 0 = missing) and a bin of the
 * frequency of the value that agrees, packed in one byte, so that a pair becomes a row of bytes and its match weight a sum of
 * table entries: the same on every carrier.
 */
import type { ComparisonShape } from '../estimate.js';
import type { LevelCap } from '../level-shape.js';

/** A symbol is `level << BIN_BITS | bin`; levels 0 … 7, bins 0 … 31 (0 = no term frequency). */
export const BIN_BITS = 5;
export const BINS = 1 << BIN_BITS;
export const LEVELS = 8;
export const SYMBOLS = LEVELS * BINS;

/** Bins of a value's count: one and a half to an octave, from 1 for a value that occurs once. */
export function binOf(count: number): number {
  return count <= 1 ? 1 : Math.min(BINS - 1, 1 + Math.round(1.5 * Math.log2(count)));
}

/** The count in the middle of a bin. */
export function countOfBin(bin: number): number {
  return 2 ** ((bin - 1) / 1.5);
}

/** How frequent the values of one column are: what term-frequency adjustment needs. */
export interface TermFrequencies {
  /** Per value code its bin; 0 for the empty value. */
  readonly bins: Uint8Array;
  /** Records that have a value. */
  readonly filled: number;
  /** Probability that two random records with a value have the same: Σ f². */
  readonly collision: number;
}

/** Bins, filled and collision of a column of codes (0 = missing). */
export function termFrequencies(codes: Int32Array, size: number): TermFrequencies {
  const counts = new Int32Array(size);
  let filled = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === 0) continue;
    counts[code]!++;
    filled++;
  }
  return termFrequenciesOf(counts, filled);
}

/** The same from counts per value. */
function termFrequenciesOf(counts: Int32Array, filled: number): TermFrequencies {
  const bins = new Uint8Array(new SharedArrayBuffer(counts.length));
  let pairs = 0;
  for (let code = 1; code < counts.length; code++) {
    const count = counts[code]!;
    bins[code] = count === 0 ? 0 : binOf(count);
    pairs += count * Math.max(0, count - 1);
  }
  const all = filled * Math.max(1, filled - 1);
  return { bins, filled, collision: Math.max(pairs / Math.max(1, all), 0.5 / Math.max(1, all)) };
}

/** How a comparison behaves in the household class; at a place of work only what is free agrees. */
export type HouseholdBehavior = 'strangers' | 'free' | 'family' | 'birth';

/** What is known about a comparison beforehand; index = level, 0 = missing. */
export interface ComparisonKind extends ComparisonShape {
  /** Expected m among records of one person. */
  readonly prior: readonly number[];
  /** u as it usually is, for files too small to tell; need not sum to 1. */
  readonly usualU: readonly number[];
  /** Pseudo-pairs behind the prior. */
  readonly strength: number;
  /** Most that may fall on the last level. */
  readonly otherCap: number;
  /** Levels from this one on are weak: agreement by chance looks like them. At most `weakCap` may fall on all of them. */
  readonly weakFrom: number;
  readonly weakCap: number;
  readonly household: HouseholdBehavior;
  /** Share of the term-frequency adjustment that each level takes: 1 exact, .5 near, 0 none. */
  readonly termShare: readonly number[];
}

/** One comparison of a file: its kind, its data (typed arrays), and the frequencies behind the bins of each level. */
export interface Comparison<Data = unknown> {
  readonly kind: ComparisonKindName;
  /** Field or column it compares, for people: `given name`, `phone 2`. */
  readonly name: string;
  readonly data: Data;
  /** Per level the frequencies its bins come from, or null. */
  readonly terms: readonly (TermFrequencies | null)[];
}

export type ComparisonKindName =
  | 'given-name'
  | 'family-name'
  | 'middle-name'
  | 'generation'
  | 'birth-date'
  | 'phone'
  | 'email'
  | 'street'
  | 'area'
  | 'company'
  | 'text'
  | 'identifier';

/** Caps on the last level, and on all weak levels: without them a class of mere likeness could pass for one customer. */
export function levelCaps(kind: ComparisonKind): readonly LevelCap[] {
  const last = kind.labels.length - 1;
  const weak = Array.from({ length: last - kind.weakFrom + 1 }, (_, i) => kind.weakFrom + i);
  return [
    { levels: weak, max: kind.weakCap },
    { levels: [last], max: kind.otherCap },
  ];
}
