/** XLS (Excel 97–2003): the records of one sheet, put together to rows. */
import { CimError } from '../../errors.js';
import { BiffText } from './biff-strings.js';
import { CompoundFile, workbookLocked } from './compound-file.js';
import type { Merge } from './merged-cells.js';
import { builtinFormat, customFormat, type NumberFormat, numberText } from './number-text.js';
import { chooseSheet, laterSheets, type OpenSheet, type SheetRow } from './sheet.js';
import { damaged } from './zip-archive.js';

const RECORD = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  password: 0x2f,
  continued: 0x3c,
  sheet: 0x85,
  numbers: 0xbd,
  richText: 0xd6,
  style: 0xe0,
  merges: 0xe5,
  texts: 0xfc,
  textIndex: 0xfd,
  number: 0x203,
  text: 0x204,
  truth: 0x205,
  formulaText: 0x207,
  packedNumber: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const;

interface Book {
  readonly sheets: { readonly name: string; readonly hidden: boolean; readonly at: number }[];
  readonly texts: string[];
  readonly formats: NumberFormat[];
  base1904: boolean;
}

interface Record {
  readonly type: number;
  readonly data: Buffer;
  /** The data of records that continue it. */
  readonly more: readonly Buffer[];
}

const ROWS_AT_ONCE = 1000;
const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

/** Opens one sheet of an XLS file. @throws CimError workbook-damaged, workbook-locked, xls-not-readable, no-such-sheet */
export function openXls(bytes: Buffer, file: string, wanted: string | undefined): OpenSheet {
  const container = new CompoundFile(bytes, file);
  if (container.has('EncryptedPackage')) throw workbookLocked(file);
  if (!container.has('Workbook')) {
    throw new CimError(
      'bad-input',
      'xls-not-readable',
      {
        en: `${file} is an Office file that is no workbook of Excel 97 or later.`,
        zh: `${file} 是 Office 文件，但不是 Excel 97 或更新版本的工作簿。`,
      },
      { en: 'Open it and save it as XLSX.', zh: '请打开后另存为 XLSX。' },
      { file },
    );
  }
  const stream = container.stream('Workbook');
  const book = readBook(stream, file);
  const sheet = chooseSheet(book.sheets, wanted, file);
  return {
    name: sheet.name,
    later: laterSheets(book.sheets, sheet, wanted),
    async *rows(): AsyncGenerator<readonly SheetRow[], void> {
      const rows = readSheet(stream, sheet.at, book, file);
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE);
    },
  };
}

/** The records from `at` to the end of their part. */
function* records(stream: Buffer, at: number, file: string): Generator<Record, void> {
  let next = at;
  while (next + 4 <= stream.length) {
    const type = stream.readUInt16LE(next);
    const data = dataAt(stream, next, file);
    next += 4 + data.length;
    const more: Buffer[] = [];
    while (next + 4 <= stream.length && stream.readUInt16LE(next) === RECORD.continued) {
      const part = dataAt(stream, next, file);
      more.push(part);
      next += 4 + part.length;
    }
    if (type === RECORD.end) return;
    yield { type, data, more };
  }
  throw damaged(file);
}

function dataAt(stream: Buffer, at: number, file: string): Buffer {
  const length = stream.readUInt16LE(at + 2);
  if (at + 4 + length > stream.length) throw damaged(file);
  return stream.subarray(at + 4, at + 4 + length);
}

function readBook(stream: Buffer, file: string): Book {
  const book: Book = { sheets: [], texts: [], formats: [], base1904: false };
  const custom = new Map<number, NumberFormat>();
  const styles: number[] = [];
  for (const { type, data, more } of records(stream, 0, file)) {
    if (type === RECORD.password) throw workbookLocked(file);
    if (type === RECORD.dateMode && data.length >= 2) book.base1904 = data.readUInt16LE(0) === 1;
    else if (type === RECORD.style && data.length >= 4) styles.push(data.readUInt16LE(2));
    else if (type === RECORD.format && data.length >= 5) {
      custom.set(data.readUInt16LE(0), customFormat(new BiffText([data, ...more], 2).text(2)));
    } else if (type === RECORD.sheet && data.length >= 8) {
      // Charts and macro sheets have no rows.
      if (data[5] !== 0) continue;
      const name = new BiffText([data], 6).text(1);
      book.sheets.push({ name, hidden: (data[4]! & 3) !== 0, at: data.readUInt32LE(0) });
    } else if (type === RECORD.texts && data.length >= 8) {
      const reader = new BiffText([data, ...more], 8);
      const count = data.readUInt32LE(4);
      while (book.texts.length < count && !reader.isOver) book.texts.push(reader.text(2));
    }
  }
  for (const id of styles) book.formats.push(custom.get(id) ?? builtinFormat(id));
  return book;
}

