import { describe, expect, it } from 'vitest';
import { decideDateOrder } from '../../../src/domain/normalize/date-order.js';

describe('decideDateOrder', () => {
  it.each([
    [['3/4/2024', '13/4/2024', '5/6/2023'], 'dmy'],
    [['3/4/2024', '4/13/2024', '5/6/2023'], 'mdy'],
    [['2024-03-04', '2023-12-13'], 'ymd'],
    [['31.12.1999', '01.02.2003'], 'dmy'],
    [['85-03-05', '99-12-31', '03-01-02'], 'ymd'],
    [['3/4/24', '4/13/24'], 'mdy'],
    [['3/4/2024', '5/6/2023'], null],
    [[...Array.from({ length: 10 }, (_, i) => `${i + 13}/4/2024`), '4/13/2024', '4/14/2024'], null],
    [['Mar 5, 2024'], null],
    [[], null],
    [['', 'N/A'], null],
  ])('%j → %s', (sample, order) => {
    expect(decideDateOrder(sample)).toBe(order);
  });

  it('is not thrown by one slip among many', () => {
    const sample = Array.from({ length: 100 }, (_, i) => `${(i % 28) + 1}/${(i % 12) + 1}/2024`);
    expect(decideDateOrder([...sample, '4/13/2024'])).toBe('dmy');
  });

  it('does not decide a column that is truly mixed', () => {
    expect(decideDateOrder(['13/4/2024', '4/13/2024', '14/4/2024', '4/14/2024'])).toBeNull();
  });
});
