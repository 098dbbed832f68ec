/**
 * What a compliance audit of personal data asks (PIPL 54 with the 2025 Measures for Compliance Audits, GDPR 30, CCPA
 * § 7101), as figures. Engineering help, not legal advice.
 */
import type { AssessmentReason, Requirement } from './law.js';
import type { RetentionRule } from './retention.js';

/** Counts by name. */
export type Tally = Readonly<Record<string, number>>;

/** What a run that erased leaves of it: a customer by number, who is nobody now, and why they went. */
export interface Erasure {
  /** Null: several, by a retention rule. */
  readonly customer: string | null;
  readonly records: number;
  readonly reason: string;
  readonly certificate: string | null;
}

/** Kind of the figures that a run keeps of an erasure. */
export const ERASURE = 'erasure';

export interface ComplianceFigures {
  /** ISO */
  readonly at: string;
  readonly store: string;
  /** Customers with records of any state, and their records; erased ones are in neither. */
  readonly customers: number;
  readonly records: number;
  /** Records erased so far, and keyed hashes that keep people out or out of marketing. */
  readonly erasedRecords: number;
  readonly suppressed: Tally;
  /** Erasures, the oldest first. */
  readonly erasures: readonly (Erasure & { readonly run: number; readonly at: string })[];
  /** Import runs by the legal basis that was named; `none`: without. */
  readonly imports: Tally;
  /** Fields the store holds values of, by sensitivity. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** `PURPOSE CHANNEL` → state → customers. */
  readonly consents: Readonly<Record<string, Tally>>;
  readonly neverNoticed: number;
  readonly restricted: number;
  readonly deceased: number;
  readonly onHold: number;
  readonly objected: number;
  /** Null where the values are sealed from the role that asks: then nobody can say whose cells are empty. */
  readonly sensitive: { readonly customers: number | null; readonly withoutSeparateConsent: number | null };
  /** `turningFourteen`: within the next 30 days. */
  readonly minors: {
    readonly customers: number;
    readonly withoutGuardianConsent: number;
    readonly turningFourteen: number;
  };
  readonly retention: readonly Pick<RetentionRule, 'name' | 'action'>[];
  /** When retention rules were last applied (ISO), or null. */
  readonly retentionApplied: string | null;
  readonly requests: {
    readonly total: number;
    readonly open: number;
    readonly overdue: number;
    readonly answeredLate: number;
    readonly denied: number;
    readonly byKind: Tally;
    /** Days from receipt to answer: the middle one; null without answers. */
    readonly medianDays: number | null;
  };
  readonly disclosures: {
    readonly total: number;
    readonly crossBorder: number;
    readonly crossBorderWithoutMechanism: number;
    readonly byRecipient: Tally;
    readonly byPurpose: Tally;
    readonly byBasis: Tally;
  };
  readonly access: { readonly users: Tally; readonly looks: number; readonly unusual: number };
  readonly security: {
    readonly auditOk: boolean;
    readonly auditEntries: number;
    readonly lastBackup: string | null;
    readonly rolledBack: boolean;
  };
  /** Why an assessment of the impact (PIPL 55, GDPR 35) is due, kept for three years. */
  readonly assessmentReasons: readonly AssessmentReason[];
  /** `missing`: of those reasons, the ones that no assessment covers today. */
  readonly assessments: {
    readonly total: number;
    readonly holding: number;
    readonly missing: readonly AssessmentReason[];
  };
  readonly incidents: {
    readonly total: number;
    readonly open: number;
    readonly overdue: number;
    readonly reportedLate: number;
    /** People, each as often as an incident concerned them. */
    readonly affected: number;
  };
  /** What the settings enforce. */
  readonly required: readonly Requirement[];
  readonly reminders: readonly Reminder[];
}

/** What falls due because of how many people the store holds. */
export type Reminder = 'audit-every-two-years' | 'audit-minors-every-year' | 'protection-officer';

/**
 * By people count: from 1 million on a protection officer (PIPL 52, Measures art. 12), from 10 million on an audit at least
 * every two years (Measures art. 4), with minors one every year (Regulations on minors online, art. 37).
 */
export function remindersFor(people: number, minors: number): Reminder[] {
  return [
    ...(people >= 1_000_000 ? (['protection-officer'] as const) : []),
    ...(people >= 10_000_000 ? (['audit-every-two-years'] as const) : []),
    ...(minors > 0 ? (['audit-minors-every-year'] as const) : []),
  ];
}

/** The middle of some numbers (of an even count, the mean of both middle ones), or null. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
