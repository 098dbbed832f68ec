/**
 * Candidate pairs: every record has keys (words of its name, number and street, telephone, site … and combinations of
 * them), a key weighs log2(records / records that have it), and each record keeps the candidates it shares most weight
 * with. Common keys are left out, so that no value, however frequent, makes the work grow.
 */
import type { BlockingReport, LinkageNote } from '../linkage-result.js';
import type { OrganizationFeatures } from './features.js';
import { type KeyTable, KINDS, keyTable } from './keys.js';

export interface CandidatePairs {
  readonly size: number;
  /** a < b. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly report: BlockingReport;
  readonly notes: readonly LinkageNote[];
}

/** Keys that more records have than this make no candidates. */
const LARGEST_KEY = 60;
/** Candidates each record keeps. */
const BEST = 20;
/** Finds candidate pairs. */
export function blockOrganizations(features: OrganizationFeatures, best = BEST): CandidatePairs {
  const { count } = features;
  const table = keyTable(features);
  const members = membersOf(table, count);
  const scores = new Float64Array(count);
  const touched = new Int32Array(count);
  const heapScores = new Float64Array(best);
  const heapRecords = new Int32Array(best);
  let pairs = new Float64Array(Math.max(1024, count * 8));
  let size = 0;
  const push = (x: number, y: number): void => {
    if (size === pairs.length) {
      const more = new Float64Array(2 * size);
      more.set(pairs);
      pairs = more;
    }
    pairs[size++] = Math.min(x, y) * count + Math.max(x, y);
  };
  for (let record = 0; record < count; record++) {
    let touchedSize = 0;
    for (let at = table.starts[record]!; at < table.starts[record + 1]!; at++) {
      const key = table.keys[at]!;
      const members_ = table.counts[key]!;
      if (members_ < 2 || members_ > LARGEST_KEY) continue;
      const weight = Math.log2(count / members_) + 0.01;
      for (let i = members.starts[key]!; i < members.starts[key + 1]!; i++) {
        const other = members.records[i]!;
        if (other === record) continue;
        if (scores[other] === 0) touched[touchedSize++] = other;
        scores[other]! += weight;
      }
    }
    const kept = keepBest(scores, touched.subarray(0, touchedSize), best, heapScores, heapRecords);
    for (let i = 0; i < kept; i++) push(record, heapRecords[i]!);
    for (let i = 0; i < touchedSize; i++) scores[touched[i]!] = 0;
  }
  addTwins(features, push);
  return { ...unique(pairs.subarray(0, size), count), ...reportOf(table, count) };
}

/** The best candidates of a record, by weight, then by number: they are put into `outRecords`. */
function keepBest(
  scores: Float64Array,
  touched: Int32Array,
  best: number,
  outScores: Float64Array,
  outRecords: Int32Array,
): number {
  let kept = 0;
  for (const record of touched) {
    const score = scores[record]!;
    if (kept === best) {
      const last = outScores[kept - 1]!;
      if (score < last || (score === last && record > outRecords[kept - 1]!)) continue;
      kept--;
    }
    let at = kept++;
    while (at > 0 && (outScores[at - 1]! < score || (outScores[at - 1]! === score && outRecords[at - 1]! > record))) {
      outScores[at] = outScores[at - 1]!;
      outRecords[at] = outRecords[at - 1]!;
      at--;
    }
    outScores[at] = score;
    outRecords[at] = record;
  }
  return kept;
}

function unique(pairs: Float64Array, count: number): { size: number; a: Int32Array; b: Int32Array } {
  pairs.sort();
  let size = 0;
  for (let i = 0; i < pairs.length; i++) if (i === 0 || pairs[i] !== pairs[i - 1]) pairs[size++] = pairs[i]!;
  const a = new Int32Array(size);
  const b = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    a[i] = Math.floor(pairs[i]! / count);
    b[i] = pairs[i]! % count;
  }
  return { size, a, b };
}

/** Records that are equal in all that is compared are candidates of their neighbors, however many they are. */
function addTwins(features: OrganizationFeatures, push: (x: number, y: number) => void): void {
  const { count, name, address, phones } = features;
  const last = new Map<string, number>();
  const there = [name, address, phones].filter((feature) => feature !== null).length;
  for (let record = 0; record < count; record++) {
    const codes = [
      name?.codes[record] ?? 0,
      address?.codes[record] ?? 0,
      phones?.codes[record * (phones?.width ?? 0)] ?? 0,
    ];
    if (codes.filter((code) => code !== 0).length < Math.min(2, there)) continue;
    const key = codes.join(' ');
    const before = last.get(key);
    if (before !== undefined) push(before, record);
    last.set(key, record);
  }
}

function membersOf(table: KeyTable, count: number): { starts: Int32Array; records: Int32Array } {
  const starts = new Int32Array(table.counts.length + 1);
  for (let key = 0; key < table.counts.length; key++) starts[key + 1] = starts[key]! + table.counts[key]!;
  const at = starts.slice();
  const records = new Int32Array(table.keys.length);
  for (let record = 0; record < count; record++) {
    for (let i = table.starts[record]!; i < table.starts[record + 1]!; i++) records[at[table.keys[i]!]!++] = record;
  }
  return { starts, records };
}

function reportOf(table: KeyTable, count: number): { report: BlockingReport; notes: readonly LinkageNote[] } {
  const rules = KINDS.map((rule) => ({
    rule: rule as string,
    pairs: 0,
    added: 0,
    onlyHere: 0,
    blocksLeftOut: 0,
    recordsLeftOut: 0,
  }));
  for (let key = 0; key < table.counts.length; key++) {
    const members = table.counts[key]!;
    const rule = rules[table.kinds[key]!]!;
    if (members > LARGEST_KEY) {
      rule.blocksLeftOut++;
      rule.recordsLeftOut += members;
    } else rule.pairs += (members * (members - 1)) / 2;
  }
  const used = rules.filter((rule) => rule.pairs > 0 || rule.blocksLeftOut > 0);
  const notes = used
    .filter((rule) => rule.blocksLeftOut > 0)
    .map(
      (rule): LinkageNote => ({
        code: 'block-too-large',
        subject: rule.rule,
        detail: `${rule.blocksLeftOut} blocks, ${rule.recordsLeftOut} records`,
      }),
    );
  return { report: { rules: used, tooLarge: [], tried: KINDS.length, sample: count, recallLost: 0 }, notes };
}
