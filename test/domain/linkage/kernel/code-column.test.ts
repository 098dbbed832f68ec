import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StoredPieces } from '../../../../src/domain/linkage/kernel/code-column.js';
import { codeColumn } from '../../../../src/domain/linkage/kernel/code-column.js';
import { unpackTexts } from '../../../../src/domain/linkage/kernel/packed-texts.js';
import { sharedUint8 } from '../../../../src/domain/linkage/kernel/shared-memory.js';
import { FeatureColumns } from '../../../../src/domain/record/feature-columns.js';

/** Cells of one column in pieces, as import writes them; versions count from 1. */
function kept(pieces: readonly (readonly string[])[]): StoredPieces {
  const bytes = sharedUint8(1 << 20);
  const numbers: number[] = [];
  let at = 0;
  let version = 1;
  for (const cells of pieces) {
    const columns = new FeatureColumns();
    for (const text of cells) columns.add({ values: [], custom: [['note', text]], issues: [] });
    const [piece] = columns.finish();
    if (piece !== undefined) {
      bytes.set(piece.data, at);
      numbers.push(version, piece.count, at, piece.data.length);
      at += Math.ceil(piece.data.length / 4) * 4;
    }
    version += cells.length;
  }
  return { bytes, pieces: Int32Array.from(numbers) };
}

const FEW = ['', 'Ann', 'Bob', '"', '\\', 'a"b\\', 'é', '中文', '\u{1f600}', '\ud800', '\udc00x', '\u0001\n\t'];
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...FEW) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

it('codes and values are those of the cells, whatever the characters and however they were cut into pieces', () => {
  let repeated = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 8, maxLength: 40 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(2), { minLength: 210, maxLength: 210 }),
      (pieces, choice) => {
        const cells = ['', ...pieces.flat()].map((text) => text.trim());
        // A third of the versions are not asked for, and the rows stand the other way round.
        const asked = [...cells.keys()].filter((version) => version > 0 && choice[version] !== 0).reverse();
        const rowOf = new Int32Array(cells.length).fill(-1);
        for (const [row, version] of asked.entries()) rowOf[version] = row;
        const { codes, filled, texts } = codeColumn({ rowOf, count: asked.length }, kept(pieces));
        expect(filled).toBe(codes.filter((code) => code !== 0).length);
        const values = unpackTexts(texts);
        expect([...codes].map((code) => values[code])).toEqual(asked.map((version) => cells[version]));
        const inOrder = asked.toReversed().map((version) => cells[version]);
        expect(values).toEqual([...new Set(['', ...inOrder])]);
        repeated += inOrder.length - values.length;
      },
    ),
  );
  expect(repeated).toBeGreaterThan(100);
});

it('finds its way in thousands of values', () => {
  const cells = Array.from({ length: 8000 }, (_, i) => `value ${i % 5000}`);
  const rowOf = Int32Array.from({ length: cells.length + 1 }, (_, version) => version - 1);
  const stored = kept([cells.slice(0, 100), cells.slice(100)]);
  const { codes, texts } = codeColumn({ rowOf, count: cells.length }, stored);
  const values = unpackTexts(texts);
  expect(values.length).toBe(5001);
  expect([...codes].map((code) => values[code])).toEqual(cells);
});

it('says so when a piece is not what was written', () => {
  const stored = kept([['Ann', 'Bob']]);
  const { bytes, pieces } = stored;
  bytes[pieces[2]! + pieces[3]! - 2] = 0x20; // the last quote
  expect(() => codeColumn({ rowOf: Int32Array.of(-1, 0, 1), count: 2 }, stored)).toThrow('not what import writes');
});
