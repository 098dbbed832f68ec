/**
 * Rows quoted whole: `"1,""Lee, Ann"",a@b.example"`. A program that took each line of a table for the one cell of a row
 * writes them so (a spreadsheet that opened the file with another delimiter, a second export of the first), also with the
 * delimiters of its own behind: `"1;Lee",,`. Such a cell is itself a row.
 */
import { DEFAULT_LIMITS } from '../limits.js';
import type { FileRecord, RecordBatch } from '../record-batch.js';
import type { Dialect } from './dialect.js';
import { RecordSplitter } from './split-records.js';

/** The row within the only cell of a record, or null where there is none of at least two cells. */
export function rowWithin({ fault, cells }: FileRecord, dialect: Dialect): readonly string[] | null {
  const [text = ''] = cells;
  if (fault !== null || dialect.delimiter === '' || !text.includes(dialect.delimiter)) return null;
  for (let i = 1; i < cells.length; i++) if (cells[i] !== '') return null;
  const splitter = new RecordSplitter(dialect, null, DEFAULT_LIMITS);
  const { records } = splitter.push({ text, firstLine: 1, badLines: [], last: true, byteOf: () => 0 });
  const [row] = records;
  return records.length === 1 && row?.fault === null && row.cells.length > 1 ? row.cells : null;
}

/** Takes the rows of a file out of their quotation marks where that gives a row as wide as the table, and counts them. */
export class QuotedRows {
  /** Live: rows that were taken out. */
  count = 0;
  readonly #dialect: Dialect;
  readonly #width: number;

  constructor(dialect: Dialect, width: number) {
    this.#dialect = dialect;
    this.#width = width;
  }

  unwrap(batch: RecordBatch): RecordBatch {
    if (this.#width < 2 || !batch.records.some((record) => this.#isOneCell(record))) return batch;
    return { ...batch, records: batch.records.map((record) => this.#unwrapped(record)) };
  }

  #isOneCell({ cells }: FileRecord): boolean {
    return cells.length === 1 || (cells[0]?.includes(this.#dialect.delimiter) === true && cells[1] === '');
  }

  #unwrapped(record: FileRecord): FileRecord {
    const cells = this.#isOneCell(record) ? rowWithin(record, this.#dialect) : null;
    if (cells === null || cells.length !== this.#width) return record;
    this.count += 1;
    return { ...record, cells };
  }
}
