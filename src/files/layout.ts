/**
 * Which record of a table is its header, and what around it is no data: titles above, a row of descriptions below
 * (import templates of Chinese systems), headers that are empty or occur twice, a last column that is only a trailing
 * delimiter.
 */
import { aliasTargets } from '../domain/columns/aliases/index.js';
import { headerWords, splitNumber } from '../domain/columns/header.js';
import type { FileRecord } from './record-batch.js';

/** Where things are in a table. */
export interface Layout {
  /** Line (sheet row, object number) of the header, or 0 when the table has none. */
  readonly headerLine: number;
  /** Unique, never empty. */
  readonly headers: readonly string[];
  /** The header as it stands in the file, to write it back with rejected rows; empty when there is none. */
  readonly headerCells: readonly string[];
  /** Lines of description rows right below the header. */
  readonly descriptionLines: readonly number[];
  /** Records before the header. */
  readonly preamble: number;
  /** Line where data may begin. */
  readonly dataLine: number;
  /** Columns in the file that carry no header and no value at the right end, dropped. */
  readonly trailing: number;
}

/** Words that only descriptions of fields hold: `此项必填`, `单行文本字段类型`, `Required`, `e.g.`. */
const DESCRIPTION =
  /字段类型|此项必填|必填项|选填|最大字符数|示例|填写说明|格式[:：]|单行文本|多行文本|单选|多选|日期类型|\brequired\b|\boptional\b|\be\.g\.|\bexample\b|max(imum)? \d+ char/i;

/** Finds the layout of a table by its first records. `wanted` is the user's header line; 0 means: there is none. */
export function findLayout(records: readonly FileRecord[], wanted?: number): Layout | null {
  const usable = records.filter((record) => filled(record.cells) > 0);
  if (usable.length === 0) return null;
  const found = wanted === undefined ? headerIndex(usable) : usable.findIndex((record) => record.line >= wanted);
  if (found < 0) return null;
  const grouped = wanted === undefined && isGroupRow(usable[found]!, usable[found + 1]);
  const at = grouped ? found + 1 : found;
  const first = usable[at]!;
  const below = usable.slice(at + 1, at + 500);
  const none = wanted === 0 || (wanted === undefined && !isHeader(first, below));
  const width = none ? modalWidth(usable.slice(at)) : first.cells.length;
  const trailing = trailingColumns(none ? [] : first.cells, none ? usable.slice(at) : below, width);
  const kept = width - trailing;
  const headerCells = none ? [] : first.cells.slice(0, kept);
  const descriptionLines: number[] = [];
  for (const record of none ? [] : below.slice(0, 3)) {
    if (!isDescription(record, kept)) break;
    descriptionLines.push(record.line);
  }
  // Without titles above, a broken first row is data like any other: it must be told, not passed over.
  const dataLine = none ? (at === 0 ? records[0]!.line : first.line) : first.line + 1;
  return {
    headerLine: none ? 0 : first.line,
    headers: uniqueHeaders(grouped ? underGroups(headerCells, usable[found]!.cells) : headerCells, kept),
    headerCells,
    descriptionLines,
    preamble: records.filter((record) => record.line < first.line && filled(record.cells) > 0).length,
    dataLine,
    trailing,
  };
}

/** Cells that are not blank. */
export function filled(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') count += 1;
  return count;
}

/** The first record that is about as wide as the table: titles above it fill one or two cells. */
function headerIndex(records: readonly FileRecord[]): number {
  const width = modalWidth(records);
  if (width === 1) return 0;
  const typical = typicalFill(records, width);
  for (let i = 0; i < Math.min(records.length, 50); i++) {
    const cells = records[i]!.cells;
    if (cells.length >= width * 0.7 && filled(cells) >= Math.max(2, Math.min(typical * 0.6, width * 0.7))) return i;
  }
  return 0;
}

/** `, Contact, Contact, Address` above `Name, Phone, Email, City`: groups over the names of the columns. */
function isGroupRow(above: FileRecord, below: FileRecord | undefined): boolean {
  if (below === undefined || below.cells.some(looksLikeValue)) return false;
  const names = above.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (names.length === above.cells.length && new Set(names).size === names.length) return false;
  const known = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '' && isKnownHeader(cell)).length;
  return filled(below.cells) >= below.cells.length * 0.7 && known(below.cells) >= Math.max(2, known(above.cells) + 1);
}

/** The names of columns; those that occur twice with their group before them: `Billing Street`, `Shipping Street`. */
function underGroups(cells: readonly string[], groups: readonly string[]): readonly string[] {
  let group = '';
  return cells.map((cell, i) => {
    group = (groups[i] ?? '').trim() || group;
    const name = cell.trim();
    return cells.filter((other) => other.trim() === name).length > 1 && name !== '' ? `${group} ${name}`.trim() : cell;
  });
}

function modalWidth(records: readonly FileRecord[]): number {
  const counts = new Map<number, number>();
  let mode = 1;
  for (const { cells } of records) {
    const count = (counts.get(cells.length) ?? 0) + 1;
    counts.set(cells.length, count);
    if (count > (counts.get(mode) ?? 0) || (count === counts.get(mode) && cells.length > mode)) mode = cells.length;
  }
  return mode;
}

