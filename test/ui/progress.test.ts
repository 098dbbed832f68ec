import { describe, expect, it } from 'vitest';
import { clockTime, progressLine } from '../../src/ui/progress.js';

describe('progress line', () => {
  it('tells rate, share and time left', () => {
    expect(progressLine('import', 250, 1000, 50_000, 10)).toBe('import  50,000 rows  25 %  5,000/s  0:30 left');
  });
  it('promises nothing without a total or before a second has passed', () => {
    expect(progressLine('import', 250, null, 100, 10)).toBe('import  100 rows  10/s');
    expect(progressLine('import', 1, 2, 100, 0.5)).not.toContain('left');
  });
  it('writes minutes and seconds', () => {
    expect([clockTime(0), clockTime(59.6), clockTime(75)]).toEqual(['0:00', '1:00', '1:15']);
  });
});
