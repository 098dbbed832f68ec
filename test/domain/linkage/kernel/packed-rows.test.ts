import { expect, it } from 'vitest';
import { fillRows, planRows } from '../../../../src/domain/linkage/kernel/packed-rows.js';

it('puts the columns of a record side by side, stretch by stretch', () => {
  const codes = Int32Array.of(0, 2, 1);
  const columns = Array.from({ length: 17 }, (_, k) => {
    return { codes, facts: k % 3 === 0 ? null : Int32Array.of(k, 100 + k, -k) };
  });
  const plan = planRows(3, columns);
  expect(plan.rows.stride).toBe(24);
  fillRows(plan, 0, 2);
  fillRows(plan, 2, 3);
  for (const record of [0, 1, 2]) {
    const row = plan.rows.cells.slice(record * 24, record * 24 + 17);
    const code = codes[record]!;
    expect([...row]).toEqual(columns.map(({ facts }, k) => (facts === null ? code : [k, 100 + k, -k][code])));
  }
  expect(planRows(1, columns.slice(0, 8)).rows.stride).toBe(8);
});
