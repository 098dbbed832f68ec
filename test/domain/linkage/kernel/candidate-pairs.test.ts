import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blocks, KeyMatrix } from '../../../../src/domain/linkage/kernel/blocks.js';
import { buildBlocks, countPairs, createKeyMatrix, fillKeys } from '../../../../src/domain/linkage/kernel/blocks.js';
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

const columnsOf = (rows: number[][], from: number, to: number): Int32Array[] =>
  Array.from({ length: to - from }, (_, slot) => Int32Array.from(rows, (row) => row[from + slot]!));

/** Blocks of all rules, and the matrix of the keys that they left. */
function blocked({ slots, rows, limit }: Case): { readonly matrix: KeyMatrix; readonly blocks: Blocks[] } {
  const matrix = createKeyMatrix(rows.length, slots);
  const columns = slots.map((_, rule) => columnsOf(rows, matrix.firstSlot[rule]!, matrix.firstSlot[rule + 1]!));
  const blocks = columns.map((own) => buildBlocks(own, limit));
  const middle = Math.floor(rows.length / 2);
  fillKeys(matrix, columns.flat(), 0, middle);
  fillKeys(matrix, columns.flat(), middle, rows.length);
  return { matrix, blocks };
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
      if (walk.pairs.size === 0) break;
      for (let i = 0; i < walk.pairs.size; i++)
        found[part.rule]!.push(`${walk.pairs.first[i]}-${walk.pairs.second[i]}`);
    }
  }
  return found;
}

describe('candidate pairs', () => {
  it('are each found once, by the first rule that has them, whatever the parts and steps', () => {
    let several = 0;
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (example, size, capacity) => {
        const { matrix, blocks } = blocked(example);
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
        const { blocks } = blocked(example);
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
    const { matrix, blocks } = blocked(example);
    expect(blocks[0]!.leftOut).toEqual({ blocks: 1, records: 6, pairs: 15, largest: 6 });
    expect(enumerated(matrix, blocks, 10, 10)).toEqual([[], ['0-1']]);
  });

  it('count and list the pairs of a rule of several slots without building blocks', () => {
    let repeated = 0;
    let unlisted = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }).chain((slots) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: slots, maxLength: slots }), {
            minLength: 1,
            maxLength: 60,
          }),
        ),
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 0, max: 200 }),
        (rows, limit, most) => {
          const slots = rows[0]!.length;
          const { pairs, members, starts } = buildBlocks(columnsOf(rows, 0, slots), limit);
          const found = countPairs(columnsOf(rows, 0, slots), limit, most);
          expect(found.pairs).toBe(pairs);
          expect(found.listed === null).toBe(pairs > most);
          const listed: number[][] = [];
          for (let block = 0; block + 1 < starts.length; block++) {
            const own = members.slice(starts[block]!, starts[block + 1]!);
            for (let i = 0; i < own.length; i++)
              for (let j = i + 1; j < own.length; j++) listed.push([own[i]!, own[j]!]);
          }
          if (found.listed === null) unlisted++;
          else expect([...found.listed.first].map((a, i) => [a, found.listed!.second[i]])).toEqual(listed);
          if (rows.some(([first, second]) => first !== 0 && first === second)) repeated++;
        },
      ),
    );
    expect(repeated).toBeGreaterThan(20);
    expect(unlisted).toBeGreaterThan(5);
  });

  it('are found among very many keys that stand alone', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => [Math.imul(i + 1, 0x45d9f3b) | 1]);
    for (const [at, key] of [7, 7, 9, 9, 9].entries()) rows[at * 9_001]![0] = key * 2;
    const { members, starts, pairs } = buildBlocks(columnsOf(rows, 0, 1), 10);
    const groups = new Map<number, number[]>();
    for (const [record, [key]] of rows.entries()) groups.set(key!, [...(groups.get(key!) ?? []), record]);
    const shared = [...groups.values()].filter(({ length }) => length > 1);
    expect(shared.length).toBeGreaterThanOrEqual(2);
    expect(pairs).toBe(shared.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0));
    const blocks = Array.from({ length: starts.length - 1 }, (_, i) => [...members.slice(starts[i]!, starts[i + 1]!)]);
    expect(blocks.sort((a, b) => a[0]! - b[0]!)).toEqual(shared.sort((a, b) => a[0]! - b[0]!));
  });
});
