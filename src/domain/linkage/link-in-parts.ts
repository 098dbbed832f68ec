/**
 * Linkage of more records than are held at once. The records are dealt out at random into parts, and every two parts are
 * linked as a file of their own, so that each pair of records is looked at once, with half of what is held from either
 * side (block nested loops, as databases join what does not fit). Any two parts are a fair sample of the file: matches and
 * strangers, and how frequent values are, stand in the same proportion there. What stays of each turn are pairs with their
 * weights; clusters are built from these for the whole file.
 */
import type { Carrier } from './carrier.js';
import { clusterRecords } from './cluster.js';
import { Forest } from './forest.js';
import { linkRecords } from './link-records.js';
import type { LinkageNote, LinkageOptions, LinkageResult, WeightedPairs } from './linkage-result.js';
import { findPair, indexPairs } from './merge-rules.js';
import { PairList } from './pair-list.js';
import { seededRandom } from './random-pairs.js';
import type { RecordTable } from './record-table.js';
import { BIT, weightOfProbability } from './score.js';
import { renumber, selectOptions } from './select-records.js';
import { splitPairs } from './split-pairs.js';
import { linkWeight } from './threshold.js';

/** Gives the table of some rows, ascending. */
export type ReadRows = (rows: Int32Array) => Promise<RecordTable>;

/** What a pair counts in a cluster that was not kept by any turn: it is less than any that was. */
const NOT_KEPT = -8 * BIT;
/** A pair that a turn parted is at least so much below what links. */
const PARTED = 2 * BIT;
/** What one pair counts at most. */
const CLIP = 12 * BIT;

/**
 * Links `count` records, about `atOnce` of them at a time, with at least three parts; `read` is called once for every two parts.
 * Deterministic under `options.seed`, whatever the carrier. Look-up lists (`keepsDrafts`) are not made.
 */
export async function linkInParts(
  count: number,
  atOnce: number,
  read: ReadRows,
  options: LinkageOptions,
  carrier: Carrier,
): Promise<LinkageResult> {
  const parts = Math.max(3, Math.ceil((2 * count) / atOnce));
  const partOf = dealOut(count, parts, options.seed);
  const kept = new PairList();
  const judged = new PairList();
  const aside = new PairList();
  let candidatePairs = 0;
  let first: LinkageResult | null = null;
  for (let i = 0; i < parts; i++) {
    for (let j = i + 1; j < parts; j++) {
      const rows = rowsOf(partOf, i, j);
      const numberOf = new Int32Array(count).fill(-1);
      for (let row = 0; row < rows.length; row++) numberOf[rows[row]!] = row;
      const found = await linkRecords(
        await read(rows),
        { ...selectOptions(options, numberOf), keepsDrafts: false },
        carrier,
      );
      candidatePairs += found.candidatePairs;
      // Pairs within a part are met in every turn of it, and count in the one with its neighbour.
      const counts = (a: number, b: number): boolean =>
        partOf[a] !== partOf[b] || (partOf[a]! + 1) % parts === (partOf[a] === i ? j : i);
      keepPairs(found, rows, counts, kept, judged);
      keepAside(found, rows, aside);
      first ??= found;
      await carrier.rest();
    }
  }
  const pairs = kept.pairs();
  const note: LinkageNote = {
    code: 'in-parts',
    subject: 'records',
    detail: `${parts} parts, ${atOnce} records at once`,
  };
  const whole = await clusterPairs(count, judged.pairs(), options);
  const { clusters, count: clusterCount } = joinAside(whole.clusters, whole.count, aside.pairs());
  const notes = whole.cutRecords > 0 ? [cutNote(whole.cutRecords)] : [];
  const reviewWeight = Math.min(whole.cut, weightOfProbability(options.reviewProbability ?? 0.1));
  return {
    ...first!,
    clusters,
    clusterCount,
    candidatePairs,
    ...splitPairs(pairs, clusters, whole.cut, reviewWeight),
    scored: pairs,
    notes: [...first!.notes.filter(({ code }) => code !== 'component-cut'), ...notes, note],
  };
}

/** The part of each record, 0 … parts − 1, drawn at random. */
function dealOut(count: number, parts: number, seed: number): Uint16Array {
  const random = seededRandom(seed ^ 0x3c3c3c3c);
  return Uint16Array.from({ length: count }, () => Math.floor(random() * parts));
}

/** Records of two parts, ascending. */
function rowsOf(partOf: Uint16Array, one: number, other: number): Int32Array {
  const rows = new Int32Array(partOf.length);
  let size = 0;
  for (let row = 0; row < partOf.length; row++) if (partOf[row] === one || partOf[row] === other) rows[size++] = row;
  return rows.slice(0, size);
}

/**
 * Keeps the pairs of a turn, and as `judged` what its clusters make of them, who looked at every field: a pair that they part
 * does not link, one that they hold together does.
 */
function keepPairs(
  { scored: { size, a, b, weight }, clusters, model }: LinkageResult,
  rows: Int32Array,
  counts: (a: number, b: number) => boolean,
  kept: PairList,
  judged: PairList,
): void {
  for (let i = 0; i < size; i++) {
    const low = rows[a[i]!]!;
    const high = rows[b[i]!]!;
    if (!counts(low, high)) continue;
    const own = weight[i]!;
    const cut = model?.linkWeight ?? 0;
    kept.add(low, high, own);
    judged.add(low, high, clusters[a[i]!] === clusters[b[i]!] ? Math.max(own, cut) : Math.min(own, cut - PARTED));
  }
}

/** Records that were joined to others without a pair, being identical with them, each with the first record of its cluster. */
function keepAside({ clusters, clusterCount, scored }: LinkageResult, rows: Int32Array, aside: PairList): void {
  const paired = new Uint8Array(clusters.length);
  for (let i = 0; i < scored.size; i++) paired[scored.a[i]!] = paired[scored.b[i]!] = 1;
  const firsts = new Int32Array(clusterCount).fill(-1);
  for (let row = 0; row < clusters.length; row++) {
    const former = firsts[clusters[row]!]!;
    if (former < 0) firsts[clusters[row]!] = row;
    else if (paired[row] === 0) aside.add(rows[former]!, rows[row]!, 0);
  }
}

/** Clusters by the weights of pairs alone: half the mean and half the largest of those between two clusters. */
async function clusterPairs(count: number, pairs: WeightedPairs, options: LinkageOptions) {
  const cut = linkWeight(pairs, options.linkProbability);
  const index = indexPairs(count, pairs, new Uint8Array());
  const clustering = await clusterRecords({
    count,
    links: pairs,
    cut,
    width: 1,
    evidence: (a, b, out) => {
      const pair = findPair(index, a, b);
      out[0] = pair < 0 ? NOT_KEPT : Math.min(CLIP, pairs.weight[pair]!);
    },
    score: (blended) => blended[0]!,
    linksAreScored: true,
    ...(options.mustLink === undefined ? {} : { mustLink: options.mustLink }),
    ...(options.cannotLink === undefined ? {} : { cannotLink: options.cannotLink }),
  });
  return { ...clustering, cut };
}

function joinAside(clusters: Int32Array, count: number, { size, a, b }: WeightedPairs) {
  if (size === 0) return { clusters, count };
  const forest = new Forest(count);
  for (let i = 0; i < size; i++) forest.join(clusters[a[i]!]!, clusters[b[i]!]!);
  return renumber(clusters.map((cluster) => forest.find(cluster)));
}

const cutNote = (records: number): LinkageNote => ({
  code: 'component-cut',
  subject: 'clusters',
  detail: `${records} records`,
});
