/**
 * The entry to linkage: from a table of records to clusters, with no settings needed. Which model is used follows from the
 * roles of the columns.
 */
import type { Carrier } from './carrier.js';
import { Forest } from './cluster.js';
import type { FoldedTable } from './identical-records.js';
import { foldIdentical } from './identical-records.js';
import type { LinkageNote, LinkageOptions, LinkageResult, WeightedPairs } from './linkage-result.js';
import { peopleFeatures } from './people/features.js';
import { linkPeople } from './people/link-people.js';
import type { RecordTable } from './record-table.js';

/** Links the records of a table. Deterministic under `options.seed`, whatever the carrier. */
export async function linkRecords(
  table: RecordTable,
  options: LinkageOptions,
  carrier: Carrier,
): Promise<LinkageResult> {
  const pinned = new Set([...(options.mustLink ?? []), ...(options.cannotLink ?? [])]);
  const folded = foldIdentical(table, pinned);
  if (folded.kept === null) return linkDistinct(table, options, carrier);
  const inner = await linkDistinct(folded.table, foldOptions(options, folded.like!), carrier);
  return unfold(inner, folded);
}

async function linkDistinct(table: RecordTable, options: LinkageOptions, carrier: Carrier): Promise<LinkageResult> {
  if (table.count < 2) return withoutEvidence(table, options);
  const features = peopleFeatures(table);
  if (features.comparisons.length === 0) return withoutEvidence(table, options);
  return linkPeople(features, options, carrier);
}

/** Decisions in the numbers of the folded table. */
function foldOptions(options: LinkageOptions, like: Int32Array): LinkageOptions {
  const fold = (pairs: Int32Array): Int32Array => pairs.map((record) => like[record]!);
  return {
    ...options,
    ...(options.mustLink === undefined ? {} : { mustLink: fold(options.mustLink) }),
    ...(options.cannotLink === undefined ? {} : { cannotLink: fold(options.cannotLink) }),
  };
}

/**
 * The result for all records. One that was set aside joins the record it equals when that one was linked to its twin;
 * otherwise their values are too common to say that they are one customer.
 */
function unfold(inner: LinkageResult, folded: FoldedTable): LinkageResult {
  const like = folded.like!;
  const kept = folded.kept!;
  const twin = folded.twin!;
  const numberOf = new Int32Array(inner.clusterCount).fill(-1);
  const clusters = new Int32Array(like.length);
  let clusterCount = 0;
  for (let record = 0; record < like.length; record++) {
    const same = like[record]!;
    const own = inner.clusters[same]!;
    const other = twin[same]!;
    if (kept[same] !== record && (other < 0 || inner.clusters[other] !== own)) {
      clusters[record] = clusterCount++;
      continue;
    }
    if (numberOf[own] === -1) numberOf[own] = clusterCount++;
    clusters[record] = numberOf[own]!;
  }
  const unfoldPairs = ({ size, a, b, weight }: WeightedPairs): WeightedPairs => ({
    size,
    a: a.map((record) => kept[record]!),
    b: b.map((record) => kept[record]!),
    weight,
  });
  const note: LinkageNote = { code: 'identical-records', subject: 'records', detail: `${folded.setAside} set aside` };
  return {
    ...inner,
    clusters,
    clusterCount,
    links: unfoldPairs(inner.links),
    review: unfoldPairs(inner.review),
    notes: [...inner.notes, note],
  };
}

/** Nothing can be compared: every record is a customer of its own, but for decisions. */
function withoutEvidence(table: RecordTable, options: LinkageOptions): LinkageResult {
  const forest = new Forest(table.count);
  const must = options.mustLink ?? new Int32Array();
  for (let i = 0; i + 1 < must.length; i += 2) forest.join(must[i]!, must[i + 1]!);
  const clusters = new Int32Array(table.count);
  let clusterCount = 0;
  for (let record = 0; record < table.count; record++) {
    const root = forest.find(record);
    clusters[record] = root === record ? clusterCount++ : clusters[root]!;
  }
  const none = { size: 0, a: new Int32Array(), b: new Int32Array(), weight: new Int32Array() };
  return {
    clusters,
    clusterCount,
    candidatePairs: 0,
    links: none,
    review: none,
    model: null,
    blocking: { rules: [], tooLarge: [], tried: 0, sample: table.count, recallLost: 0 },
    notes:
      table.count < 2
        ? []
        : [{ code: 'nothing-to-compare', subject: 'columns', detail: 'no column tells customers apart' }],
  };
}
