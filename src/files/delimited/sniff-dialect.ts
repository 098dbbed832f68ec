/**
 * Finds delimiter, quotation mark and escape character by reading a sample in every way there is and keeping the one in
 * which the rows agree best about how many cells they have.
 */
import type { TextBlock } from '../encoding/text-blocks.js';
import { DEFAULT_LIMITS } from '../limits.js';
import type { FileRecord } from '../record-batch.js';
import { DELIMITERS, type Dialect } from './dialect.js';
import { rowWithin } from './quoted-rows.js';
import { RecordSplitter } from './split-records.js';

/** Characters and records that are looked at. */
const SAMPLE_CHARACTERS = 128 * 1024;
const SAMPLE_RECORDS = 300;

/** What values hold and headers hardly ever: `12 Main St`, `+86…`, an at sign, a long number. */
const VALUE = /^\s?[\d+(]|@|\d{4}/;

const BACKSLASH = '\\';

/** How rows are quoted whole. */
const QUOTED = { quote: '"', escape: '' } as const;

/** A dialect, and whether a `sep=` line at the top of the file said so. */
export interface SniffedDialect extends Dialect {
  readonly declared: boolean;
  /**
   * Where the header and all rows are quoted whole (see `quoted-rows.ts`), the delimiter between those cells and the empty
   * ones behind them, '' for none; the dialect is that within the quotation marks. Else null.
   */
  readonly around: string | null;
}

/** What the user has fixed. */
export interface DialectWishes {
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
}

/**
 * Sniffs a sample of text that begins where the file begins.
 * @param text whole lines; a last incomplete one does little harm
 * @param complete whether it is the whole file
 */
export function sniffDialect(text: string, wishes: DialectWishes = {}, complete = true): SniffedDialect {
  const declared = declaredDelimiter(text);
  const sample = text.length > SAMPLE_CHARACTERS ? wholeLines(text) : text;
  const delimiters = wishes.delimiter !== undefined ? [wishes.delimiter] : declared !== null ? [declared] : DELIMITERS;
  const quote = wishes.quote ?? likelyQuote(sample, delimiters);
  // Lines ended by a carriage return alone among others: rows that stand together would seem wider than they are.
  const parted = /\r[^\n]/.test(sample) ? sample.replace(/\r(?!\n)/g, '\n') : null;
  let best: string | null = null;
  let bestScore = 0;
  for (const delimiter of delimiters) {
    // The sample may end within a quoted cell, whose lines are no rows; or a stray mark may seem to open one.
    const dialect = { delimiter, quote, escape: escapeOf(text, { delimiter, quote }, wishes.escape) };
    const score = Math.max(
      agreement(readSample(sample, dialect)),
      sample.length < text.length || !complete ? agreement(readSample(sample, dialect, false)) : 0,
      parted === null ? 0 : agreement(readSample(parted, dialect)),
    );
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  const fixed = delimiters.length === 1 ? delimiters[0]! : null;
  for (const around of best === null ? ['', ...DELIMITERS] : [best]) {
    const within = delimiterWithin(readSample(sample, { ...QUOTED, delimiter: around }), fixed);
    if (within !== null && within !== around)
      return {
        ...QUOTED,
        escape: wishes.escape ?? '',
        delimiter: within,
        declared: declared !== null && wishes.delimiter === undefined,
        around,
      };
  }
  // Nothing splits the rows: a list of one column, whose values may hold any of the delimiters now and then.
  const delimiter = fixed ?? best ?? '';
  const dialect = { delimiter, quote, escape: escapeOf(text, { delimiter, quote }, wishes.escape) };
  const isText = wishes.quote === undefined && quotesAreText(sample, dialect);
  return {
    delimiter,
    quote: isText ? '' : quote,
    escape: isText ? '' : dialect.escape,
    declared: declared !== null && wishes.delimiter === undefined,
    around: null,
  };
}

/**
 * What the user wishes, or a backslash where reading with doubled marks breaks rows that are whole when it keeps marks from
 * closing, and no row the other way about: a path at the end of a cell (`"C:\data\"`) in a file of doubled marks is such
 * a one. Else ''.
 */
function escapeOf(text: string, marks: Omit<Dialect, 'escape'>, wish?: string): string {
  const { delimiter, quote } = marks;
  const sign = wish ?? BACKSLASH;
  if (quote === '' || sign === quote || sign === delimiter) return '';
  if (wish !== undefined || !text.includes(sign + quote)) return wish ?? '';
  const usual = readSample(text, { ...marks, escape: '' });
  const width = commonWidth(usual);
  const isRow = ({ fault, cells }: FileRecord) => fault === null && cells.length === width;
  const rows = usual.filter(isRow);
  const starts = new Set(rows.map(({ start }) => start));
  let gained = 0;
  let at = 0;
  for (const record of readSample(text, { ...marks, escape: sign })) {
    if (!isRow(record)) continue;
    // What comes before it and was a row is none any more.
    if (at < rows.length && rows[at]!.start < record.start) return '';
    if (!starts.has(record.start)) {
      gained += 1;
      // Lines of a cell that looked like rows after the one that seemed broken.
      for (; at < rows.length && rows[at]!.start < record.end; at += 1) gained -= 1;
    } else if (rows[at]?.end === record.end) at += 1;
  }
  return at === rows.length && gained > 0 ? sign : '';
}

/** The number of cells that most whole records have; of several the one that is met first. */
function commonWidth(records: readonly FileRecord[]): number {
  const widths = new Map<number, number>();
  for (const { fault, cells } of records)
    if (fault === null) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let common = 0;
  for (const [width, count] of widths) if (count > (widths.get(common) ?? 0)) common = width;
  return common;
}

/**
 * The delimiter within rows quoted whole, or null: header and rows all have one cell, and all of these split alike. Of two
 * cells in a header the second may be the rest of a name: `"Name, first"`.
 */
function delimiterWithin(records: readonly FileRecord[], fixed: string | null): string | null {
  const rows = records.filter((record) => !isBlank(record)).slice(0, SAMPLE_RECORDS);
  if (rows.length < 2 || rows.some(({ cells }) => cells.slice(1).some((cell) => cell !== ''))) return null;
  for (const delimiter of fixed === null ? DELIMITERS : [fixed]) {
    const header = rowWithin(rows[0] as FileRecord, { ...QUOTED, delimiter });
    if (header === null || (header.length === 2 && header[1]?.startsWith(' ') === true)) continue;
    const alike = rows.filter((row) => rowWithin(row, { ...QUOTED, delimiter })?.length === header.length).length;
    if (alike >= rows.length * 0.9) return delimiter;
  }
  return null;
}

/** The delimiter of a `sep=;` line, which Excel writes and reads, or null. */
export function declaredDelimiter(text: string): string | null {
  const found = /^\ufeff?"?sep=([^\r\n"]|\t)"?\r?\n/i.exec(text.slice(0, 16));
  return found === null ? null : found[1]!;
}

