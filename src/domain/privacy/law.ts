/**
 * What the owner of a store wants enforced, not only counted. Without any of it an import goes on and tells; what leaves
 * the store is held to the law either way (see `refusalOf`).
 */
import { FIELD_NAMES, type FieldName, fieldDefinition } from '../record/fields.js';

/**
 * - `basis`: no import without a legal basis (GDPR 6, PIPL 13)
 * - `separate-consent`: no sensitive value of anybody who did not consent to that separately (PIPL 28–29)
 * - `assessment`: no sensitive column, sharing or crossing of borders without an impact assessment (GDPR 35, PIPL 55–56)
 * - `mechanism`: nobody crosses a border without a transfer mechanism (GDPR 46, PIPL 38)
 * - `guardian`: no minor in any file without consent of a guardian, not only in marketing and files for others (PIPL 31)
 */
export const REQUIREMENTS = ['basis', 'separate-consent', 'assessment', 'mechanism', 'guardian'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** Purpose of the separate consent for a sensitive field: `field:nationalId`. */
export const SEPARATE_CONSENT = 'field:';
export const separateConsentTo = (field: FieldName): string => `${SEPARATE_CONSENT}${field}`;

/** Fields whose values need a consent of their own. */
export const SENSITIVE_FIELDS: readonly FieldName[] = FIELD_NAMES.filter(
  (field) => fieldDefinition(field).sensitivity === 'sensitive',
);

/** Why the impact of processing must be assessed beforehand. */
export const ASSESSMENT_REASONS = ['sensitive', 'minors', 'cross-border', 'third-party', 'automated-decision'] as const;
export type AssessmentReason = (typeof ASSESSMENT_REASONS)[number];

/** How long an assessment is kept at least (PIPL 56): years. */
export const ASSESSMENT_KEPT_YEARS = 3;

/** An impact assessment in the register; the document itself is its author's to keep. */
export interface Assessment {
  readonly id: number;
  readonly run: number;
  /** `yyyy-mm-dd` */
  readonly on: string;
  readonly reasons: readonly AssessmentReason[];
  readonly title: string;
  /** Where the document is kept, and the SHA-256 of it ('' where no file was named). */
  readonly document: string;
  readonly documentHash: string;
  /** Who answers for it. */
  readonly by: string;
  /** Until when it holds (`yyyy-mm-dd`), or null: until it is replaced. */
  readonly review: string | null;
  /** Until when it must be kept. */
  readonly keepUntil: string;
  /** Taken back with `cim undo`: kept, and counts no more. */
  readonly withdrawn: boolean;
}

/** True where an assessment holds on a day. */
export const holds = ({ withdrawn, review }: Assessment, today: string): boolean =>
  !withdrawn && (review === null || review >= today);

/** Of some reasons, those that no assessment covers today. */
export function unassessed(
  reasons: readonly AssessmentReason[],
  assessments: readonly Assessment[],
  today: string,
): AssessmentReason[] {
  const covered = new Set(assessments.filter((one) => holds(one, today)).flatMap((one) => one.reasons));
  return reasons.filter((reason) => !covered.has(reason));
}
