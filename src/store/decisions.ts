/**
 * What a steward decided: these are one customer, those are not. Decisions change the customers at once, and later runs
 * obey them. A merge can be taken back exactly: the customers are then as they were before, numbers and all.
 */
import { CimError } from '../errors.js';
import { MARKS } from './columns.js';
import { newCustomer, recordsOf, resolveCustomer } from './customers.js';
import { customerId, parseId } from './records.js';
import { customerChanges } from './runs.js';
import type { Store } from './store.js';

/** Pairs of record numbers that must, or must not, be one customer. */
export interface DecisionPairs {
  readonly same: readonly (readonly [number, number])[];
  readonly different: readonly (readonly [number, number])[];
}

interface DecisionRow {
  readonly id: number;
  readonly run: number;
  readonly kind: 'same' | 'different';
  readonly record_groups: string;
}

/** Decisions that hold: neither revoked nor made by a run that was undone. */
function standing(store: Store): DecisionRow[] {
  return store.db
    .prepare<[], DecisionRow>(
      `SELECT d.id, d.run, d.kind, d.record_groups FROM decision d JOIN run r ON r.id = d.run
       LEFT JOIN run v ON v.id = d.revoked_by
       WHERE r.undone_by IS NULL AND (d.revoked_by IS NULL OR v.undone_by IS NOT NULL) ORDER BY d.id`,
    )
    .all();
}

const groupsOf = (row: DecisionRow): number[][] => JSON.parse(row.record_groups) as number[][];

/** A chain of pairs through a group: as good as all pairs for records that must be together. */
function chain(group: readonly number[]): [number, number][] {
  return group.slice(1).map((record, i) => [group[i]!, record]);
}

/** All decisions that hold, as pairs of record numbers, over records that are still there. */
export function readDecisions(store: Store): DecisionPairs {
  const { head } = store.columns;
  const same: [number, number][] = [];
  const different: [number, number][] = [];
  for (const row of standing(store)) {
    const groups = groupsOf(row).map((group) => group.filter((record) => head.get(record) !== 0));
    if (row.kind === 'same') same.push(...chain(groups.flat()));
    else
      for (const [i, group] of groups.entries())
        for (const other of groups.slice(i + 1)) for (const a of group) for (const b of other) different.push([a, b]);
  }
  return { same, different };
}

function decide(store: Store, kind: 'same' | 'different', groups: readonly (readonly number[])[]): void {
  store.db
    .prepare('INSERT INTO decision (run, kind, record_groups) VALUES (?, ?, ?)')
    .run(store.run.number, kind, JSON.stringify(groups));
}

function revoke(store: Store, rows: readonly DecisionRow[]): void {
  const update = store.db.prepare('UPDATE decision SET revoked_by = ? WHERE id = ?');
  for (const { id } of rows) update.run(store.run.number, id);
}

/** Records of a decision that lie in more than one of `groups`. */
const spans = (row: DecisionRow, groups: readonly ReadonlySet<number>[]): boolean => {
  const records = groupsOf(row).flat();
  return groups.filter((group) => records.some((record) => group.has(record))).length > 1;
};

/**
 * Records of a customer, with those that were named by their own ids where they meet the next customer's: it is these that a
 * steward looked at, and what is learnt from the decision is learnt from neighbors.
 */
function named(records: readonly number[], ids: readonly string[], last: boolean): number[] {
  const seen = new Set(ids.map((id) => parseId(id, 'R')));
  const [own, others] = [records.filter((r) => seen.has(r)), records.filter((r) => !seen.has(r))];
  return last ? [...others, ...own] : [...own, ...others];
}

/**
 * Decides, in the run in progress, that two customers, or two records, are not one; later runs keep them apart. Earlier
 * decisions that they are one are revoked. Throws `usage` where they are one customer at present.
 */
export function keepApart(store: Store, a: string, b: string): void {
  const customers = [resolveCustomer(store, a), resolveCustomer(store, b)] as const;
  if (customers[0] === customers[1])
    throw new CimError(
      'usage',
      'same-customer',
      {
        en: `${a} and ${b} are one customer, ${customerId(customers[0])}.`,
        zh: `${a} 和 ${b} 是同一个客户 ${customerId(customers[0])}。`,
      },
      { en: 'Take it apart with cim unmerge.', zh: '用 cim unmerge 拆分。' },
    );
  const groups = [a, b].map((id, i) => {
    const record = parseId(id, 'R');
    return record === null ? recordsOf(store, customers[i] as number) : [record];
  });
  const sets = groups.map((group) => new Set(group));
  revoke(
    store,
    standing(store).filter((row) => row.kind === 'same' && spans(row, sets)),
  );
  decide(store, 'different', groups);
  for (const customer of customers) store.run.subjects.add(customerId(customer));
  store.run.counts.set('keptApart', (store.run.counts.get('keptApart') ?? 0) + 1);
}

/**
 * Makes customers one, in the run in progress: the first named keeps its number. Earlier decisions that these are
 * different are revoked. Returns the customer that is left. Throws `usage` where fewer than two customers are named.
 */
export function mergeCustomers(store: Store, ids: readonly string[]): string {
  const customers = [...new Set(ids.map((id) => resolveCustomer(store, id)))];
  if (customers.length < 2)
    throw new CimError('usage', 'nothing-to-merge', {
      en: 'Name at least two different customers to merge.',
      zh: '请写出至少两个要合并的不同客户。',
    });
  const groups = customers.map((customer, i) => named(recordsOf(store, customer), ids, i === 0));
  refuseRestricted(store, customers, groups);
  return joinGroups(store, customers, groups);
}

/**
 * Makes a record that a person gave about themselves one of their own, in the run in progress. Of somebody who is restricted
 * too: a correction is what they are restricted for, and the record is restricted as the others are.
 */