/** Puts the cells of a sheet together to rows, in order. */
function readSheet(stream: Buffer, at: number, book: Book, file: string): readonly SheetRow[] {
  const rows = new Map<number, string[]>();
  const merges: Merge[] = [];
  /** The cell whose formula gives a text, which comes in the next record. */
  let awaited: { row: number; column: number } | null = null;
  const put = (row: number, column: number, text: string): void => {
    if (column > 255 || text === '') return;
    let cells = rows.get(row);
    if (cells === undefined) {
      cells = [];
      rows.set(row, cells);
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const numeric = (value: number, style: number): string =>
    numberText(String(value), book.formats[style] ?? { kind: 'general' }, book.base1904);
  for (const { type, data, more } of records(stream, at, file)) {
    if (type === RECORD.formulaText && awaited !== null) {
      put(awaited.row, awaited.column, new BiffText([data, ...more]).text(2));
    } else if (type === RECORD.merges) merges.push(...mergesOf(data));
    else if (data.length >= 6) {
      const row = data.readUInt16LE(0);
      const column = data.readUInt16LE(2);
      const style = data.readUInt16LE(4);
      if (type === RECORD.textIndex && data.length >= 10) put(row, column, book.texts[data.readUInt32LE(6)] ?? '');
      else if (type === RECORD.number && data.length >= 14) put(row, column, numeric(data.readDoubleLE(6), style));
      else if (type === RECORD.packedNumber && data.length >= 10) put(row, column, numeric(unpacked(data, 6), style));
      else if (type === RECORD.numbers) {
        for (let i = 0; 4 + i * 6 + 6 <= data.length - 2; i++) {
          put(row, column + i, numeric(unpacked(data, 6 + i * 6), data.readUInt16LE(4 + i * 6)));
        }
      } else if ((type === RECORD.text || type === RECORD.richText) && data.length > 8) {
        put(row, column, new BiffText([data, ...more], 6).text(2));
      } else if (type === RECORD.truth && data.length >= 8) put(row, column, truth(data[6]!, data[7] === 1));
      else if (type === RECORD.formula && data.length >= 14) {
        const text = formulaResult(data, (value) => numeric(value, style));
        awaited = text === null ? { row, column } : null;
        if (text !== null) put(row, column, text);
      }
    }
  }
  fillMerged(rows, merges);
  return [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row: row + 1, cells }));
}

/** A number in 30 bits: an integer or the upper half of a double, perhaps times a hundred. */
function unpacked(data: Buffer, at: number): number {
  const packed = data.readInt32LE(at);
  let value: number;
  if ((packed & 2) !== 0) value = packed >> 2;
  else {
    const double = Buffer.alloc(8);
    double.writeInt32LE(packed & ~3, 4);
    value = double.readDoubleLE(0);
  }
  return (packed & 1) !== 0 ? value / 100 : value;
}

function truth(value: number, isError: boolean): string {
  return isError ? (ERRORS.get(value) ?? '#ERROR!') : value === 0 ? 'FALSE' : 'TRUE';
}

/** What a formula gave when the file was saved; null: a text, which follows. */
function formulaResult(data: Buffer, numeric: (value: number) => string): string | null {
  if (data.readUInt16LE(12) !== 0xffff) return numeric(data.readDoubleLE(6));
  switch (data[6]) {
    case 0:
      return null;
    case 1:
      return truth(data[8]!, false);
    case 2:
      return truth(data[8]!, true);
    default:
      return '';
  }
}

function mergesOf(data: Buffer): readonly Merge[] {
  const merges: Merge[] = [];
  for (let at = 2; at + 8 <= data.length; at += 8) {
    const merge = { top: data.readUInt16LE(at), bottom: data.readUInt16LE(at + 2), column: data.readUInt16LE(at + 4) };
    if (merge.bottom > merge.top) merges.push(merge);
  }
  return merges;
}

/** A cell merged over several rows means its value for each of them that holds anything. */
function fillMerged(rows: ReadonlyMap<number, string[]>, merges: readonly Merge[]): void {
  for (const { column, top, bottom } of merges) {
    const value = rows.get(top)?.[column] ?? '';
    if (value === '') continue;
    for (let row = top + 1; row <= bottom; row++) {
      const cells = rows.get(row);
      if (cells === undefined || (cells[column] ?? '') !== '') continue;
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
  }
}
