/**
 * Fewer patterns for estimation: comparison vectors with the same levels whose term-frequency adjustments come to nearly
 * the same in every class are taken together. What a pattern says then stays the same to the first order, because the
 * adjustments of those taken together are averaged.
 */
import type { PairClass } from './estimate.js';
import type { PatternCounts } from './expectation.js';
import { countPattern, createPatternCounter } from './kernel/pattern-counter.js';

/** Width of a bin of the sum of adjustments, in nats. */
const STEP = 0.25;

/** Merges what is alike for these classes. Patterns keep the order in which they first come. */
export function mergePatterns(patterns: PatternCounts, classes: readonly PairClass[]): PatternCounts {
  const { adjustments, levels, counts } = patterns;
  if (adjustments === undefined) return patterns;
  const width = patterns.size === 0 ? 0 : levels.length / patterns.size;
  const owns = classes.map(({ behaviors }) =>
    behaviors.flatMap((behavior, k) => (behavior === 'strangers' ? [] : [k])),
  );
  const counter = createPatternCounter(width + classes.length);
  const key = new Uint8Array(counter.width);
  const numbers = new Int32Array(patterns.size);
  for (let p = 0; p < patterns.size; p++) {
    const at = p * width;
    for (let k = 0; k < width; k++) key[k] = levels[at + k]!;
    for (let c = 0; c < owns.length; c++) {
      let sum = 0;
      for (const k of owns[c]!) sum += adjustments[at + k]!;
      key[width + c] = Math.max(0, Math.min(255, 128 + Math.round(sum / STEP)));
    }
    numbers[p] = countPattern(counter, key, 0, counts[p]!);
  }
  const { size } = counter;
  const merged = new Uint8Array(size * width);
  const means = new Float64Array(size * width);
  for (let p = 0; p < patterns.size; p++) {
    const to = numbers[p]! * width;
    for (let k = 0; k < width; k++) {
      merged[to + k] = levels[p * width + k]!;
      means[to + k]! += counts[p]! * adjustments[p * width + k]!;
    }
  }
  for (let i = 0; i < means.length; i++) means[i]! /= counter.counts[Math.floor(i / width)]!;
  return {
    size,
    levels: merged,
    counts: counter.counts.slice(0, size),
    adjustments: Float32Array.from(means),
  };
}
