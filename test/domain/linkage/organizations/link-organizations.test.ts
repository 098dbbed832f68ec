import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/domain/linkage/evaluate.js';
import { linkOrganizations } from '../../../../src/domain/linkage/organizations/link-organizations.js';
import type { RecordTable } from '../../../../src/domain/linkage/record-table.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { type CompanyOptions, companyFile, distinctCompanies, tableOf } from './company-files.js';

const TENANTS =
  'amber bison cedar dahlia ember falcon garnet hazel indigo jasper koala lotus magnet nectar opal panda quartz raven sable tulip umber violet willow xenon yarrow zephyr anchor beacon cobalt dragon easel flint goblet harvest island jungle kettle ladder mirror needle'.split(
    ' ',
  );

const link = (table: RecordTable, more: object = {}) => linkOrganizations(table, { seed: 1, ...more }, inlineCarrier());

async function quality(options: CompanyOptions) {
  const { table, entities } = companyFile(options);
  const result = await link(table);
  return { result, entities, ...evaluate(result.clusters, entities).pairwise };
}

describe('linkOrganizations on invented companies', () => {
  // Seeds that were not looked at while the model was made; each floor is a little under what was measured.
  it.each([
    ['English', { seed: 101, records: 1200, language: 'en' }, 0.978],
    ['Chinese', { seed: 102, records: 1200, language: 'zh' }, 0.957],
    ['both', { seed: 103, records: 1200, language: 'mixed' }, 0.965],
    ['few', { seed: 104, records: 300, language: 'mixed' }, 0.945],
    ['without telephones', { seed: 105, records: 1200, language: 'mixed', without: ['phone'] }, 0.94],
    [
      'names and addresses only',
      { seed: 106, records: 1200, language: 'mixed', without: ['phone', 'website', 'email'] },
      0.92,
    ],
  ] as const)('%s', async (_, options, floor) => {
    const { f1, entities, result } = await quality(options);
    expect(new Set(entities).size).toBeLessThan(0.85 * entities.length);
    expect(f1).toBeGreaterThanOrEqual(floor);
    expect(result.model!.converged).toBe(true);
  });

  it('uses the person to turn to, where there is one', async () => {
    const options = { seed: 114, records: 1200, language: 'zh', without: ['phone', 'email', 'website'] } as const;
    const without = await quality(options);
    const withPeople = await quality({ ...options, people: true });
    expect(withPeople.result.model!.comparisons.map((c) => c.name)).toContain('person');
    expect(withPeople.f1).toBeGreaterThan(without.f1);
  });

  it('finds hardly anything where there is nothing to find', async () => {
    const { table, entities } = companyFile({ seed: 107, records: 2600, language: 'mixed' });
    const first = entities.map((entity, i) => (entities.indexOf(entity) === i ? i : -1)).filter((i) => i >= 0);
    const single: RecordTable = {
      count: first.length,
      columns: table.columns.map((column) => ({ ...column, codes: Int32Array.from(first, (i) => column.codes[i]!) })),
      sources: null,
    };
    const result = await link(single);
    expect(first.length).toBeGreaterThan(1200);
    expect(first.length - result.clusterCount).toBeLessThan(0.03 * first.length);
  });

  it('says the same whatever the order of the records', async () => {
    const { table } = companyFile({ seed: 108, records: 600, language: 'mixed' });
    const turned: RecordTable = {
      ...table,
      columns: table.columns.map((column) => ({ ...column, codes: column.codes.slice().reverse() })),
    };
    const a = (await link(table)).clusters;
    const b = (await link(turned)).clusters.slice().reverse();
    expect(evaluate(a, b).pairwise.f1).toBeGreaterThan(0.99);
    expect((await link(table)).clusters).toEqual(a);
  });
});

describe('linkOrganizations on a list without duplicates', () => {
  it.each(['en', 'zh'] as const)(
    'keeps branches and sister companies on one telephone apart (%s)',
    async (language) => {
      const rows = distinctCompanies(language, 1200);
      const { clusters, clusterCount } = await link(tableOf(rows));
      expect(clusters).toHaveLength(rows.length);
      expect(rows.length - clusterCount).toBeLessThan(0.006 * rows.length);
    },
  );
});

describe('linkOrganizations and decisions', () => {
  it('obeys must-link and cannot-link', async () => {
    const { table, entities } = companyFile({ seed: 109, records: 400, language: 'en' });
    const free = await link(table);
    const pair = entities.findIndex(
      (entity, i) =>
        i > 0 && free.clusters[i] === free.clusters[entities.indexOf(entity)] && entities.indexOf(entity) < i,
    );
    const partner = entities.indexOf(entities[pair]!);
    const other = free.clusters.findIndex((cluster) => cluster !== free.clusters[pair]);
    expect(pair).toBeGreaterThan(0);
    const decided = await link(table, {
      mustLink: Int32Array.of(pair, other),
      cannotLink: Int32Array.of(Math.min(pair, partner), Math.max(pair, partner)),
    });
    expect(decided.clusters[pair]).toBe(decided.clusters[other]);
    expect(decided.clusters[pair]).not.toBe(decided.clusters[partner]);
  });

  it('keeps the records of one list apart where the lists have no duplicates of their own', async () => {
    const { table, entities } = companyFile({ seed: 110, records: 1500, language: 'en' });
    const seen = new Map<number, number>();
    const sources = Int32Array.from(entities, (entity) => {
      const before = seen.get(entity) ?? 0;
      seen.set(entity, before + 1);
      return before;
    });
    const kept = [...sources.keys()].filter((i) => sources[i]! < 2);
    const two: RecordTable = {
      count: kept.length,
      columns: table.columns.map((column) => ({ ...column, codes: Int32Array.from(kept, (i) => column.codes[i]!) })),
      sources: Int32Array.from(kept, (i) => sources[i]!),
    };
    const { clusters } = await link(two);
    const pairs = new Set(kept.map((_, i) => `${clusters[i]} ${two.sources![i]}`));
    expect(pairs.size).toBe(kept.length);
    expect(new Set(clusters).size).toBeLessThan(kept.length - 100);
  });
});

