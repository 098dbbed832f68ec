/** Labels from review as estimation reads them: pairs that a steward called the same are known matches. */
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
