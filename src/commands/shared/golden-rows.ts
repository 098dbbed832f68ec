/** Golden records as rows of a table: one column a field, more columns where customers have several values. */
import { FIELD_NAMES, type FieldName, fieldDefinition } from '../../domain/record/fields.js';
import { type GoldenRecord, goldenRecord } from '../../domain/survivorship/golden-record.js';
import type { SurvivorshipPolicy } from '../../domain/survivorship/policy.js';
import { allCustomers, asMember, type StoredCustomer } from '../../store/customers.js';
import type { Store } from '../../store/store.js';

const NOTHING: ReadonlySet<FieldName> = new Set();

/** Values of one field beyond this many stay in the store; the first are the best. */
const MOST_VALUES = 5;

interface Layout {
  readonly fields: readonly { readonly field: FieldName; readonly values: number }[];
  readonly custom: readonly string[];
}

/** One pass to see which fields and how many values there are. */
async function layoutOf(
  store: Store,
  permitted: (customer: StoredCustomer) => boolean,
  { policy, signal }: GoldenTableOptions,
): Promise<Layout> {
  const most = new Map<FieldName, number>();
  const custom = new Set<string>();
  for await (const customer of allCustomers(store, signal)) {
    if (!permitted(customer)) continue;
    for (const member of customer.members) for (const [header] of member.record.custom) custom.add(header);
    const golden = goldenRecord(customer.members.map(asMember), policy);
    for (const [field, value] of golden.values) {
      const values = Math.min(MOST_VALUES, 1 + (value.others?.length ?? 0));
      if (values > (most.get(field) ?? 0)) most.set(field, values);
    }
  }
  const fields = FIELD_NAMES.filter((field) => most.has(field)).map((field) => ({
    field,
    values: most.get(field) ?? 1,
  }));
  return { fields, custom: [...custom] };
}

export interface GoldenTable {
  readonly headers: readonly string[];
  readonly rows: () => AsyncIterable<readonly string[]>;
}

export interface GoldenTableOptions {
  readonly lang: 'en' | 'zh';
  /** Raw: values as received and field names as headers; else standard forms and labels for people. */
  readonly raw: boolean;
  readonly permitted?: (customer: StoredCustomer) => boolean;
  /** Fields whose values stay blank for a customer. */
  readonly withheld?: (customer: StoredCustomer) => ReadonlySet<FieldName>;
  /** Which values survive; left out: the usual ones. */
  readonly policy?: SurvivorshipPolicy;
  /** Heard while all customers are read. */
  readonly signal: AbortSignal;
}

/** All customers as a table, one row a customer, in order of their number. */
export async function goldenTable(store: Store, options: GoldenTableOptions): Promise<GoldenTable> {
  const permitted = options.permitted ?? (() => true);
  const layout = await layoutOf(store, permitted, options);
  const title = (field: FieldName, i: number) => {
    const label = options.raw ? field : fieldDefinition(field).label[options.lang];
    return i === 0 ? label : `${label} ${i + 1}`;
  };
  const headers = [
    options.raw ? 'customer' : options.lang === 'zh' ? '客户' : 'Customer',
    options.raw ? 'records' : options.lang === 'zh' ? '记录数' : 'Records',
    ...layout.fields.flatMap(({ field, values }) => Array.from({ length: values }, (_, i) => title(field, i))),
    ...layout.custom,
  ];
  const cellsOf = (golden: GoldenRecord, withheld: ReadonlySet<FieldName>): string[] => [
    ...layout.fields.flatMap(({ field, values }) => {
      const best = withheld.has(field) ? undefined : golden.values.get(field);
      const all = best ? [best, ...(best.others ?? [])] : [];
      return Array.from({ length: values }, (_, i) => {
        const value = all[i];
        if (!value) return '';
        return options.raw ? value.value : value.standard || value.value;
      });
    }),
    ...layout.custom.map((header) => golden.custom.get(header)?.value ?? ''),
  ];
  return {
    headers,
    rows: async function* () {
      for await (const customer of allCustomers(store, options.signal)) {
        if (!permitted(customer)) continue;
        yield [
          customer.id,
          String(customer.members.length),
          ...cellsOf(
            goldenRecord(customer.members.map(asMember), options.policy),
            options.withheld?.(customer) ?? NOTHING,
          ),
        ];
      }
    },
  };
}
