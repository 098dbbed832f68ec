import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/domain/linkage/evaluate.js';
import { linkRecords } from '../../../../src/domain/linkage/link-records.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import { isOwnValue } from '../../../../src/domain/linkage/people/own-value.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { columnOf, customerFile, tableOf } from '../customer-files.js';

const people = (given: readonly string[], birthDate?: readonly string[]) =>
  peopleFeatures(
    tableOf({
      givenName: given,
      familyName: given.map(() => 'Berger'),
      ...(birthDate === undefined ? {} : { birthDate }),
    }),
  );

describe('isOwnValue', () => {
  const codes = Int32Array.of(1, 1, 2, 2, 0, 0);

  it('is what records of one given name share', () => {
    const alike = people(['Clara', 'Klara', 'Rosa', 'Rosa', 'Ida', 'Ida']);
    expect(isOwnValue(codes, 3, false, alike)).toBe(true);
    expect(isOwnValue(codes, 3, true, alike)).toBe(true);
  });

  it('is not what records of different given names share', () => {
    const different = people(['Clara', 'Otto', 'Rosa', 'Heinrich', 'Ida', 'Ida']);
    expect(isOwnValue(codes, 3, false, different)).toBe(false);
    expect(isOwnValue(codes, 3, true, different)).toBe(false);
  });

  it('lets birth dates speak where the header is known', () => {
    const dates = ['1950-01-02', '1950-01-02', '1961-05-07', '1961-07-05', '', ''];
    const changed = people(['Clara', 'Otto', 'Rosa', 'Heinrich', 'Ida', 'Ida'], dates);
    expect(isOwnValue(codes, 3, true, changed)).toBe(true);
    expect(isOwnValue(codes, 3, false, changed)).toBe(false);
  });

  it('takes names in each other’s column for alike', () => {
    const table = tableOf({ givenName: ['Clara', 'Berger'], familyName: ['Berger', 'Clara'] });
    expect(isOwnValue(Int32Array.of(1, 1), 2, false, peopleFeatures(table))).toBe(true);
  });

  it('has nothing to tell by without names or shared values', () => {
    expect(isOwnValue(codes, 3, false, { names: null, birth: null })).toBe(true);
    expect(isOwnValue(Int32Array.of(1, 2, 0), 3, false, people(['Clara', 'Otto', 'Ida']))).toBe(true);
  });
});

describe('a column that nothing is known of', () => {
  const file = customerFile({ rows: 3000, country: 'us', seed: 77, duplicates: 0.3, without: ['postalCode'] });
  const whole = customerFile({ rows: 3000, country: 'us', seed: 77, duplicates: 0.3 });
  const zip = whole.table.columns.find((column) => column.field === 'postalCode')!;

  it('does not make one customer of those who share it', async () => {
    const unknown = columnOf(
      null,
      Array.from(zip.codes, (code) => zip.values[code]!),
      'fld_7',
    );
    const table = { ...file.table, columns: [...file.table.columns, unknown] };
    const found = await linkRecords(table, { seed: 1 }, inlineCarrier());
    const { pairwise } = evaluate(found.clusters, file.entities);
    expect(pairwise.precision).toBeGreaterThan(0.98);
    expect(pairwise.recall).toBeGreaterThan(0.96);
    expect(found.notes).toContainEqual({
      code: 'column-not-evidence',
      subject: 'fld_7',
      detail: 'different people share values',
    });
  });
});
