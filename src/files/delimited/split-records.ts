/**
 * Text → records, exact and fast: lines without a quotation mark are cut by the platform's own search, others cell by
 * cell. Rules of RFC 4180, with these on top:
 * - A quotation mark inside an unquoted cell is an ordinary character (`5" pipe`).
 * - Spaces around a quoted cell are not part of it (`"a", "b"`).
 * - A stray quotation mark never swallows rows. When a quoted cell is not closed properly (something other than a
 *   delimiter follows, the file ends, or the cell outgrows the limit), its first physical line alone is a broken record
 *   and reading goes on at the next line. The same when each of the lines that a record spans would be a complete row
 *   by itself: then the marks that seemed to open and close a cell are two strays.
 * - A carriage return alone within a line ends a row where that gives nothing but complete rows: files put together from
 *   several have it.
 */
import type { TextBlock } from '../encoding/text-blocks.js';
import type { Limits } from '../limits.js';
import type { FileRecord, RecordBatch } from '../record-batch.js';
import type { Dialect } from './dialect.js';
import { escapedPairs, isEscaped } from './escaped-quotes.js';
import { countBreaks, markFaults } from './record-faults.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
/** What came of reading one quoted record. */
type Outcome = 'whole' | 'broken' | 'more';

/** Cuts the text of one file into records, block after block. Remembers the incomplete record at a block's end. */
export class RecordSplitter {
  readonly #delimiter: string;
  readonly #quote: string;
  readonly #escape: string;
  readonly #pairs: RegExp | null;
  readonly #limits: Limits;
  /** Cells of a row, once the header is known. */
  readonly #width: number | null;
  #carry = '';
  #carryBlocks: TextBlock[] = [];
  #line = 1;
  #afterBroken = false;
  // What the last quoted record came to: fields rather than a result object, for speed.
  #cells: string[] = [];
  #next = 0;
  #end = 0;
  #searchedFrom = 0;
  #delimiterAt = -1;

  constructor(dialect: Dialect, width: number | null, limits: Limits) {
    this.#delimiter = dialect.delimiter;
    this.#quote = dialect.quote;
    this.#escape = dialect.escape;
    this.#pairs = dialect.escape === '' || dialect.quote === '' ? null : escapedPairs(dialect.quote, dialect.escape);
    this.#limits = limits;
    this.#width = width;
  }

