/** What a column holds, told from a sample of its distinct values: the share of each shape, how full and how varied it is. */
import { probe, SHAPE_NAMES, SHAPES, type ShapeName } from './shapes.js';

/** A column's sample in figures; all shares are 0..1. */
export interface ColumnProfile {
  /** Values that are neither blank nor a word for nothing, and all sample rows. */
  readonly filled: number;
  readonly rows: number;
  /** Distinct values among the filled ones. */
  readonly distinct: number;
  /** Share of the distinct values that have a shape. */
  readonly shapes: Readonly<Record<ShapeName, number>>;
  /** Share of the filled rows whose value has a shape. */
  readonly rowShapes: Readonly<Record<ShapeName, number>>;
  /** Longest and mean length in characters, of distinct values. */
  readonly meanLength: number;
  /** Distinct lengths of all-digit values; 1 = a code of fixed width. */
  readonly widths: number;
  readonly years: readonly [low: number, high: number] | null;
  /** Whole numbers that rise from row to row by small steps: somebody counted. */
  readonly running: boolean;
}

const MAX_DISTINCT = 200;
const NOTHING = /^(?:n\/?a|null|none|nil|-+|\.|\?+|#n\/a|nan|无|暂无|未知|没有|不详|0000-00-00|0\/0\/00|unknown)$/i;

/** True for blanks and for words that stand for nothing. */
export function isNothing(value: string): boolean {
  const text = value.trim();
  return text === '' || (text.length <= 10 && NOTHING.test(text));
}

const zeros = (): Record<ShapeName, number> =>
  Object.fromEntries(SHAPE_NAMES.map((name) => [name, 0])) as Record<ShapeName, number>;

/**
 * Profiles one column.
 *
 * @param sample rows of the file; missing cells count as blank
 * @param limit at most this many distinct values are looked at (fewer for very wide files)
 */
export function profileColumn(
  sample: readonly (readonly string[])[],
  column: number,
  limit = MAX_DISTINCT,
): ColumnProfile {
  const seen = new Map<string, number>();
  const counted = counter();
  let filled = 0;
  for (const row of sample) {
    const value = row[column];
    if (value === undefined || isNothing(value)) continue;
    filled++;
    const text = value.trim();
    counted.look(text);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const shapes = zeros();
  const rowShapes = zeros();
  const widths = new Set<number>();
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let length = 0;
  let looked = 0;
  const step = Math.max(1, Math.floor(seen.size / limit));
  let at = 0;
  let lookedRows = 0;
  for (const [value, rows] of seen) {
    if (at++ % step !== 0 || looked >= limit) continue;
    looked++;
    lookedRows += rows;
    const p = probe(value);
    length += p.text.length;
    if (/^\d+$/.test(p.text)) widths.add(p.text.length);
    for (const name of SHAPE_NAMES) {
      if (!SHAPES[name](p)) continue;
      shapes[name]++;
      rowShapes[name] += rows;
    }
    const year =
      /(?:^|\D)((?:18|19|20)\d{2})(?:$|\D)/.exec(p.text)?.[1] ?? /^((?:18|19|20)\d{2})\d{4}$/.exec(p.text)?.[1];
    if (year !== undefined) {
      low = Math.min(low, Number(year));
      high = Math.max(high, Number(year));
    }
  }
  for (const name of SHAPE_NAMES) {
    shapes[name] /= Math.max(1, looked);
    rowShapes[name] /= Math.max(1, lookedRows);
  }
  return {
    filled,
    rows: sample.length,
    distinct: seen.size,
    shapes,
    rowShapes,
    meanLength: looked === 0 ? 0 : length / looked,
    widths: widths.size,
    years: high === 0 ? null : [low, high],
    running: counted.isRunning(),
  };
}

/** Codes that only happen to rise, as postal codes in a sorted file do, leave wider gaps. */
const WIDEST_STEP = 20;

function counter(): { look(text: string): void; isRunning(): boolean } {
  let count = 0;
  let first = 0;
  let last = -1;
  let rises = true;
  return {
    look(text) {
      if (!rises) return;
      const value = /^\d{1,15}$/.test(text) ? Number(text) : -1;
      rises = value > last;
      if (count++ === 0) first = value;
      last = value;
    },
    isRunning: () => rises && count >= 5 && last - first <= WIDEST_STEP * (count - 1),
  };
}
