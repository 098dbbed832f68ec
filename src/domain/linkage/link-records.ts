/**
 * The entry to linkage: from a table of records to clusters, with no settings needed. Which model is used follows from the
 * roles of the columns.
 */
import type { Carrier } from './carrier.js';
import { Forest } from './forest.js';
import type { FoldedTable } from './identical-records.js';
import { foldIdentical } from './identical-records.js';
import type { LinkageNote, LinkageOptions, LinkageResult } from './linkage-result.js';
import { draftOf, unfoldDraft } from './lookup/draft.js';
import { linkOrganizations } from './organizations/link-organizations.js';
import { buildFeatures } from './people/build-features.js';
import { linkPeople } from './people/link-people.js';
import { ORGANIZATION, PERSON, recordKinds } from './record-kinds.js';
import type { RecordTable } from './record-table.js';
import { combine, renumber, selectOptions, selectTable, widenPairs } from './select-records.js';

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

/** People and organizations apart, each with their own model. */
async function linkDistinct(table: RecordTable, options: LinkageOptions, carrier: Carrier): Promise<LinkageResult> {
  const kinds = recordKinds(table);
  const organizations = recordsOf(kinds, ORGANIZATION);
  if (organizations.length === 0) return linkPeopleTable(table, options, carrier);
  if (organizations.length === table.count) return linkOrganizationTable(table, options, carrier);
  const people = recordsOf(kinds, PERSON);
  const part = async (records: Int32Array, link: typeof linkPeopleTable) => {
    const numberOf = new Int32Array(table.count).fill(-1);
    for (const [i, record] of records.entries()) numberOf[record] = i;
    return { records, result: await link(selectTable(table, records), selectOptions(options, numberOf), carrier) };
  };
  const parts = [await part(people, linkPeopleTable), await part(organizations, linkOrganizationTable)] as const;
  const [larger, smaller] = people.length >= organizations.length ? parts : [parts[1], parts[0]];
  return joinDecided(combine(table.count, larger, smaller), options.mustLink);
}

function recordsOf(kinds: Uint8Array, kind: number): Int32Array {
  const out = new Int32Array(kinds.length);
  let size = 0;
  for (let record = 0; record < kinds.length; record++) if (kinds[record] === kind) out[size++] = record;
  return out.slice(0, size);
}

async function linkPeopleTable(table: RecordTable, options: LinkageOptions, carrier: Carrier): Promise<LinkageResult> {
  if (table.count < 2) return withoutEvidence(table, options);
  const features = await buildFeatures(table, carrier);
  if (features.comparisons.length === 0) return withoutEvidence(table, options);
  const { blocked, ...result } = await linkPeople(features, options, carrier);
  return options.keepsDrafts === true ? { ...result, drafts: [draftOf(table, { features, ...blocked })] } : result;
}

async function linkOrganizationTable(
  table: RecordTable,
  options: LinkageOptions,
  carrier: Carrier,
): Promise<LinkageResult> {
  return table.count < 2 ? withoutEvidence(table, options) : linkOrganizations(table, options, carrier);
}

/** A steward may say that a person and an organization are one customer: that joins their clusters. */
function joinDecided(result: LinkageResult, mustLink: Int32Array | undefined): LinkageResult {
  if (mustLink === undefined || mustLink.length === 0) return result;
  const forest = new Forest(result.clusterCount);
  for (let i = 0; i + 1 < mustLink.length; i += 2) {
    forest.join(result.clusters[mustLink[i]!]!, result.clusters[mustLink[i + 1]!]!);
  }
  const { clusters, count } = renumber(result.clusters.map((cluster) => forest.find(cluster)));
  return { ...result, clusters, clusterCount: count };
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
  const note: LinkageNote = { code: 'identical-records', subject: 'records', detail: `${folded.setAside} set aside` };
  return {
    ...inner,
    clusters,
    clusterCount,
    links: widenPairs(inner.links, kept),
    review: widenPairs(inner.review, kept),
    scored: widenPairs(inner.scored, kept),
    notes: [...inner.notes, note],
    drafts: (inner.drafts ?? []).map((draft) => unfoldDraft(draft, like)),
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
    scored: none,
    model: null,
    models: [],
    blocking: { rules: [], tooLarge: [], tried: 0, sample: table.count, recallLost: 0 },
    notes:
      table.count < 2
        ? []
        : [{ code: 'nothing-to-compare', subject: 'columns', detail: 'no column tells customers apart' }],
  };
}
