import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildValueTable, lengthOf, shareCodes, textOf } from '../../../../src/domain/linkage/kernel/value-table.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '中', '\u{20bb7}', ' '), minLength: 1, maxLength: 50 });

it('gives every value back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 40 }), (distinct) => {
      const values = ['', ...distinct];
      const table = buildValueTable(values, new Int32Array(values.length).fill(2));
      expect(table.size).toBe(values.length);
      for (const [code, value] of values.entries()) {
        expect(textOf(table, code)).toBe(value);
        expect(lengthOf(table, code)).toBe(value.length);
        expect(table.counts[code]).toBe(code === 0 ? 0 : 2);
      }
    }),
  );
});

it('numbers characters by frequency and keeps their sets', () => {
  const table = buildValueTable(['', 'zaa', 'az'], Int32Array.of(0, 1, 1));
  expect([...table.alphabet].map((unit) => String.fromCharCode(unit))).toEqual(['a', 'z']);
  expect([...table.chars]).toEqual([1, 0, 0, 0, 1]);
  expect([...table.signatures]).toEqual([0, 3, 3]);
  expect(table.chars.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('refuses a table whose code 0 is a value', () => {
  expect(() => buildValueTable(['x'], new Int32Array(1))).toThrow(RangeError);
});

it('gives equal values of several columns one code, in the form that is compared', () => {
  const shared = shareCodes(
    [
      { codes: Int32Array.of(1, 2, 0, 3), values: ['', 'Ann', 'ANN', '-'] },
      { codes: Int32Array.of(1, 1, 2, 0), values: ['', 'ann', 'Bob'] },
    ],
    (value) => (value === '-' ? '' : value.toLowerCase()),
  );
  expect(shared.values).toEqual(['', 'ann', 'bob']);
  expect(shared.columns.map((codes) => [...codes])).toEqual([
    [1, 1, 0, 0],
    [1, 1, 2, 0],
  ]);
  expect([...shared.counts]).toEqual([0, 4, 1]);
});
