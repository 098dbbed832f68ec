import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../src/domain/linkage/explain.js';
import { linkRecords } from '../../../src/domain/linkage/link-records.js';
import type { LinkageResult } from '../../../src/domain/linkage/linkage-result.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';
import { inlineCarrier } from '../../../src/runtime/inline.js';
import { customerFile, pick, tableOf } from './customer-files.js';
import { companyFile } from './organizations/company-files.js';

/** Explains every kept pair with the models as they come back from a file, and holds the sums to the weights. */
function holdToWeights(table: RecordTable, found: LinkageResult): { pairs: number; terms: number; classes: number } {
  const explain = createExplainer(table, JSON.parse(JSON.stringify(found.models)));
  const seen = { pairs: 0, terms: 0, classes: 0 };
  for (const { size, a, b, weight } of [found.links, found.review]) {
    for (let i = 0; i < size; i++) {
      const pair = explain(a[i]!, b[i]!);
      expect(pair).not.toBeNull();
      const sum = pair!.steps.reduce((total, step) => total + step.weight, pair!.prior) + pair!.otherClasses;
      if (sum !== weight[i] || pair!.weight !== weight[i]) expect([sum, pair!.weight]).toEqual([weight[i], weight[i]]);
      seen.pairs++;
      seen.terms += pair!.steps.filter(({ termWeight }) => termWeight !== 0).length;
      if (pair!.otherClasses < 0) seen.classes++;
    }
  }
  return seen;
}

describe('an explanation', () => {
  it('adds up to the very weight of every pair of people that was kept', async () => {
    const { table } = customerFile({ rows: 2500, country: 'mix', seed: 11, duplicates: 0.4 });
    const found = await linkRecords(table, { seed: 3 }, inlineCarrier());
    expect(found.review.size).toBeGreaterThan(0);
    const { pairs, terms, classes } = holdToWeights(table, found);
    expect(pairs).toBeGreaterThan(600);
    expect(terms).toBeGreaterThan(1000);
    expect(classes).toBeGreaterThan(10);
  });

  it('adds up to the very weight of every pair of organizations that was kept', async () => {
    const { table } = companyFile({ records: 800, language: 'mixed', seed: 5 });
    const found = await linkRecords(table, { seed: 3 }, inlineCarrier());
    expect(found.model!.kind).toBe('organizations');
    const { pairs, classes } = holdToWeights(table, found);
    expect(pairs).toBeGreaterThan(100);
    expect(classes).toBeGreaterThan(10);
  });

  it('explains records that were set aside as identical by their twins', async () => {
    const { table: once } = customerFile({ rows: 300, country: 'us', seed: 4, duplicates: 0.3 });
    const order = [...Array.from({ length: once.count }, (_, i) => i), ...Array.from({ length: 12 }, () => 7)];
    const table = pick(once, order);
    const found = await linkRecords(table, { seed: 3 }, inlineCarrier());
    expect(found.notes.map(({ code }) => code)).toContain('identical-records');
    holdToWeights(table, found);
    const explain = createExplainer(table, found.models);
    const last = table.count - 1;
    expect(explain(last - 1, last)!.weight).toBe(explain(7, table.count - 10)!.weight);
  });

  it('says nothing of columns that are gone or new, and nothing at all without a model of the kind', async () => {
    const { table } = customerFile({ rows: 400, country: 'us', seed: 4, duplicates: 0.3 });
    const found = await linkRecords(table, { seed: 3 }, inlineCarrier());
    expect(createExplainer(table, found.models)(0, 1)).not.toBeNull();
    expect(createExplainer(table, [])(0, 1)).toBeNull();
    const less = { ...table, columns: table.columns.filter(({ field }) => field !== 'email') };
    const [whole, part] = [table, less].map((some) => createExplainer(some, found.models)(0, 1)!);
    expect(part!.steps.map(({ comparison }) => comparison)).toEqual(whole!.steps.map(({ comparison }) => comparison));
    const mail = part!.steps.find(({ kind }) => kind === 'email')!;
    expect([mail.level, mail.weight]).toEqual(['missing', 0]);
    const shops = tableOf({ organization: ['Acme', 'Acme'], city: ['Bern', 'Bern'] });
    expect(createExplainer(shops, found.models)(0, 1)).toBeNull();
  });
});
