/**
 * From links to clusters. Connected components over the links, however weak, then each component is built up again from
 * single records, best merge first (agglomeration), with the evidence of the cross pairs taken field by field: a value
 * that is missing in one pair is no evidence and does not dilute what the other pairs say. One wrong link thus cannot fuse
 * two families, and a sparse record does not fall out of its cluster.
 */

export interface ClusterInput {
  /** Number of records. */
  readonly count: number;
  readonly links: {
    readonly size: number;
    readonly a: Int32Array;
    readonly b: Int32Array;
    readonly weight: Int32Array;
  };
  /** Numbers that `evidence` writes for a pair. */
  readonly width: number;
  /** Writes what each field says about the pair: weights, NaN where a value is missing. */
  readonly evidence: (a: number, b: number, out: Float64Array) => void;
  /**
   * Weight of a merge from the blended evidence (half the mean, half the largest over the cross pairs that have it; 0
   * where none has). Same unit as the weights of links.
   */
  readonly score: (blended: Float64Array) => number;
  /** True when `score` of the evidence of one pair is the weight of its link: two records alone need no look at it then. */
  readonly linksAreScored?: boolean;
  /** Merges must weigh at least this. */
  readonly cut: number;
  /** Pairs that must end in one cluster, and pairs that must not, as a0, b0, a1, b1, …; must wins over cannot. */
  readonly mustLink?: Int32Array;
  readonly cannotLink?: Int32Array;
  /** Share of the mean in the blend, the rest is the largest; .5 unless given. 1 = average linkage. */
  readonly meanShare?: number;
  /** Components larger than this are first cut at their weakest links. */
  readonly largest?: number;
}

export interface Clustering {
  /** Cluster of each record, numbered in the order of first records. */
  readonly clusters: Int32Array;
  readonly count: number;
  /** Records in components that were too large and were cut by the weight of single links only. */
  readonly cutRecords: number;
}

const LARGEST = 160;
const STEP = 1000;

/** Clusters records. Deterministic: ties go to the merge with the lowest records. */
export function clusterRecords(input: ClusterInput): Clustering {
  const { count, links } = input;
  const must = new Forest(count);
  for (let i = 0; i + 1 < (input.mustLink?.length ?? 0); i += 2)
    must.join(input.mustLink![i]!, input.mustLink![i + 1]!);
  const final = must.copy();
  const apart = apartPairs(input.cannotLink, must);
  const order = componentsOf(count, links, must, Number.NEGATIVE_INFINITY, null);
  let cutRecords = 0;
  const largest = input.largest ?? LARGEST;
  const stack: { members: Int32Array; floor: number }[] = order.map((members) => ({
    members,
    floor: Number.NEGATIVE_INFINITY,
  }));
  let linkIndex: LinkIndex | null = null;
  const workspace = new Workspace();
  while (stack.length > 0) {
    const { members, floor } = stack.pop()!;
    const units = unitsOf(members, must);
    if (units.length === 1) continue;
    if (input.linksAreScored === true && members.length === 2 && floor === Number.NEGATIVE_INFINITY) {
      // A component of two holds one link.
      linkIndex ??= indexLinks(count, links);
      const [a, b] = members as unknown as [number, number];
      const weight = links.weight[linkIndex.links[linkIndex.starts[a]!]!]!;
      if (weight >= input.cut && !apart.forbids(a, b, final)) final.join(a, b);
      continue;
    }
    if (units.length <= largest) {
      agglomerate(units, input, apart, final, workspace);
      continue;
    }
    linkIndex ??= indexLinks(count, links);
    const inside = linksWithin(members, linkIndex, links);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const link of inside) {
      low = Math.min(low, links.weight[link]!);
      high = Math.max(high, links.weight[link]!);
    }
    const next = Math.max(floor, low) + Math.max(STEP, Math.ceil((high - low) / 20));
    if (high < next) {
      // Nothing weaker is left to cut: as many records as these look alike throughout.
      cutRecords += members.length;
      for (const link of inside) {
        if (links.weight[link]! < input.cut) continue;
        if (!apart.forbids(final.find(links.a[link]!), final.find(links.b[link]!), final))
          final.join(links.a[link]!, links.b[link]!);
      }
      continue;
    }
    for (const part of componentsOf(count, links, must, next, { members, inside }))
      stack.push({ members: part, floor: next });
  }
  const clusters = new Int32Array(count);
  const numberOf = new Int32Array(count).fill(-1);
  let clusterCount = 0;
  for (let record = 0; record < count; record++) {
    const root = final.find(record);
    if (numberOf[root] === -1) numberOf[root] = clusterCount++;
    clusters[record] = numberOf[root]!;
  }
  return { clusters, count: clusterCount, cutRecords };
}

/** Disjoint sets; the root of a set is its lowest record. */
export class Forest {
  readonly parent: Int32Array;

  constructor(size: number, parent?: Int32Array) {
    this.parent = parent ?? Int32Array.from({ length: size }, (_, i) => i);
  }

  copy(): Forest {
    return new Forest(0, this.parent.slice());
  }

  find(record: number): number {
    let root = record;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let at = record; at !== root; ) {
      const next = this.parent[at]!;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x < y) this.parent[y] = x;
    else this.parent[x] = y;
  }
}

/** Pairs that must stay apart. */
interface Apart {
  readonly pairs: readonly (readonly [number, number])[];
  readonly of: ReadonlyMap<number, readonly number[]>;
  forbids(rootA: number, rootB: number, forest: Forest): boolean;
}

