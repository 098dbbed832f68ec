/** What is asked of level probabilities beside fitting the data: caps, and ratios in the order of the levels. */

/** At most `max` of the probability may fall on these levels together. */
export interface LevelCap {
  readonly levels: readonly number[];
  readonly max: number;
  /** As much as on these levels together is allowed in any case. */
  readonly beside?: readonly number[];
}

const FLOOR = 1e-9;

/** Scales the capped levels down to `max` and the others up, so that the sum stays 1. */
export function applyCap(m: readonly number[], cap: LevelCap): number[] {
  const inside = sumOf(m, cap.levels);
  const max = Math.max(cap.max, sumOf(m, cap.beside ?? []));
  if (inside <= max || inside >= 1) return [...m];
  const capped = new Set(cap.levels);
  return m.map((value, level) =>
    level === 0 ? 0 : capped.has(level) ? (value * max) / inside : (value * (1 - max)) / (1 - inside),
  );
}

function sumOf(m: readonly number[], levels: readonly number[]): number {
  let sum = 0;
  for (const level of levels) sum += m[level] ?? 0;
  return sum;
}

/**
 * The nearest m whose ratio m/u does not rise from level 1 on (pool adjacent violators): pooled levels share their mass in
 * proportion to u.
 */
export function isotonic(m: readonly number[], u: readonly number[]): number[] {
  const blocks: { m: number; u: number; size: number }[] = [];
  for (let level = 1; level < m.length; level++) {
    let block = { m: m[level]!, u: Math.max(u[level]!, FLOOR), size: 1 };
    for (;;) {
      const last = blocks.at(-1);
      if (last === undefined || last.m * block.u >= block.m * last.u) break;
      blocks.pop();
      block = { m: last.m + block.m, u: last.u + block.u, size: last.size + block.size };
    }
    blocks.push(block);
  }
  const out = [0];
  for (const block of blocks) {
    for (let i = 0; i < block.size; i++) out.push((block.m * Math.max(u[out.length]!, FLOOR)) / block.u);
  }
  return out;
}
