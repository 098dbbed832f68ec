/** Some records of a table linked for themselves: the part of the table, the options, and the result brought back. */
import type { LinkageOptions, LinkageResult, WeightedPairs } from './linkage-result.js';
import { widenDraft } from './lookup/draft.js';
import { withCodes } from './packed-table.js';
import type { RecordTable } from './record-table.js';

/** The table of the records listed (ascending). Values stay as they are: codes keep their meaning. */
export function selectTable(table: RecordTable, records: Int32Array): RecordTable {
  const select = (codes: Int32Array): Int32Array => Int32Array.from(records, (record) => codes[record]!);
  return {
    count: records.length,
    columns: table.columns.map((column) => withCodes(column, select(column.codes))),
    sources: table.sources === null ? null : select(table.sources),
    ...(table.accounts === undefined ? {} : { accounts: table.accounts }),
    ...(table.copies === undefined ? {} : { copies: select(table.copies) }),
  };
}

/** Options for a part. `numberOf` gives a record's number in the part, or -1; pairs that leave the part are dropped. */
export function selectOptions(options: LinkageOptions, numberOf: Int32Array): LinkageOptions {
  const select = (pairs: Int32Array): Int32Array => {
    const out: number[] = [];
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const a = numberOf[pairs[i]!]!;
      const b = numberOf[pairs[i + 1]!]!;
      if (a >= 0 && b >= 0) out.push(a, b);
    }
    return Int32Array.from(out);
  };
  return {
    ...options,
    ...(options.mustLink === undefined ? {} : { mustLink: select(options.mustLink) }),
    ...(options.cannotLink === undefined ? {} : { cannotLink: select(options.cannotLink) }),
  };
}

/** Pairs in the numbers of the whole table; `a` < `b` stays true as `records` ascends. */
export function widenPairs({ size, a, b, weight }: WeightedPairs, records: Int32Array): WeightedPairs {
  return { size, a: a.map((record) => records[record]!), b: b.map((record) => records[record]!), weight };
}

/** Two lists of pairs, one after the other. */
export function concatPairs(x: WeightedPairs, y: WeightedPairs): WeightedPairs {
  const join = (left: Int32Array, right: Int32Array): Int32Array => {
    const out = new Int32Array(x.size + y.size);
    out.set(left.subarray(0, x.size));
    out.set(right.subarray(0, y.size), x.size);
    return out;
  };
  return { size: x.size + y.size, a: join(x.a, y.a), b: join(x.b, y.b), weight: join(x.weight, y.weight) };
}

/** Clusters numbered in the order of their first records. */
export function renumber(clusters: Int32Array): { readonly clusters: Int32Array; readonly count: number } {
  const numberOf = new Map<number, number>();
  const out = clusters.map((cluster) => {
    let number = numberOf.get(cluster);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(cluster, number);
    }
    return number;
  });
  return { clusters: out, count: numberOf.size };
}

/** The results of two parts of one table as one result; the model, first of `models`, is that of the first part. */
export function combine(
  count: number,
  first: { readonly records: Int32Array; readonly result: LinkageResult },
  second: { readonly records: Int32Array; readonly result: LinkageResult },
): LinkageResult {
  const raw = new Int32Array(count);
  for (const [i, record] of first.records.entries()) raw[record] = first.result.clusters[i]!;
  for (const [i, record] of second.records.entries()) {
    raw[record] = first.result.clusterCount + second.result.clusters[i]!;
  }
  const { clusters, count: clusterCount } = renumber(raw);
  const pairs = (of: 'links' | 'review' | 'scored'): WeightedPairs =>
    concatPairs(widenPairs(first.result[of], first.records), widenPairs(second.result[of], second.records));
  const [x, y] = [first.result.blocking, second.result.blocking];
  return {
    clusters,
    clusterCount,
    candidatePairs: first.result.candidatePairs + second.result.candidatePairs,
    links: pairs('links'),
    review: pairs('review'),
    scored: pairs('scored'),
    model: first.result.model ?? second.result.model,
    models: [...first.result.models, ...second.result.models],
    blocking: {
      rules: [...x.rules, ...y.rules],
      tooLarge: [...x.tooLarge, ...y.tooLarge],
      tried: x.tried + y.tried,
      sample: x.sample + y.sample,
      recallLost: Math.max(x.recallLost, y.recallLost),
    },
    notes: [...first.result.notes, ...second.result.notes],
    drafts: [first, second].flatMap(({ records, result }) =>
      (result.drafts ?? []).map((draft) => widenDraft(draft, records)),
    ),
  };
}
