/**
 * The cells of a row as UTF-16 units in one array. A cell is often cut out of a larger text, and asking such strings for
 * their length or a unit is what hashing and writing them would spend most on.
 */
export interface CellUnits {
  readonly units: Uint16Array;
  /** Where each cell begins among the units; the end of the last stands behind. */
  readonly starts: Int32Array;
}

/** Writes a text into an array of units from `at` on; returns where it ends. There must be room. */
export function writeUnits(text: string, units: Uint16Array, at: number): number {
  const { length } = text;
  for (let i = 0; i < length; i++) units[at + i] = text.charCodeAt(i);
  return at + length;
}

/** The units of one row at a time, of cells that are strings. */
export class RowUnits implements CellUnits {
  units = new Uint16Array(1024);
  starts = new Int32Array(32);

  /** Takes the cells of the next row in place of the last. */
  take(cells: readonly string[]): void {
    if (cells.length + 1 > this.starts.length) this.starts = new Int32Array((cells.length + 1) * 2);
    let needed = 0;
    for (const cell of cells) needed += cell.length;
    if (needed > this.units.length) this.units = new Uint16Array(needed * 2);
    const { units, starts } = this;
    let at = 0;
    for (let i = 0; i < cells.length; i++) {
      starts[i] = at;
      at = writeUnits(cells[i] as string, units, at);
    }
    starts[cells.length] = at;
  }
}
