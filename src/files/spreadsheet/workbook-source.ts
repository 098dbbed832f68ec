/** Workbooks (XLSX, XLS, ODS) as a source of records: one sheet, row by row, every cell as text. */
import type { ByteSource } from '../byte-source.js';
import { CONTROL_CHARACTERS } from '../delimited/record-faults.js';
import { notATable } from '../formats.js';
import type { Limits } from '../limits.js';
import type { FileRecord, RecordBatch } from '../record-batch.js';
import type { RecordSource } from '../record-source.js';
import { csvLine } from '../write/csv-text.js';
import { openOds } from './ods.js';
import type { OpenSheet, SheetRow } from './sheet.js';
import { openXls } from './xls.js';
import { openXlsx } from './xlsx.js';
import { XmlError } from './xml-scanner.js';
import { damaged, wholeFile, ZipArchive } from './zip-archive.js';

const SAMPLE_ROWS = 600;

/**
 * Opens a workbook. `sheet`: name, or number from 1; unless given, the first sheet that is not hidden and holds a table:
 * a cover page or instructions before it are passed over.
 * @throws CimError workbook-damaged, no-such-sheet, not-a-table, unpacks-too-far
 */
export async function workbookSource(
  source: ByteSource,
  format: WorkbookFormat,
  sheet: string | undefined,
  limits: Limits,
): Promise<RecordSource> {
  let sampled = await sampleSheet(source, format, sheet, limits);
  if (!holdsTable(sampled.first.flat())) {
    for (const name of sampled.book.sheet.later.slice(0, LATER_SHEETS)) {
      const other = await sampleSheet(source, format, name, limits);
      const rows = other.first.flat().filter(({ cells }) => usedCells(cells) > 1);
      const [kept, dropped] = rows.length > 1 ? [other, sampled] : [sampled, other];
      await dropped.rows.return();
      await dropped.book.close();
      sampled = kept;
      if (kept === other) break;
    }
  }
  const { book, rows, first } = sampled;
  const width = first.flat().reduce((most, { cells }) => Math.max(most, usedCells(cells)), 0);
  return {
    format: book.format,
    encoding: null,
    delimiter: null,
    quote: null,
    escape: null,
    sheet: book.sheet.name,
    raggedness: 'pad',
    sample: first.flatMap((batch) => batch.map((row) => toRecord(row, width, limits))),
    titles: 0,
    batches: () => sheetBatches(book, first, rows, source.name, limits),
  };
}

/** Sheets that are looked into for a table. */
const LATER_SHEETS = 10;

interface SampledSheet {
  readonly book: OpenBook;
  readonly first: readonly (readonly SheetRow[])[];
  /** The rows behind `first`. */
  readonly rows: AsyncGenerator<readonly SheetRow[], void>;
}

async function sampleSheet(
  source: ByteSource,
  format: WorkbookFormat,
  sheet: string | undefined,
  limits: Limits,
): Promise<SampledSheet> {
  const book = await openBook(source, format, sheet, limits);
  try {
    const rows = book.sheet.rows();
    const first: (readonly SheetRow[])[] = [];
    let count = 0;
    while (count < SAMPLE_ROWS) {
      const next = await rows.next();
      if (next.done) break;
      first.push(next.value);
      count += next.value.length;
    }
    return { book, first, rows };
  } catch (error) {
    await book.close();
    throw workbookError(error, source.name);
  }
}

/** Several columns, or a list of one: mailboxes or numbers for the most part. */
function holdsTable(rows: readonly SheetRow[]): boolean {
  if (rows.some(({ cells }) => usedCells(cells) > 1)) return true;
  const values = rows.map(({ cells }) => cells[0] ?? '').filter((cell) => cell.trim() !== '');
  return values.length > 2 && values.filter((cell) => /@|\d{6}/.test(cell)).length > values.length / 2;
}

type WorkbookFormat = 'xlsx' | 'ods' | 'xls';

interface OpenBook {
  readonly format: WorkbookFormat;
  readonly sheet: OpenSheet;
  readonly close: () => Promise<void>;
}

async function openBook(
  source: ByteSource,
  format: WorkbookFormat,
  sheet: string | undefined,
  limits: Limits,
): Promise<OpenBook> {
  if (format === 'xls') {
    const bytes = await wholeFile(source, limits);
    return { format, sheet: openXls(bytes, source.name, sheet), close: async () => undefined };
  }
  const archive = await ZipArchive.open(source, limits);
  try {
    const isOds = format === 'ods' || archive.has('content.xml');
    if (!isOds) checkIsWorkbook(archive, source.name);
    const opened = isOds
      ? await openOds(archive, source.name, sheet, limits)
      : await openXlsx(archive, source.name, sheet, limits);
    return { format: isOds ? 'ods' : 'xlsx', sheet: opened, close: () => archive.close() };
  } catch (error) {
    await archive.close();
    throw workbookError(error, source.name);
  }
}

async function* sheetBatches(
  book: OpenBook,
  first: readonly (readonly SheetRow[])[],
  rest: AsyncGenerator<readonly SheetRow[], void>,
  file: string,
  limits: Limits,
): AsyncGenerator<RecordBatch, void> {
  try {
    for (const rows of first) yield toBatch(rows, limits);
    for await (const rows of rest) yield toBatch(rows, limits);
  } catch (error) {
    throw workbookError(error, file);
  } finally {
    await rest.return();
    await book.close();
  }
}

function toBatch(rows: readonly SheetRow[], limits: Limits): RecordBatch {
  return {
    records: rows.map((row) => toRecord(row, 0, limits)),
    raw: (record) => csvLine(record.cells, ',', ''),
    byte: () => null,
  };
}

function toRecord({ row, cells }: SheetRow, width: number, limits: Limits): FileRecord {
  let fault: FileRecord['fault'] = null;
  for (const cell of cells) {
    if (cell.length > limits.cell) fault = 'row-field-too-large';
    else if (cell.length > 0 && CONTROL_CHARACTERS.test(cell)) fault = 'row-control-character';
  }
  const padded = cells.length < width ? [...cells, ...new Array<string>(width - cells.length).fill('')] : cells;
  return { line: row, cells: padded, fault, start: -1, end: -1 };
}

/** Cells up to the last that is not blank. */
function usedCells(cells: readonly string[]): number {
  let used = cells.length;
  while (used > 0 && cells[used - 1]!.trim() === '') used -= 1;
  return used;
}

/** @throws CimError not-a-table for archives that are something else */
function checkIsWorkbook(archive: ZipArchive, file: string): void {
  if (archive.has('xl/workbook.xml') || archive.has('_rels/.rels')) {
    if (archive.has('xl/workbook.bin'))
      throw notATable(file, { en: 'a binary workbook (.xlsb)', zh: '二进制工作簿（.xlsb）' });
    if (archive.has('word/document.xml')) throw notATable(file, { en: 'a Word document', zh: 'Word 文档' });
    if (archive.has('ppt/presentation.xml')) throw notATable(file, { en: 'a presentation', zh: '演示文稿' });
    return;
  }
  throw notATable(file, { en: 'a ZIP archive', zh: 'ZIP 压缩包' });
}

/** XML that is not as it should be is a fault of the file. */
function workbookError(error: unknown, file: string): unknown {
  return error instanceof XmlError ? damaged(file) : error;
}
