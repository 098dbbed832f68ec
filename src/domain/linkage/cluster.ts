/**
 * From links to clusters. Connected components over the links, however weak, then each component is built up again from
 * single records, best merge first (agglomeration), with the evidence of the cross pairs taken field by field: a value
 * that is missing in one pair is no evidence and does not dilute what the other pairs say. One wrong link thus cannot fuse
 * two families, and a sparse record does not fall out of its cluster.
 */

import type { MergeRules } from './agglomerate.js';
import { agglomerate, Workspace } from './agglomerate.js';
import { apartPairs, Forest } from './forest.js';

/** What is clustered. */
export interface ClusterInput extends MergeRules {
  /** Number of records. */
  readonly count: number;
  readonly links: {
    readonly size: number;
    readonly a: Int32Array;
    readonly b: Int32Array;
    readonly weight: Int32Array;
  };
  /** True when `score` of the evidence of one pair is the weight of its link: two records alone need no look at it then. */
  readonly linksAreScored?: boolean;
  /** Pairs that must end in one cluster, and pairs that must not, as a0, b0, a1, b1, …; must wins over cannot. */
  readonly mustLink?: Int32Array;
  readonly cannotLink?: Int32Array;
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
