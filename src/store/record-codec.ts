/**
 * Records as bytes. A version of a record is one line of JSON: cells as received, then the standard values by shape. A
 * shape (field, group, confidence, findings, where the texts are found) is told once a chunk, and a text that a cell
 * already holds is not repeated: most values cost one number. Sensitive values go into a second, sealed line.
 */
import { FIELDS, type FieldName } from '../domain/record/fields.js';
import type { Issue, IssueCode } from '../domain/record/issue.js';
import type { StandardRecord, StandardValue } from '../domain/record/record.js';

/** Where the text of a value is: in cell `n`, the same as the other text, or written after the shape's number. */
const SAME = -2;
const OWN = -1;

interface Shape {
  readonly number: number;
  readonly field: FieldName;
  readonly group: number;
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
  /** `n` ≥ 0: cell n; OWN: written out. */
  readonly raw: number;
  /** SAME: as raw; OWN: written out. */
  readonly standard: number;
}

type Cells = readonly string[];
/** Numbers of shapes, each followed by the texts it says are written out. */
type Flat = (number | string)[];

const sameIssues = (a: readonly IssueCode[], b: readonly IssueCode[]) =>
  a === b || (a.length === b.length && a.every((code, i) => code === b[i]));

/** The shapes of one chunk; numbered in order of appearance. */
class ShapeTable {
  readonly shapes: Shape[] = [];
  /** Shapes seen at the n-th value of a record: the first that fits is nearly always there. */
  readonly #byPlace: Shape[][] = [];
  readonly #byKey = new Map<string, Shape>();

  #find(value: StandardValue, cells: Cells, place: number): Shape {
    const seen = this.#byPlace[place];
    if (seen)
      for (const shape of seen)
        if (
          shape.field === value.field &&
          shape.group === value.group &&
          shape.confidence === value.confidence &&
          (shape.raw === OWN || cells[shape.raw] === value.raw) &&
          (shape.standard === SAME ? value.standard === value.raw : value.standard !== value.raw) &&
          sameIssues(shape.issues, value.issues)
        )
          return shape;
    const raw = cells.indexOf(value.raw);
    const standard = value.standard === value.raw ? SAME : OWN;
    const { field, group, confidence, issues } = value;
    const key = JSON.stringify([field, group, confidence, raw, standard, issues]);
    let shape = this.#byKey.get(key);
    if (!shape) {
      shape = { number: this.shapes.length, field, group, confidence, issues, raw, standard };
      this.shapes.push(shape);
      this.#byKey.set(key, shape);
    }
    if (!seen) this.#byPlace[place] = [shape];
    else if (seen.length < 12) {
      seen.push(shape);
      seen.sort((a, b) => b.raw - a.raw); // texts written out fit everything: last
    }
    return shape;
  }

  write(values: readonly StandardValue[], cells: Cells, flat: Flat): void {
    let place = 0;
    for (const value of values) {
      const shape = this.#find(value, cells, place++);
      flat.push(shape.number);
      if (shape.raw === OWN) flat.push(value.raw);
      if (shape.standard === OWN) flat.push(value.standard);
    }
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

/** Lines of text as bytes, with an index to each. */
class LineBuffer {
  #bytes = Buffer.allocUnsafe(1 << 18);
  #length = 0;
  readonly #ends: number[] = [];

  add(line: string): void {
    const worst = this.#length + line.length * 3;
    if (worst > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(worst, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    this.#length += this.#bytes.write(line, this.#length, 'utf8');
    this.#ends.push(this.#length);
  }

  get size(): number {
    return this.#length;
  }

  /** Number of lines, the end of each (32 bits), the bytes. */
  toBytes(): Buffer {
    const head = Int32Array.of(this.#ends.length, ...this.#ends);
    return Buffer.concat([Buffer.from(head.buffer), this.#bytes.subarray(0, this.#length)]);
  }
}

/** Line `slot` of what `LineBuffer` wrote. */
export function lineAt(bytes: Buffer, slot: number): string {
  const head = 4 + bytes.readInt32LE(0) * 4;
  const from = slot === 0 ? 0 : bytes.readInt32LE(slot * 4);
  return bytes.toString('utf8', head + from, head + bytes.readInt32LE(4 + slot * 4));
}

/** Lines joined in the form of `LineBuffer`. */
export function joinLines(lines: readonly string[]): Buffer {
  const buffer = new LineBuffer();
  for (const line of lines) buffer.add(line);
  return buffer.toBytes();
}

/** True when values of this field are sealed. */
export const isSensitive = (field: FieldName): boolean => FIELDS[field].sensitivity === 'sensitive';

/** What a chunk's records became. `sealed` is null when there is nothing sensitive in them. */
export interface EncodedChunk {
  readonly shapes: string;
  readonly lines: Buffer;
  readonly sealed: Buffer | null;
}

/** Collects records of one file for a chunk. */
export class ChunkWriter {
  readonly #table = new ShapeTable();
  readonly #open = new LineBuffer();
  readonly #sealed: LineBuffer | null;
  readonly #secretCells: readonly number[];
  #secrets = 0;

  /** `secretCells`: indexes of the cells to seal; null: nothing is sealed (a store in memory). */
  constructor(secretCells: readonly number[] | null) {
    this.#secretCells = secretCells ?? [];
    this.#sealed = secretCells ? new LineBuffer() : null;
  }

  /** Bytes collected. */
  get size(): number {
    return this.#open.size + (this.#sealed?.size ?? 0);
  }

  /** Adds a record; `inherits` is the version whose sealed values go on to hold where this one has none (0: none). */
  add(cells: Cells, record: StandardRecord, inherits: number): void {
    if (!this.#sealed) {
      this.#open.add(this.#line(cells, record.values, record, 0));
      return;
    }
    const secret = record.values.filter((value) => isSensitive(value.field));
    if (secret.length === 0 && this.#secretCells.every((index) => (cells[index] ?? '') === '')) {
      this.#sealed.add('');
      this.#open.add(this.#line(cells, record.values, record, inherits));
      return;
    }
    const plain = record.values.filter((value) => !isSensitive(value.field));
    const hidden = cells.map((cell, index) => (this.#secretCells.includes(index) ? '' : cell));
    const flat: Flat = [];
    this.#table.write(secret, cells, flat);
    this.#sealed.add(JSON.stringify([cells.map((cell, i) => (this.#secretCells.includes(i) ? cell : 0)), flat]));
    this.#secrets++;
    this.#open.add(this.#line(hidden, plain, record, inherits));
  }

  #line(cells: Cells, values: readonly StandardValue[], record: StandardRecord, inherits: number): string {
    const flat: Flat = [];
    this.#table.write(values, cells, flat);
    const custom: Flat = [];
    for (const [header, value] of record.custom) {
      const cell = cells.indexOf(value);
      custom.push(header, cell >= 0 ? cell : value);
    }
    const line: unknown[] = [cells, flat];
    if (custom.length > 0 || record.issues.length > 0 || inherits > 0)
      line.push(
        custom,
        record.issues.map(({ code, field }) => [code, field]),
        inherits,
      );
    return JSON.stringify(line);
  }

  finish(): EncodedChunk {
    return {
      shapes: this.#table.toJson(),
      lines: this.#open.toBytes(),
      sealed: this.#secrets > 0 ? (this.#sealed?.toBytes() ?? null) : null,
    };
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
    const raw = where.raw === OWN ? (flat[at++] as string) : cells[where.raw]!;
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
