/**
 * Any bytes at all give rows or a clear error: never a crash, a hang, or a row that is neither taken, set aside nor
 * skipped. `CIM_FUZZ=10000` runs as many cases.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { encodeText } from './legacy-encoder.js';
import { ods, textRow, xlsx } from './spreadsheet/office-files.js';
import { compoundFile, record, text, u16, workbook } from './spreadsheet/xls-file.js';
import { readPath, temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const RUNS = Number(process.env.CIM_FUZZ ?? 400);
/** Of the processor's time, which no other program on the machine takes away: far more than any case needs. */
const HANG_SECONDS = 5;

const rows = Array.from(
  { length: 40 },
  (_, i) => `${i},王小明${i},"上海市, 浦东",user${i}@mail.example,+8613800138${i}`,
);
const csv = `id,姓名,地址,邮箱,电话\r\n${rows.join('\r\n')}\r\n\r\n"Copyright (c) 2024"\r\n`;
const SEEDS: readonly Buffer[] = [
  Buffer.from(csv),
  encodeText(csv, 'gb18030'),
  encodeText(csv, 'utf-16le'),
  Buffer.from(csv.replaceAll(',', ';').replaceAll('\r\n', '\n')),
  Buffer.from(csv.replaceAll('\r\n', '\r')),
  gzipSync(csv),
  Buffer.from(zipSync({ 'contacts.csv': Buffer.from(csv) })),
  Buffer.from(rows.map((row, i) => JSON.stringify({ id: i, row, nested: { a: [1, '"'] } })).join('\n')),
  Buffer.from(
    JSON.stringify(
      rows.map((row, i) => ({ id: i, row })),
      null,
      1,
    ),
  ),
  Buffer.from(
    xlsx({
      sheet: rows.map((row, i) => textRow(i + 1, row.split(','))).join(''),
      texts: '<si><t>x</t></si>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      after: '<mergeCells><mergeCell ref="A2:A4"/></mergeCells>',
    }),
  ),
  Buffer.from(
    ods(
      `<table:table table:name="S">${rows
        .map(
          (row) =>
            `<table:table-row>${row
              .split(',')
              .map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`)
              .join('')}</table:table-row>`,
        )
        .join('')}</table:table>`,
    ),
  ),
];
const cells = rows.flatMap((row, r) => row.split(',').map((value, c) => record(0x204, u16(r, c, 0), text(value))));
const WORKBOOK_SEED = compoundFile([['Workbook', workbook([], [{ name: 'S', cells }])]]);
/** Bytes that mean something to a reader. */
const TELLING = [0, 9, 10, 13, 26, 34, 39, 44, 59, 60, 62, 91, 93, 123, 125, 0x81, 0xbb, 0xef, 0xfe, 0xff];

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('set', 'insert', 'delete', 'cut', 'repeat'),
  byte: fc.oneof(fc.constantFrom(...TELLING), fc.integer({ min: 0, max: 255 })),
  length: fc.integer({ min: 1, max: 40 }),
});

function mutate(seed: Buffer, changes: readonly { at: number; kind: string; byte: number; length: number }[]): Buffer {
  let bytes = seed;
  for (const { at, kind, byte, length } of changes) {
    const place = Math.floor(at * bytes.length);
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    if (kind === 'set') bytes = Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
    else if (kind === 'insert') bytes = Buffer.concat([before, Buffer.alloc(length, byte), after]);
    else if (kind === 'delete') bytes = Buffer.concat([before, after.subarray(length)]);
    else if (kind === 'cut') bytes = length > 35 ? before : bytes;
    else bytes = Buffer.concat([before, after.subarray(0, length), after]);
  }
  return bytes;
}

it(`reads ${RUNS} damaged files, or says why not`, { timeout: 600_000 }, async () => {
  const outcomes = { rows: 0, rejected: 0, refused: 0 };
  const codes = new Set<string>();
  const file = `${folder}/fuzz`;
  const damaged = fc
    .tuple(fc.constantFrom(...SEEDS, WORKBOOK_SEED), fc.array(mutation, { minLength: 0, maxLength: 12 }))
    .map(([seed, changes]) => mutate(seed, changes));
  const random = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: damaged }, { weight: 1, arbitrary: random }), async (bytes) => {
      writeFileSync(file, bytes);
      const began = process.cpuUsage();
      try {
        // Checks that rows add up.
        const { cells, rejected, reader } = await readPath(file);
        for (const row of cells) {
          expect(row).toHaveLength(reader.headers.length);
          for (const cell of row) expect(cell).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/);
        }
        expect(new Set(reader.headers).size).toBe(reader.headers.length);
        outcomes.rows += cells.length;
        outcomes.rejected += rejected.length;
        for (const { code } of rejected) codes.add(code);
      } catch (error) {
        if (!(error instanceof CimError)) throw error;
        expect(error.exitCode).toBe(2);
        outcomes.refused += 1;
        codes.add(error.code);
      }
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1e6).toBeLessThan(HANG_SECONDS);
    }),
    { numRuns: RUNS },
  );
  expect(outcomes.rows).toBeGreaterThan(RUNS);
  expect(outcomes.rejected).toBeGreaterThan(RUNS / 10);
  expect(outcomes.refused).toBeGreaterThan(RUNS / 20);
  expect(codes.size).toBeGreaterThan(4);
});
