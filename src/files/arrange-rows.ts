/**
 * Records → rows of a table whose layout is known: titles, descriptions, blank lines, repeated headers and footers are
 * left out and counted, rows that cannot be trusted are set aside with the reason. Every record below the header is
 * exactly one of good, rejected or skipped.
 */
import type { IssueCode } from '../domain/record/issue.js';
import type { SourceRow } from '../domain/record/record.js';
import { unguardFormula } from './formula-guard.js';
import { beginsTable, filled, type Layout } from './layout.js';
import { type Limits, limitExceeded } from './limits.js';
import type { FileRecord, RecordBatch } from './record-batch.js';

/** A row that was set aside. */
export interface RejectedRow {
  /** Physical line (sheet row, object number), from 1. */
  readonly line: number;
  /** Byte offset in the file (unpacked), or null where it would not help. */
  readonly byte: number | null;
  /** The row as it stands in the file. */
  readonly raw: string;
  readonly code: IssueCode;
  /** The cell at fault, from 1, or null for the whole row. */
  readonly column: number | null;
}

/** Some rows in the order of the file. `skipped`: records below the header that are no data. */
export interface RowBatch {
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedRow[];
  readonly skipped: number;
}

/** Records that are no data, by what they are. */
export interface SkippedLines {
  /** Titles and the like above the header; not part of the rows. */
  preamble: number;
  description: number;
  footer: number;
  blank: number;
  /** The header again, as in files put together from several. */
  repeatedHeader: number;
}

/** What was read so far: `rows = good + rejected + skipped`. */
export interface RowCounts {
  rows: number;
  good: number;
  rejected: number;
  skipped: number;
}

/** How rows narrower than the header are taken: text formats write every cell, spreadsheets leave out empty ones. */
export type Raggedness = 'reject' | 'pad';

