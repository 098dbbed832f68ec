/**
 * Merged cells of a sheet. A cell merged over several rows means its value for each of them (one customer, several
 * contacts), but stands in the file only once. The list of merges comes after the cells, so that it has to be fetched
 * before.
 */

/** A value that goes down from row `top` to row `bottom` in `column`. Rows from 1, columns from 0. */
export interface Merge {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
}

const PATTERN = /<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;
/** More are no table but a form. */
const MAX_MERGES = 100_000;

/** The merges over several rows, by their first row. */
export async function readMerges(sheet: AsyncIterable<Buffer>): Promise<ReadonlyMap<number, readonly Merge[]>> {
  const merges = new Map<number, Merge[]>();
  let carry = '';
  let count = 0;
  for await (const chunk of sheet) {
    const text = carry + chunk.toString('latin1');
    if (text.includes('mergeCell')) {
      for (const [, column, top, bottom] of text.matchAll(PATTERN)) {
        if (Number(bottom) <= Number(top) || count >= MAX_MERGES) continue;
        const merge = { column: columnIndex(column!), top: Number(top), bottom: Number(bottom) };
        const others = merges.get(merge.top);
        if (others === undefined) merges.set(merge.top, [merge]);
        else if (!others.some((other) => other.column === merge.column)) others.push(merge);
        count += 1;
      }
    }
    carry = text.slice(Math.max(text.lastIndexOf('<'), text.length - 200));
    if (carry.includes('>')) carry = '';
  }
  return merges;
}

/** `A` → 0, `AA` → 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}
