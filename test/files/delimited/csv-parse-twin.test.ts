/** The splitter and csv-parse, twins on files that are well formed. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../src/files/write/csv-text.js';
import { cells, split } from './split-text.js';

describe('RecordSplitter', () => {
  it('agrees with csv-parse on every well-formed file, however it is cut into blocks', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'a',
        'Main St',
        '12" pipe?',
        'x,y',
        'line\nbreak',
        'line\r\nbreak',
        '""',
        '"',
        ',',
        '\n',
        ' lead',
        '王小明',
        'tab\there',
        "O'Neil",
        ';|',
      ),
      fc.string({ maxLength: 12 }).filter((text) => !/\r(?!\n)/.test(text)),
    );
    const rows = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      );
    let multiline = 0;
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (table, delimiter, eol, blocks, final) => {
          const lines = table
            .map((row) => row.map((each) => csvCell(each, delimiter)).join(delimiter))
            .map((line) => (line === '' ? '""' : line));
          const text = lines.join(eol) + (final ? eol : '');
          const expected = parse(text, {
            delimiter,
            record_delimiter: eol,
            relax_column_count: true,
            skip_empty_lines: false,
          }) as string[][];
          const records = split(text, { delimiter, blocks });
          if (table.some((row) => row.some((each) => each.includes('\n')))) multiline += 1;
          expect(cells(records)).toEqual(expected);
          expect(cells(records)).toEqual(table);
          // Lines are counted as a text editor counts them.
          let line = 1;
          for (let i = 0; i < records.length; i++) {
            expect(records[i]!.line).toBe(line);
            line += lines[i]!.split('\n').length;
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(multiline).toBeGreaterThan(100);
  });

  it('agrees with csv-parse on files whose marks are escaped, however they are cut into blocks', () => {
    const piece = fc.constantFrom('"', '\\', ',', '\n', '\r\n', 'a', '王', ' ', "'", 'N', '""', '\\"');
    const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    let escaped = 0;
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('"', "'"),
        fc.constantFrom('\\', '^'),
        fc.integer({ min: 1, max: 7 }),
        (table, delimiter, quote, sign, blocks) => {
          const written = (each: string) =>
            /^[a王N\\]+$/.test(each)
              ? each
              : `${quote}${each.replaceAll(sign, sign + sign).replaceAll(quote, sign + quote)}${quote}`;
          const text = table.map((row) => `${row.map(written).join(delimiter)}\n`).join('');
          if (text.includes(sign + quote)) escaped += 1;
          const expected = parse(text, { delimiter, quote, escape: sign, record_delimiter: '\n' }) as string[][];
          expect(cells(split(text, { delimiter, quote, escape: sign, blocks }))).toEqual(expected);
          expect(expected).toEqual(table);
        },
      ),
      { numRuns: 1000 },
    );
    expect(escaped).toBeGreaterThan(100);
  });
});
