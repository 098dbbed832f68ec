/** Listed pairs compared in full, on a carrier. */
import type { Carrier } from './carrier.js';
import type { Comparison } from './comparisons/comparison.js';
import type { ComparisonRows } from './kernel/bounds/index.js';
import type { PatternCounter } from './kernel/pattern-counter.js';
import { countPattern, createPatternCounter } from './kernel/pattern-counter.js';
import { sharedUint8, toSharedInt32 } from './kernel/shared-memory.js';
import { stretches } from './kernel/stretches.js';

/** Pairs a part: some hundred milliseconds of work, that threads go on with while the calling thread is busy. */
const PART = 1 << 15;

/** Records `first[i]` and `second[i]` are a pair. */
export interface ListedPairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Symbols of the pairs, one byte a comparison, pair after pair. */
export async function symbolsOf(
  carrier: Carrier,
  comparisons: readonly Comparison[],
  packed: ComparisonRows,
  pairs: ListedPairs,
): Promise<Uint8Array> {
  const size = pairs.first.length;
  const first = toSharedInt32(pairs.first);
  const second = toSharedInt32(pairs.second);
  const symbols = sharedUint8(size * comparisons.length);
  await carrier.map('compare-listed', { comparisons, packed, first, second, symbols }, stretches(size, PART));
  return symbols;
}

/** How often each row of symbols occurs. */
export function countRows(symbols: Uint8Array, width: number): PatternCounter {
  const counter = createPatternCounter(width);
  for (let at = 0; at < symbols.length; at += width) countPattern(counter, symbols, at, 1);
  return counter;
}
