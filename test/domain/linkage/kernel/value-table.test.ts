import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildValueTable, lengthOf, textOf, textsOf } from '../../../../src/domain/linkage/kernel/value-table.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '中', '\u{20bb7}', ' '), minLength: 1, maxLength: 50 });

it('gives every value back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 40 }), (distinct) => {
      const values = ['', ...distinct];
      const table = buildValueTable(values);
      expect(table.size).toBe(values.length);
      expect(textsOf(table)).toEqual(values);
      for (const [code, value] of values.entries()) {
        expect(textOf(table, code)).toBe(value);
        expect(lengthOf(table, code)).toBe(value.length);
      }
    }),
  );
});

it('numbers characters by frequency and keeps their sets', () => {
  const table = buildValueTable(['', 'zaa', 'az']);
  expect([...table.alphabet].map((unit) => String.fromCharCode(unit))).toEqual(['a', 'z']);
  expect([...table.chars]).toEqual([1, 0, 0, 0, 1]);
  expect([...table.signatures]).toEqual([0, 3, 3]);
  expect(table.chars.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('refuses a table whose code 0 is a value', () => {
  expect(() => buildValueTable(['x'])).toThrow(RangeError);
});
