/** Which uses of personal data stand out: many customers in a short time, or work at hours when nobody works. */

/** Somebody saw or took out values of so many customers. */
export interface Use {
  readonly user: string;
  /** ISO */
  readonly at: string;
  /** Hour of the day (0–23) at the place where the report is made. */
  readonly hour: number;
  readonly customers: number;
}

export interface UsualUse {
  /** Customers that one user sees in an hour at most. */
  readonly perHour: number;
  /** First hour of work, and the first after it; `from > to` goes over midnight. */
  readonly from: number;
  readonly to: number;
}

export interface UnusualUse {
  readonly user: string;
  /** When it began (ISO). */
  readonly at: string;
  readonly reason: 'many-customers' | 'outside-hours';
  readonly customers: number;
}

const HOUR = 3_600_000;

/** True where `hour` lies within the hours of work. */
export function isWithin(hour: number, { from, to }: Pick<UsualUse, 'from' | 'to'>): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/**
 * Uses (in order of time) that stand out, in order of time. Many: within any hour, reported once for as long as it goes
 * on without the hour falling below the limit again.
 */
export function unusualUses(uses: readonly Use[], usual: UsualUse): UnusualUse[] {
  const found: UnusualUse[] = [];
  const byUser = new Map<string, Use[]>();
  for (const use of uses) {
    const list = byUser.get(use.user) ?? [];
    byUser.set(use.user, list);
    list.push(use);
    if (!isWithin(use.hour, usual))
      found.push({ user: use.user, at: use.at, reason: 'outside-hours', customers: use.customers });
  }
  for (const [user, list] of byUser) {
    let first = 0;
    let sum = 0;
    let open: { at: string; customers: number } | null = null;
    const close = () => {
      if (open) found.push({ user, at: open.at, reason: 'many-customers', customers: open.customers });
      open = null;
    };
    for (const use of list) {
      const at = Date.parse(use.at);
      sum += use.customers;
      for (; at - Date.parse((list[first] as Use).at) >= HOUR; first++) sum -= (list[first] as Use).customers;
      if (sum <= usual.perHour) close();
      else
        open = open
          ? { at: open.at, customers: open.customers + use.customers }
          : { at: (list[first] as Use).at, customers: sum };
    }
    close();
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
