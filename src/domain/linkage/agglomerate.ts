/**
 * Building clusters up from single records, best merge first, on the evidence of all pairs between them taken field by
 * field: a value that is missing in one pair is no evidence and does not dilute what the other pairs say.
 */
import type { Apart } from './forest.js';
import type { Stretch } from './kernel/stretches.js';

/** How merges are weighed. */
export interface MergeRules {
  /** Numbers that `evidence` writes for a pair. */
  readonly width: number;
  /** Writes what each field says about the pair: weights, NaN where a value is missing. */
  readonly evidence: (a: number, b: number, out: Float64Array) => void;
  /**
   * Weight of a merge from the blended evidence (half the mean, half the largest over the cross pairs that have it; 0
   * where none has). Same unit as the weights of links.
   */
  readonly score: (blended: Float64Array) => number;
  /** Merges must weigh at least this. */
  readonly cut: number;
  /** Share of the mean in the blend, the rest is the largest; .5 unless given. 1 = average linkage. */
  readonly meanShare?: number;
}

/** Tables of one agglomeration, used again by the next: most components are small, and there are very many. */
export class Workspace {
  sums = new Float64Array(0);
  maxima = new Float64Array(0);
  counts = new Int32Array(0);
  scores = new Float64Array(0);
  forbidden = new Uint8Array(0);
  /** Evidence of one pair, and the blend of one merge. */
  out = new Float64Array(0);
  blended = new Float64Array(0);

  /** Empty tables for `cells` pairs of units and `width` numbers a pair. */
  clear(cells: number, width: number): void {
    if (this.scores.length < cells || this.sums.length < cells * width) {
      this.sums = new Float64Array(cells * width);
      this.maxima = new Float64Array(cells * width);
      this.counts = new Int32Array(cells * width);
      this.scores = new Float64Array(cells);
      this.forbidden = new Uint8Array(cells);
    }
    if (this.out.length !== width) {
      this.out = new Float64Array(width);
      this.blended = new Float64Array(width);
    }
    this.sums.fill(0, 0, cells * width);
    this.maxima.fill(Number.NEGATIVE_INFINITY, 0, cells * width);
    this.counts.fill(0, 0, cells * width);
    this.forbidden.fill(0, 0, cells);
  }
}

/** Best merge first, until none reaches the cut; `join` is told of a record of each of the two. */
export function agglomerate(
  units: readonly number[][],
  input: MergeRules,
  apart: Apart | null,
  join: (a: number, b: number) => void,
  workspace: Workspace,
): void {
  const size = units.length;
  const { width } = input;
  const meanShare = input.meanShare ?? 0.5;
  workspace.clear(size * size, width);
  const { sums, maxima, counts, scores, forbidden, out, blended } = workspace;
  const scoreAt = (cell: number): number => {
    const base = cell * width;
    for (let k = 0; k < width; k++) {
      const n = counts[base + k]!;
      blended[k] = n === 0 ? 0 : (meanShare * sums[base + k]!) / n + (1 - meanShare) * maxima[base + k]!;
    }
    return input.score(blended);
  };
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const cell = i * size + j;
      const base = cell * width;
      for (const a of units[i]!) {
        for (const b of units[j]!) {
          input.evidence(a, b, out);
          for (let k = 0; k < width; k++) {
            const value = out[k]!;
            if (Number.isNaN(value)) continue;
            sums[base + k]! += value;
            counts[base + k]!++;
            if (value > maxima[base + k]!) maxima[base + k] = value;
          }
          if (apart?.of.get(a)?.includes(b)) forbidden[cell] = 1;
        }
      }
      scores[cell] = scoreAt(cell);
    }
  }
  const alive = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    let best = Number.NEGATIVE_INFINITY;
    let bestI = -1;
    let bestJ = -1;
    for (let x = 0; x < alive.length; x++) {
      for (let y = x + 1; y < alive.length; y++) {
        const cell = alive[x]! * size + alive[y]!;
        if (scores[cell]! > best && forbidden[cell] === 0) {
          best = scores[cell]!;
          bestI = alive[x]!;
          bestJ = alive[y]!;
        }
      }
    }
    if (best < input.cut) return;
    join(units[bestI]![0]!, units[bestJ]![0]!);
    alive.splice(alive.indexOf(bestJ), 1);
    for (const other of alive) {
      if (other === bestI) continue;
      const to = Math.min(bestI, other) * size + Math.max(bestI, other);
      const from = Math.min(bestJ, other) * size + Math.max(bestJ, other);
      for (let k = 0; k < width; k++) {
        sums[to * width + k]! += sums[from * width + k]!;
        counts[to * width + k]! += counts[from * width + k]!;
        maxima[to * width + k] = Math.max(maxima[to * width + k]!, maxima[from * width + k]!);
      }
      if (forbidden[from] === 1) forbidden[to] = 1;
      scores[to] = scoreAt(to);
    }
  }
}

/** Components one after the other: component `g` is `members[starts[g]] … members[starts[g + 1] - 1]`. In shared memory. */
export interface ComponentList {
  readonly members: Int32Array;
  readonly starts: Int32Array;
}

/** Builds up the components of a stretch of the list from single records; gives who joins whom as a0, b0, a1, b1, … */
export function agglomerateList(
  { members, starts }: ComponentList,
  { from, to }: Stretch,
  rules: MergeRules,
): Int32Array {
  const workspace = new Workspace();
  const joins: number[] = [];
  for (let group = from; group < to; group++) {
    const units: number[][] = [];
    for (let i = starts[group]!; i < starts[group + 1]!; i++) units.push([members[i]!]);
    agglomerate(units, rules, null, (a, b) => joins.push(a, b), workspace);
  }
  return Int32Array.from(joins);
}
