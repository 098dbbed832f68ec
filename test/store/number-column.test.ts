import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { decodeChange, encodeChange } from '../../src/store/column-change.js';
import { connectMemory } from '../../src/store/connection.js';
import { migrate } from '../../src/store/migrations.js';
import { NumberColumn, PAGE_NUMBERS } from '../../src/store/number-column.js';

const db = connectMemory();
migrate(db);
afterAll(() => db.close());

type Write = readonly [index: number, value: number];
const scattered = fc.array(
  fc.tuple(fc.oneof(fc.nat(60), fc.nat(3 * PAGE_NUMBERS)), fc.integer({ min: -5, max: 2 ** 31 - 1 })),
  {
    maxLength: 60,
  },
);
/** Numbers in a row, each a step more than the one before it. */
const regular = fc
  .record({
    from: fc.oneof(fc.nat(70), fc.nat(3 * PAGE_NUMBERS)),
    first: fc.integer({ min: -5, max: 1000 }),
    step: fc.integer({ min: -1, max: 2 }),
    count: fc.nat(40),
  })
  .map(({ from, first, step, count }) => Array.from({ length: count }, (_, i): Write => [from + i, first + i * step]));
const writes = fc.array(fc.oneof(scattered, regular), { maxLength: 4 }).map((parts) => parts.flat());

describe('number column', () => {
  it('keeps what was set, tells exactly what a run changed, and forgets what was not saved', () => {
    let name = 0;
    fc.assert(
      fc.property(fc.array(writes, { minLength: 1, maxLength: 4 }), fc.boolean(), (runs, isBounded) => {
        const id = `c${name++}`;
        let column = new NumberColumn(db, id);
        const model: number[] = [];
        for (const run of runs) {
          const before = [...model];
          if (isBounded) column.holdAtMost(1);
          for (const [index, value] of run) {
            column.set(index, value);
            for (let i = model.length; i < index; i++) model[i] = 0;
            model[index] = value;
          }
          if (isBounded) for (const [index] of run) expect(column.get(index)).toBe(model[index]);
          else expect([...column.view()]).toEqual(model);
          const change = column.change();
          const told = change ? decodeChange(change) : null;
          const expected = before.flatMap((value, index) => (value === model[index] ? [] : [index]));
          expect([...(told?.indexes ?? [])]).toEqual(expected);
          expect([...(told?.before ?? [])]).toEqual(expected.map((index) => before[index]));
          expect([...(told?.after ?? [])]).toEqual(expected.map((index) => model[index]));
          if (model.length > before.length)
            expect([told?.addedFrom, told?.addedTo]).toEqual([before.length, model.length]);
          column.save();
          column.set(0, 12345);
          column.forget();
          column = new NumberColumn(db, id);
          expect([...column.view()]).toEqual(model);
          if (isBounded) column.forget(); // by pages again
        }
      }),
      { numRuns: 100 },
    );
  });

  it('reads 0 where nothing was set', () => {
    const column = new NumberColumn(db, 'empty');
    expect([column.get(0), column.get(99), column.length, column.change()]).toEqual([0, 0, 0, null]);
  });

  it('looks its length up once, and again after it forgot', () => {
    const [reader, writer] = [new NumberColumn(db, 'long'), new NumberColumn(db, 'long')];
    const put = (index: number) => {
      writer.set(index, 7);
      writer.save();
    };
    put(20_000);
    const asked = vi.spyOn(db, 'prepare');
    for (let i = 0; i < 1000; i++) expect(reader.length).toBe(20_001);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    put(40_000);
    reader.forget();
    expect(reader.length).toBe(40_001);
    reader.view();
    put(50_000);
    reader.forget();
    expect(reader.length).toBe(50_001);
  });

  it('packs a regular change small', () => {
    const count = 100_000;
    const indexes = Int32Array.from({ length: count }, (_, i) => i + 1);
    const change = {
      addedFrom: 0,
      addedTo: 0,
      indexes,
      before: new Int32Array(count).fill(3),
      after: new Int32Array(count).fill(4),
    };
    expect(encodeChange(change).length).toBeLessThan(count / 10);
    expect(decodeChange(encodeChange(change))).toEqual(change);
  });

  it('keeps no numbers of a regular end, and knows them all', () => {
    const column = new NumberColumn(db, 'regular');
    column.set(1, 7);
    const count = 2_000_000;
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 2; i < count; i++) column.set(i, i + 5);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
    column.set(5, -1);
    column.set(count, 3);
    const numbers = column.view();
    expect([column.length, numbers[1], numbers[4], numbers[5], numbers[count - 1], numbers[count]]).toEqual([
      count + 1,
      7,
      9,
      -1,
      count + 4,
      3,
    ]);
  });
});
