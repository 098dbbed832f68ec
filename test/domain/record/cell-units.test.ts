/** Cells as units say the same as cells as strings: to the hash of a row, to what is written of it, and in a pack. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackReader, RowPacker, unpackRows } from '../../../src/domain/intake/row-pack.js';
import { RowUnits } from '../../../src/domain/record/cell-units.js';
import { ChunkWriter } from '../../../src/domain/record/record-codec.js';
import { hashRow, hashText } from '../../../src/domain/record/row-hash.js';

const text = fc.oneof(
  fc.constantFrom('', '"', '\\', 'x\ud800', '\udc00', '上海市', '😀', '\u0000'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 3000 }),
);
const table = fc
  .integer({ min: 1, max: 40 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
const seeds = Array.from({ length: 40 }, (_, i) => ({ low: Math.imul(i + 1, 0x9e3779b1), high: ~i * 77 }));

describe('cells as units', () => {
  it('come to the hash that the texts come to', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const units = new RowUnits();
        for (const cells of rows) {
          units.take(cells);
          const sum = { low: 0, high: 0 };
          const one = { low: 0, high: 0 };
          for (const [i, cell] of cells.entries()) {
            if (cell === '') continue;
            hashText(cell, seeds[i]!.low, seeds[i]!.high, one);
            sum.low = (sum.low + one.low) | 0;
            sum.high = (sum.high + one.high) | 0;
          }
          const row = { low: 1, high: 1 };
          hashRow(units, cells.length, seeds, row);
          expect(row).toEqual(sum);
        }
      }),
    );
  });

  it('are those of the strings, row by row of a pack, and are written the same', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const packer = new RowPacker(rows[0]!.length, 1);
        for (const cells of rows) packer.add(cells);
        const pack = packer.finish();
        const reader = new PackReader(pack);
        const [of, without] = [new ChunkWriter(null), new ChunkWriter(null)];
        const record = { values: [], custom: [], issues: [] };
        const ahead: (readonly string[])[] = [];
        let count = 0;
        for (const cells of unpackRows(pack)) {
          expect(cells).toEqual(rows[count++]);
          if (count % 3 === 1) ahead.push(...reader.rows(3));
          expect(ahead[count - 1]).toEqual(cells);
          reader.step();
          of.add(cells, record, 0, reader);
          without.add(cells, record, 0);
        }
        expect([reader.rows(3), ahead.length, count]).toEqual([[], rows.length, rows.length]);
        expect(of.finish()).toEqual(without.finish());
      }),
    );
  });
});
