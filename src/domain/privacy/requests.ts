/** Requests of people about their data, and by when each law wants them answered. */

export const REQUEST_KINDS = [
  'access',
  'correct',
  'erase',
  'restrict',
  'object',
  'portability',
  'opt-out',
  'limit',
  'kin',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** GDPR 12: one month; CCPA § 7021: 45 days; PIPL 50 says "timely", which the 2020 standard GB/T 35273 puts at 30 days. */
export const RESPONSE_TIME = {
  gdpr: { months: 1, days: 0 },
  ccpa: { months: 0, days: 45 },
  pipl: { months: 0, days: 30 },
} as const satisfies Record<string, { readonly months: number; readonly days: number }>;

export type Law = keyof typeof RESPONSE_TIME;
export const LAWS = Object.keys(RESPONSE_TIME) as readonly Law[];

/** CCPA regulations §§ 7026 (f), 7027 (g): opting out and limiting take effect within 15 business days, not 45 days. */
const BUSINESS_DAYS: Readonly<Partial<Record<Law, Readonly<Partial<Record<RequestKind, number>>>>>> = {
  ccpa: { 'opt-out': 15, limit: 15 },
};

/**
 * The last day (`yyyy-mm-dd`) to answer what was received on that day. A month ends on its last day where it has no such
 * day; business days are Monday to Friday: holidays, which would make it later, are not known.
 */
export function dueDate(received: string, law: Law, kind?: RequestKind): string {
  const business = kind === undefined ? undefined : BUSINESS_DAYS[law]?.[kind];
  if (business !== undefined) return afterBusinessDays(received, business);
  const [year, month, day] = received.split('-').map(Number) as [number, number, number];
  const { months, days } = RESPONSE_TIME[law];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth) + days)).toISOString().slice(0, 10);
}

function afterBusinessDays(from: string, count: number): string {
  let at = Date.parse(`${from}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    at += 86_400_000;
    const day = new Date(at).getUTCDay();
    if (day !== 0 && day !== 6) left--;
  }
  return new Date(at).toISOString().slice(0, 10);
}
