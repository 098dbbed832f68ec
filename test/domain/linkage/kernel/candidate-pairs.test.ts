import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blocks, KeyMatrix } from '../../../../src/domain/linkage/kernel/blocks.js';
import { buildBlocks, countPairs, createKeyMatrix } from '../../../../src/domain/linkage/kernel/blocks.js';
import { cutIntoParts, nextPairs, startWalk } from '../../../../src/domain/linkage/kernel/candidate-pairs.js';

interface Case {
  readonly slots: number[];
  readonly rows: number[][];
  readonly limit: number;
}

const cases: fc.Arbitrary<Case> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 })
  .chain((slots) => {
    const width = slots.reduce((sum, size) => sum + size, 0);
    return fc.record({
      slots: fc.constant(slots),
      rows: fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: width, maxLength: width }), {
        maxLength: 30,
      }),
      limit: fc.integer({ min: 2, max: 12 }),
    });
  });

function matrixOf({ slots, rows }: Case): KeyMatrix {
  const matrix = createKeyMatrix(rows.length, slots);
  for (const [record, row] of rows.entries()) matrix.keys.set(row, record * matrix.width);
  return matrix;
}

/** Rule by rule: the pairs that share a key which not too many records have, each at the first rule that finds it. */
function naivePairs({ slots, rows, limit }: Case): string[][] {
  const seen = new Set<string>();
  let first = 0;
  return slots.map((size) => {
    const keysOf = rows.map((row) => new Set(row.slice(first, first + size).filter((key) => key !== 0)));
    first += size;
    const frequency = new Map<number, number>();
    for (const keys of keysOf) for (const key of keys) frequency.set(key, (frequency.get(key) ?? 0) + 1);
    const found: string[] = [];
    for (let a = 0; a < rows.length; a++) {
      for (let b = a + 1; b < rows.length; b++) {
        const shared = [...keysOf[a]!].some((key) => keysOf[b]!.has(key) && frequency.get(key)! <= limit);
        if (!shared || seen.has(`${a}-${b}`)) continue;
        seen.add(`${a}-${b}`);
        found.push(`${a}-${b}`);
      }
    }
    return found.sort();
  });
}

function enumerated(matrix: KeyMatrix, blocks: Blocks[], partSize: number, capacity: number): string[][] {
  const found: string[][] = blocks.map(() => []);
  for (const part of cutIntoParts(blocks, partSize)) {
    const walk = startWalk(part, capacity);
    for (;;) {
      nextPairs({ matrix, blocks }, part, walk);
      if (walk.size === 0) break;
      for (let i = 0; i < walk.size; i++) found[part.rule]!.push(`${walk.first[i]}-${walk.second[i]}`);
    }
  }
  return found;
}

describe('candidate pairs', () => {
  it('are each found once, by the first rule that has them, whatever the parts and steps', () => {
    let several = 0;
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (example, size, capacity) => {
        const matrix = matrixOf(example);
        const blocks = example.slots.map((_, rule) => buildBlocks(matrix, rule, example.limit));
        const found = enumerated(matrix, blocks, size, capacity);
        if (found.filter((pairs) => pairs.length > 0).length > 1) several++;
        expect(found.map((pairs) => pairs.sort())).toEqual(naivePairs(example));
      }),
      { numRuns: 1000 },
    );
    expect(several).toBeGreaterThan(200);
  });

  it('come in parts that cover every block and depend on the size asked for only', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 50 }), (example, size) => {
        const matrix = matrixOf(example);
        const blocks = example.slots.map((_, rule) => buildBlocks(matrix, rule, example.limit));
        const parts = cutIntoParts(blocks, size);
        for (const [rule, { pairs }] of blocks.entries()) {
          const own = parts.filter((part) => part.rule === rule);
          expect(own.reduce((sum, part) => sum + part.pairs, 0)).toBe(pairs);
        }
      }),
    );
  });
});

describe('blocks', () => {
  it('leave out what is too large, say so, and free those pairs for later rules', () => {
    const example = { slots: [1, 1], rows: Array.from({ length: 6 }, (_, i) => [7, i < 2 ? 3 : 0]), limit: 5 };
    const matrix = matrixOf(example);
    const blocks = example.slots.map((_, rule) => buildBlocks(matrix, rule, example.limit));
    expect(blocks[0]!.leftOut).toEqual({ blocks: 1, records: 6, pairs: 15, largest: 6 });
    expect(enumerated(matrix, blocks, 10, 10)).toEqual([[], ['0-1']]);
  });

  it('count the pairs of a rule of several slots without building them', () => {
    let repeated = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }).chain((slots) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: slots, maxLength: slots }), {
            minLength: 1,
            maxLength: 60,
          }),
        ),
        fc.integer({ min: 2, max: 8 }),
        (rows, limit) => {
          const slots = rows[0]!.length;
          const { pairs, leftOut } = buildBlocks(matrixOf({ slots: [slots], rows, limit }), 0, limit);
          const columns = Array.from({ length: slots }, (_, slot) => Int32Array.from(rows, (row) => row[slot]!));
          expect(countPairs(columns, limit)).toEqual({ pairs, leftOut });
          if (rows.some(([first, second]) => first !== 0 && first === second)) repeated++;
        },
      ),
    );
    expect(repeated).toBeGreaterThan(20);
  });
});
