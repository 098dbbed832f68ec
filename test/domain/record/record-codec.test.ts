import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, type FieldName } from '../../../src/domain/record/fields.js';
import { ISSUES, type IssueCode } from '../../../src/domain/record/issue.js';
import type { StandardRecord } from '../../../src/domain/record/record.js';
import {
  ChunkWriter,
  decodeLine,
  isSensitive,
  joinLines,
  parseShapes,
} from '../../../src/domain/record/record-codec.js';
import { lineAt as lineOf } from '../../../src/store/chunks.js';

const lineAt = (bytes: Uint8Array<ArrayBuffer>, slot: number) => lineOf(Buffer.from(bytes.buffer), slot);

const code = fc.constantFrom(...(Object.keys(ISSUES) as IssueCode[]));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'NA', '张三', '13800000000', '\ud800x'),
);
const value = (cells: readonly string[]) =>
  fc
    .record({
      field: fc.constantFrom<FieldName>(...FIELD_NAMES),
      group: fc.integer({ min: 1, max: 3 }),
      raw: cells.length > 0 ? fc.oneof(text, fc.constantFrom(...cells)) : text,
      standard: text,
      same: fc.boolean(),
      confidence: fc.constantFrom(0, 0.5, 1),
      issues: fc.array(code, { maxLength: 2 }),
    })
    .map(({ same, ...rest }) => (same ? { ...rest, standard: rest.raw } : rest));
const entry = fc.array(text, { minLength: 4, maxLength: 4 }).chain((cells) =>
  fc.record({
    cells: fc.constant(cells),
    record: fc.record({
      values: fc.array(value(cells), { maxLength: 6 }),
      custom: fc.array(fc.tuple(fc.constantFrom('__proto__', 'Shoe', ''), fc.oneof(text, fc.constantFrom(...cells))), {
        maxLength: 2,
      }),
      issues: fc.array(fc.record({ code, field: fc.option(fc.constantFrom('email', 'x')) }), { maxLength: 2 }),
    }),
    inherits: fc.nat(3),
  }),
);

const hiddenFirst = (record: StandardRecord): StandardRecord => ({
  ...record,
  values: [...record.values.filter((v) => !isSensitive(v.field)), ...record.values.filter((v) => isSensitive(v.field))],
});

describe('record codec', () => {
  it('gives every record back as it was, without sealing', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const writer = new ChunkWriter(null);
        for (const { cells, record } of entries) writer.add(cells, record, 0);
        const { shapes, lines, sealed } = writer.finish();
        expect(sealed).toBeNull();
        const table = parseShapes(shapes);
        for (const [slot, { cells, record }] of entries.entries()) {
          const back = decodeLine(lineAt(lines, slot), '', table);
          expect(back.cells).toEqual(cells);
          expect(back.record).toEqual(record);
        }
      }),
    );
  });

  it('keeps sensitive values and cells out of the open part, and gives all back with the sealed part', () => {
    let secrets = 0;
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const marked = entries.map(({ cells, record, inherits }) => ({
          cells: [cells[0]!, cells[1] === '' ? '' : `SECRET${cells[1]}`, cells[2]!, cells[3]!],
          record: {
            ...record,
            values: record.values.map((v) =>
              isSensitive(v.field) ? { ...v, raw: `SECRET${v.raw}`, standard: 'SECRET' } : v,
            ),
            custom: record.custom.filter(([, v]) => !v.includes('SECRET')),
          },
          inherits,
        }));
        const writer = new ChunkWriter([1]);
        for (const { cells, record, inherits } of marked) writer.add(cells, record, inherits);
        const { shapes, lines, sealed } = writer.finish();
        expect(Buffer.from(lines).toString('utf8')).not.toContain('SECRET');
        expect(shapes).not.toContain('SECRET');
        if (sealed) secrets++;
        const table = parseShapes(shapes);
        for (const [slot, { cells, record, inherits }] of marked.entries()) {
          const back = decodeLine(lineAt(lines, slot), sealed ? lineAt(sealed, slot) : '', table);
          expect(back.cells).toEqual(cells);
          expect(back.record).toEqual(hiddenFirst(record));
          expect(back.inherits).toBe(inherits);
          const masked = decodeLine(lineAt(lines, slot), null, table);
          expect(masked.record.values).toEqual(record.values.filter((v) => !isSensitive(v.field)));
          expect(masked.cells[1]).toBe('');
        }
      }),
    );
    expect(secrets).toBeGreaterThan(20);
  });

  it('finds lines of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
        const bytes = joinLines(lines);
        expect(lines.map((_, slot) => lineAt(bytes, slot))).toEqual(lines);
      }),
    );
  });

  it('spends little on values that the cells hold already', () => {
    const cells = Array.from({ length: 12 }, (_, i) => `value number ${i}`);
    const values = cells.map((raw, i) => ({
      field: FIELD_NAMES[i]!,
      group: 1,
      raw,
      standard: raw,
      confidence: 1,
      issues: [],
    }));
    const writer = new ChunkWriter(null);
    for (let i = 0; i < 100; i++) writer.add(cells, { values, custom: [], issues: [] }, 0);
    const bytes = writer.finish().lines.length / 100;
    expect(bytes).toBeLessThan(JSON.stringify(cells).length + 50);
  });
});
