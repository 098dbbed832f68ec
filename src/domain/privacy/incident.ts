/**
 * Incidents with personal data. The authority is told within 72 hours (GDPR 33; PIPL 57 says at once), the people
 * concerned too unless nobody could read what was lost (GDPR 34 (3) (a), CCPA 1798.150: only what was not encrypted).
 */

export const INCIDENT_KINDS = ['leak', 'loss', 'alteration', 'access', 'misuse'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

const HOURS_TO_NOTIFY = 72;

export interface Incident {
  readonly id: number;
  readonly run: number;
  readonly kind: IncidentKind;
  /** When it became known, and by when the authority must know (ISO). */
  readonly found: string;
  readonly due: string;
  /** The file that leaked, by the number of its disclosure; null: none in particular. */
  readonly disclosure: number | null;
  /** True where whoever has the data cannot read them. */
  readonly encrypted: boolean;
  readonly description: string;
  /** How many people it concerns, whose sensitive data it concerns, and how many are minors. */
  readonly affected: number;
  readonly affectedSensitive: number;
  readonly affectedMinors: number;
  readonly fields: readonly string[];
  /** When the authority and the people were told (ISO), or null. */
  readonly authority: string | null;
  readonly people: string | null;
  /** Why somebody need not be told, or null. */
  readonly exempt: string | null;
  readonly measures: string;
  readonly closed: string | null;
  readonly withdrawn: boolean;
}

export const notifyBy = (found: string): string =>
  new Date(Date.parse(found) + HOURS_TO_NOTIFY * 3_600_000).toISOString();

/** True where the authority should know and was not told. */
export const isOverdue = (incident: Incident, now: Date): boolean =>
  !incident.withdrawn &&
  incident.authority === null &&
  incident.exempt === null &&
  Date.parse(incident.due) < now.getTime();

/** True where the authority was told, and too late. */
export const wasLate = ({ authority, due }: Incident): boolean => authority !== null && authority > due;

/** True where the people must still be told. */
export const mustTellPeople = (incident: Incident): boolean =>
  !incident.withdrawn &&
  incident.people === null &&
  incident.exempt === null &&
  !incident.encrypted &&
  incident.affected > 0;

/**
 * True where the authority may order a compliance audit: more than a million people, or the sensitive data of more than a
 * hundred thousand (Measures for compliance audits of 2025, art. 5).
 */
export const auditMayBeOrdered = ({ affected, affectedSensitive }: Incident): boolean =>
  affected > 1_000_000 || affectedSensitive > 100_000;
