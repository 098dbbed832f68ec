import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/linkage/evaluate.js';
import { explainPair } from '../../../src/domain/linkage/explain.js';
import { linkRecords } from '../../../src/domain/linkage/link-records.js';
import type { LinkageOptions, LinkageResult } from '../../../src/domain/linkage/linkage-result.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';
import { inlineCarrier } from '../../../src/runtime/inline.js';
import type { CustomerFile } from './customer-files.js';
import { columnOf, customerFile, pick, tableOf } from './customer-files.js';

const link = (table: RecordTable, options: Partial<LinkageOptions> = {}): Promise<LinkageResult> =>
  linkRecords(table, { seed: 1, ...options }, inlineCarrier());

describe('linkRecords on customers', () => {
  let file: CustomerFile;
  let found: LinkageResult;
  beforeAll(async () => {
    file = customerFile({ rows: 3000, country: 'mix', seed: 21, duplicates: 0.3 });
    found = await link(file.table);
  });

  it('finds the duplicates and leaves families and colleagues apart', () => {
    const quality = evaluate(found.clusters, file.entities);
    expect(quality.entities).toBeLessThan(2300); // there is something to find
    expect(quality.pairwise.precision).toBeGreaterThan(0.985);
    expect(quality.pairwise.recall).toBeGreaterThan(0.975);
  });

  it('compares few of the pairs there are', () => {
    expect(found.candidatePairs).toBeLessThan(10 * file.table.count);
    expect(found.blocking.recallLost).toBeLessThan(0.02);
    expect(found.blocking.rules.length).toBeGreaterThan(1);
  });

  it('gives the same result again', async () => {
    const again = await link(file.table);
    expect(again.clusters).toEqual(found.clusters);
    expect(again.links).toEqual(found.links);
    expect(again.model).toEqual(found.model);
  });

  it('hardly depends on the order of the records', async () => {
    const order = Array.from({ length: file.table.count }, (_, i) => (i * 1231 + 7) % file.table.count);
    const moved = await link(pick(file.table, order));
    const back = Int32Array.from(moved.clusters);
    for (const [place, record] of order.entries()) back[record] = moved.clusters[place]!;
    expect(evaluate(back, found.clusters).pairwise.f1).toBeGreaterThan(0.995);
  });

  it('puts every link into one cluster and every pair for review into two', () => {
    const { clusters, links, review } = found;
    expect(links.size).toBeGreaterThan(500);
    for (let i = 0; i < links.size; i++) expect(clusters[links.a[i]!]).toBe(clusters[links.b[i]!]);
    for (let i = 0; i < review.size; i++) expect(clusters[review.a[i]!]).not.toBe(clusters[review.b[i]!]);
  });

  it('explains a pair by the very weight it was given', () => {
    const { links, review } = found;
    for (const pairs of [links, review]) {
      for (let i = 0; i < Math.min(3, pairs.size); i++) {
        const explained = explainPair(file.table, found.models, pairs.a[i]!, pairs.b[i]!)!;
        const sum =
          explained.steps.reduce((total, step) => total + step.weight, explained.prior) + explained.otherClasses;
        expect(sum).toBe(explained.weight);
        expect(Math.abs(explained.weight - pairs.weight[i]!)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('obeys a steward', async () => {
    const { links, review } = found;
    const cannotLink = Int32Array.of(links.a[0]!, links.b[0]!);
    const mustLink = Int32Array.of(review.a[0]!, review.b[0]!, 0, 1);
    const { clusters } = await link(file.table, { cannotLink, mustLink });
    expect(clusters[links.a[0]!]).not.toBe(clusters[links.b[0]!]);
    expect(clusters[review.a[0]!]).toBe(clusters[review.b[0]!]);
    expect(clusters[0]).toBe(clusters[1]);
  });
});

describe('linkRecords where there is nothing to find', () => {
  it('links (nearly) nobody in a file without duplicates', async () => {
    const { table, entities } = customerFile({ rows: 3000, country: 'mix', seed: 5, duplicates: 0 });
    expect(new Set(entities).size).toBe(3000);
    const { clusterCount } = await link(table);
    expect(clusterCount).toBeGreaterThanOrEqual(2998);
  });

  it.each([0, 1])('takes a table of %i records', async (size) => {
    const { table } = customerFile({ rows: 50, country: 'us', seed: 1, duplicates: 0.3 });
    const none = await link(
      pick(
        table,
        Array.from({ length: size }, (_, i) => i),
      ),
    );
    expect([...none.clusters]).toEqual(Array.from({ length: size }, (_, i) => i));
    expect(none.clusterCount).toBe(size);
  });

  it('says so when no column tells customers apart', async () => {
    const none = await link(tableOf({ fullName: ['', '', ''] }));
    expect(none.clusterCount).toBe(3);
    expect(none.notes.map(({ code }) => code)).toEqual(['nothing-to-compare']);
    expect(none.model).toBeNull();
  });
});

describe('linkRecords on bad days', () => {
  const file = customerFile({ rows: 3000, country: 'us', seed: 33, duplicates: 0.3 });
  const spoil = (field: string, value: string): RecordTable => ({
    ...file.table,
    columns: file.table.columns.map((column) =>
      column.field !== field
        ? column
        : columnOf(
            column.field,
            Array.from(column.codes, (code, i) => (i % 10 === 0 ? column.values[code]! : value)),
          ),
    ),
  });

  it.each([
    ['city', 'Springfield', 0.97],
    ['birthDate', '1900-01-01', 0.95],
    ['email', 'info@example.com', 0.95],
    ['mobile', '+12125550100', 0.94],
  ])('survives a %s that nine in ten share', async (field, value, least) => {
    const { clusters } = await link(spoil(field, value));
    expect(evaluate(clusters, file.entities).pairwise.f1).toBeGreaterThan(least);
  });

  it('takes thousands of identical rows for one customer, and says that it set them aside', async () => {
    const one = await link(
      pick(
        file.table,
        Array.from({ length: 3000 }, () => 4),
      ),
    );
    expect(one.clusterCount).toBe(1);
    expect(one.notes.map(({ code }) => code)).toContain('identical-records');
    const hundred = await link(
      pick(
        file.table,
        Array.from({ length: 3000 }, (_, i) => Math.floor(i / 100)),
      ),
    );
    expect(
      evaluate(
        hundred.clusters,
        Array.from({ length: 3000 }, (_, i) => file.entities[Math.floor(i / 100)]!),
      ).pairwise.f1,
    ).toBe(1);
  });
});

describe('linkRecords and parents and children of one name', () => {
  /** A file with a child for every twelfth first record with a birth date: of its name and home, all else its own. */
  function withChildren(duplicates: number) {
    const { table, entities } = customerFile({ rows: 3000, country: 'us', seed: 51, duplicates });
    const birth = table.columns.find(({ field }) => field === 'birthDate')!;
    const isDate = birth.values.map((value) => /^\d{4}-\d\d-\d\d$/.test(value));
    const dated = [...entities.keys()].filter((i) => entities.indexOf(entities[i]!) === i && isDate[birth.codes[i]!]);
    const parents = dated.filter((_, i) => i % 12 === 0);
    expect(parents.length).toBeGreaterThan(60);
    const columns = table.columns.map((column) => {
      const values = [...column.values];
      const codes = column === birth ? column.codes.map((code) => (isDate[code] ? code : 0)) : column.codes;
      const added = parents.map((parent, i) => {
        if (column === birth) return values.push(`20${10 + (i % 10)}-0${1 + (i % 9)}-1${i % 7}`) - 1;
        if (column.field === 'email') return values.push(`${'qxzvkw'[i % 6]}moon${i}@mail.example`) - 1;
        if (column.field === 'mobile') return values.push(`+1312555${2000 + 37 * i}`) - 1;
        return column.field === 'organization' ? 0 : codes[parent]!;
      });
      return { ...column, values, codes: Int32Array.from([...codes, ...added]) };
    });
    return { table: { count: table.count + parents.length, columns, sources: null }, entities, parents };
  }

  it('keeps them apart by birth date, mobile and mail, where everything at home is the same', async () => {
    const { table, entities, parents } = withChildren(0.3);
    const { clusters } = await link(table);
    const first = table.count - parents.length;
    const joined = parents.filter((parent, i) => clusters[parent] === clusters[first + i]);
    expect(joined.length).toBeLessThan(0.1 * parents.length);
    expect(evaluate(clusters.slice(0, first), entities).pairwise.recall).toBeGreaterThan(0.96);
  });

  it.each(['email', 'mobile'] as const)(
    'keeps them apart by birth date and %s where nobody is in the file twice',
    async (kept) => {
      const { table, parents } = withChildren(0);
      const columns = table.columns.filter(({ field }) => field === kept || (field !== 'email' && field !== 'mobile'));
      const { clusterCount } = await link({ ...table, columns });
      expect(table.count - clusterCount).toBeLessThan(0.05 * parents.length);
    },
  );
});

describe('linkRecords on a few records', () => {
  const people = (rows: readonly (readonly string[])[]): RecordTable =>
    tableOf({
      givenName: rows.map((row) => row[0]!),
      familyName: rows.map((row) => row[1]!),
      birthDate: rows.map((row) => row[2]!),
      street: rows.map((row) => row[3]!),
      phone: rows.map((row) => row[4]!),
    });
  const given = 'Ada Boris Clara Dario Edith Fabian Greta Hugo Ines Jonas Kirsten Ludwig Mona Nils Olga'.split(' ');
  const family = 'Moser Novak Olsen Petrov Quint Roth Sander Tanner Ulrich Vogt Weiss Young Zeller Abbott Becker'.split(
    ' ',
  );
  const streets = 'Oak Elm Pine Birch Cedar Maple Aspen Willow Chestnut Juniper Magnolia'.split(' ');
  const others = Array.from({ length: 45 }, (_, i) => [
    given[i % 15]!,
    family[(i * 7 + Math.floor(i / 15)) % 15]!,
    `${1931 + ((i * 17) % 61)}-${String(1 + ((i * 5) % 12)).padStart(2, '0')}-${String(1 + ((i * 11) % 28)).padStart(2, '0')}`,
    `${10 + ((i * 37) % 83)} ${streets[i % 11]!} Street`,
    `+1212${String(2000000 + ((i * 7919 * 131) % 7999999))}`,
  ]);
  const together = async (a: readonly string[], b: readonly string[]): Promise<boolean> => {
    const { clusters } = await link(people([a, b, ...others]));
    return clusters[0] === clusters[1];
  };

  it('sees through slips, swaps and nicknames', async () => {
    const person = ['William', 'Hartley', '1961-03-12', '12 Lake Road', '+12125559876'];
    expect(await together(person, ['Bill', 'Hartley', '1961-03-12', '12 Lake Rd', ''])).toBe(true);
    expect(await together(person, ['Hartley', 'William', '1961-12-03', '', '+12125559876'])).toBe(true);
    expect(await together(person, ['Wiliam', 'Hartly', '1961-03-12', '', '+12125559867'])).toBe(true);
  });

  it('keeps a family and two flats of one house apart', async () => {
    const mother = ['Rosalind', 'Hartley', '1961-03-12', '12 Lake Road Apt 14A', '+12125559876'];
    expect(await together(mother, ['Gregory', 'Hartley', '1958-11-30', '12 Lake Road Apt 14A', '+12125559876'])).toBe(
      false,
    );
    expect(await together(mother, ['Margot', 'Fleming', '1971-07-21', '12 Lake Road Apt 14C', '+12125553141'])).toBe(
      false,
    );
  });
});
