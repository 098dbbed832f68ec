/**
 * Opens any file that holds a table and says how it was read. What a file is gets decided by its bytes, never by its
 * name; what the user has fixed goes before what is found.
 */
import type { Readable } from 'node:stream';
import type { SourceRow } from '../domain/record/record.js';
import { tableWithin } from './archive.js';
import { RowArranger, type RowBatch, type RowCounts, type SkippedLines } from './arrange-rows.js';
import { type ByteSource, openByteSource } from './byte-source.js';
import { delimitedSource } from './delimited/delimited-source.js';
import { dialectCharacter } from './delimited/dialect.js';
import { fileEmpty, noReadableRow, readingError } from './file-errors.js';
import { recognizeFormat } from './formats.js';
import type { Layout } from './layout.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { pinningOptions } from './pinning-options.js';
import type { RecordSource, TableFormat } from './record-source.js';
import { checkHeaders, tableLayout } from './table-layout.js';

export type { RejectedRow, RowBatch, RowCounts, SkippedLines } from './arrange-rows.js';
export type { Limits } from './limits.js';
export { TABLE_FORMATS, type TableFormat } from './record-source.js';

/** What the user may fix about how a file is read; anything left out is found. */
export interface TableOptions {
  readonly format?: TableFormat | undefined;
  /** Any usual name of an encoding: `gbk`, `utf-16le`, `latin1`. */
  readonly encoding?: string | undefined;
  /** One character, `tab`, or `none` for a list of one column. */
  readonly delimiter?: string | undefined;
  /** One character, or `none`. */
  readonly quote?: string | undefined;
  /** The character that keeps a quotation mark from closing a cell; `none`: marks are doubled. */
  readonly escape?: string | undefined;
  /** Line of the header from 1; 0: the file has none. */
  readonly headerRow?: number | undefined;
  /** Name of the sheet, or its number from 1. */
  readonly sheet?: string | undefined;
  /** `keep`: leave the apostrophe that guards a formula-like cell (files written with --raw). Default `strip`. */
  readonly formulaGuards?: 'strip' | 'keep' | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Where `-` reads from; the process's standard input unless given. */
  readonly stdin?: Readable | undefined;
}

/** A table being read. */
export interface TableReader {
  /** How messages name the file. */
  readonly name: string;
  readonly format: TableFormat;
  /** Null where the format fixes it. Final once all rows are read: a text may show its first non-ASCII byte late. */
  readonly encoding: string | null;
  /** Live: encodings in which the text reads nearly as well, and otherwise. The user should pin one. */
  readonly encodingRivals: readonly string[];
  /** Live: the encoding that the bytes speak for, where `encoding` was named by the user and is another; else null. */
  readonly encodingDoubt: string | null;
  /** Live: rows that stood in one quoted cell each, and were read as rows. */
  readonly quotedRows: number;
  /** '' : one column; null for formats without delimiters. */
  readonly delimiter: string | null;
  readonly quote: string | null;
  readonly escape: string | null;
  /** Line (sheet row) of the header from 1; 0 when the table has none, and for JSON. */
  readonly headerRow: number;
  readonly sheet: string | null;
  /** Unique and never empty: `Phone`, `Phone (2)`, `column 7`. */
  readonly headers: readonly string[];
  /** The header as it stands in the file (empty when there is none), for files of rejected rows. */
  readonly headerCells: readonly string[];
  /** The first data rows, up to 500, to infer the columns from. They come again from `rows()`. */
  readonly sample: readonly SourceRow[];
  /** Live: what was skipped so far, by kind. */
  readonly skippedLines: Readonly<SkippedLines>;
  /** Live: `rows = good + rejected + skipped` (titles above the header are not rows). */
  readonly counts: Readonly<RowCounts>;
  /** Live: bytes taken from disk, and how many there are (null: unknown), for progress. */
  readonly bytesRead: number;
  readonly size: number | null;
  /** The words of a command line that pin this reading: `--encoding gb18030 --delimiter ';' --header-row 3`. */
  readonly pinningOptions: readonly string[];
  /**
   * All rows in the order of the file, in batches. May be walked once; closes the file at its end. Cells may be slices
   * of a larger text: whoever keeps one beyond its batch makes a copy, or the text stays in memory.
   */
  readonly rows: () => AsyncGenerator<RowBatch, void>;
  /** Closes the file, for who does not read to the end. */
  readonly close: () => Promise<void>;
}

const SAMPLE_ROWS = 500;
/** Rows that are looked through for them. */
const SAMPLE_SEARCH = 50_000;

