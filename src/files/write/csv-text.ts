/** Rows → delimited text. */

/** One row with its line end. Cells are quoted where a reader needs it, and where `quoteAlways` says so. */
export function csvLine(cells: readonly string[], delimiter = ',', lineEnd = '\n', quoteAlways = false): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += delimiter;
    line += csvCell(cells[i]!, delimiter, quoteAlways);
  }
  // One empty cell would read back as a blank line.
  if (cells.length === 1 && line === '') line = '""';
  return line + lineEnd;
}

/**
 * One cell, quoted where it holds a delimiter, quotation mark or line break, or begins or ends with white space or an
 * apostrophe (programs trim the former, and take the latter for a quotation mark of their own).
 */
export function csvCell(cell: string, delimiter = ',', quoteAlways = false): string {
  if (!quoteAlways && !needsQuotes(cell, delimiter)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

function needsQuotes(cell: string, delimiter: string): boolean {
  if (cell === '') return false;
  const first = cell.charCodeAt(0);
  if (first <= 32 || first === 39 || first === 0xfeff || cell.charCodeAt(cell.length - 1) <= 32) return true;
  if (delimiter !== '' && cell.includes(delimiter)) return true;
  return cell.includes('"') || cell.includes('\n') || cell.includes('\r');
}
