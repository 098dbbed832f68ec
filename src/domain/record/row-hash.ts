/**
 * Fast hashes that tell whether a row is known and whether it changed: 64 bits, two 32-bit halves, seeded by the store.
 * They decide nothing that needs to be proof against an adversary.
 */

import type { CellUnits } from './cell-units.js';

/** Two 32-bit halves. Filled in place, so that a million rows make no garbage. */
export interface Hash64 {
  low: number;
  high: number;
}

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Hashes a text from a seed into `out`: two multiplicative hashes over UTF-16 units, each mixed at the end. */
export function hashText(text: string, seedLow: number, seedHigh: number, out: Hash64): void {
  let low = seedLow ^ 0x811c9dc5;
  let high = seedHigh ^ 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high, 0x01000193 * 2 + 1) + unit;
  }
  out.low = mix(low ^ text.length);
  out.high = mix(high + Math.imul(low, 0x9e3779b1));
}

/** The seed of a column: its header and field, so that the order of columns and blank columns do not matter. */
export function columnSeed(header: string, field: string | null, seed: Hash64): Hash64 {
  const out = { low: 0, high: 0 };
  hashText(`${field ?? ''}\u001f${header}`, seed.low, seed.high, out);
  return out;
}

/** The hash of a row of `count` cells: a sum over those that are not blank, each hashed with its column's seed as a text is. */
export function hashRow({ units, starts }: CellUnits, count: number, seeds: readonly Hash64[], out: Hash64): void {
  let sumLow = 0;
  let sumHigh = 0;
  for (let cell = 0; cell < count; cell++) {
    const from = starts[cell] as number;
    const to = starts[cell + 1] as number;
    if (from === to) continue;
    const seed = seeds[cell] as Hash64;
    let low = seed.low ^ 0x811c9dc5;
    let high = seed.high ^ 0x1b873593;
    for (let i = from; i < to; i++) {
      const unit = units[i] as number;
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high, 0x01000193 * 2 + 1) + unit;
    }
    sumLow = (sumLow + mix(low ^ (to - from))) | 0;
    sumHigh = (sumHigh + mix(high + Math.imul(low, 0x9e3779b1))) | 0;
  }
  out.low = sumLow;
  out.high = sumHigh;
}
