/**
 * Records as bytes. A version of a record is one line of JSON: cells as received, then the standard values by shape. A
 * shape (field, group, confidence, findings, where the texts are found) is told once a chunk, and a text that a cell
 * already holds is not repeated: most values cost one number. Sensitive values go into a second, sealed line.
 */
import { type CellUnits, RowUnits } from './cell-units.js';
import { FIELD_NAMES, FIELDS, type FieldName } from './fields.js';
import type { Issue, IssueCode } from './issue.js';
import { JsonLines } from './json-lines.js';
import type { StandardRecord, StandardValue } from './record.js';

/** Where the text of a value is: in cell `n`, nowhere, the same as the other text, or written after the shape's number. */
const EMPTY = -3;
const SAME = -2;
const OWN = -1;

interface Shape {
  readonly number: number;
  readonly field: FieldName;
  readonly group: number;
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
  /** `n` ≥ 0: cell n; EMPTY: ''; OWN: written out. */
  readonly raw: number;
  /** SAME: as raw; OWN: written out. */
  readonly standard: number;
}

type Cells = readonly string[];

/** The most records of a chunk. */
export const CHUNK_RECORDS = 1024;
/** A chunk is full when it holds this many bytes. */
const CHUNK_BYTES = 4_000_000;

/** Numbers of shapes, each followed by the texts it says are written out. */
type Flat = (number | string)[];

const sameIssues = (a: readonly IssueCode[], b: readonly IssueCode[]) =>
  a === b || (a.length === b.length && a.every((code, i) => code === b[i]));

/** The shapes of one chunk; numbered in order of appearance. */
class ShapeTable {
  readonly shapes: Shape[] = [];
  /** Shapes of a field: those that refer to a cell first. */
  readonly #byField = new Map<FieldName, Shape[]>();
  /** The shape of the n-th value of the record before: often that of this one's. */
  readonly #byPlace: Shape[] = [];

  #find(value: StandardValue, cells: Cells, place: number): Shape {
    const { field, group, confidence, issues, raw, standard } = value;
    const isSame = raw === standard;
    const former = this.#byPlace[place];
    if (
      former !== undefined &&
      former.field === field &&
      former.confidence === confidence &&
      former.group === group &&
      (former.standard === SAME) === isSame &&
      (former.raw >= 0 ? cells[former.raw] === raw : former.raw === EMPTY && raw === '') &&
      sameIssues(former.issues, issues)
    )
      return former;
    const found = this.#findAmong(value, isSame, cells);
    this.#byPlace[place] = found;
    return found;
  }

  #findAmong({ field, group, confidence, issues, raw }: StandardValue, isSame: boolean, cells: Cells): Shape {
    let shapes = this.#byField.get(field);
    if (shapes === undefined) {
      shapes = [];
      this.#byField.set(field, shapes);
    }
    for (const shape of shapes)
      if (
        shape.confidence === confidence &&
        shape.group === group &&
        (shape.standard === SAME) === isSame &&
        (shape.raw >= 0 ? cells[shape.raw] === raw : shape.raw === EMPTY ? raw === '' : raw !== '') &&
        sameIssues(shape.issues, issues)
      )
        if (shape.raw !== OWN || !cells.includes(raw))
          // A text written out may yet stand in a cell of this row.
          return shape;
    const at = raw === '' ? EMPTY : cells.indexOf(raw);
    const shape: Shape = {
      number: this.shapes.length,
      field,
      group,
      confidence,
      issues,
      raw: at,
      standard: isSame ? SAME : OWN,
    };
    this.shapes.push(shape);
    shapes.push(shape);
    shapes.sort((a, b) => b.raw - a.raw);
    return shape;
  }

  /** Writes values as an array; those that are sensitive, or those that are not. Null: all. */
  write(values: readonly StandardValue[], sensitive: boolean | null, cells: Cells, lines: JsonLines): void {
    lines.open();
    for (let place = 0; place < values.length; place++) {
      const value = values[place]!;
      if (sensitive !== null && isSensitive(value.field) !== sensitive) continue;
      const shape = this.#find(value, cells, place);
      lines.number(shape.number);
      if (shape.raw === OWN) lines.text(value.raw);
      if (shape.standard === OWN) lines.text(value.standard);
    }
    lines.close();
  }

  toJson(): string {
    return JSON.stringify(
      this.shapes.map(({ field, group, confidence, issues, raw, standard }) => [
        field,
        group,
        confidence,
        raw,
        standard,
        ...issues,
      ]),
    );
  }
}

/** Lines joined in the form of `JsonLines`. */
export function joinLines(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const joined = new JsonLines();
  for (const line of lines) joined.add(line);
  return joined.finish();
}

/** True when values of this field are sealed. */
export const isSensitive = (field: FieldName): boolean => SENSITIVE.has(field);
const SENSITIVE: ReadonlySet<FieldName> = new Set(
  FIELD_NAMES.filter((field) => FIELDS[field].sensitivity === 'sensitive'),
);

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
