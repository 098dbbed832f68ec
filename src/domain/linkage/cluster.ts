/**
 * From links to clusters. Connected components over the links, however weak, then each component is built up again from
 * single records, best merge first (agglomeration), with the evidence of the cross pairs taken field by field: a value
 * that is missing in one pair is no evidence and does not dilute what the other pairs say. One wrong link thus cannot fuse
 * two families, and a sparse record does not fall out of its cluster.
 */

import type { ComponentList, MergeRules } from './agglomerate.js';
import { Agglomeration, agglomerateList } from './agglomerate.js';
import type { Components } from './components.js';
import { components } from './components.js';
import type { Apart } from './forest.js';
import { apartPairs, Forest } from './forest.js';
import { sharedInt32 } from './kernel/shared-memory.js';

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
  /** The sets of records over the links, where they are known already; used up. */
  readonly linked?: Forest;
  /** True when `score` of the evidence of one pair is the weight of its link: two records alone need no look at it then. */
  readonly linksAreScored?: boolean;
  /** Pairs that must end in one cluster, and pairs that must not, as a0, b0, a1, b1, …; must wins over cannot. */
  readonly mustLink?: Int32Array;
  readonly cannotLink?: Int32Array;
  /** Components larger than this are first cut at their weakest links. */
  readonly largest?: number;
  /** `agglomerateList` of all components of a list by these very rules, on threads say; here unless given. */
  readonly buildUp?: (list: ComponentList) => Promise<Int32Array>;
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
export async function clusterRecords(input: ClusterInput): Promise<Clustering> {
  const { count, links } = input;
  const must = new Forest(count);
  for (let i = 0; i + 1 < (input.mustLink?.length ?? 0); i += 2)
    must.join(input.mustLink![i]!, input.mustLink![i + 1]!);
  const final = must.copy();
  const apart = apartPairs(input.cannotLink, must);
  const whole = components(count, links, must, input.linked);
  const scored = input.linksAreScored === true;
  if (scored) joinPairs(input, whole, must, apart, final);
  let cutRecords = 0;
  const largest = input.largest ?? LARGEST;
  const decided = decidedRecords(input);
  const { list, taken } = plainComponents(whole, decided, scored ? 3 : 2, largest);
  const joins = await (input.buildUp?.(list) ?? agglomerateList(list, { from: 0, to: list.starts.length - 1 }, input));
  for (let i = 0; i < joins.length; i += 2) final.join(joins[i]!, joins[i + 1]!);
  const stack: { members: Int32Array; floor: number }[] = [];
  let linkIndex: LinkIndex | null = null;
  const agglomeration = new Agglomeration(input);
  const join = (a: number, b: number): void => final.join(a, b);
  for (let group = whole.starts.length - 2; group >= 0 || stack.length > 0; ) {
    if (stack.length === 0) {
      const members = whole.members.subarray(whole.starts[group]!, whole.starts[group + 1]!);
      const done = taken[group--] === 1 || (scored && members.length === 2);
      if (done) continue;
      stack.push({ members, floor: Number.NEGATIVE_INFINITY });
    }
    const { members, floor } = stack.pop()!;
    const units = unitsOf(members, must);
    if (units.length === 1) continue;
    if (units.length <= largest) {
      agglomeration.build(units, apart, join);
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
    for (const part of componentsWithin(members, inside, links, must, next)) stack.push({ members: part, floor: next });
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

/** Records that a steward's decisions are about. */
function decidedRecords({ mustLink, cannotLink }: ClusterInput): ReadonlySet<number> {
  return new Set([...(mustLink ?? []), ...(cannotLink ?? [])]);
}

/** The components of `least` to `largest` records with nothing decided on, and 1 for each of them in `taken`. */
function plainComponents(
  { members, starts }: Components,
  decided: ReadonlySet<number>,
  least: number,
  largest: number,
): { readonly list: ComponentList; readonly taken: Uint8Array } {
  const taken = new Uint8Array(starts.length);
  let groups = 0;
  let records = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const size = starts[group + 1]! - starts[group]!;
    if (size < least || size > largest) continue;
    if (decided.size > 0 && members.subarray(starts[group]!, starts[group + 1]!).some((record) => decided.has(record)))
      continue;
    taken[group] = 1;
    groups++;
    records += size;
  }
  const list = { members: sharedInt32(records), starts: sharedInt32(groups + 1) };
  let at = 0;
  let end = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    if (taken[group] === 0) continue;
    for (let i = starts[group]!; i < starts[group + 1]!; i++) list.members[end++] = members[i]!;
    list.starts[++at] = end;
  }
  return { list, taken };
}

/** Joins two records alone by their one link, where it reaches the cut. */
function joinPairs({ links, cut }: ClusterInput, whole: Components, must: Forest, apart: Apart, final: Forest): void {
  for (let link = 0; link < links.size; link++) {
    const a = links.a[link]!;
    const b = links.b[link]!;
    if (whole.sizes[whole.rootOf[a]!] !== 2 || links.weight[link]! < cut || must.find(a) === must.find(b)) continue;
    if (!apart.forbids(a, b, final)) final.join(a, b);
  }
}

/** Members of each component of two records and more, over links of at least `floor` and must-links; ascending. */
function componentsWithin(
  members: Int32Array,
  inside: readonly number[],
  links: ClusterInput['links'],
  must: Forest,
  floor: number,
): Int32Array[] {
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
  for (const record of members) join(record, must.find(record));
  for (const link of inside) if (links.weight[link]! >= floor) join(links.a[link]!, links.b[link]!);
  const groups = new Map<number, number[]>();
  for (const record of members) {
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
