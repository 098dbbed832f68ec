/**
 * Match weights of organizations from the levels of a pair: a table entry a comparison and class, summed as whole numbers,
 * so that an explanation of the pair adds up to the very weight that it was given.
 */
import type { Estimate, PairClass } from '../estimate.js';
import { BIT, weightOfSums } from '../score.js';

/** Levels of a comparison fit in so many entries. */
const LEVELS = 64;

/** What a level adds, by class after strangers: `tables[c][k * 64 + level]` in thousandths of a bit; priors likewise. */
export interface LevelWeights {
  readonly width: number;
  readonly tables: readonly Int32Array[];
  readonly priors: readonly number[];
}

/** Tables of a fitted model. */
export function levelWeights(model: Estimate, classes: readonly PairClass[]): LevelWeights {
  const u = model.m[0]!;
  const tables = classes.map(({ behaviors }, c) => {
    const table = new Int32Array(u.length * LEVELS);
    for (const [k, behavior] of behaviors.entries()) {
      if (behavior === 'strangers') continue;
      for (let level = 1; level < u[k]!.length; level++) {
        const ratio = Math.log(Math.max(model.m[c + 1]![k]![level]!, 1e-9) / Math.max(u[k]![level]!, 1e-9));
        table[k * LEVELS + level] = Math.round((BIT * ratio) / Math.LN2);
      }
    }
    return table;
  });
  const priors = classes.map((_, c) => Math.round(BIT * Math.log2(model.pairs[c + 1]! / model.pairs[0]!)));
  return { width: u.length, tables, priors };
}

/** Match weight of the row of levels at `at`, in thousandths of a bit. */
export function weightOfLevels({ width, tables, priors }: LevelWeights, levels: Uint8Array, at: number): number {
  const sums = tables.map((table, c) => {
    let sum = priors[c]!;
    for (let k = 0; k < width; k++) sum += table[k * LEVELS + levels[at + k]!]!;
    return sum;
  });
  return weightOfSums(sums);
}
