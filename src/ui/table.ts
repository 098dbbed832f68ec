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

/** A table with a header line, two spaces between columns, no trailing blanks. '' when there are no rows. */
export function textTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const widths = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map((column, i) => pad(cells[i] ?? '', widths[i] ?? 0, column.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return `${[line(columns.map((column) => column.title)), ...rows.map(line)].join('\n')}\n`;
}

/** Names and values, a line each, the values one below the other. */
export function pairLines(pairs: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...pairs.map(([name]) => displayWidth(name)));
  return pairs.map(([name, value]) => `${pad(name, width, 'left')}  ${value}\n`).join('');
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
