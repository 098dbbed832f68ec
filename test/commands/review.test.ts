/** `cim review` on the bundled exports. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExports, type Workplace, workplaceWithStore } from './cim.js';

interface Waiting {
  a: string;
  b: string;
  customers: [string, string];
  weight: number;
  probability: number;
  summaries: [{ name: string }, { name: string }];
}

const pairs = (list: readonly Waiting[]) => list.map(({ a, b }) => `${a} ${b}`);

describe('cim review', () => {
  let place: Workplace;
  let waiting: Waiting[];
  beforeAll(() => {
    place = workplaceWithStore();
    place.cim('import', ...copyExports(place));
    place.json(0, 'dedupe', '--review-from', '0.02');
    waiting = place.lines<Waiting>(0, 'review');
  });
  afterAll(() => place.remove());

  it('lists what waits, the likeliest first', () => {
    expect(waiting.length).toBeGreaterThan(3);
    const weights = waiting.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
    for (const { customers, probability, summaries } of waiting) {
      expect(customers[0]).not.toBe(customers[1]);
      expect(probability).toBeGreaterThan(0.019);
      expect(summaries[0].name + summaries[1].name).not.toBe('');
    }
    expect(pairs(place.lines<Waiting>(0, 'review', 'list', '--limit', '2'))).toEqual(pairs(waiting.slice(0, 2)));
    expect(place.cim('review', '--limit', '1').stdout).toContain(`cim review same ${waiting[0]?.a} ${waiting[0]?.b}`);
  });

  it('obeys the answers, now and in later runs, until they are taken back', () => {
    const [first, second] = waiting as [Waiting, Waiting];
    const same = place.json<{ run: number; customer: string }>(0, 'review', 'same', first.a, first.b);
    expect(first.customers).toContain(same.customer);
    const different = place.json<{ run: number }>(0, 'review', 'different', second.a, second.b);
    const left = place.lines<Waiting>(0, 'review');
    expect(left.length).toBeLessThan(waiting.length);
    expect(pairs(left)).not.toContain(`${second.a} ${second.b}`);

    place.json(0, 'dedupe', '--review-from', '0.02');
    const customerOf = (record: string) => place.json<{ customer: string }>(0, 'show', record).customer;
    expect(customerOf(first.a)).toBe(customerOf(first.b));
    expect(customerOf(second.a)).not.toBe(customerOf(second.b));
    expect(pairs(place.lines<Waiting>(0, 'review'))).not.toContain(`${second.a} ${second.b}`);
    expect(place.json<{ decision: string }>(0, 'explain', second.a, second.b).decision).toBe('cannot-link');

    place.json(0, 'undo', String(different.run));
    expect(pairs(place.lines<Waiting>(0, 'review', 'list')).length).toBeGreaterThan(0);
    expect(place.json<{ decision: string }>(0, 'explain', second.a, second.b).decision).not.toBe('cannot-link');
  });

  it('changes nothing on a dry run, and says what it cannot do', () => {
    const before = place.lines<Waiting>(0, 'review');
    const { a, b } = before[0] as Waiting;
    expect(place.cim('review', 'different', a, b, '--dry-run').stdout).toContain('would stay apart');
    expect(pairs(place.lines<Waiting>(0, 'review'))).toEqual(pairs(before));
    const one = place.json<{ customer: string }>(0, 'review', 'same', a, b);
    const again = place.cim('review', 'different', a, b);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining(one.customer)]);
  });
});
