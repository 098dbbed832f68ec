/**
 * Quotation marks that a character of its own keeps from closing a cell: `"said \"hi\""`. Databases write so (`ESCAPED BY`),
 * and languages other than the spreadsheets'. The character stands for itself before anything but a mark, itself and a line
 * break. A doubled mark is still one, since programs mix both.
 */

/** True where the mark at `at` is kept from closing the cell that begins at `start`: an odd number of escapes before it. */
export function isEscaped(text: string, start: number, at: number, before: string): boolean {
  let first = at;
  while (first > start && text[first - 1] === before) first -= 1;
  return (at - first) % 2 === 1;
}

/** What a quoted cell says: finds the pairs, of which the second is meant. */
export function escapedPairs(quote: string, before: string): RegExp {
  const [q, e] = [codeOf(quote), codeOf(before)];
  return new RegExp(`${e}([${e}${q}\\r\\n])|${q}(${q})`, 'g');
}

const codeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
