import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/linkage/evaluate.js';
import { linkRecords } from '../../../src/domain/linkage/link-records.js';
import type { LinkageResult } from '../../../src/domain/linkage/linkage-result.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';
import type { FieldName } from '../../../src/domain/record/fields.js';
import { inlineCarrier } from '../../../src/runtime/inline.js';
import { columnOf, customerFile, tableOf } from './customer-files.js';

const link = (table: RecordTable): Promise<LinkageResult> => linkRecords(table, { seed: 1 }, inlineCarrier());

const file = customerFile({ rows: 4000, country: 'mix', seed: 31, duplicates: 0.3 });

/** The file with `value` in a column of nine records in ten, or of all. */
function filledWith(field: FieldName, value: string, share = 0.9): RecordTable {
  const old = file.table.columns.find((column) => column.field === field)!;
  const values = Array.from(old.codes, (code, i) => (i % 10 < share * 10 ? value : old.values[code]!));
  return {
    ...file.table,
    columns: file.table.columns.map((column) => (column === old ? columnOf(field, values) : column)),
  };
}

describe('bad days', () => {
  it.each([
    ['the first of January for all', 'birthDate', '1900-01-01', 1],
    ['the first of January for most', 'birthDate', '1900-01-01', 0.9],
    ['one mailbox for all', 'email', 'info@shop.example', 1],
    ['one mailbox for most', 'email', 'info@shop.example', 0.9],
    ['one mobile for most', 'mobile', '+8613800000000', 0.9],
    ['one company for most', 'organization', 'Acme Ltd', 0.9],
    ['one post code for most', 'postalCode', '100000', 0.9],
    ['one street for most', 'street', '1 Main Street', 0.9],
  ] as const)('%s: found as well by the rest, with few pairs', async (_, field, value, share) => {
    const found = await link(filledWith(field, value, share));
    expect(found.candidatePairs).toBeLessThan(25 * file.table.count);
    const { pairwise } = evaluate(found.clusters, file.entities);
    expect(pairwise.precision).toBeGreaterThan(0.95);
    expect(pairwise.recall).toBeGreaterThan(0.9);
  });

  it('leaves alone who shares a mailbox with everybody, and nothing else', async () => {
    const count = 5000;
    const names = Array.from({ length: count }, (_, i) => `Given${i} Family${(i * 7919) % count}`);
    const found = await link(tableOf({ fullName: names, email: names.map(() => 'office@firm.example') }));
    expect(found.candidatePairs).toBeLessThan(25 * count);
    expect(found.clusterCount).toBeGreaterThan(0.99 * count);
  });

  it('takes records that are the same in everything for one, without comparing each with each', async () => {
    const count = 5000;
    const same = (value: string): string[] => Array.from({ length: count }, () => value);
    const table = tableOf({
      fullName: same('Wilhelmina Featherstone'),
      email: same('w.featherstone@mail.example'),
      mobile: same('+447700900123'),
      birthDate: same('1971-03-09'),
    });
    const found = await link(table);
    expect(found.candidatePairs).toBeLessThan(count);
    expect(found.notes.map(({ code }) => code)).toContain('identical-records');
    expect([1, count]).toContain(found.clusterCount);
  });

  it('takes records with nothing in them for nobody', async () => {
    const none = Array.from({ length: 500 }, () => '');
    const found = await link(tableOf({ fullName: none, email: none }));
    expect(found.clusterCount).toBe(500);
    expect(found.candidatePairs).toBe(0);
    expect(found.notes.map(({ code }) => code)).toContain('nothing-to-compare');
  });

  it.each([0, 1])('ends at once with %d records', async (count) => {
    const found = await link(tableOf({ fullName: ['Ida Berg'].slice(0, count) }));
    expect(found.clusterCount).toBe(count);
    expect(found.candidatePairs).toBe(0);
  });
});
