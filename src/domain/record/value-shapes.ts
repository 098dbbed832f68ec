/**
 * Shapes of values: what many values have in common (field, group, confidence, findings, where their texts are found). A
 * chunk tells each once; a value is then the number of its shape and the texts that stand nowhere else.
 */
import { FIELD_NAMES, FIELDS, type FieldName } from './fields.js';
import type { IssueCode } from './issue.js';
import type { JsonLines } from './json-lines.js';
import type { StandardValue } from './record.js';

/** Where the text of a value is: in cell `n`, nowhere, the same as the other text, or written after the shape's number. */
export const EMPTY = -3;
export const SAME = -2;
export const OWN = -1;

export interface Shape {
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

/** Numbers of shapes, each followed by the texts it says are written out. */
export type Flat = (number | string)[];

const sameIssues = (a: readonly IssueCode[], b: readonly IssueCode[]) =>
  a === b || (a.length === b.length && a.every((code, i) => code === b[i]));

/** The shapes of one chunk; numbered in order of appearance. */
export class ShapeTable {
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

/** True when values of this field are sealed. */
export const isSensitive = (field: FieldName): boolean => SENSITIVE.has(field);
const SENSITIVE: ReadonlySet<FieldName> = new Set(
  FIELD_NAMES.filter((field) => FIELDS[field].sensitivity === 'sensitive'),
);
