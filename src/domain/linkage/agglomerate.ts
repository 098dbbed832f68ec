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

/** Builds clusters by one set of rules. Its tables are used again by the next: most components are small, and there are very many. */
export class Agglomeration {
  readonly #rules: MergeRules;
  readonly #meanShare: number;
  #sums = new Float64Array(0);
  #maxima = new Float64Array(0);
  #counts = new Int32Array(0);
  #scores = new Float64Array(0);
  #forbidden = new Uint8Array(0);
  /** 1 for a pair of single records whose weight is known and whose evidence was not looked at yet. */
  #unread = new Uint8Array(0);
  /** Evidence of one pair, and the blend of one merge. */
  readonly #out: Float64Array;
  readonly #blended: Float64Array;

  constructor(rules: MergeRules) {
    this.#rules = rules;
    this.#meanShare = rules.meanShare ?? 0.5;
    this.#out = new Float64Array(rules.width);
    this.#blended = new Float64Array(rules.width);
  }

  /** Best merge first, until none reaches the cut; `join` is told of a record of each of the two. */
  build(units: readonly number[][], apart: Apart | null, join: (a: number, b: number) => void): void {
    const size = units.length;
    this.#makeRoom(size * size);
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) this.#begin(i * size + j, units[i]!, units[j]!, apart);
    const alive = Array.from({ length: size }, (_, i) => i);
    for (;;) {
      const cell = this.#best(alive, size);
      if (cell < 0 || this.#scores[cell]! < this.#rules.cut) return;
      const i = Math.floor(cell / size);
      const j = cell % size;
      join(units[i]![0]!, units[j]![0]!);
      alive.splice(alive.indexOf(j), 1);
      for (const other of alive) if (other !== i) this.#blend(i, j, other, units);
    }
  }

  /** Room for so many pairs of units; what is in it is written before it is read. */
  #makeRoom(cells: number): void {
    if (this.#scores.length >= cells) return;
    const { width } = this.#rules;
    this.#sums = new Float64Array(cells * width);
    this.#maxima = new Float64Array(cells * width);
    this.#counts = new Int32Array(cells * width);
    this.#scores = new Float64Array(cells);
    this.#forbidden = new Uint8Array(cells);
    this.#unread = new Uint8Array(cells);
  }

  /** Weighs two units as they are at first. */
  #begin(cell: number, ofI: readonly number[], ofJ: readonly number[], apart: Apart | null): void {
    const { knownWeight } = this.#rules;
    this.#forbidden[cell] = apart !== null && areApart(apart, ofI, ofJ) ? 1 : 0;
    const isPair = knownWeight !== undefined && ofI.length === 1 && ofJ.length === 1;
    const known = isPair ? knownWeight(ofI[0]!, ofJ[0]!) : Number.NaN;
    if (Number.isNaN(known)) {
      this.#read(cell, ofI, ofJ);
      this.#scores[cell] = this.#score(cell);
    } else {
      // Most pairs are merged with nothing or by that weight alone: their evidence is looked at when two are blended.
      this.#scores[cell] = known;
      this.#unread[cell] = 1;
    }
  }

  /** Sums up what the pairs between two units say. */
  #read(cell: number, ofI: readonly number[], ofJ: readonly number[]): void {
    const { width } = this.#rules;
    const base = cell * width;
    const sums = this.#sums;
    const maxima = this.#maxima;
    const counts = this.#counts;
    const out = this.#out;
    sums.fill(0, base, base + width);
    maxima.fill(Number.NEGATIVE_INFINITY, base, base + width);
    counts.fill(0, base, base + width);
    for (const a of ofI) {
      for (const b of ofJ) {
        this.#rules.evidence(a, b, out);
        for (let k = 0; k < width; k++) {
          const value = out[k]!;
          if (Number.isNaN(value)) continue;
          sums[base + k]! += value;
          counts[base + k]!++;
          if (value > maxima[base + k]!) maxima[base + k] = value;
        }
      }
    }
    this.#unread[cell] = 0;
  }

  #score(cell: number): number {
    const { width } = this.#rules;
    const base = cell * width;
    const sums = this.#sums;
    const maxima = this.#maxima;
    const counts = this.#counts;
    const blended = this.#blended;
    const ofMean = this.#meanShare;
    const ofLargest = 1 - ofMean;
    for (let k = 0; k < width; k++) {
      const n = counts[base + k]!;
      blended[k] = n === 0 ? 0 : (ofMean * sums[base + k]!) / n + ofLargest * maxima[base + k]!;
    }
    return this.#rules.score(blended);
  }

  /** The cell of the best pair that may be merged, −1 where there is none. Ties go to the first. */
  #best(alive: readonly number[], size: number): number {
    const scores = this.#scores;
    let best = Number.NEGATIVE_INFINITY;
    let bestCell = -1;
    for (let x = 0; x < alive.length; x++) {
      for (let y = x + 1; y < alive.length; y++) {
        const cell = alive[x]! * size + alive[y]!;
        if (scores[cell]! > best && this.#forbidden[cell] === 0) {
          best = scores[cell]!;
          bestCell = cell;
        }
      }
    }
    return bestCell;
  }

  /** Weighs unit i against another once unit j went up in it. */
  #blend(i: number, j: number, other: number, units: readonly number[][]): void {
    const to = this.#readCell(i, other, units);
    const from = this.#readCell(j, other, units);
    const { width } = this.#rules;
    const sums = this.#sums;
    const maxima = this.#maxima;
    const counts = this.#counts;
    for (let k = 0, at = to * width, more = from * width; k < width; k++, at++, more++) {
      sums[at]! += sums[more]!;
      counts[at]! += counts[more]!;
      if (maxima[more]! > maxima[at]!) maxima[at] = maxima[more]!;
    }
    if (this.#forbidden[from] === 1) this.#forbidden[to] = 1;
    this.#scores[to] = this.#score(to);
  }

  /** The cell of two units, its evidence read. */
  #readCell(one: number, other: number, units: readonly number[][]): number {
    const low = Math.min(one, other);
    const high = Math.max(one, other);
    const cell = low * units.length + high;
    if (this.#unread[cell] === 1) this.#read(cell, units[low]!, units[high]!);
    return cell;
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
  const agglomeration = new Agglomeration(rules);
  const joins: number[] = [];
  const join = (a: number, b: number): void => {
    joins.push(a, b);
  };
  for (let group = from; group < to; group++) {
    const units: number[][] = [];
    for (let i = starts[group]!; i < starts[group + 1]!; i++) units.push([members[i]!]);
    agglomeration.build(units, null, join);
  }
  return Int32Array.from(joins);
}
