/**
 * Fast hashes that tell whether a row is known and whether it changed: 64 bits, two 32-bit halves, seeded by the store.
 * They decide nothing that needs to be proof against an adversary.
 */

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

/** The hash of a row: a sum over its cells that are not blank, each hashed with its column's seed. */
export function hashRow(cells: readonly string[], seeds: readonly Hash64[], out: Hash64): void {
  const cell = { low: 0, high: 0 };
  let low = 0;
  let high = 0;
  for (let i = 0; i < seeds.length; i++) {
    const text = cells[i] ?? '';
    if (text === '') continue;
    hashText(text, seeds[i]!.low, seeds[i]!.high, cell);
    low = (low + cell.low) | 0;
    high = (high + cell.high) | 0;
  }
  out.low = low;
  out.high = high;
}
