import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packTexts, unpackTexts } from '../../../src/domain/linkage/kernel/packed-texts.js';
import { TASKS } from '../../../src/domain/linkage/kernel/tasks.js';
import { packTable, unpackTable } from '../../../src/domain/linkage/packed-table.js';
import { featuresOf, PEOPLE_PARTS, peopleFeatures } from '../../../src/domain/linkage/people/features.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';

it('texts come back as they were, unpaired surrogates and very long ones too', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '中', '\ud800', '\udc00', '\u{1f600}') }),
    fc.integer({ min: 8000, max: 20_000 }).map((length) => 'xy中'.repeat(length / 3)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
      expect(unpackTexts(packTexts(texts))).toEqual(texts);
    }),
  );
});

const table: RecordTable = {
  count: 4,
  columns: [
    {
      field: 'fullName',
      group: 1,
      header: 'name',
      codes: Int32Array.of(1, 2, 1, 3),
      values: ['', 'Ann Lee', '王小明', 'Bob Ray'],
    },
    {
      field: 'email',
      group: 1,
      header: 'mail',
      codes: Int32Array.of(1, 0, 1, 2),
      values: ['', 'ann.lee@a.example', 'x@b.example'],
    },
    {
      field: 'phone',
      group: 1,
      header: 'phone',
      codes: Int32Array.of(0, 1, 1, 2),
      values: ['', '+12025550143', '555 0199'],
    },
    {
      field: 'street',
      group: 1,
      header: 'street',
      codes: Int32Array.of(1, 1, 2, 0),
      values: ['', '12 Oak St apt 4', '中山路88号'],
    },
    {
      field: 'organization',
      group: 1,
      header: 'firm',
      codes: Int32Array.of(1, 2, 1, 2),
      values: ['', 'Acme Inc', 'Globex'],
    },
    {
      field: 'birthDate',
      group: 1,
      header: 'born',
      codes: Int32Array.of(1, 1, 2, 0),
      values: ['', '1980-02-03', '1955-07-09'],
    },
    {
      field: null,
      group: 1,
      header: 'member no',
      codes: Int32Array.of(1, 2, 1, 3),
      values: ['', 'm-1001', 'm-1002', 'm-1003'],
    },
  ],
  sources: null,
};

it('a table comes back as it was', () => {
  const back = unpackTable(packTable(table));
  expect(back.count).toBe(table.count);
  for (const [i, { field, group, header, codes, values }] of table.columns.entries()) {
    const column = back.columns[i]!;
    expect([column.field, column.group, column.header]).toEqual([field, group, header]);
    expect(column.codes).toEqual(codes);
    expect(column.codes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(column.values).toEqual(values);
  }
});

it('features worked out part by part from a packed table are those of the table', () => {
  const whole = peopleFeatures(table);
  const packed = packTable(table);
  const parts = PEOPLE_PARTS.map((part) => TASKS['people-features'](packed, part));
  expect(whole.comparisons.length).toBe(8);
  expect(whole.identifiers.length).toBe(1);
  const joined = featuresOf(table, parts);
  TASKS['flag-named']({ names: joined.names!, emails: joined.emails! }, { from: 0, to: table.count });
  expect(joined).toEqual(whole);
});
