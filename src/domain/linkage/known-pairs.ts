/**
 * Labels from review as estimation reads them: pairs that a steward called the same are known matches, candidates that a
 * steward called different are of any class but the match.
 */
import type { ListedPairs } from './compare-listed.js';
import type { Comparison } from './comparisons/comparison.js';
import { comparePair } from './comparisons/index.js';
import type { PatternCounter } from './kernel/pattern-counter.js';
import { countPattern, createPatternCounter } from './kernel/pattern-counter.js';

/** Symbols of the pairs of `mustLink` (a0, b0, a1, b1, …), or null where there are none. */
export function knownMatches(
  comparisons: readonly Comparison[],
  mustLink: Int32Array | undefined,
): PatternCounter | null {
  if (mustLink === undefined || mustLink.length < 2) return null;
  const counter = createPatternCounter(comparisons.length);
  const row = new Uint8Array(comparisons.length);
  for (let i = 0; i + 1 < mustLink.length; i += 2) {
    const a = Math.min(mustLink[i]!, mustLink[i + 1]!);
    const b = Math.max(mustLink[i]!, mustLink[i + 1]!);
    if (a === b) continue;
    comparePair(comparisons, a, b, row, 0);
    countPattern(counter, row, 0, 1);
  }
  return counter.size === 0 ? null : counter;
}

/** Candidate pairs by what is known of them. */
export interface SplitPatterns {
  /** Pairs of which nothing is known. */
  readonly open: PatternCounter;
  /** Pairs called different, or null where there are none. */
  readonly apart: PatternCounter | null;
  /** How many of the candidates were called the same. */
  readonly same: number;
}

/** Counts the symbols of candidate pairs apart from those in `mustLink` and `cannotLink` (a0, b0, a1, b1, …). */
export function splitByLabel(
  symbols: Uint8Array,
  width: number,
  pairs: ListedPairs,
  mustLink: Int32Array = new Int32Array(),
  cannotLink: Int32Array = new Int32Array(),
): SplitPatterns {
  const labels = new Map<string, 'same' | 'different'>();
  for (let i = 0; i + 1 < mustLink.length; i += 2) labels.set(keyOf(mustLink[i]!, mustLink[i + 1]!), 'same');
  for (let i = 0; i + 1 < cannotLink.length; i += 2) labels.set(keyOf(cannotLink[i]!, cannotLink[i + 1]!), 'different');
  const open = createPatternCounter(width);
  const apart = createPatternCounter(width);
  let same = 0;
  for (let i = 0; i < pairs.first.length; i++) {
    const label = labels.size === 0 ? undefined : labels.get(keyOf(pairs.first[i]!, pairs.second[i]!));
    if (label === 'same') same++;
    else countPattern(label === undefined ? open : apart, symbols, i * width, 1);
  }
  return { open, apart: apart.size === 0 ? null : apart, same };
}

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
