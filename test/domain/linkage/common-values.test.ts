import { expect, it } from 'vitest';
import { commonValues } from '../../../src/domain/linkage/common-values.js';
import type { ValueColumn } from '../../../src/domain/linkage/record-table.js';
import type { FieldName } from '../../../src/domain/record/fields.js';

const COUNT = 1000;

/** A column where the first `shared` records have one value, the others each their own. */
function column(field: FieldName | null, header: string, shared: number): ValueColumn {
  const codes = Int32Array.from({ length: COUNT }, (_, i) => (i < shared ? 1 : i - shared + 2));
  const values = Array.from({ length: COUNT - shared + 2 }, (_, code) => (code === 0 ? '' : `v${code}`));
  return { field, group: 1, header, codes, values };
}

const noted = (columns: readonly ValueColumn[], limit: number) =>
  commonValues({ count: COUNT, columns, sources: null }, limit).map(({ subject, detail }) => [subject, detail]);

it('notes a value that too many records share, by what the field is', () => {
  const columns = [
    column('email', 'mail', 60),
    column('birthDate', 'born', 11),
    column('city', 'town', 60),
    column('fullName', 'who', 900),
    column('country', 'land', 900),
    column(null, 'flag', 900),
  ];
  expect(noted(columns, 10)).toEqual([
    ['mail', '60 records share one value'],
    ['born', '11 records share one value'],
    ['who', '900 records share one value'],
  ]);
  expect(noted(columns, 60)).toEqual([['who', '900 records share one value']]);
});

it('does not take empty cells for a value, nor count them', () => {
  const codes = Int32Array.from({ length: COUNT }, (_, i) => (i < 20 ? 1 : 0));
  const sparse: ValueColumn = { field: 'city', group: 1, header: 'town', codes, values: ['', 'Oslo'] };
  expect(noted([sparse], 10)).toEqual([['town', '20 records share one value']]);
  expect(noted([sparse], 20)).toEqual([]);
});
