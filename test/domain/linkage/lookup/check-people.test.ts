/** A record checked through look-up lists against the same checked by reading all records, on files of several kinds. */
import { describe, expect, it } from 'vitest';
import { appendRecords } from '../../../../src/domain/linkage/append-records.js';
import { checkRecords } from '../../../../src/domain/linkage/check-records.js';
import { checkPeople } from '../../../../src/domain/linkage/lookup/check-people.js';
import type { CheckMatch } from '../../../../src/domain/linkage/saved-model.js';
import type { FieldName } from '../../../../src/domain/record/fields.js';
import type { StandardRecord } from '../../../../src/domain/record/record.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { columnOf, customerFile, pick } from '../customer-files.js';
import { type LinkedFile, linkedFile, recordOf } from './known-file.js';

const rowsFrom = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** What reading all records finds, under the numbers of the records. */
async function readAll({ table, result }: LinkedFile, typed: StandardRecord): Promise<readonly CheckMatch[]> {
  const input = {
    table: appendRecords(table, [typed]),
    firstNew: table.count,
    models: result.models,
    rules: result.blocking.rules.map(({ rule }) => rule),
  };
  const [found] = await checkRecords(input, inlineCarrier());
  return found!.map((match) => ({ ...match, record: match.record + 1 }));
}

const KINDS: readonly { name: string; country: 'us' | 'cn' | 'mix'; without?: readonly FieldName[] }[] = [
  { name: 'American customers', country: 'us' },
  { name: 'Chinese customers', country: 'cn' },
  { name: 'customers of both', country: 'mix' },
  { name: 'names and places only', country: 'us', without: ['email', 'mobile', 'phone', 'birthDate', 'organization'] },
  { name: 'names and numbers only', country: 'mix', without: ['street', 'city', 'postalCode', 'email'] },
];

describe('checkPeople', () => {
  for (const { name, ...kind } of KINDS)
    it(`finds and weighs as reading all records does: ${name}`, async () => {
      const { table } = customerFile({ rows: 1500, seed: 11, duplicates: 0.4, ...kind });
      const file = await linkedFile(pick(table, rowsFrom(0, 1300)));
      const typed = rowsFrom(1300, 1350).map((row) => recordOf(table, row));
      const expected: (readonly CheckMatch[])[] = [];
      for (const record of typed) expected.push(await readAll(file, record));
      expect(expected.filter((matches) => matches.some(({ links }) => links)).length).toBeGreaterThan(10);
      const found = checkPeople(file.known, typed);
      expect(found.map((matches) => matches.map(({ record, links }) => [record, links]))).toEqual(
        expected.map((matches) => matches.map(({ record, links }) => [record, links])),
      );
      expect(found).toEqual(expected);
    });

  it('reads a few of the records, not all', async () => {
    const { table } = customerFile({ rows: 2000, seed: 12, duplicates: 0.4, country: 'us' });
    const { known } = await linkedFile(table);
    let read = 0;
    const counting = {
      ...known,
      read: (record: number) => {
        read++;
        return known.read(record);
      },
    };
    checkPeople(counting, [recordOf(table, 17)]);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(100);
  });

  it('sees records as they are now: changed, come, and gone since the lists were made', async () => {
    const { table } = customerFile({ rows: 1200, seed: 13, duplicates: 0.4, country: 'us' });
    const { known } = await linkedFile(pick(table, rowsFrom(0, 1000)));
    const asked = recordOf(table, 5);
    const before = checkPeople(known, [asked])[0]!;
    expect(before.map(({ record }) => record)).toContain(6);
    const gone = { ...known, changed: new Map([[6, null]]) };
    expect(checkPeople(gone, [asked])[0]!.map(({ record }) => record)).toEqual(
      before.map(({ record }) => record).filter((record) => record !== 6),
    );
    const changed = { ...known, changed: new Map([[6, recordOf(table, 1100)]]) };
    expect(checkPeople(changed, [asked])[0]!.map(({ record }) => record)).not.toContain(6);
    expect(checkPeople(changed, [recordOf(table, 1100)])[0]![0]).toMatchObject({ record: 6, links: true });
    const come = { ...known, changed: new Map([[1001, recordOf(table, 1150)]]) };
    expect(checkPeople(come, [recordOf(table, 1150)])[0]![0]).toMatchObject({ record: 1001, links: true });
  });

  it('keeps what sensitive values made in lists of their own, and does without them', async () => {
    const { table, entities } = customerFile({
      rows: 1200,
      seed: 14,
      duplicates: 0.4,
      country: 'us',
      without: ['email', 'mobile', 'phone', 'birthDate', 'street', 'city', 'postalCode', 'organization'],
    });
    const ids = columnOf(
      'nationalId',
      entities.map((entity, row) => (row % 3 === 0 ? '' : `11010119${1_000_000_000 + 7919 * entity}`)),
    );
    const names = table.columns.find(({ field }) => field === 'fullName')!;
    // the first word of a name is not enough to be found by
    const short = columnOf(
      'givenName',
      Array.from(names.codes, (code) => names.values[code]!.split(' ')[0]!),
    );
    const whole = { ...table, columns: [short, ids] };
    const { known, lookup } = await linkedFile(pick(whole, rowsFrom(0, 1000)));
    expect(known.info.sensitiveRules.length).toBeGreaterThan(0);
    expect(known.info.sensitiveTerms).toEqual(['identifier 0']);
    expect(lookup.lists.sensitiveRecords.length).toBeGreaterThan(0);
    expect(lookup.lists.sensitiveCounts.length).toBeGreaterThan(0);
    const blind = {
      ...known,
      find: (list: Parameters<typeof known.find>[0], key: number) =>
        list.startsWith('sensitive') ? new Int32Array() : known.find(list, key),
    };
    const asked = rowsFrom(1000, 1200).map((row) => recordOf(whole, row));
    const links = (matches: readonly (readonly CheckMatch[])[]) => matches.flat().filter((match) => match.links).length;
    expect(links(checkPeople(known, asked))).toBeGreaterThan(links(checkPeople(blind, asked)));
  });
});
