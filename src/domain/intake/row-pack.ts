/** Rows as one text and the length of each cell: cheap to send to a thread, and to keep until what became of them is known. */

import { type CellUnits, writeUnits } from '../record/cell-units.js';

/** Rows of equal width. */
export interface RowPack {
  /** Cells of each row. */
  readonly width: number;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly text: string;
}

/** Packs rows one after the other, so that nothing of them but the pack has to be kept. */
export class RowPacker {
  readonly #width: number;
  #lengths: Uint32Array<ArrayBuffer>;
  readonly #pieces: string[] = [];
  #rows: string[] = [];
  #count = 0;

  /** `expected`: how many rows there will be, roughly. */
  constructor(width: number, expected: number) {
    this.#width = width;
    this.#lengths = new Uint32Array(width * expected);
  }

  /** Rows packed. */
  get count(): number {
    return this.#count;
  }

  add(cells: readonly string[]): void {
    const width = this.#width;
    let at = this.#count * width;
    if (at + width > this.#lengths.length) {
      const grown = new Uint32Array(Math.max(at + width, this.#lengths.length * 2));
      grown.set(this.#lengths);
      this.#lengths = grown;
    }
    for (let i = 0; i < width; i++) this.#lengths[at++] = (cells[i] as string).length;
    this.#rows.push(cells.length === width ? cells.join('') : cells.slice(0, width).join(''));
    this.#count++;
  }

  /** Puts what was added together: to be called now and then, so that no row is kept alive for long. */
  settle(): void {
    if (this.#rows.length > 0) this.#pieces.push(this.#rows.join(''));
    this.#rows = [];
  }

  finish(): RowPack {
    this.settle();
    const lengths = this.#lengths.slice(0, this.#count * this.#width);
    return { width: this.#width, lengths, text: this.#pieces.join('') };
  }
}

/** The rows of a pack, one after the other. */
export function* unpackRows({ width, lengths, text }: RowPack): IterableIterator<readonly string[]> {
  let from = 0;
  for (let at = 0; at < lengths.length; at += width) {
    const cells = new Array<string>(width);
    for (let i = 0; i < width; i++) {
      const to = from + (lengths[at + i] as number);
      cells[i] = text.slice(from, to);
      from = to;
    }
    yield cells;
  }
}

/** Walks the rows of a pack, of each its cells both as units and (some rows ahead of that) as strings. */
export class PackReader implements CellUnits {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly #pack: RowPack;
  readonly #cells: IterableIterator<readonly string[]>;
  #row = 0;

  constructor(pack: RowPack) {
    this.#pack = pack;
    this.#cells = unpackRows(pack);
    this.units = new Uint16Array(pack.text.length);
    writeUnits(pack.text, this.units, 0);
    this.starts = new Int32Array(pack.width + 1);
  }

  /** The rows that follow those given before, at most so many; none behind the last. */
  rows(most: number): readonly (readonly string[])[] {
    const rows: (readonly string[])[] = [];
    while (rows.length < most) {
      const next = this.#cells.next();
      if (next.done === true) break;
      rows.push(next.value);
    }
    return rows;
  }

  /** Goes on to the next row: `units` and `starts` are then of this row. */
  step(): void {
    const { width, lengths } = this.#pack;
    const { starts } = this;
    starts[0] = this.#row === 0 ? 0 : (starts[width] as number);
    const first = this.#row++ * width;
    for (let i = 0; i < width; i++) starts[i + 1] = (starts[i] as number) + (lengths[first + i] as number);
  }
}