function typicalFill(records: readonly FileRecord[], width: number): number {
  const fills = records.filter(({ cells }) => cells.length >= width * 0.7).map(({ cells }) => filled(cells));
  fills.sort((a, b) => a - b);
  return fills[fills.length >> 1] ?? 1;
}

/** Shapes that values have and names of columns do not. */
function looksLikeValue(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > 500) return false;
  return (
    /^[+(]?[\d\s().,/:+-]{2,}$/.test(text) || // numbers, phones, dates
    /^\d+$/.test(text) ||
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ||
    /^https?:/i.test(text) ||
    /^\d{4}[-/年]\d/.test(text)
  );
}

/** Digits, at signs and the like: what tells a column of values from its header. */
function bearsDigits(cell: string): boolean {
  return /\d|@/.test(cell);
}

/** A word that names a column in some system: `first_name`, `手机2`, `Téléphone`. */
function isKnownHeader(cell: string): boolean {
  if (cell.length > 80) return false;
  const { key } = headerWords(cell);
  return aliasTargets(key).length > 0 || aliasTargets(splitNumber(key).key).length > 0;
}

/** True for the header of another table: names alone, two of them known as such and not of this table. */
export function beginsTable({ fault, cells }: FileRecord, header: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  if (
    fault !== null ||
    names.length < 2 ||
    names.some((name) => name === '' || name.length > 80 || looksLikeValue(name))
  )
    return false;
  const own = new Set(header.map((cell) => cell.trim()));
  return (
    new Set(names).size === names.length &&
    names.filter(isKnownHeader).length >= 2 &&
    names.some((name) => !own.has(name))
  );
}

/** What a cell looks like: `12 Main St` → `9 a a`. */
function shape(cell: string): string {
  return cell
    .slice(0, 60)
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a');
}

/** Judges whether a record names the columns below it. Without evidence either way it does: files have headers. */
function isHeader(record: FileRecord, below: readonly FileRecord[]): boolean {
  let score = 0.5;
  const seen = new Set<string>();
  for (let column = 0; column < record.cells.length; column++) {
    const cell = record.cells[column]!.trim();
    if (cell === '') continue;
    if (seen.has(cell.toLowerCase())) score -= 0.1;
    seen.add(cell.toLowerCase());
    score += columnEvidence(cell, columnValues(below, column));
  }
  return score > 0;
}

function columnValues(rows: readonly FileRecord[], column: number): readonly string[] {
  const values: string[] = [];
  for (const { cells } of rows) {
    const value = cells[column]?.trim() ?? '';
    if (value !== '') values.push(value);
  }
  return values;
}

/** What one cell says for (positive) or against (negative) being the name of the values below it. */
function columnEvidence(cell: string, values: readonly string[]): number {
  if (looksLikeValue(cell)) return -1.5;
  if (isKnownHeader(cell)) return 1.2;
  if (values.length === 0) return 0;
  const digits = values.filter(bearsDigits).length / values.length;
  if (digits > 0.7) {
    if (!bearsDigits(cell)) return 1;
    return values.some((value) => shape(value) === shape(cell)) ? -0.6 : 0.3;
  }
  const same = values.filter((value) => value === cell).length / values.length;
  return same > 0 && digits < 0.1 ? -Math.min(1, 0.5 + same) : 0;
}

function isDescription(record: FileRecord, width: number): boolean {
  const used = filled(record.cells);
  if (used === 0) return false;
  const described = record.cells.filter(
    (cell) => cell.length < 2000 && DESCRIPTION.test(cell) && !looksLikeValue(cell),
  ).length;
  return described >= Math.min(2, width) && described >= used * 0.4;
}

/** Columns at the right end with neither header nor value. */
function trailingColumns(header: readonly string[], rows: readonly FileRecord[], width: number): number {
  let last = width;
  const isUsed = (column: number): boolean =>
    (header[column] ?? '').trim() !== '' || rows.some(({ cells }) => (cells[column] ?? '').trim() !== '');
  while (last > 1 && !isUsed(last - 1)) last -= 1;
  return width - last;
}

/** Trims; names the empty (`column 7`); numbers the repeated (`Phone`, `Phone (2)`). */
export function uniqueHeaders(cells: readonly string[], width: number): readonly string[] {
  const taken = new Set<string>();
  const named = Array.from({ length: width }, (_, i) => (cells[i] ?? '').replace(/^\ufeff/, '').trim());
  for (const name of named) if (name !== '') taken.add(name);
  const used = new Set<string>();
  const numbers = new Map<string, number>();
  return named.map((name, i) => {
    const wanted = name === '' ? `column ${i + 1}` : name;
    let unique = wanted;
    while (used.has(unique) || (unique !== name && taken.has(unique))) {
      const n = (numbers.get(wanted) ?? 1) + 1;
      numbers.set(wanted, n);
      unique = `${wanted} (${n})`;
    }
    used.add(unique);
    return unique;
  });
}
