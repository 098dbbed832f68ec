/**
 * Files made of two or more lists, each without duplicates of its own: a record then has one partner at most in each other
 * list. Found from the sources where they are known, else from the links themselves.
 */
import type { LinkageNote, WeightedPairs } from '../linkage-result.js';
import { PairList } from '../pair-list.js';
import type { RecordTable } from '../record-table.js';

export interface OneToOne {
  /** The pairs that may be linked. */
  readonly pairs: WeightedPairs;
  /** True for records that must not end in one cluster. */
  readonly apart: (a: number, b: number) => boolean;
}

/** Links within a source are forbidden where they are fewer than this share of what chance would give. */
const FEW_WITHIN = 0.15;
/** One partner each: when this share of the linked records have exactly one. */
const SINGLE = 0.94;
const LEAST_LINKS = 20;

const FREE = (): boolean => false;

/** What one-to-one leaves of the pairs; where it leaves fewer, `notes` says so. */
export function oneToOne(all: WeightedPairs, cut: number, table: RecordTable, notes: LinkageNote[]): OneToOne {
  const sources = table.sources;
  if (sources !== null && rarelyWithin(all, cut, sources)) {
    notes.push({ code: 'one-to-one', subject: 'sources', detail: 'records of one source are kept apart' });
    return { pairs: all, apart: (a, b) => sources[a] === sources[b] };
  }
  if (mostlySingle(all, cut, table.count)) {
    notes.push({ code: 'one-to-one', subject: 'records', detail: 'each record has one partner at most' });
    return { pairs: greedy(all, cut, table.count), apart: FREE };
  }
  return { pairs: all, apart: FREE };
}

function rarelyWithin(all: WeightedPairs, cut: number, sources: Int32Array): boolean {
  const sizes = new Map<number, number>();
  for (const source of sources) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  if (sizes.size < 2) return false;
  let chance = 0;
  for (const size of sizes.values()) chance += (size / sources.length) ** 2;
  let links = 0;
  let within = 0;
  for (let i = 0; i < all.size; i++) {
    if (all.weight[i]! < cut) continue;
    links++;
    if (sources[all.a[i]!] === sources[all.b[i]!]) within++;
  }
  return links >= LEAST_LINKS && within < FEW_WITHIN * chance * links;
}

function mostlySingle(all: WeightedPairs, cut: number, count: number): boolean {
  const partners = new Int32Array(count);
  for (let i = 0; i < all.size; i++) {
    if (all.weight[i]! < cut) continue;
    partners[all.a[i]!]!++;
    partners[all.b[i]!]!++;
  }
  let linked = 0;
  let single = 0;
  for (const partner of partners) {
    if (partner > 0) linked++;
    if (partner === 1) single++;
  }
  return linked >= 2 * LEAST_LINKS && single >= SINGLE * linked;
}

/** Best pairs first, each record once. */
function greedy(all: WeightedPairs, cut: number, count: number): WeightedPairs {
  const order = Array.from({ length: all.size }, (_, i) => i).filter((i) => all.weight[i]! >= cut);
  order.sort((x, y) => all.weight[y]! - all.weight[x]! || all.a[x]! - all.a[y]! || all.b[x]! - all.b[y]!);
  const taken = new Uint8Array(count);
  const kept = new PairList();
  for (const i of order) {
    const [a, b] = [all.a[i]!, all.b[i]!];
    if (taken[a] === 1 || taken[b] === 1) continue;
    taken[a] = 1;
    taken[b] = 1;
    kept.add(a, b, all.weight[i]!);
  }
  return kept.pairs();
}