describe('linkOrganizations and companies that moved', () => {
  it('knows them by their name and their telephone', async () => {
    const { table, entities } = companyFile({
      seed: 113,
      records: 1500,
      language: 'en',
      without: ['website', 'email'],
    });
    const address = table.columns.find(({ field }) => field === 'address')!;
    const phone = table.columns.find(({ field }) => field === 'phone')!;
    const partner = entities.map((entity, i) => entities.lastIndexOf(entity, i - 1));
    const pairs = [...partner.keys()].filter(
      (i) => partner[i]! >= 0 && i % 4 === 0 && phone.codes[i] !== 0 && phone.codes[i] === phone.codes[partner[i]!],
    );
    expect(pairs.length).toBeGreaterThan(40);
    const moved = pairs.filter((i) => address.codes[i] !== 0);
    const codes = address.codes.slice();
    const values = [...address.values];
    for (const [at, i] of moved.entries()) {
      codes[i] = values.length;
      values.push(`${7000 + 13 * at} ${TENANTS[at % TENANTS.length]} Parkway`);
    }
    const columns = table.columns.map((column) => (column === address ? { ...column, codes, values } : column));
    const { clusters } = await link({ ...table, columns });
    const found = moved.filter((i) => clusters[i] === clusters[partner[i]!]);
    expect(found.length).toBeGreaterThan(0.8 * moved.length);
  });

  it('knows those that moved within their town, without a telephone, from branches elsewhere', async () => {
    const { table, entities } = companyFile({
      seed: 115,
      records: 1500,
      language: 'en',
      without: ['website', 'email', 'phone'],
    });
    const address = table.columns.find(({ field }) => field === 'address')!;
    const city = table.columns.find(({ field }) => field === 'city')!;
    const partner = entities.map((entity, i) => entities.lastIndexOf(entity, i - 1));
    const moved = [...partner.keys()].filter(
      (i) => partner[i]! >= 0 && i % 3 === 0 && address.codes[i] !== 0 && city.codes[i] === city.codes[partner[i]!],
    );
    expect(moved.length).toBeGreaterThan(100);
    const codes = address.codes.slice();
    const values = [...address.values];
    for (const [at, i] of moved.entries()) {
      codes[i] = values.length;
      values.push(`${7000 + 13 * at} ${TENANTS[at % TENANTS.length]} Parkway`);
    }
    const columns = table.columns
      .filter(({ field }) => field !== 'postalCode')
      .map((column) => (column === address ? { ...column, codes, values } : column));
    const { clusters } = await link({ ...table, columns });
    const found = moved.filter((i) => clusters[i] === clusters[partner[i]!]);
    expect(found.length).toBeGreaterThan(0.7 * moved.length);
    expect(evaluate(clusters, entities).pairwise.precision).toBeGreaterThan(0.93);
  });
});

describe('linkOrganizations on bad days', () => {
  it('keeps branches, tenants and users of a switchboard apart', async () => {
    const { table } = companyFile({ seed: 111, records: 1200, language: 'en' });
    const rows = Array.from({ length: 40 }, (_, i) => [
      {
        organization: 'Pizza Palace',
        address: `${100 + 37 * i} ${TENANTS[39 - i]} Street`,
        phone: `(3${10 + i}) 555-0${100 + i}`,
      },
      {
        organization: `${TENANTS[i]} ${['Works', 'Studio', 'Partners', 'Supply'][i % 4]}`,
        address: '1 Tower Plaza',
        phone: '(212) 555-0100',
      },
    ]).flat();
    const added = tableOf(rows);
    const columns = table.columns.map((column) => {
      const more = added.columns.find((c) => c.field === column.field);
      const values = [...column.values, ...(more?.values.slice(1) ?? [])];
      const codes = Int32Array.from({ length: table.count + rows.length }, (_, i) => {
        if (i < table.count) return column.codes[i]!;
        const code = more?.codes[i - table.count] ?? 0;
        return code === 0 ? 0 : code + column.values.length - 1;
      });
      return { ...column, values, codes };
    });
    const { clusters } = await link({ count: table.count + rows.length, columns, sources: null });
    expect(new Set(clusters.slice(table.count)).size).toBeGreaterThanOrEqual(72);
  });

  it('survives one value everywhere, nothing anywhere, and next to no records', async () => {
    const one = { organization: 'Acme Corporation', address: '1 Main Street', phone: '2125550100' };
    const same = await link(tableOf(Array.from({ length: 3000 }, () => one)));
    expect(same.clusters).toHaveLength(3000);
    const phone = await link(
      tableOf(
        Array.from({ length: 3000 }, (_, i) => ({
          ...one,
          organization: `Company ${i} of ${i * 7}`,
          address: `${i} Oak Street`,
        })),
      ),
    );
    expect(phone.notes.some((note) => note.code === 'block-too-large')).toBe(true);
    const empty = await link(tableOf(Array.from({ length: 50 }, () => ({}))));
    expect(empty.clusterCount).toBe(50);
    expect((await link(tableOf([one, one]))).clusters).toHaveLength(2);
  });
});