/**
 * Opens `path` (`-`: standard input) as a table.
 * @throws CimError file-not-found, is-a-directory, file-unreadable, file-empty, not-a-table, unknown-encoding,
 *   too-many-columns, no-such-sheet and others, all with the file's name; while reading also line-too-long
 */
export async function openTable(path: string, options: TableOptions = {}): Promise<TableReader> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const opened = await openByteSource(path, limits, options.stdin ?? process.stdin);
  let source = opened;
  try {
    if (options.format === undefined) source = await tableWithin(opened, limits);
    if (source.head.length === 0) throw fileEmpty(source.name, { en: 'is empty', zh: '是空的' });
    const records = await recordSource(source, options, limits);
    const layout = tableLayout(records, options.headerRow, source.name);
    if (layout === null) {
      const line = records.sample.find(({ fault }) => fault !== null)?.line;
      throw line === undefined
        ? fileEmpty(source.name, { en: 'holds no rows', zh: '没有数据行' })
        : noReadableRow(source.name, line);
    }
    checkHeaders(layout, source.name, limits);
    return await startReading(source, records, layout, options, limits);
  } catch (error) {
    await source.close();
    throw readingError(error, source.name);
  }
}

async function recordSource(source: ByteSource, options: TableOptions, limits: Limits): Promise<RecordSource> {
  const format = options.format ?? recognizeFormat(source);
  switch (format) {
    case 'xlsx':
    case 'xls':
    case 'ods': {
      const { workbookSource } = await import('./spreadsheet/workbook-source.js');
      return workbookSource(source, format, options.sheet, limits);
    }
    case 'json':
    case 'jsonl': {
      const { jsonSource } = await import('./json/json-source.js');
      return jsonSource(source, format, options.encoding, limits);
    }
    default:
      return delimitedSource(
        source,
        {
          encoding: options.encoding,
          delimiter: delimiterOf(options),
          quote: options.quote === undefined ? undefined : dialectCharacter(options.quote, '--quote'),
          escape: options.escape === undefined ? undefined : dialectCharacter(options.escape, '--escape'),
        },
        limits,
      );
  }
}

function delimiterOf({ delimiter, format }: TableOptions): string | undefined {
  if (delimiter !== undefined) return dialectCharacter(delimiter, '--delimiter');
  return format === 'tsv' ? '\t' : undefined;
}

async function startReading(
  source: ByteSource,
  records: RecordSource,
  layout: Layout,
  options: TableOptions,
  limits: Limits,
): Promise<TableReader> {
  const arranger = new RowArranger(layout, {
    raggedness: records.raggedness,
    // Only text files are written with guards.
    unguard: records.delimiter !== null && options.formulaGuards !== 'keep',
    limits,
    file: source.name,
  });
  const stream = arrange(records, layout, arranger, source);
  const first: RowBatch[] = [];
  const sample: SourceRow[] = [];
  // Bounded, or a file of nothing but bad rows would be held whole.
  while (sample.length < SAMPLE_ROWS && arranger.counts.rows < SAMPLE_SEARCH) {
    const next = await stream.next();
    if (next.done) break;
    first.push(next.value);
    sample.push(...next.value.rows.slice(0, SAMPLE_ROWS - sample.length));
  }
  return {
    name: source.name,
    format: records.format,
    get encoding() {
      return records.encoding;
    },
    get encodingRivals() {
      return records.encodingRivals ?? [];
    },
    get encodingDoubt() {
      return records.encodingDoubt ?? null;
    },
    get quotedRows() {
      return records.quotedRows ?? 0;
    },
    delimiter: records.delimiter,
    quote: records.quote,
    escape: records.escape,
    headerRow: layout.headerLine,
    sheet: records.sheet,
    headers: layout.headers,
    headerCells: layout.headerCells,
    sample,
    skippedLines: arranger.skipped,
    counts: arranger.counts,
    get bytesRead() {
      return source.bytesRead;
    },
    size: source.size,
    get pinningOptions() {
      return pinningOptions(records, layout);
    },
    rows: () => replay(first, stream),
    close: async () => {
      await stream.return();
      await source.close();
    },
  };
}

async function* replay(first: RowBatch[], stream: AsyncGenerator<RowBatch, void>): AsyncGenerator<RowBatch, void> {
  for (let batch = first.shift(); batch !== undefined; batch = first.shift()) yield batch;
  yield* stream;
}

async function* arrange(
  records: RecordSource,
  layout: Layout,
  arranger: RowArranger,
  source: ByteSource,
): AsyncGenerator<RowBatch, void> {
  try {
    for await (const batch of records.batches(layout.headers.length + layout.trailing)) yield arranger.add(batch);
    yield arranger.finish();
  } catch (error) {
    throw readingError(error, source.name);
  } finally {
    await source.close();
  }
}
