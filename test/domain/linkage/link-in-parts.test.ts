import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/linkage/evaluate.js';
import { linkInParts } from '../../../src/domain/linkage/link-in-parts.js';
import { linkRecords } from '../../../src/domain/linkage/link-records.js';
import type { LinkageOptions } from '../../../src/domain/linkage/linkage-result.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';
import { selectTable } from '../../../src/domain/linkage/select-records.js';
import { inlineCarrier } from '../../../src/runtime/inline.js';
import { customerFile, pick } from './customer-files.js';
import { companyFile } from './organizations/company-files.js';

const inParts = (table: RecordTable, atOnce: number, options: Partial<LinkageOptions> = {}) => {
  const turns: Int32Array[] = [];
  const read = async (rows: Int32Array): Promise<RecordTable> => {
    turns.push(rows);
    return selectTable(table, rows);
  };
  return linkInParts(table.count, atOnce, read, { seed: 3, ...options }, inlineCarrier()).then((found) => ({
    found,
    turns,
  }));
};

describe('linkage in parts', () => {
  const file = customerFile({ rows: 3000, country: 'mix', seed: 8, duplicates: 0.4 });

  it('holds no more records than it may, and brings every two of them together', async () => {
    const { turns, found } = await inParts(file.table, 1500);
    expect(turns.length).toBe(6); // of 4 parts
    for (const rows of turns) expect(rows.length).toBeLessThan(1600);
    const met = new Set<number>();
    for (const rows of turns) for (const a of rows) for (const b of rows) if (a < b) met.add(a * 3000 + b);
    expect(met.size).toBe((3000 * 2999) / 2);
    const { size, a, b } = found.scored;
    const listed = new Set(Array.from({ length: size }, (_, i) => a[i]! * 3000 + b[i]!));
    expect(size).toBeGreaterThan(1000);
    expect(listed.size).toBe(size);
    expect(found.notes).toContainEqual({
      code: 'in-parts',
      subject: 'records',
      detail: '4 parts, 1500 records at once',
    });
  });

  it('finds what linkage of the whole finds', async () => {
    const whole = evaluate((await linkRecords(file.table, { seed: 3 }, inlineCarrier())).clusters, file.entities);
    const { found } = await inParts(file.table, 1500);
    const parts = evaluate(found.clusters, file.entities);
    expect(whole.pairwise.f1).toBeGreaterThan(0.985);
    expect(parts.pairwise.f1).toBeGreaterThan(whole.pairwise.f1 - 0.01);
    expect(found.clusterCount).toBe(new Set(found.clusters).size);
    for (let i = 0; i < found.links.size; i++)
      expect(found.clusters[found.links.a[i]!]).toBe(found.clusters[found.links.b[i]!]);
  });

  it('links organizations, too', async () => {
    const { table, entities } = companyFile({ records: 1500, language: 'mixed', seed: 5 });
    const whole = evaluate((await linkRecords(table, { seed: 3 }, inlineCarrier())).clusters, entities).pairwise.f1;
    const { found } = await inParts(table, 1000);
    expect(found.model!.kind).toBe('organizations');
    expect(evaluate(found.clusters, entities).pairwise.f1).toBeGreaterThan(whole - 0.03);
  });

  it('puts together what is the same in everything, however often it is there', async () => {
    const order = [...Array.from({ length: 1500 }, (_, i) => i), ...Array.from({ length: 200 }, () => 7)];
    const { found } = await inParts(pick(file.table, order), 700);
    const cluster = found.clusters[7];
    expect(order.every((record, row) => record !== 7 || found.clusters[row] === cluster)).toBe(true);
    expect(found.clusterCount).toBeGreaterThan(800);
  });

  it('obeys decisions about records of different parts', async () => {
    const { found: before } = await inParts(file.table, 1500);
    const { a, b, size } = before.links;
    const cannotLink = Int32Array.from(
      Array.from({ length: 20 }, (_, i) => Math.floor((i * size) / 20)).flatMap((i) => [a[i]!, b[i]!]),
    );
    const mustLink = Int32Array.from({ length: 40 }, (_, i) => 70 * i);
    const { found } = await inParts(file.table, 1500, { cannotLink, mustLink });
    for (let i = 0; i < mustLink.length; i += 2)
      expect(found.clusters[mustLink[i]!]).toBe(found.clusters[mustLink[i + 1]!]);
    for (let i = 0; i < cannotLink.length; i += 2)
      expect(found.clusters[cannotLink[i]!]).not.toBe(found.clusters[cannotLink[i + 1]!]);
  });
});
