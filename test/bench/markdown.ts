/** Markdown tables for standard output, and how their numbers are written. */

/** A Markdown table; all columns but the first are numbers. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(header.map((_, i) => (i === 0 ? '---' : '---:')));
  return `${[line(header), rule, ...rows.map(line)].join('\n')}\n`;
}

export const seconds = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
export const megabytes = (value: number | null) => (value === null ? '–' : value.toFixed(0));
export const score = (value: number | null) => (value === null ? '–' : value.toFixed(4));
export const ratio = (value: number) => `${value.toFixed(2)} ×`;
export const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
