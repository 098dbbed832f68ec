import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows, symbolsOf } from '../../../../src/domain/linkage/compare-listed.js';
import type { Comparison } from '../../../../src/domain/linkage/comparisons/comparison.js';
import { comparePair } from '../../../../src/domain/linkage/comparisons/index.js';
import { buildBlocks, createKeyMatrix } from '../../../../src/domain/linkage/kernel/blocks.js';
import type { Bound } from '../../../../src/domain/linkage/kernel/bounds/bound.js';
import type { ComparisonRows } from '../../../../src/domain/linkage/kernel/bounds/index.js';
import { BOUNDS, planComparisons } from '../../../../src/domain/linkage/kernel/bounds/index.js';
import { cutIntoParts } from '../../../../src/domain/linkage/kernel/candidate-pairs.js';
import { scorePairs } from '../../../../src/domain/linkage/kernel/compare-pairs.js';
import { fillRows } from '../../../../src/domain/linkage/kernel/packed-rows.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import type { ScoreTables } from '../../../../src/domain/linkage/score.js';
import { weightOf } from '../../../../src/domain/linkage/score.js';
import { packRecords } from '../../../../src/domain/linkage/score-candidates.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { choices, POOLS, pairHash, tableOf } from './any-people.js';

function packComparisons(count: number, comparisons: readonly Comparison[]): ComparisonRows {
  const { plan, packed } = planComparisons(count, comparisons);
  fillRows(plan, 0, count);
  return packed;
}

/** Any weights at all: bounds must not lean on their order. */
function anyScores(width: number, seed: number): ScoreTables {
  const table = (salt: number): Int32Array =>
    Int32Array.from({ length: width * 256 }, (_, i) => (pairHash(i, seed + salt) % 20_001) - 10_000);
  return { width, priors: [-4000, -7000], tables: [table(1), table(2)] };
}

/** Falling weights, like those of a fitted model. */
function fallingScores(comparisons: readonly Comparison[]): ScoreTables {
  const weights = Int32Array.from({ length: comparisons.length * 256 }, (_, i) => {
    const level = (i & 255) >> 5;
    return level === 0 ? 0 : 9000 - 3000 * level + 10 * (i & 31);
  });
  return { width: comparisons.length, priors: [-6000, -9000], tables: [weights, weights.map((weight) => weight / 3)] };
}

/** Everything in one block: all pairs are candidates. */
function allPairs(count: number) {
  const matrix = createKeyMatrix(count, [1]);
  matrix.keys.fill(1);
  const blocks = [buildBlocks([new Int32Array(count).fill(1)], count)];
  return { candidates: { matrix, blocks }, part: cutIntoParts(blocks, count * count)[0]! };
}

describe('bounds', () => {
  it('settle what they settle as the comparison does, and are never weaker than it where open', () => {
    const settled = new Map<string, number>();
    const opened = new Map<string, number>();
    fc.assert(
      fc.property(choices(24), (rows) => {
        const { count, comparisons } = peopleFeatures(tableOf(rows));
        const { rows: packed, slots } = packComparisons(count, comparisons);
        const first = Int32Array.from({ length: count * count }, (_, i) => Math.floor(i / count));
        const second = Int32Array.from({ length: count * count }, (_, i) => i % count);
        const block = { size: count * count, first, second };
        const symbols = new Uint8Array(comparisons.length);
        for (const [k, { kind, data, name }] of comparisons.entries()) {
          const out = new Int16Array(block.size + 3);
          const rowsOf = { cells: packed.cells, stride: packed.stride, slots: slots[k]! };
          (BOUNDS[kind] as Bound<unknown>).bound(data, rowsOf, block, out, 3);
          for (let i = 0; i < block.size; i++) {
            const known = out[3 + i]!;
            comparePair(comparisons, first[i]!, second[i]!, symbols, 0);
            const symbol = symbols[k]!;
            if (known >= 0) {
              if (known !== symbol) throw new Error(`${name}: settled ${known}, is ${symbol}`);
              settled.set(kind, (settled.get(kind) ?? 0) + 1);
              continue;
            }
            const [level, bin] = [(-1 - known) >> 5, (-1 - known) & 31];
            const within = symbol === 0 || (symbol >> 5 >= level && (bin === 0 || [0, bin].includes(symbol & 31)));
            if (!within)
              throw new Error(`${name}: open from level ${level} bin ${bin}, is ${symbol >> 5} bin ${symbol & 31}`);
            opened.set(kind, (opened.get(kind) ?? 0) + 1);
          }
        }
      }),
      { numRuns: 60 },
    );
    for (const kind of Object.keys(BOUNDS)) {
      if (kind === 'text') continue; // the same bound as a company's
      expect(settled.get(kind), kind).toBeGreaterThan(300);
      if (kind !== 'birth-date' && kind !== 'generation') expect(opened.get(kind), kind).toBeGreaterThan(100);
    }
  });
});

