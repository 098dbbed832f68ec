import { expect, it } from 'vitest';
import { packRows } from '../../../../src/domain/linkage/kernel/packed-rows.js';

it('puts the columns of a record side by side in rows of whole cache lines', () => {
  const columns = Array.from({ length: 17 }, (_, k) => Int32Array.of(k, 100 + k, -k));
  const rows = packRows(3, columns);
  expect(rows.stride).toBe(32);
  for (const record of [0, 1, 2]) {
    expect([...rows.cells.slice(record * 32, record * 32 + 17)]).toEqual(columns.map((column) => column[record]));
  }
  expect(packRows(1, [Int32Array.of(1)]).stride).toBe(16);
});