function apartPairs(cannotLink: Int32Array | undefined, must: Forest): Apart {
  const pairs: [number, number][] = [];
  const of = new Map<number, number[]>();
  for (let i = 0; i + 1 < (cannotLink?.length ?? 0); i += 2) {
    const a = cannotLink![i]!;
    const b = cannotLink![i + 1]!;
    if (must.find(a) === must.find(b)) continue;
    pairs.push([a, b]);
    of.set(a, [...(of.get(a) ?? []), b]);
    of.set(b, [...(of.get(b) ?? []), a]);
  }
  const forbids = (rootA: number, rootB: number, forest: Forest): boolean =>
    pairs.some(([a, b]) => {
      const x = forest.find(a);
      const y = forest.find(b);
      return (x === rootA && y === rootB) || (x === rootB && y === rootA);
    });
  return { pairs, of, forbids };
}

/** Members of each component of two records and more, over links of at least `floor` and must-links; ascending. */
function componentsOf(
  count: number,
  links: ClusterInput['links'],
  must: Forest,
  floor: number,
  within: { readonly members: Int32Array; readonly inside: readonly number[] } | null,
): Int32Array[] {
  if (within === null) {
    const forest = must.copy();
    for (let link = 0; link < links.size; link++) {
      if (links.weight[link]! >= floor) forest.join(links.a[link]!, links.b[link]!);
    }
    const sizes = new Int32Array(count);
    for (let record = 0; record < count; record++) sizes[forest.find(record)]!++;
    const out: Int32Array[] = [];
    const slot = new Int32Array(count).fill(-1);
    const filled: number[] = [];
    for (let record = 0; record < count; record++) {
      const root = forest.find(record);
      if (sizes[root]! < 2) continue;
      if (slot[root] === -1) {
        slot[root] = out.length;
        out.push(new Int32Array(sizes[root]!));
        filled.push(0);
      }
      const at = slot[root]!;
      out[at]![filled[at]!++] = record;
    }
    return out;
  }
  const parent = new Map<number, number>();
  const find = (record: number): number => {
    let root = record;
    for (;;) {
      const next = parent.get(root) ?? root;
      if (next === root) break;
      root = next;
    }
    parent.set(record, root);
    return root;
  };
  const join = (a: number, b: number): void => {
    const x = find(a);
    const y = find(b);
    if (x !== y) parent.set(Math.max(x, y), Math.min(x, y));
  };
  for (const record of within.members) join(record, must.find(record));
  for (const link of within.inside) if (links.weight[link]! >= floor) join(links.a[link]!, links.b[link]!);
  const groups = new Map<number, number[]>();
  for (const record of within.members) {
    const root = find(record);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [record]);
    else group.push(record);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => Int32Array.from(group));
}

/** Records that must be together are one unit from the start. */
function unitsOf(members: Int32Array, must: Forest): number[][] {
  const units = new Map<number, number[]>();
  for (const record of members) {
    const root = must.find(record);
    const unit = units.get(root);
    if (unit === undefined) units.set(root, [record]);
    else unit.push(record);
  }
  return [...units.values()];
}

interface LinkIndex {
  readonly starts: Int32Array;
  readonly links: Int32Array;
}

/** Links by their first record. */
function indexLinks(count: number, links: ClusterInput['links']): LinkIndex {
  const starts = new Int32Array(count + 1);
  for (let link = 0; link < links.size; link++) starts[links.a[link]! + 1]!++;
  for (let record = 0; record < count; record++) starts[record + 1]! += starts[record]!;
  const at = starts.slice();
  const index = new Int32Array(links.size);
  for (let link = 0; link < links.size; link++) index[at[links.a[link]!]!++] = link;
  return { starts, links: index };
}

/** Numbers of the links whose both records are members; a component holds all links of its members at first. */
function linksWithin(members: Int32Array, index: LinkIndex, links: ClusterInput['links']): number[] {
  const set = new Set(members);
  const out: number[] = [];
  for (const record of members) {
    for (let i = index.starts[record]!; i < index.starts[record + 1]!; i++) {
      const link = index.links[i]!;
      if (set.has(links.b[link]!)) out.push(link);
    }
  }
  return out;
}

/** Tables of one agglomeration, used again by the next: most components are small, and there are very many. */
class Workspace {
  sums = new Float64Array(0);
  maxima = new Float64Array(0);
  counts = new Int32Array(0);
  scores = new Float64Array(0);
  forbidden = new Uint8Array(0);

  /** Empty tables for `cells` pairs of units and `width` numbers a pair. */
  clear(cells: number, width: number): void {
    if (this.scores.length < cells || this.sums.length < cells * width) {
      this.sums = new Float64Array(cells * width);
      this.maxima = new Float64Array(cells * width);
      this.counts = new Int32Array(cells * width);
      this.scores = new Float64Array(cells);
      this.forbidden = new Uint8Array(cells);
    }
    this.sums.fill(0, 0, cells * width);
    this.maxima.fill(Number.NEGATIVE_INFINITY, 0, cells * width);
    this.counts.fill(0, 0, cells * width);
    this.forbidden.fill(0, 0, cells);
  }
}

/** Best merge first, until none reaches the cut. */
function agglomerate(
  units: readonly number[][],
  input: ClusterInput,
  apart: Apart,
  final: Forest,
  workspace: Workspace,
): void {
  const size = units.length;
  const { width } = input;
  const meanShare = input.meanShare ?? 0.5;
  workspace.clear(size * size, width);
  const { sums, maxima, counts, scores, forbidden } = workspace;
  const out = new Float64Array(width);
  const blended = new Float64Array(width);
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
          if (apart.pairs.length > 0 && apart.of.get(a)?.includes(b)) forbidden[cell] = 1;
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
    final.join(units[bestI]![0]!, units[bestJ]![0]!);
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
