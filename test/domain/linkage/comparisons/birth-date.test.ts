import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDateLevel } from '../../../../src/domain/linkage/comparisons/birth-date.js';
import { packDate } from '../../../../src/domain/linkage/people/birth-features.js';

const level = (a: string, b: string): number => birthDateLevel(packDate(a), packDate(b));

describe('birthDateLevel', () => {
  it.each([
    ['1956-04-09', '1956-09-04', 2], // day and month exchanged
    ['1956-04-09', '1956-04-08', 2], // one digit
    ['1956-04-19', '1956-04-91', 2], // neighbors exchanged
    ['1956-04-09', '1956-04-27', 3], // year and month
    ['1956-04-09', '1983-04-09', 3], // month and day
    ['1956-04-09', '1956-12-27', 5], // same year
    ['1956-04-09', '1957-05-09', 4], // two digits
    ['1956-04-09', '1983-12-27', 6],
    ['1956', '1956-04-09', 5],
    ['1956', '1957-04-09', 6],
    // Years alone
    ['1956', '1957', 2],
    ['1959', '1960', 2],
    ['1956', '9956', 2],
    ['1956', '1965', 2],
    ['1956', '1983', 6],
    ['1958', '1962', 4], // ages of two snapshots of a register
    ['1958', '1968', 2],
    ['1958', '1971', 6],
  ])('%s and %s: %i', (a, b, expected) => {
    expect(level(a, b)).toBe(expected);
    expect(level(b, a)).toBe(expected);
  });

  it('is symmetric', () => {
    const date = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(fc.property(date, date, (a, b) => a === b || level(a, b) === level(b, a)));
  });
});

describe('packDate', () => {
  it('reads the forms dates have, also damaged ones, and nothing else', () => {
    expect(packDate('1956-04-09')).toBe(0x19560409);
    expect(packDate('19560409')).toBe(0x19560409);
    expect(packDate('1956/4/9')).toBe(0x19560409);
    expect(packDate('19/04/1956')).toBe(0x19560419);
    expect(packDate('04/19/1956')).toBe(0x19560419);
    expect(packDate('19601399')).toBe(0x19601399);
    expect(packDate('1956')).toBe(0x1956ffff | 0);
    expect(packDate('')).toBe(0);
    expect(packDate('unknown')).toBe(0);
  });
});
