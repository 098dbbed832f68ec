/**
 * Records as bytes. A version of a record is one line of JSON: cells as received, then the standard values by shape. A
 * shape (field, group, confidence, findings, where the texts are found) is told once a chunk, and a text that a cell
 * already holds is not repeated: most values cost one number. Sensitive values go into a second, sealed line.
 */
import { type CellUnits, RowUnits } from './cell-units.js';
import type { FieldName } from './fields.js';
import type { Issue, IssueCode } from './issue.js';
import { JsonLines } from './json-lines.js';
import type { StandardRecord, StandardValue } from './record.js';
import { EMPTY, type Flat, isSensitive, OWN, type Shape, ShapeTable } from './value-shapes.js';

export { isSensitive } from './value-shapes.js';

type Cells = readonly string[];

/** The most records of a chunk. */
export const CHUNK_RECORDS = 1024;
/** A chunk is full when it holds this many bytes. */
const CHUNK_BYTES = 4_000_000;

/** Lines joined in the form of `JsonLines`. */
export function joinLines(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const joined = new JsonLines();
  for (const line of lines) joined.add(line);
  return joined.finish();
}

/** What a chunk's records became. `sealed` is null when there is nothing sensitive in them. */
export interface EncodedChunk {
  readonly count: number;
  readonly shapes: string;
  readonly lines: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer> | null;
}

/** Cells of which only strings are there. */
const ownUnits = new RowUnits();

/** Collects records of one file for a chunk. */
export class ChunkWriter {
  readonly #table = new ShapeTable();
  readonly #open = new JsonLines();
  readonly #sealed: JsonLines | null;
  readonly #secretCells: readonly number[];
  /** The field of the n-th value of records before, where it is none to seal: nearly always that of this one's. */
  readonly #harmless: FieldName[] = [];
  #secrets = 0;

  /** `secretCells`: indexes of the cells to seal; null: nothing is sealed (a store in memory). */
  constructor(secretCells: readonly number[] | null) {
    this.#secretCells = secretCells ?? [];
    this.#sealed = secretCells ? new JsonLines() : null;
  }

  /** True when nothing more should go in: records enough, or bytes (large notes do not make large chunks). */
  get isFull(): boolean {
    return this.#open.count >= CHUNK_RECORDS || this.#open.size + (this.#sealed?.size ?? 0) > CHUNK_BYTES;
  }

  /** Records collected. */
  get count(): number {
    return this.#open.count;
  }

  /**
   * Adds a record; `inherits` is the version whose sealed values go on to hold where this one has none (0: none).
   * `units`: the cells once more, where they are there as units.
   */
  add(cells: Cells, record: StandardRecord, inherits: number, units: CellUnits | null = null): void {
    const sealed = this.#sealed;
    if (!sealed) {
      this.#write(cells, units, null, record, 0);
      return;
    }
    if (!this.#hasSecret(record.values) && this.#secretCells.every((index) => (cells[index] ?? '') === '')) {
      sealed.endLine();
      this.#write(cells, units, null, record, inherits);
      return;
    }
    sealed.open();
    sealed.open();
    for (const [index, cell] of cells.entries())
      if (this.#secretCells.includes(index)) sealed.text(cell);
      else sealed.number(0);
    sealed.close();
    this.#table.write(record.values, true, cells, sealed);
    sealed.close();
    sealed.endLine();
    this.#secrets++;
    const shown = cells.map((cell, index) => (this.#secretCells.includes(index) ? '' : cell));
    this.#write(shown, null, false, record, inherits);
  }

  #hasSecret(values: readonly StandardValue[]): boolean {
    const harmless = this.#harmless;
    for (let i = 0; i < values.length; i++) {
      const { field } = values[i]!;
      if (field === harmless[i]) continue;
      if (isSensitive(field)) return true;
      harmless[i] = field;
    }
    return false;
  }

  #write(
    cells: Cells,
    given: CellUnits | null,
    sensitive: boolean | null,
    record: StandardRecord,
    inherits: number,
  ): void {
    const lines = this.#open;
    if (given === null) ownUnits.take(cells);
    const { units, starts } = given ?? ownUnits;
    lines.open();
    lines.open();
    for (let i = 0; i < cells.length; i++) lines.units(units, starts[i]!, starts[i + 1]!);
    lines.close();
    this.#table.write(record.values, sensitive, cells, lines);
    if (record.custom.length > 0 || record.issues.length > 0 || inherits > 0) {
      lines.open();
      for (const [header, value] of record.custom) {
        lines.text(header);
        const cell = cells.indexOf(value);
        if (cell >= 0) lines.number(cell);
        else lines.text(value);
      }
      lines.close();
      lines.open();
      for (const { code, field } of record.issues) {
        lines.open();
        lines.text(code);
        if (field === null) lines.nothing();
        else lines.text(field);
        lines.close();
      }
      lines.close();
      lines.number(inherits);
    }
    lines.close();
    lines.endLine();
  }

  finish(): EncodedChunk {
    const sealed = this.#secrets > 0 ? (this.#sealed?.finish() ?? null) : null;
    if (sealed === null) this.#sealed?.discard();
    return { count: this.count, shapes: this.#table.toJson(), lines: this.#open.finish(), sealed };
  }
}

/** A record as read back. Where sealed values could not be read they are missing, and `hidden` is true. */
export interface DecodedRecord {
  readonly cells: Cells;
  readonly record: StandardRecord;
  /** The version whose sealed values go on to hold, or 0. */
  readonly inherits: number;
  readonly hidden: boolean;
}

/** The shapes of a chunk, ready for `decodeLine`. */
export function parseShapes(text: string): readonly Shape[] {
  const rows = JSON.parse(text) as [FieldName, number, number, number, number, ...IssueCode[]][];
  return rows.map(([field, group, confidence, raw, standard, ...issues], number) => ({
    number,
    field,
    group,
    confidence,
    raw,
    standard,
    issues,
  }));
}

function readFlat(flat: Flat, shapes: readonly Shape[], cells: Cells, into: StandardValue[]): void {
  for (let at = 0; at < flat.length; ) {
    const { field, group, confidence, issues, ...where } = shapes[flat[at++] as number]!;
    const raw = where.raw === OWN ? (flat[at++] as string) : where.raw === EMPTY ? '' : cells[where.raw]!;
    const standard = where.standard === OWN ? (flat[at++] as string) : raw;
    into.push({ field, group, raw, standard, confidence, issues });
  }
}

/**
 * Reads a record's line. `sealed` is its sealed line in the clear: '' where nothing is sealed in this record, null where
 * it may not be seen.
 */
export function decodeLine(line: string, sealed: string | null, shapes: readonly Shape[]): DecodedRecord {
  const [cells, flat, custom = [], issues = [], inherits = 0] = JSON.parse(line) as [
    string[],
    Flat,
    Flat?,
    [IssueCode, string | null][]?,
    number?,
  ];
  const values: StandardValue[] = [];
  readFlat(flat, shapes, cells, values);
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < custom.length; at += 2) {
    const value = custom[at + 1]!;
    pairs.push([custom[at] as string, typeof value === 'number' ? cells[value]! : value]);
  }
  if (sealed) {
    const [secretCells, secretFlat] = JSON.parse(sealed) as [(string | 0)[], Flat];
    for (const [index, cell] of secretCells.entries()) if (cell !== 0) cells[index] = cell;
    readFlat(secretFlat, shapes, cells, values);
  }
  const found: Issue[] = issues.map(([code, field]) => ({ code, field }));
  return { cells, record: { values, custom: pairs, issues: found }, inherits, hidden: sealed === null };
}
