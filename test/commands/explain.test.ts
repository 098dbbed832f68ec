/** `cim explain` on the bundled exports. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExports, type Workplace, workplaceWithStore } from './cim.js';

interface Pair {
  a: { record: string; customer: string };
  b: { record: string; customer: string };
  prior: number;
  steps: { comparison: string; level: string; a: { field: string; value: string }[]; bits: number; termBits: number }[];
  otherClasses: number;
  weight: number;
  probability: number;
  decision: string;
  keptWeight: number | null;
}

interface Customer {
  customer: string;
  records: string[];
  links: { a: string; b: string; weight: number }[];
  weakest: { a: string; b: string; weight: number } | null;
}

const milli = (bits: number) => Math.round(bits * 1000);

describe('cim explain', () => {
  let place: Workplace;
  let customer: Customer;
  beforeAll(() => {
    place = workplaceWithStore();
    const [first, second] = copyExports(place);
    place.cim('import', String(first), String(second));
    place.json(0, 'dedupe');
    for (let i = 1; i < 60; i++) {
      customer = place.json<Customer>(0, 'explain', `C${i}`);
      if (customer.links.length >= 2) break;
    }
  });
  afterAll(() => place.remove());

  it('a customer: its links, the heaviest first, and the weakest that holds it together', () => {
    expect(customer.links.length).toBeGreaterThanOrEqual(2);
    expect(customer.records.length).toBeGreaterThanOrEqual(3);
    const weights = customer.links.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
    expect(customer.links).toContainEqual(customer.weakest);
    const text = place.cim('explain', customer.customer).stdout;
    expect(text).toContain(`cim explain ${customer.weakest?.a} ${customer.weakest?.b}`);
  });

  it('a pair: parts that add up to the weight that the run kept, to the thousandth of a bit', () => {
    for (const { a, b, weight } of customer.links) {
      const pair = place.json<Pair>(0, 'explain', a, b);
      expect(pair.steps.length).toBeGreaterThan(4);
      const parts = [pair.prior, pair.otherClasses, ...pair.steps.map(({ bits }) => bits)];
      expect(parts.reduce((sum, bits) => sum + milli(bits), 0)).toBe(milli(weight));
      expect([pair.weight, pair.keptWeight]).toEqual([weight, weight]);
      expect(pair.decision).toBe('linked');
      expect(pair.a.customer).toBe(pair.b.customer);
    }
  });

  it('shows values masked on a screen, in full when asked', () => {
    const { a, b } = customer.links[0] as Customer['links'][number];
    const pair = place.json<Pair>(0, 'explain', a, b);
    const phone = pair.steps.flatMap((step) => step.a).find(({ field }) => field === 'mobile' || field === 'phone');
    expect(phone?.value).toMatch(/^\+\d{6}/);
    const masked = place.cim('explain', a, b).stdout;
    expect(masked).not.toContain(phone?.value);
    expect(masked).toContain(`****${phone?.value.slice(-4)}`);
    expect(place.cim('explain', a, b, '--reveal').stdout).toContain(phone?.value);
  });

  it('two customers: by the pair of records that speaks most for their being one', () => {
    const pair = place.json<Pair>(0, 'explain', customer.customer, 'C50');
    expect(customer.records).toContain(pair.a.record);
    expect(['apart', 'review']).toContain(pair.decision);
    for (const record of customer.records)
      expect(place.json<Pair>(0, 'explain', record, pair.b.record).weight).toBeLessThanOrEqual(pair.weight);
  });

  it('says what a steward decided, and when records changed since the run', () => {
    const { a, b } = customer.weakest as NonNullable<Customer['weakest']>;
    place.json(0, 'unmerge', customer.customer, '--group', b);
    expect(place.json<Pair>(0, 'explain', a, b).decision).toBe('cannot-link');
    place.json(0, 'merge', a, b);
    expect(place.json<Pair>(0, 'explain', a, b).decision).toBe('must-link');
    const before = place.json<Pair>(0, 'explain', a, b).weight;
    place.json(1, 'import', 'salesforce-contacts.csv'); // a row of it is rejected
    const after = place.json<Pair>(0, 'explain', a, b);
    expect(after.keptWeight).toBe(before);
    if (after.weight !== before) expect(place.cim('explain', a, b).stdout).toContain('Records changed since');
  });

  it('blocking: what each rule found and what was left out', () => {
    const found = place.json<{ rules: { rule: string; pairs: number; added: number }[]; recallLost: number }>(
      0,
      'explain',
      'blocking',
    );
    expect(found.rules.length).toBeGreaterThan(1);
    for (const { pairs, added } of found.rules) expect(added).toBeLessThanOrEqual(pairs);
    expect(found.recallLost).toBeLessThan(0.05);
    expect(place.cim('explain', 'blocking', '--lang', 'zh').stdout).toContain('规则');
  });

  it('files: blocking, and two rows by number or id', () => {
    const file = 'hubspot-contacts.csv';
    const blocking = place.json<{ rules: object[] }>(0, 'explain', 'blocking', file);
    expect(blocking.rules.length).toBeGreaterThan(1);
    const byNumber = place.json<Pair>(0, 'explain', file, '--rows', '1,2');
    const byId = place.json<Pair>(0, 'explain', file, '--rows', '51000001,51000038', '--id-column', 'Record ID');
    expect(byId.weight).toBe(byNumber.weight);
    expect(byNumber.decision).toBe('apart');
    expect(place.cim('explain', file, '--rows', '1,999999').stderr).toContain('no-such-row');
    expect(place.cim('explain', file).status).toBe(2);
  });

  it('says what it needs', () => {
    expect(place.cim('explain', 'R1', 'R1').stderr).toContain('same-record');
    expect(place.cim('explain', 'R1', 'R2', 'R3').stderr).toContain('what-to-explain');
    expect(place.cim('explain', 'C99999999').stderr).toContain('no-such-customer');
    const empty = workplaceWithStore();
    const early = empty.cim('explain', 'blocking');
    empty.remove();
    expect([early.status, early.stderr]).toEqual([2, expect.stringContaining('cim dedupe')]);
  });
});
