/** Generations are small numbers: every pair is settled from its rows. */
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { GenerationData } from '../../comparisons/generation.js';
import { generationLevel } from '../../comparisons/generation.js';
import type { Bound } from './bound.js';
import { plain } from './bound.js';

export const GENERATION_BOUND: Bound<GenerationData> = {
  columns: (data) => [plain(data.generations)],
  bound: (_, { cells, stride, slots }, { first, second, size }, out, at) => {
    const slot = slots[0]!;
    for (let i = 0; i < size; i++) {
      const g = cells[first[i]! * stride + slot]!;
      out[at + i] = generationLevel(g, cells[second[i]! * stride + slot]!) << BIN_BITS;
    }
  },
};
