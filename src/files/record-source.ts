/** What the reader of a format makes of a file: how it is written, its first records, and all of them as a stream. */
import type { Raggedness } from './arrange-rows.js';
import type { FileRecord, RecordBatch } from './record-batch.js';

/** Formats cim reads. */
export const TABLE_FORMATS = ['csv', 'tsv', 'xlsx', 'xls', 'ods', 'jsonl', 'json'] as const;

export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A file opened as one of the formats. */
export interface RecordSource {
  readonly format: TableFormat;
  /** Null where the format fixes it. May become known only while reading, when a text begins with nothing but ASCII. */
  readonly encoding: string | null;
  /** Encodings in which the text reads nearly as well, and otherwise; known when the encoding is. */
  readonly encodingRivals?: readonly string[];
  /** The encoding that the bytes speak for where the user has named another; known when they are. */
  readonly encodingDoubt?: string | null;
  /** Live: rows that stood in one quoted cell each, and were read as rows. */
  readonly quotedRows?: number;
  /** '' : one column. Null for formats without one. */
  readonly delimiter: string | null;
  readonly quote: string | null;
  /** '' : marks within a quoted cell are doubled. Null for formats without. */
  readonly escape: string | null;
  /** The sheet that is read, for workbooks. */
  readonly sheet: string | null;
  readonly raggedness: Raggedness;
  /** The first records, enough to find the header among them. */
  readonly sample: readonly FileRecord[];
  /** Lines above the sample that are no part of it. */
  readonly titles: number;
  /** Headers where the format names its columns itself (JSON); then every record is data. */
  readonly headers?: readonly string[];
  /** All records. `width`: columns of the header, which helps to find strays. May be walked once. */
  readonly batches: (width: number) => AsyncIterable<RecordBatch>;
}
