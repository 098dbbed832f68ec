/** Digests of large rows over their own content: what the digest of the whole store is made of. */
import { digestOf } from './number-column.js';

/** A row of table chunk, as SQLite gives it. */
export interface ChunkRow {
  readonly first_version: number;
  readonly count: number;
  readonly run: number;
  readonly file: number;
  readonly numbers: Buffer;
  readonly shapes: string;
  readonly lines: Buffer;
  readonly sealed: Buffer | null;
}

/** What the digest of a chunk is over: all of its content. */
export function chunkDigest(row: ChunkRow): Buffer {
  return digestOf(
    row.first_version,
    row.count,
    row.run,
    row.file,
    row.numbers,
    row.shapes,
    row.lines,
    row.sealed ?? Buffer.alloc(0),
  );
}

/** What the digest of a column's piece is over. */
export function featureDigest(
  firstVersion: number,
  column: number,
  count: number,
  sealed: number,
  data: Uint8Array,
): Buffer {
  return digestOf(firstVersion, column, count, sealed, data);
}

/** What the digest of a page of a look-up list is over. */
export function lookupDigest(part: number, list: string, firstKey: number, sealed: number, data: Uint8Array): Buffer {
  return digestOf(part, list, firstKey, sealed, data);
}

/** Tables whose rows carry a digest, and how it is computed from a row. */
export const ROW_DIGESTS: readonly { readonly table: string; readonly of: (row: never) => Buffer }[] = [
  { table: 'chunk', of: (row: ChunkRow) => chunkDigest(row) },
  {
    table: 'feature',
    of: (row: { first_version: number; feature_column: number; count: number; sealed: number; data: Buffer }) =>
      featureDigest(row.first_version, row.feature_column, row.count, row.sealed, row.data),
  },
  {
    table: 'number_page',
    of: (row: { column_name: string; page: number; data: Buffer }) => digestOf(row.column_name, row.page, row.data),
  },
  {
    table: 'evidence',
    of: (row: { run: number; kind: string; count: number; pairs: Buffer }) =>
      digestOf(row.run, row.kind, row.count, row.pairs),
  },
  {
    table: 'lookup_page',
    of: (row: { part: number; list: string; first_key: number; sealed: number; data: Buffer }) =>
      lookupDigest(row.part, row.list, row.first_key, row.sealed, row.data),
  },
];
