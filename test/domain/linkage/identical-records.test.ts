import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldIdentical } from '../../../src/domain/linkage/identical-records.js';
import { columnOf } from './customer-files.js';

const table = (a: readonly string[], b: readonly string[]) => ({
  count: a.length,
  columns: [columnOf('fullName', a), columnOf('city', b)],
  sources: null,
});

describe('foldIdentical', () => {
  it('leaves a table without thousands of equal records as it is', () => {
    const given = table(['x', 'y', 'x'], ['1', '1', '1']);
    expect(foldIdentical(given, new Set()).table).toBe(given);
  });

  it('keeps six of each kind, sets the rest aside, and never a pinned record', () => {
    const given = table(
      Array<string>(20).fill('x'),
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? '1' : '2')),
    );
    const folded = foldIdentical(given, new Set([18]));
    expect(folded.setAside).toBe(7);
    expect([...folded.kept!]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 18]);
    expect(folded.like![16]).toBe(0);
    expect(folded.like![19]).toBe(1);
    expect(folded.like![18]).toBe(12);
    expect(folded.twin![0]).toBe(2);
  });

  it('lets every record be like one with the same values', () => {
    const cell = fc.constantFrom('', 'a');
    let folds = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 30, maxLength: 120, size: 'max' }), (rows) => {
        const given = table(
          rows.map(([x]) => x),
          rows.map(([, y]) => y),
        );
        const { kept, like, setAside } = foldIdentical(given, new Set());
        if (kept === null) return;
        folds++;
        expect(kept.length + setAside).toBe(rows.length);
        for (let i = 0; i < rows.length; i++) expect(rows[kept[like![i]!]!]).toEqual(rows[i]);
      }),
    );
    expect(folds).toBeGreaterThan(10);
  });
});
