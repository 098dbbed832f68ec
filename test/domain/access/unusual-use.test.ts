import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, type Use, unusualUses } from '../../../src/domain/access/unusual-use.js';

const USUAL = { perHour: 10, from: 8, to: 19 };
const use = (user: string, time: string, customers: number): Use => ({
  user,
  at: `2025-03-03T${time}:00.000Z`,
  hour: Number(time.slice(0, 2)),
  customers,
});

describe('unusual uses', () => {
  it('are many customers within any hour, told once, and work at other hours', () => {
    const uses = [
      use('li', '09:00', 6),
      use('bo', '09:10', 9),
      use('li', '09:40', 5), // 11 within the hour
      use('li', '09:50', 7),
      use('li', '11:30', 10), // no more than usual
      use('bo', '22:00', 1),
    ];
    expect(unusualUses(uses, USUAL)).toEqual([
      { user: 'li', at: '2025-03-03T09:00:00.000Z', reason: 'many-customers', customers: 18 },
      { user: 'bo', at: '2025-03-03T22:00:00.000Z', reason: 'outside-hours', customers: 1 },
    ]);
  });

  it('do not add up over more than an hour or over users', () => {
    const uses = [use('li', '09:00', 10), use('bo', '09:01', 10), use('li', '10:00', 10)];
    expect(unusualUses(uses, USUAL)).toEqual([]);
  });

  it('never leave out a single use of more than usual', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }), (counts) => {
        const uses = counts.map((customers, i) =>
          use('li', `${String(9 + Math.floor(i / 3)).padStart(2, '0')}:${(i % 3) * 20 || '00'}`, customers),
        );
        const found = unusualUses(uses, { ...USUAL, from: 0, to: 24 });
        expect(found.length > 0 || counts.every((count) => count <= 10)).toBe(true);
      }),
    );
  });

  it('know hours that go over midnight', () => {
    expect([21, 23, 3, 6, 12].map((hour) => isWithin(hour, { from: 22, to: 6 }))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