  /** The records that end in `block`, or earlier and were waiting for it. */
  push(block: TextBlock): RecordBatch {
    const text = this.#carry === '' ? block.text : this.#carry + block.text;
    const blocks = this.#carryBlocks.length === 0 ? [block] : [...this.#carryBlocks, block];
    if (this.#carryBlocks.length === 0) this.#line = block.firstLine;
    const records: FileRecord[] = [];
    const consumed = this.#split(text, block.last, records);
    this.#carry = consumed < text.length ? text.slice(consumed) : '';
    const holder = blocks.findLastIndex((each) => each.firstLine <= this.#line);
    this.#carryBlocks = this.#carry === '' ? [] : blocks.slice(Math.max(0, holder));
    const checked = markFaults(records, text, blocks, this.#limits);
    return {
      records: checked,
      raw: (record) => text.slice(record.start, record.end),
      byte: (record) => byteOffset(blocks, record.line),
    };
  }

  /** Cuts `text`; returns how much of it is done. */
  #split(text: string, last: boolean, records: FileRecord[]): number {
    const { length } = text;
    const delimiter = this.#delimiter;
    this.#delimiterAt = -1;
    let at = 0;
    let quoteAt = this.#quote === '' ? length : indexOrEnd(text, this.#quote, 0);
    while (at < length) {
      if (quoteAt < at) quoteAt = indexOrEnd(text, this.#quote, at);
      let lineEnd = text.indexOf('\n', at);
      if (lineEnd < 0) {
        if (!last) return at;
        lineEnd = length;
      }
      if (quoteAt >= lineEnd) {
        const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
        const content = text.slice(at, end);
        const cells = delimiter === '' ? [content] : content.split(delimiter);
        const apart = cells.length === this.#width ? null : this.#apart(text, at, end);
        if (apart !== null) for (const row of apart) records.push(row);
        else records.push({ line: this.#line, cells, fault: null, start: at, end });
        this.#line += 1;
        this.#afterBroken = false;
        at = lineEnd + 1;
        continue;
      }
      const outcome = this.#quoted(text, at, lineEnd, last);
      if (outcome === 'more') return at;
      const lines = outcome === 'whole' ? 1 + countBreaks(text, at, this.#end) : 1;
      const isBroken = outcome === 'broken' || this.#isStray(text, at, lines);
      const apart =
        lines === 1 && (isBroken || this.#cells.length !== this.#width) ? this.#apart(text, at, lineEnd) : null;
      if (apart !== null) {
        for (const row of apart) records.push(row);
        this.#line += 1;
        this.#afterBroken = false;
        at = lineEnd + 1;
        continue;
      }
      if (isBroken) {
        this.#pushBroken(text, at, lineEnd, records);
        at = lineEnd + 1;
        continue;
      }
      records.push({ line: this.#line, cells: this.#cells, fault: null, start: at, end: this.#end });
      this.#line += lines;
      this.#afterBroken = false;
      at = this.#next;
    }
    return length;
  }

  /** The rows of one line that carriage returns part; null where any of them would not be complete. */
  #apart(text: string, start: number, lineEnd: number): readonly FileRecord[] | null {
    const width = this.#width;
    if (width === null || width < 2) return null;
    // Within the line alone: looking on to the end of the text for each row would take the square of its length.
    if (!text.slice(start, lineEnd - 1).includes('\r')) return null;
    const records: FileRecord[] = [];
    let at = start;
    for (const part of text.slice(start, lineEnd).split('\r')) {
      if (part === '' && at < lineEnd - 1) return null;
      if (part !== '') {
        const own: FileRecord[] = [];
        const dialect = { delimiter: this.#delimiter, quote: this.#quote, escape: this.#escape };
        new RecordSplitter(dialect, null, this.#limits).#split(part, true, own);
        const [row] = own;
        if (own.length !== 1 || row === undefined || row.fault !== null || row.cells.length !== width) return null;
        records.push({ ...row, line: this.#line, start: at, end: at + part.length });
      }
      at += part.length + 1;
    }
    return records.length > 1 ? records : null;
  }

  #pushBroken(text: string, at: number, lineEnd: number, records: FileRecord[]): void {
    const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
    records.push({ line: this.#line, cells: [], fault: 'row-quote-broken', start: at, end });
    this.#line += 1;
    this.#afterBroken = true;
  }

  /** Reads a record that has a quotation mark in its first line; leaves cells, end and next start in the fields. */
  #quoted(text: string, start: number, firstLineEnd: number, last: boolean): Outcome {
    const quote = this.#quote;
    const delimiter = this.#delimiter;
    const pairs = this.#pairs;
    const { length } = text;
    const cells: string[] = [];
    let lineEnd = firstLineEnd;
    let at = start;
    for (;;) {
      const opening = this.#openingQuote(text, at);
      if (opening >= 0) {
        let close = opening + 1;
        let doubled = false;
        for (;;) {
          close = text.indexOf(quote, close);
          const tooFar = close > lineEnd && close - opening > this.#limits.cell;
          if (close < 0 || tooFar) return this.#unclosed(text, opening, last);
          if (pairs !== null && isEscaped(text, opening + 1, close, this.#escape)) close += 1;
          else if (text[close + 1] !== quote) break;
          else {
            doubled = true;
            close += 2;
          }
        }
        const inner = text.slice(opening + 1, close);
        if (pairs !== null) cells.push(inner.replace(pairs, '$1$2'));
        else cells.push(doubled ? inner.replaceAll(quote + quote, quote) : inner);
        let after = close + 1;
        while (text.charCodeAt(after) === SPACE) after += 1;
        if (delimiter !== '' && text[after] === delimiter) {
          at = after + 1;
          if (close > lineEnd) lineEnd = indexOrEnd(text, '\n', at);
          if (lineEnd === length && !last) return 'more';
          continue;
        }
        const code = after < length ? text.charCodeAt(after) : LINE_FEED;
        if (code === LINE_FEED) return this.#finish(cells, after, after + 1);
        if (code === CARRIAGE_RETURN && (after + 1 >= length || text.charCodeAt(after + 1) === LINE_FEED)) {
          return this.#finish(cells, after, after + 2);
        }
        return 'broken';
      }
      const found = delimiter === '' ? length : this.#nextDelimiter(text, at);
      if (found < lineEnd) {
        cells.push(text.slice(at, found));
        if (this.#afterBroken && this.#endsWithStray(text, at, found)) return 'broken';
        at = found + 1;
        continue;
      }
      const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
      if (this.#afterBroken && this.#endsWithStray(text, at, end)) return 'broken';
      cells.push(text.slice(at, end));
      return this.#finish(cells, end, lineEnd + 1);
    }
  }

  /** Where the first delimiter at or after `at` stands. Remembered, so that many lines without one do not each look far ahead. */
  #nextDelimiter(text: string, at: number): number {
    if (at < this.#searchedFrom || at > this.#delimiterAt) {
      this.#searchedFrom = at;
      this.#delimiterAt = indexOrEnd(text, this.#delimiter, at);
    }
    return this.#delimiterAt;
  }

  /** Where the quotation mark of a quoted cell stands: at its beginning, or after spaces (`"a", "b"`); else -1. */
  #openingQuote(text: string, at: number): number {
    if (text[at] === this.#quote) return at;
    if (text.charCodeAt(at) !== SPACE) return -1;
    let opening = at + 1;
    while (text.charCodeAt(opening) === SPACE) opening += 1;
    return text[opening] === this.#quote ? opening : -1;
  }

  #finish(cells: string[], end: number, next: number): Outcome {
    this.#cells = cells;
    this.#end = end;
    this.#next = next;
    return 'whole';
  }

  /** A quoted cell whose closing mark is not in the text, or too far off. */
  #unclosed(text: string, cellStart: number, last: boolean): Outcome {
    return last || text.length - cellStart > this.#limits.cell ? 'broken' : 'more';
  }

  /** Right after a broken line the rest of its cell may follow: `Springfield",IL`. It is no row either. */
  #endsWithStray(text: string, start: number, end: number): boolean {
    return end > start && text[end - 1] === this.#quote;
  }

  /** True when a record over several lines is really several rows between two stray quotation marks. */
  #isStray(text: string, start: number, lines: number): boolean {
    const width = this.#width;
    if (lines < 2 || width === null || width < 3 || this.#delimiter === '') return false;
    const fits = this.#cells.length === width;
    let at = start;
    let rows = 0;
    for (let i = 0; i < lines; i++) {
      const lineEnd = i === lines - 1 ? this.#end : indexOrEnd(text, '\n', at);
      const isRow = countDelimiters(text, at, lineEnd, this.#delimiter) === width - 1;
      if (fits && !isRow) return false;
      if (isRow && i > 0) rows += 1;
      at = lineEnd + 1;
    }
    return fits || rows > 0;
  }
}

function byteOffset(blocks: readonly TextBlock[], line: number): number | null {
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!;
    if (block.firstLine <= line) return block.byteOf(line);
  }
  return null;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

function countDelimiters(text: string, start: number, end: number, delimiter: string): number {
  const line = text.slice(start, end);
  let count = 0;
  for (let at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) count += 1;
  return count;
}
