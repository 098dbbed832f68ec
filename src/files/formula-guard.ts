/**
 * Cells that a spreadsheet would run as a formula, and the apostrophe that keeps it from doing so (CWE-1236). The guard
 * is reversible: `unguard(guard(x)) === x` for every text, so that a guarded export can be imported again.
 *
 * A cell is guarded when it begins with `=`, `+`, `-`, `@`, tab, carriage return, line feed or one of the full-width
 * forms `＝＋－＠`, however many apostrophes stand before it; alone an international phone number (`+` and 6–15 digits) is
 * left as it is, since a spreadsheet takes it for a number.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const PHONE = /^\+\d{6,15}$/;

/** The cell as people may open it in a spreadsheet. */
export function guardFormula(cell: string): string {
  return DANGEROUS.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;
}

/** The cell without the guard. */
export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