export function addOwnRecord(store: Store, customer: number, record: number): void {
  const { customer: of, marks } = store.columns;
  const own = recordsOf(store, customer).filter((one) => one !== record);
  if (of.get(record) !== customer) joinGroups(store, [customer, of.get(record)], [own, [record]]);
  if (own.some((one) => (marks.get(one) & MARKS.restricted) !== 0))
    marks.set(record, marks.get(record) | MARKS.restricted);
}

function refuseRestricted(store: Store, customers: readonly number[], groups: readonly (readonly number[])[]): void {
  const { marks } = store.columns;
  for (const [i, group] of groups.entries())
    if (group.some((record) => (marks.get(record) & MARKS.restricted) !== 0)) {
      const id = customerId(customers[i]!);
      throw new CimError(
        'not-permitted',
        'restricted',
        { en: `${id} is restricted: it is kept and not worked with.`, zh: `${id} 已限制处理：仅保存，不作其他处理。` },
        {
          en: `Lift that first: cim subject restrict ${id} --lift.`,
          zh: `请先解除：cim subject restrict ${id} --lift。`,
        },
      );
    }
}

/** Makes the customers of these groups of records the first of them. */
function joinGroups(store: Store, customers: readonly number[], groups: readonly number[][]): string {
  const [kept, ...others] = customers as [number, ...number[]];
  const sets = groups.map((group) => new Set(group));
  revoke(
    store,
    standing(store).filter((row) => row.kind === 'different' && spans(row, sets)),
  );
  decide(store, 'same', groups);
  for (const [i, customer] of others.entries()) {
    for (const record of groups[i + 1]!) store.columns.customer.set(record, kept);
    store.columns.successor.set(customer, kept);
  }
  for (const customer of customers) store.run.subjects.add(customerId(customer));
  store.run.counts.set('merged', (store.run.counts.get('merged') ?? 0) + others.length);
  return customerId(kept);
}

/**
 * Takes a customer apart, in the run in progress. One that a steward merged becomes the customers it was before that
 * merge (the latest, if several); one that a run found becomes one customer a record, or the groups of `records` that
 * are given (records not named stay together). Later runs keep the parts apart. Returns the customers that are left.
 */
export function unmergeCustomer(store: Store, id: string, groups?: readonly (readonly number[])[]): string[] {
  const customer = resolveCustomer(store, id);
  const records = recordsOf(store, customer);
  const all = new Set(records);
  const merges = standing(store).filter((row) => row.kind === 'same' && spansWithin(row, all));
  const parts = groups ? withRest(groups, records, id) : partsOf(records, merges);
  if (parts.length < 2)
    throw new CimError('usage', 'nothing-to-unmerge', {
      en: `Customer ${id} consists of one record only.`,
      zh: `客户 ${id} 只有一条记录。`,
    });
  const sets = parts.map((part) => new Set(part));
  revoke(
    store,
    merges.filter((row) => spans(row, sets)),
  );
  decide(store, 'different', parts);
  const { customer: of, successor } = store.columns;
  const former = formerCustomers(store);
  const left = [customer];
  const inUse = new Set(liveCustomers(store));
  for (const part of parts.slice(1)) {
    const own = part.flatMap((record) => former.get(record) ?? []).find((number) => !inUse.has(number));
    const number = own ?? newCustomer(store);
    for (const record of part) of.set(record, number);
    successor.set(number, 0);
    inUse.add(number);
    left.push(number);
  }
  for (const number of left) store.run.subjects.add(customerId(number));
  store.run.counts.set('unmerged', (store.run.counts.get('unmerged') ?? 0) + parts.length - 1);
  return left.map(customerId);
}

const spansWithin = (row: DecisionRow, records: ReadonlySet<number>): boolean =>
  groupsOf(row)
    .flat()
    .filter((record) => records.has(record)).length > 1;

/** Customers that have records. */
function* liveCustomers(store: Store): IterableIterator<number> {
  const { customer: of, head } = store.columns;
  for (let record = 1; record < head.length; record++) if (head.get(record) !== 0) yield of.get(record);
}

/** The groups given, checked, and what is left over as a group of its own, first where it holds the first record. */
function withRest(groups: readonly (readonly number[])[], records: readonly number[], id: string): number[][] {
  const named = groups.flat();
  if (named.some((record) => !records.includes(record)) || new Set(named).size !== named.length)
    throw new CimError('usage', 'not-a-member', {
      en: `A record that was named is not one of customer ${id}, or was named twice.`,
      zh: `所写的记录不属于客户 ${id}，或写了两次。`,
    });
  const rest = records.filter((record) => !named.includes(record));
  return [rest, ...groups.map((group) => [...group])].filter((group) => group.length > 0);
}

/** As before the latest merge; without one, every record alone. Records that came later stay with the first part. */
function partsOf(records: readonly number[], merges: readonly DecisionRow[]): number[][] {
  const latest = merges[merges.length - 1];
  if (!latest) return records.map((record) => [record]);
  const groups = groupsOf(latest).map((group) => group.filter((record) => records.includes(record)));
  const named = new Set(groups.flat());
  const rest = records.filter((record) => !named.has(record));
  const [first = [], ...others] = groups;
  return [[...first, ...rest], ...others].filter((group) => group.length > 0);
}

/** The customers each record belonged to before, the latest first, as far as runs that stand tell. */
function formerCustomers(store: Store): Map<number, number[]> {
  const former = new Map<number, number[]>();
  for (const { indexes, before } of customerChanges(store).reverse())
    for (let i = 0; i < indexes.length; i++) {
      const list = former.get(indexes[i]!);
      if (list) list.push(before[i]!);
      else former.set(indexes[i]!, [before[i]!]);
    }
  return former;
}