describe('scorePairs', () => {
  it('keeps exactly the pairs whose weight reaches the least, whatever the weights', () => {
    let keptSome = 0;
    fc.assert(
      fc.property(
        choices(40),
        fc.nat(1000),
        fc.boolean(),
        fc.integer({ min: -40_000, max: 60_000 }),
        (rows, seed, falling, least) => {
          const { count, comparisons } = peopleFeatures(tableOf(rows));
          const scores = falling ? fallingScores(comparisons) : anyScores(comparisons.length, seed);
          const { candidates, part } = allPairs(count);
          const scored = scorePairs(
            { candidates, comparisons, packed: packComparisons(count, comparisons), scores, least },
            part,
          );
          const expected: string[] = [];
          const symbols = new Uint8Array(comparisons.length);
          for (let a = 0; a < count; a++) {
            for (let b = a + 1; b < count; b++) {
              comparePair(comparisons, a, b, symbols, 0);
              const weight = weightOf(scores, symbols, 0);
              if (weight >= least) expected.push(`${a}-${b} ${weight}`);
            }
          }
          const found = [...scored.first.keys()].map(
            (i) => `${scored.first[i]}-${scored.second[i]} ${scored.weight[i]}`,
          );
          expect(scored.candidates).toBe((count * (count - 1)) / 2);
          if (found.length > 0 && found.length < scored.candidates / 2) keptSome++;
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
    expect(keptSome).toBeGreaterThan(20);
  });

  it('compares several addresses of a record in full', () => {
    const pools: typeof POOLS = [POOLS[0]!, POOLS[6]!, ['email', 2, POOLS[6]![2]]];
    const rows = Array.from({ length: 30 }, (_, i) => [i, pairHash(i, 1), pairHash(i, 2)]);
    const { count, comparisons } = peopleFeatures(tableOf(rows, pools));
    const scores = fallingScores(comparisons);
    const { candidates, part } = allPairs(count);
    const packed = packComparisons(count, comparisons);
    const scored = scorePairs({ candidates, comparisons, packed, scores, least: -1000 }, part);
    expect(scored.first.length).toBeGreaterThan(5);
    const symbols = new Uint8Array(comparisons.length);
    let expected = 0;
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        comparePair(comparisons, a, b, symbols, 0);
        if (weightOf(scores, symbols, 0) >= -1000) expected++;
      }
    }
    expect(scored.first.length).toBe(expected);
    const width = comparisons.length;
    for (let i = 0; i < expected; i++) {
      comparePair(comparisons, scored.first[i]!, scored.second[i]!, symbols, 0);
      expect(scored.symbols.slice(i * width, (i + 1) * width)).toEqual(symbols);
    }
  });
});

describe('symbolsOf', () => {
  it('compares the pairs listed, in their order, and counts equal rows', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => POOLS.map((__, k) => pairHash(i, k) % 4));
    const { comparisons } = peopleFeatures(tableOf(rows));
    const width = comparisons.length;
    const pairs = {
      first: Int32Array.from({ length: 20_000 }, (_, i) => i % 120),
      second: Int32Array.from({ length: 20_000 }, (_, i) => (7 * i + 1) % 120),
    };
    const packed = await packRecords(inlineCarrier(), 120, comparisons);
    const symbols = await symbolsOf(inlineCarrier(), comparisons, packed, pairs);
    const expected = new Map<string, number>();
    const row = new Uint8Array(width);
    for (let i = 0; i < pairs.first.length; i++) {
      comparePair(comparisons, pairs.first[i]!, pairs.second[i]!, row, 0);
      expect(symbols.slice(i * width, (i + 1) * width)).toEqual(row);
      expected.set(row.join(), (expected.get(row.join()) ?? 0) + 1);
    }
    const counted = countRows(symbols, width);
    expect(counted.size).toBe(expected.size);
    expect(counted.size).toBeGreaterThan(100);
    for (let p = 0; p < counted.size; p++) {
      expect(counted.counts[p]).toBe(expected.get(counted.vectors.slice(p * width, (p + 1) * width).join()));
    }
  });
});