/** Records of a sample read in one dialect. `last`: whether the text ends with it, so that an open quotation mark is a stray. */
export function readSample(text: string, dialect: Dialect, last = true): readonly FileRecord[] {
  const block: TextBlock = { text, firstLine: 1, badLines: [], last, byteOf: () => 0 };
  return new RecordSplitter(dialect, null, DEFAULT_LIMITS).push(block).records;
}

function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n', SAMPLE_CHARACTERS);
  return end < 0 ? text.slice(0, SAMPLE_CHARACTERS) : text.slice(0, end + 1);
}

/**
 * 0 when the rows do not split; else how well they agree on a width of at least 2. Agreement counts most, a header of
 * the same width and more columns break ties: decimal commas split the rows of a `;` file evenly, but not its header.
 */
function agreement(records: readonly FileRecord[]): number {
  const widths = new Map<number, number>();
  let rows = 0;
  let firstWide = 0;
  let titles = 0;
  for (const record of records) {
    if (rows >= SAMPLE_RECORDS) break;
    if (record.fault !== null || isBlank(record)) continue;
    const width = record.cells.length;
    // A title may have been padded to the width of the table: 导出时间：2024-03-15,,,,
    const isTitle = width === 1 || (titles > 0 && record.cells.filter((cell) => cell.trim() !== '').length < 2);
    if (firstWide === 0 && isTitle && titles < 5) titles += 1;
    else if (firstWide === 0) {
      firstWide = width;
      // What stands under one-cell lines must be a header; values there mean a list whose values hold the delimiter.
      if (titles > 0 && record.cells.some((cell) => VALUE.test(cell))) return 0;
    }
    rows += 1;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let mode = 0;
  let most = 0;
  for (const [width, count] of widths) {
    if (width > 1 && count * Math.log2(width) > most) {
      most = count * Math.log2(width);
      mode = width;
    }
  }
  if (mode === 0) return 0;
  const share = (widths.get(mode) ?? 0) / Math.max(1, rows - Math.min(titles, rows - 1));
  if (titles > 0 && share < 0.8) return 0;
  if (share < 0.5 && !(firstWide === mode && share > 0.25)) return 0;
  const headed = firstWide === mode && titles === 0 ? 1 : 0.6;
  return Math.min(1, share) ** 2 * headed * (1 + Math.log2(mode));
}

function isBlank(record: FileRecord): boolean {
  return record.cells.length === 1 && record.cells[0]!.trim() === '';
}

/** `'` where cells are wrapped in it and none in `"`. */
function likelyQuote(text: string, delimiters: readonly string[]): string {
  const counts = { '"': 0, "'": 0 };
  for (const line of text.split('\n', 200)) {
    for (const delimiter of delimiters) {
      if (delimiter === '' || !line.includes(delimiter)) continue;
      for (const cell of line.trimEnd().split(delimiter)) {
        if (cell.length < 2) continue;
        if (cell.startsWith('"') && cell.endsWith('"')) counts['"'] += 1;
        else if (cell.startsWith("'") && cell.endsWith("'")) counts["'"] += 1;
      }
    }
  }
  return counts["'"] > 3 && counts['"'] === 0 ? "'" : '"';
}

/** True where marks begin cells but hardly ever close them: a dump that does not quote. */
function quotesAreText(text: string, dialect: Dialect): boolean {
  if (dialect.delimiter === '' || !text.includes(dialect.quote)) return false;
  let broken = 0;
  let quoted = 0;
  const opening = new RegExp(`(^|${escapePattern(dialect.delimiter)})${dialect.quote}`);
  for (const record of readSample(text, dialect).slice(0, SAMPLE_RECORDS)) {
    if (record.fault === 'row-quote-broken') broken += 1;
    else if (opening.test(text.slice(record.start, record.end))) quoted += 1;
  }
  return broken >= 3 && broken > quoted * 4;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
