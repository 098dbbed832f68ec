/**
 * The entry to linkage: from a table of records to clusters, with no settings needed. Which model is used follows from the
 * roles of the columns.
 */
import type { Carrier } from './carrier.js';
import { Forest } from './cluster.js';
import type { LinkageOptions, LinkageResult } from './linkage-result.js';
import { peopleFeatures } from './people/features.js';
import { linkPeople } from './people/link-people.js';
import type { RecordTable } from './record-table.js';

/** Links the records of a table. Deterministic under `options.seed`, whatever the carrier. */
export async function linkRecords(
  table: RecordTable,
  options: LinkageOptions,
  carrier: Carrier,
): Promise<LinkageResult> {
  if (table.count < 2) return withoutEvidence(table, options);
  const features = peopleFeatures(table);
  return features.comparisons.length === 0 ? withoutEvidence(table, options) : linkPeople(features, options, carrier);
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
