import { describe, expect, it } from 'vitest';
import { splitByLabel } from '../../../src/domain/linkage/known-pairs.js';
import { linkRecords } from '../../../src/domain/linkage/link-records.js';
import { inlineCarrier } from '../../../src/runtime/inline.js';
import { customerFile } from './customer-files.js';
import { companyFile } from './organizations/company-files.js';

describe('splitByLabel', () => {
  const pairs = { first: Int32Array.of(0, 1, 2, 3), second: Int32Array.of(5, 2, 4, 4) };
  const symbols = Uint8Array.of(1, 1, 2, 2, 3, 3, 1, 1);

  it('leaves everything open without labels', () => {
    const { open, apart, same } = splitByLabel(symbols, 2, pairs);
    expect([open.size, apart, same]).toEqual([3, null, 0]);
    expect(open.counts[0]).toBe(2);
  });

  it('takes reviewed candidates out, whichever way round they were named', () => {
    const { open, apart, same } = splitByLabel(symbols, 2, pairs, Int32Array.of(5, 0, 8, 9), Int32Array.of(2, 1));
    expect(same).toBe(1);
    expect([...apart!.vectors.slice(0, 2)]).toEqual([2, 2]);
    expect([open.size, open.counts[0], open.counts[1]]).toEqual([2, 1, 1]);
  });
});

describe('labels in linkage', () => {
  it('change what is learnt of matches', async () => {
    const { table, entities } = customerFile({ rows: 1200, country: 'us', seed: 9, duplicates: 0.4 });
    const plain = await linkRecords(table, { seed: 1 }, inlineCarrier());
    const { a, b, size } = plain.links;
    const agreed: number[] = [];
    for (let i = 0; i < size && agreed.length < 200; i++)
      if (entities[a[i]!] === entities[b[i]!]) agreed.push(a[i]!, b[i]!);
    expect(agreed.length).toBe(200);
    const pairsOf = (result: typeof plain) => result.model!.classes[1]!.pairs;
    // Told the truth, the model stays what it is; told that matches are none, it finds fewer.
    const told = await linkRecords(table, { seed: 1, mustLink: Int32Array.from(agreed) }, inlineCarrier());
    expect(Math.abs(pairsOf(told) - pairsOf(plain))).toBeLessThan(0.05 * pairsOf(plain));
    const denied = await linkRecords(table, { seed: 1, cannotLink: Int32Array.from(agreed) }, inlineCarrier());
    expect(pairsOf(denied)).toBeLessThan(pairsOf(plain) - 60);
  });

  it('change what is learnt of organizations', async () => {
    const { table, entities } = companyFile({ records: 600, language: 'en', seed: 9 });
    const plain = await linkRecords(table, { seed: 1 }, inlineCarrier());
    expect(plain.model!.kind).toBe('organizations');
    const { a, b, size } = plain.links;
    const agreed: number[] = [];
    for (let i = 0; i < size && agreed.length < 100; i++)
      if (entities[a[i]!] === entities[b[i]!]) agreed.push(a[i]!, b[i]!);
    const pairsOf = (result: typeof plain) => result.model!.classes[1]!.pairs;
    const told = await linkRecords(table, { seed: 1, mustLink: Int32Array.from(agreed) }, inlineCarrier());
    expect(Math.abs(pairsOf(told) - pairsOf(plain))).toBeLessThan(0.1 * pairsOf(plain));
    const denied = await linkRecords(table, { seed: 1, cannotLink: Int32Array.from(agreed) }, inlineCarrier());
    expect(pairsOf(denied)).toBeLessThan(pairsOf(plain) - 30);
  });
});
