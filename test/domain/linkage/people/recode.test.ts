import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueCoder } from '../../../../src/domain/linkage/people/coder.js';
import { EMAIL, emailFeatures } from '../../../../src/domain/linkage/people/contact-features.js';
import { coderOf, codeValues, PLAIN } from '../../../../src/domain/linkage/people/recode.js';
import type { ValueColumn } from '../../../../src/domain/linkage/record-table.js';

function columnOf(values: readonly string[]): ValueColumn {
  const all = ['', ...new Set(values.filter((value) => value !== ''))];
  return { field: 'email', group: 1, header: 'email', codes: Int32Array.from(all.keys()), values: all };
}

/** Plain values, values that folding changes, values that fold to another one, and null words. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,4}@[a-z]{1,2}\.example$/) },
  fc.stringMatching(/^[A-Za-z]{1,3}@[A-Z]{1,2}\.example$/),
  fc.constantFrom('n/a', '无', 'Ünal@x.example', ' a@b.example', 'a@b.example'),
);

describe('codes of folded values', () => {
  it('are those of a map, one column after the other, whether folding changes a value or not', () => {
    let untouched = 0;
    let merged = 0;
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 30 }), { minLength: 1, maxLength: 3 }), (lists) => {
        const columns = lists.map(columnOf);
        for (const folding of [EMAIL, PLAIN]) {
          const coder = coderOf(...columns);
          const known = new Map([['', 0]]);
          for (const column of columns) {
            const expected = column.values.map((text) => {
              const folded = folding.text(text);
              if (!known.has(folded)) known.set(folded, known.size);
              else if (folded !== '') merged++;
              return known.get(folded)!;
            });
            if (column.values.every((text) => folding.text(text) === text)) untouched++;
            expect([...codeValues(column, coder, folding)]).toEqual(expected);
          }
          expect(coder.texts()).toEqual([...known.keys()]);
        }
      }),
    );
    expect(untouched).toBeGreaterThan(20);
    expect(merged).toBeGreaterThan(20);
  });

  it('are found again after thousands were added without a look', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `p${i}@x.example`);
    const coder = new ValueCoder();
    for (const [i, text] of texts.entries()) {
      const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
      expect(coder.addUnits(units, 0, units.length)).toBe(i + 1);
    }
    expect(coder.code('p4321@x.example')).toBe(4322);
    expect(coder.code('new@x.example')).toBe(5001);
    const features = emailFeatures([columnOf([...texts, 'P7@X.example'])], 5002)!;
    expect(features.columns[0]![5001]).toBe(features.columns[0]![8]);
  });
});
