/** Plain-text tables that line up with Chinese and Latin text, and short forms of numbers. */

export type Align = 'left' | 'right';

export interface TableColumn {
  readonly title: string;
  readonly align?: Align;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns of a terminal a text takes: CJK and full-width characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}/u.test(character)) continue;
    width += WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  }
  return width;
}

function pad(text: string, width: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** A line across the screen, of 60 columns at most. */
export const rule = (character: string): string => character.repeat(Math.min(60, screenWidth()));

/** Columns of the screen that stdout is; no bound where it is a file or a pipe. */
function screenWidth(): number {
  // A terminal that does not know its size says 0.
  return process.stdout.isTTY === true ? Math.max(20, process.stdout.columns || 80) : Number.POSITIVE_INFINITY;
}

/** A column that is made narrower keeps this many columns of the screen, or its own width. */
const NARROWEST = 10;
const GAP = 2;

/**
 * A table with a header line, two spaces between columns, no trailing blanks. '' when there are no rows. Where the screen
 * is narrower than the table, the widest columns are wrapped; where that does not do either, each row stands as lines of
 * title and value, with an empty line between rows.
 */
export function textTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width = screenWidth(),
): string {
  if (rows.length === 0) return '';
  const natural = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  const widths = fitted(natural, width);
  if (widths === null) return stacked(columns, rows, width);
  const line = (cells: readonly string[]): string => {
    const wrapped = columns.map((_, i) => wrap(cells[i] ?? '', widths[i] as number));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, n) =>
      columns
        .map((column, i) => pad(wrapped[i]?.[n] ?? '', widths[i] as number, column.align ?? 'left'))
        .join(' '.repeat(GAP))
        .trimEnd(),
    ).join('\n');
  };
  return `${[line(columns.map((column) => column.title)), ...rows.map(line)].join('\n')}\n`;
}

/** The widths with which a table fits, its widest columns made narrower; null where none do. */
function fitted(natural: readonly number[], width: number): readonly number[] | null {
  const room = width - GAP * (natural.length - 1);
  const least = natural.map((each) => Math.min(each, NARROWEST));
  const sum = (widths: readonly number[]): number => widths.reduce((total, each) => total + each, 0);
  if (sum(natural) <= room) return natural;
  if (sum(least) > room) return null;
  const widths = [...natural];
  for (let excess = sum(widths) - room; excess > 0; excess--) {
    let widest = -1;
    for (let i = 0; i < widths.length; i++)
      if (
        (widths[i] as number) > (least[i] as number) &&
        (widest < 0 || (widths[i] as number) > (widths[widest] as number))
      )
        widest = i;
    widths[widest] = (widths[widest] as number) - 1;
  }
  // A table of which every other line is a continuation is read worse than a list.
  return widths.some((each, i) => each * 3 < (natural[i] as number)) ? null : widths;
}

function stacked(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width: number): string {
  return rows
    .map((row) =>
      pairLines(
        columns.map(({ title }, i) => [title, row[i] ?? ''] as const).filter(([, value]) => value !== ''),
        width,
      ),
    )
    .join('\n');
}

/** Pieces of a text that take at most `width` columns each; between words where there are any. */
export function wrap(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const size = displayWidth(character);
    if (used + size > width && line !== '') {
      const space = line.lastIndexOf(' ');
      const isWord = character !== ' ' && !WIDE.test(character) && space > 0 && space > line.length / 2;
      lines.push((isWord ? line.slice(0, space) : line).trimEnd());
      line = isWord ? line.slice(space + 1) : '';
      used = displayWidth(line);
    }
    if (line === '' && character === ' ' && lines.length > 0) continue;
    line += character;
    used += size;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}

/** Names and values, a line each, the values one below the other, wrapped where the screen ends. */
export function pairLines(pairs: readonly (readonly [name: string, value: string])[], width = screenWidth()): string {
  const longest = Math.max(0, ...pairs.map(([name]) => displayWidth(name)));
  const left = Math.min(longest, Math.floor(width / 2));
  const gap = left === 0 ? 0 : GAP;
  const indent = ' '.repeat(left + gap);
  return pairs
    .map(([name, value]) => {
      const names = wrap(name, left);
      const values = wrap(value, Math.max(2, width - left - gap));
      const height = Math.max(names.length, values.length);
      return Array.from({ length: height }, (_, n) =>
        (n < names.length ? `${pad(names[n] ?? '', left, 'left')}${' '.repeat(gap)}` : indent)
          .concat(values[n] ?? '')
          .trimEnd(),
      )
        .map((line) => `${line}\n`)
        .join('');
    })
    .join('');
}

/** 1234567 → `1,234,567` in every locale, so that output can be compared. */
export function number(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 0.9876 → `98.8 %`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A bar of `width` characters for a share 0..1. */
export function bar(share: number, width = 20): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
