/** All customers with their records, those restricted and gone at their source among them: rights hold for these too. */
import type { Store } from '../../store/store.js';

/** Customer number → record numbers. */
export function everyCustomer(store: Store): ReadonlyMap<number, readonly number[]> {
  const { head, customer } = store.columns;
  const people = new Map<number, number[]>();
  for (let record = 1; record < head.length; record++) {
    if (head.get(record) === 0) continue;
    const number = customer.get(record);
    const records = people.get(number);
    if (records) records.push(record);
    else people.set(number, [record]);
  }
  return people;
}
