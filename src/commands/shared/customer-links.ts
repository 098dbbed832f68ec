/** What holds a customer together: the links among its records, and the weakest of them. */
import { weakestLink } from '../../domain/linkage/weakest-link.js';
import { readEvidence } from '../../store/clusters.js';
import { recordsOf, resolveCustomer } from '../../store/customers.js';
import { readDecisions } from '../../store/decisions.js';
import { customerId, recordId } from '../../store/records.js';
import type { Store } from '../../store/store.js';
import { textTable } from '../../ui/table.js';
import type { Context } from '../definition.js';
import { lastLinkage } from './linkage.js';
import { chance, signed } from './pair-explanation.js';

interface ShownLink {
  readonly a: string;
  readonly b: string;
  /** Bits; null: a steward's decision. */
  readonly weight: number | null;
  readonly probability: number | null;
}

export interface CustomerLinks {
  readonly customer: string;
  readonly records: readonly string[];
  /** The heaviest first; a steward's decisions last. */
  readonly links: readonly ShownLink[];
  /** The link without which the customer would be two; null where it has none. */
  readonly weakest: ShownLink | null;
  readonly run: number;
}

/** Links of a customer, as the last dedupe run kept them, and decisions among its records. */
export function customerLinks(store: Store, id: string): CustomerLinks {
  const { run } = lastLinkage(store);
  const customer = resolveCustomer(store, id);
  const records = recordsOf(store, customer);
  const members = new Set(records);
  const { a, b, weight, probability } = readEvidence(store, run, 'link');
  const found: { a: number; b: number; weight: number; probability: number }[] = [];
  for (let i = 0; i < a.length; i++) {
    const pair = { a: a[i] as number, b: b[i] as number };
    if (members.has(pair.a) && members.has(pair.b))
      found.push({ ...pair, weight: weight[i] as number, probability: probability[i] as number });
  }
  found.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  const decided = readDecisions(store)
    .same.filter(([x, y]) => members.has(x) && members.has(y))
    .map(([x, y]) => ({ a: x, b: y, weight: Number.POSITIVE_INFINITY, probability: 1 }));
  const all = [...found, ...decided];
  const weakest = weakestLink(all);
  return {
    customer: customerId(customer),
    records: records.map(recordId),
    links: all.map(shown),
    weakest: weakest && shown(weakest),
    run,
  };
}

function shown(link: { a: number; b: number; weight: number; probability: number }): ShownLink {
  const decided = link.weight === Number.POSITIVE_INFINITY;
  return {
    a: recordId(link.a),
    b: recordId(link.b),
    weight: decided ? null : Math.round(link.weight * 1000) / 1000,
    probability: decided ? null : link.probability,
  };
}

/** The links as a table. */
export function renderLinks(result: CustomerLinks, { say }: Context): string {
  const head = say(
    `Customer ${result.customer}: ${result.records.length} records (${result.records.join(', ')})`,
    `客户 ${result.customer}：${result.records.length} 条记录（${result.records.join('、')}）`,
  );
  const { weakest } = result;
  if (weakest === null) return `${head}\n${say('No link: nothing was found to belong to it.', '没有链接。')}\n`;
  const row = (link: ShownLink) => [
    link.a,
    link.b,
    link.weight === null ? say('a steward said so', '人工确认') : signed(link.weight),
    link.probability === null ? '' : chance(link.probability),
  ];
  const table = textTable(
    [
      { title: '' },
      { title: '' },
      { title: say('bits', '比特'), align: 'right' },
      { title: say('probability', '概率'), align: 'right' },
    ],
    result.links.map(row),
  );
  const link = row(weakest).filter(Boolean).join(' ');
  const end = say(
    `The weakest of the links that hold it together: ${link}; why: cim explain ${weakest.a} ${weakest.b}`,
    `维系此客户的链接中最弱的一条：${link}；原因：cim explain ${weakest.a} ${weakest.b}`,
  );
  return [head, table, end].join('\n');
}
