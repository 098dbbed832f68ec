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
  /** `score` of the evidence of one pair, where it is known already; NaN where it is not. */
  readonly knownWeight?: (a: number, b: number) => number;
}

/** Tables of one agglomeration, used again by the next: most components are small, and there are very many. */
export class Workspace {
  sums = new Float64Array(0);
  maxima = new Float64Array(0);
  counts = new Int32Array(0);
  scores = new Float64Array(0);
  forbidden = new Uint8Array(0);
  /** 1 for a pair of single records whose weight is known and whose evidence was not looked at yet. */
  unread = new Uint8Array(0);
  /** Evidence of one pair, and the blend of one merge. */
  out = new Float64Array(0);
  blended = new Float64Array(0);

  /** Room for `cells` pairs of units and `width` numbers a pair; what is in it is written before it is read. */
  makeRoom(cells: number, width: number): void {
    if (this.scores.length < cells || this.sums.length < cells * width) {
      this.sums = new Float64Array(cells * width);
      this.maxima = new Float64Array(cells * width);
      this.counts = new Int32Array(cells * width);
      this.scores = new Float64Array(cells);
      this.forbidden = new Uint8Array(cells);
      this.unread = new Uint8Array(cells);
    }
    if (this.out.length !== width) {
      this.out = new Float64Array(width);
      this.blended = new Float64Array(width);
    }
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
  workspace.makeRoom(size * size, width);
  const { sums, maxima, counts, scores, forbidden, unread, out, blended } = workspace;
  /** Sums up what the pairs between two units say. */
  const readCell = (cell: number, ofI: readonly number[], ofJ: readonly number[]): void => {
    const base = cell * width;
    sums.fill(0, base, base + width);
    maxima.fill(Number.NEGATIVE_INFINITY, base, base + width);
    counts.fill(0, base, base + width);
    for (const a of ofI) {
      for (const b of ofJ) {
        input.evidence(a, b, out);
        for (let k = 0; k < width; k++) {
          const value = out[k]!;
          if (Number.isNaN(value)) continue;
          sums[base + k]! += value;
          counts[base + k]!++;
          if (value > maxima[base + k]!) maxima[base + k] = value;
        }
      }
    }
    unread[cell] = 0;
  };
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
      const ofI = units[i]!;
      const ofJ = units[j]!;
      forbidden[cell] = apart !== null && areApart(apart, ofI, ofJ) ? 1 : 0;
      const known =
        ofI.length === 1 && ofJ.length === 1 ? (input.knownWeight?.(ofI[0]!, ofJ[0]!) ?? Number.NaN) : Number.NaN;
      if (Number.isNaN(known)) {
        readCell(cell, ofI, ofJ);
        scores[cell] = scoreAt(cell);
      } else {
        // Most pairs are merged with nothing or by that weight alone: their evidence is looked at when two are blended.
        scores[cell] = known;
        unread[cell] = 1;
      }
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
      if (unread[to] === 1) readCell(to, units[Math.min(bestI, other)]!, units[Math.max(bestI, other)]!);
      if (unread[from] === 1) readCell(from, units[Math.min(bestJ, other)]!, units[Math.max(bestJ, other)]!);
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

/** True where a record of the one must not be with one of the other. */
const areApart = (apart: Apart, one: readonly number[], other: readonly number[]): boolean =>
  one.some((a) => other.some((b) => apart.of.get(a)?.includes(b)));

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
