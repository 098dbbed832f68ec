import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/files/write/csv-text.js';

describe('csvLine', () => {
  it('is read back as what it was, as csv-stringify writes it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';', '张', "'", '=') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const ours = csvLine(cells);
        const theirs = stringify([cells], { quoted: true });
        expect(parseBack(ours)).toEqual(parseBack(theirs));
        expect(parseBack(ours)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });
});

/** RFC 4180, one record, character by character. */
function parseBack(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  const text = line.replace(/\r?\n$/, '');
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += c;
  }
  return [...cells, cell];
}