/** Lines that close a report, where they stand alone at the end of a table of several columns. */
const CLOSING =
  /^(copyright\b|©|confidential information|generated (by|on|at)\b|(grand |sub-?)?totals?\b|page \d|report (generated|run|created)\b|\(?\d+ (rows?|records?)\b|end of (report|file)|合计|总计|小计|共计|共 ?\d+ ?[条行笔]|gesamt(summe)?\b|summe\b|somme\b|suma\b|totale\b|total g[eé]n[eé]ral\b|制表人|导出时间|导出人|打印时间|版权所有|合計|總計)/i;
/** The same where a value of a list, or the first cell of a full row, might begin alike: the whole text must say so. */
const CLOSING_STRICTLY =
  /^(copyright (\(c\)|©).*|confidential information - do not distribute.*|((grand |sub-?)?totals?|gesamt(summe)?|summe|somme|suma|totale|total g[eé]n[eé]ral|итого|合計) ?(\(.{0,40}\))? ?[:：]?|(合计|总计|小计|共计|合計|總計) ?[:：]?)$/i;
/** Who made a report and when, in cells beside each other: 制表人：李四,,审核：王五. */
const SIGNED = /^(?:制表|填表|审核|复核|经办|导出|打印|编制|审批)[人时日员]?[间期]?\s?[:：]/;
const LABELED = /^[\u3400-\u9fff]{2,6}\s?[:：]/;
const MAX_FOOTER = 40;

interface Held {
  readonly record: FileRecord;
  readonly raw: string;
  readonly byte: number | null;
  readonly isBlank: boolean;
}

/** Sorts the records of one file into good, rejected and skipped. Call `add` for each batch, then `finish` once. */
export class RowArranger {
  readonly skipped: SkippedLines;
  readonly counts: RowCounts = { rows: 0, good: 0, rejected: 0, skipped: 0 };
  readonly #layout: Layout;
  readonly #width: number;
  readonly #raggedness: Raggedness;
  readonly #unguard: boolean;
  readonly #limits: Limits;
  readonly #file: string;
  /** Records that may turn out to be the footer: nothing but short ones since. */
  #held: Held[] = [];
  #isAfterBlank = false;
  /** Within a second table, which begins with a header of its own. */
  #isElsewhere = false;

  constructor(layout: Layout, options: { raggedness: Raggedness; unguard: boolean; limits: Limits; file: string }) {
    this.#layout = layout;
    this.#width = layout.headers.length;
    this.#raggedness = options.raggedness;
    this.#unguard = options.unguard;
    this.#limits = options.limits;
    this.#file = options.file;
    this.skipped = { preamble: layout.preamble, description: 0, footer: 0, blank: 0, repeatedHeader: 0 };
  }

  /** @throws CimError too-many-rows */
  add(batch: RecordBatch): RowBatch {
    const rows: SourceRow[] = [];
    const rejected: RejectedRow[] = [];
    const before = this.counts.skipped;
    const { dataLine, descriptionLines } = this.#layout;
    for (const record of batch.records) {
      if (record.line < dataLine) continue;
      this.counts.rows += 1;
      if (record.fault === null) {
        if (descriptionLines.includes(record.line)) {
          this.#skip('description');
          continue;
        }
        if (this.#mayClose(record)) {
          this.#hold(record, batch, rows, rejected);
          continue;
        }
      }
      this.#isAfterBlank = this.#held.at(-1)?.isBlank === true;
      if (this.#held.length > 0) this.#release(rows, rejected);
      if (record.fault === null && this.#isHeaderAgain(record)) {
        this.#isElsewhere = false;
        this.#skip('repeatedHeader');
      } else this.#take(record, batch, rows, rejected);
    }
    if (this.counts.rows > this.#limits.rows) {
      throw limitExceeded('too-many-rows', this.#file, {
        en: `the file has more than ${this.#limits.rows} rows`,
        zh: `文件超过 ${this.#limits.rows} 行`,
      });
    }
    return { rows, rejected, skipped: this.counts.skipped - before };
  }

  /** The rows still held back at the end of the file, when they are no footer after all. */
  finish(): RowBatch {
    const rows: SourceRow[] = [];
    const rejected: RejectedRow[] = [];
    const before = this.counts.skipped;
    const held = this.#held;
    const from = footerStart(held, this.#width);
    this.#held = held.slice(0, from);
    this.#release(rows, rejected);
    for (const { isBlank } of held.slice(from)) this.#skip(isBlank ? 'blank' : 'footer');
    return { rows, rejected, skipped: this.counts.skipped - before };
  }

  #skip(what: keyof SkippedLines): void {
    this.skipped[what] += 1;
    this.counts.skipped += 1;
  }

  /** Blank, one cell alone, or a line of totals: what footers are made of. */
  #mayClose({ cells }: FileRecord): boolean {
    if (cells.length === 1) return this.#width > 1 || cells[0]!.trim() === '' || closes(cells, this.#width);
    return closes(cells, this.#width) || filled(cells) === 0;
  }

  #hold(record: FileRecord, batch: RecordBatch, rows: SourceRow[], rejected: RejectedRow[]): void {
    if (this.#held.length >= MAX_FOOTER) this.#release(rows, rejected);
    this.#held.push({
      record,
      raw: batch.raw(record),
      byte: batch.byte(record),
      isBlank: filled(record.cells) === 0,
    });
  }

  /** What was held is data after all. */
  #release(rows: SourceRow[], rejected: RejectedRow[]): void {
    for (const held of this.#held) {
      if (held.isBlank) this.#skip('blank');
      else this.#take(held.record, held, rows, rejected);
    }
    this.#held = [];
  }

  #isHeaderAgain({ cells }: FileRecord): boolean {
    const { headerCells } = this.#layout;
    return (
      headerCells.length > 1 &&
      cells[0] === headerCells[0] &&
      cells.length >= headerCells.length &&
      headerCells.every((header, i) => cells[i] === header)
    );
  }

  #take(record: FileRecord, from: RecordBatch | Held, rows: SourceRow[], rejected: RejectedRow[]): void {
    const width = this.#width;
    let { cells } = record;
    if (this.#isAfterBlank && this.#layout.headerLine > 0 && beginsTable(record, this.#layout.headerCells))
      this.#isElsewhere = true;
    let code = record.fault ?? (this.#isElsewhere ? 'row-other-table' : null);
    if (code === null && cells.length !== width) {
      if (cells.length < width) {
        if (this.#raggedness === 'pad') cells = [...cells, ...new Array<string>(width - cells.length).fill('')];
        else code = 'row-too-short';
      } else if (cells.slice(width).every((cell) => cell.trim() === '')) cells = cells.slice(0, width);
      else code = 'row-too-long';
    }
    if (code !== null) {
      this.counts.rejected += 1;
      const { raw, byte } = 'records' in from ? { raw: from.raw(record), byte: from.byte(record) } : from;
      rejected.push({ line: record.line, byte, raw, code, column: faultyColumn(code, record, width) });
      return;
    }
    this.counts.good += 1;
    if (this.#unguard && cells.some((cell) => cell.charCodeAt(0) === 39)) cells = cells.map(unguardFormula);
    rows.push({ line: record.line, cells });
  }
}

/** The column a fault is about, from 1. */
function faultyColumn(code: IssueCode, { cells }: FileRecord, width: number): number | null {
  switch (code) {
    case 'row-too-short':
      return cells.length + 1;
    case 'row-too-long':
      return width + 1;
    case 'row-field-too-large': {
      let largest = 0;
      for (let i = 1; i < cells.length; i++) if (cells[i]!.length > cells[largest]!.length) largest = i;
      return largest + 1;
    }
    case 'row-control-character': {
      const at = cells.findIndex((cell) => /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(cell));
      return at < 0 ? null : at + 1;
    }
    default:
      return null;
  }
}

/**
 * Index of the first held record that belongs to the footer. A footer begins after a blank line with a line that is
 * short or says what it is, or anywhere with a line that says what it is, and runs to the end of the file.
 */
function footerStart(held: readonly Held[], width: number): number {
  for (let i = 0; i < held.length; i++) {
    const { record, isBlank } = held[i]!;
    if (isBlank) continue;
    const afterBlank = i > 0 && held[i - 1]!.isBlank;
    if (closes(record.cells, width) || (afterBlank && width > 1 && record.cells.length === 1)) return i;
  }
  return held.length;
}

/** True for a line of labels of which the first says who made the report. */
function isSigned(cells: readonly string[]): boolean {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return SIGNED.test(words[0] ?? '') && words.length <= cells.length / 2 && words.every((word) => LABELED.test(word));
}

/** True for a line that says by itself that it closes a report: a notice, or totals without anything but numbers. */
function closes(cells: readonly string[], width: number): boolean {
  const first = cells[0]!;
  if (cells.length > 1 && isSigned(cells)) return true;
  if (first.length > 200 || first.length < 2) return false;
  if (cells.length === 1 && width > 1) return CLOSING.test(first.trim());
  if (!CLOSING_STRICTLY.test(first.trim())) return false;
  for (let i = 1; i < cells.length; i++) if (!/^[\d\s.,¥$€%#-]{0,40}$/.test(cells[i]!)) return false;
  return true;
}
