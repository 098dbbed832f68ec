/**
 * What every reader of a format delivers to the layers above: records as they stand in the file, before anyone knows
 * which of them is the header.
 */
import type { IssueCode } from '../domain/record/issue.js';
import type { SourceRow } from '../domain/record/record.js';

/** One record of a file. */
export interface FileRecord extends SourceRow {
  /** Why the record could not be read, or null. */
  readonly fault: IssueCode | null;
  /** Where its text stands in the batch (formats without text: -1). */
  readonly start: number;
  readonly end: number;
}

/** Some records in the order of the file. */
export interface RecordBatch {
  readonly records: readonly FileRecord[];
  /** The record as it stands in the file, without its line end. Valid while the batch is. */
  readonly raw: (record: FileRecord) => string;
  /** Byte offset of the record in the file, or null where the format has none that would help. */
  readonly byte: (record: FileRecord) => number | null;
}
