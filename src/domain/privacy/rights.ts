/**
 * What people said about the use of their data, as a fold of events: consent for a purpose and channel, restriction,
 * objection, legal hold, guardian. The latest event decides; nothing is ever overwritten (GDPR 7, 18, 21; PIPL 14–16, 31).
 */
import type { FieldName } from '../record/fields.js';
import { type Requirement, SENSITIVE_FIELDS, separateConsentTo } from './law.js';

export const CHANNELS = ['email', 'phone', 'sms', 'post', 'wechat', 'any'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-interest',
  'legitimate-interest',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Events and what each tells beside its time. */
export type RightsEvent = { readonly id: number; readonly run: number; readonly at: string } & RightsStatement;

export type RightsStatement =
  | {
      readonly kind: 'consent-granted' | 'consent-withdrawn';
      readonly purpose: string;
      readonly channel: Channel;
      /** Version of the notice the person was shown, and the SHA-256 of its text. */
      readonly notice: string;
      readonly noticeHash: string;
      /** Where the proof is kept: a form, a recording, a ticket. */
      readonly evidence: string;
    }
  | { readonly kind: 'notice-given'; readonly notice: string; readonly noticeHash: string; readonly channel: Channel }
  | { readonly kind: 'restricted' | 'unrestricted' | 'held' | 'released'; readonly reason: string }
  | { readonly kind: 'objected' | 'objection-lifted'; readonly purpose: string }
  | { readonly kind: 'guardian-consent'; readonly evidence: string; readonly guardian: string }
  | { readonly kind: 'deceased'; readonly evidence: string; readonly kin: string }
  | { readonly kind: 'deceased-lifted'; readonly reason: string }
  /** Known to be a child though no birth date says so; `until`: the fourteenth birthday, '' where it is not known. */
  | { readonly kind: 'minor'; readonly until: string }
  | { readonly kind: 'minor-lifted'; readonly reason: string };

export type ConsentState = 'granted' | 'withdrawn' | 'none';

/** Where a person stands now. */
export interface RightsState {
  /** `purpose channel` → state; channel `any` speaks for all that have none of their own. */
  readonly consents: ReadonlyMap<string, ConsentState>;
  readonly restricted: boolean;
  readonly held: boolean;
  /** Purposes objected to; `*`: all marketing. */
  readonly objections: ReadonlySet<string>;
  readonly guardianConsent: boolean;
  readonly deceased: boolean;
  /** Said to be a minor, until a day (`yyyy-mm-dd`) or '' for as long as it stands; null: nobody said so. */
  readonly minorUntil: string | null;
}

const consentKey = (purpose: string, channel: Channel) => `${purpose} ${channel}`;

/** Folds events, in any order of the list, by their number. */
export function foldRights(events: readonly RightsEvent[]): RightsState {
  const consents = new Map<string, ConsentState>();
  const objections = new Set<string>();
  let restricted = false;
  let held = false;
  let guardianConsent = false;
  let deceased = false;
  let minorUntil: string | null = null;
  for (const event of [...events].sort((a, b) => a.id - b.id)) {
    switch (event.kind) {
      case 'consent-granted':
        // granting for all channels is the later word on single ones, too
        if (event.channel === 'any')
          for (const channel of CHANNELS) consents.delete(consentKey(event.purpose, channel));
        consents.set(consentKey(event.purpose, event.channel), 'granted');
        break;
      case 'consent-withdrawn':
        // withdrawing for all channels takes back what was granted for single ones before
        if (event.channel === 'any')
          for (const channel of CHANNELS) {
            const key = consentKey(event.purpose, channel);
            if (consents.has(key)) consents.set(key, 'withdrawn');
          }
        consents.set(consentKey(event.purpose, event.channel), 'withdrawn');
        break;
      case 'restricted':
      case 'unrestricted':
        restricted = event.kind === 'restricted';
        break;
      case 'held':
      case 'released':
        held = event.kind === 'held';
        break;
      case 'objected':
        objections.add(event.purpose);
        break;
      case 'objection-lifted':
        objections.delete(event.purpose);
        break;
      case 'guardian-consent':
        guardianConsent = true;
        break;
      case 'deceased':
      case 'deceased-lifted':
        deceased = event.kind === 'deceased';
        break;
      case 'minor':
        minorUntil = event.until;
        break;
      case 'minor-lifted':
        minorUntil = null;
        break;
      case 'notice-given':
        break;
    }
  }
  return { consents, restricted, held, objections, guardianConsent, deceased, minorUntil };
}

/**
 * The state of consent for a purpose and channel. Where all channels are asked about, one that was taken back decides: a
 * file for any of them may be used for that one.
 */
export function consentFor(state: RightsState, purpose: string, channel: Channel): ConsentState {
  if (channel === 'any' && CHANNELS.some((one) => state.consents.get(consentKey(purpose, one)) === 'withdrawn'))
    return 'withdrawn';
  return state.consents.get(consentKey(purpose, channel)) ?? state.consents.get(consentKey(purpose, 'any')) ?? 'none';
}

/** Age below which Chinese law asks for a guardian (PIPL 31). */
export const MINOR_AGE = 14;

/**
 * Full years at `today` (`yyyy-mm-dd`). Of a birth date without day or month, the latest day that fits it: a child must
 * not pass for older than it may be. Null where not even the year is known.
 */
export function ageAt(birthDate: string, today: string): number | null {
  const born = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(birthDate);
  const now = /^(\d{4})-(\d\d)-(\d\d)/.exec(today);
  if (!born || !now) return null;
  const years = Number(now[1]) - Number(born[1]);
  return `${now[2]}${now[3]}` < `${born[2] ?? '12'}${born[3] ?? '31'}` ? years - 1 : years;
}

/** Age by the youngest of several birth dates, or null where none tells a year: of two that differ, one is wrong. */
export function youngestAge(birthDates: readonly string[], today: string): number | null {
  const ages = birthDates.map((date) => ageAt(date, today)).filter((age) => age !== null);
  return ages.length === 0 ? null : Math.min(...ages);
}

/** The day on which somebody has been born long enough to be no minor any more (`yyyy-mm-dd`), by the same rule. */
export function ofAgeOn(birthDate: string): string | null {
  const born = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(birthDate);
  if (!born) return null;
  const [year, month, day] = [Number(born[1]) + MINOR_AGE, Number(born[2] ?? 12), Number(born[3] ?? 31)];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  // who was born on 29 February comes of age on the day after 28 February
  const at =
    day <= last || born[3] === undefined ? Date.UTC(year, month - 1, Math.min(day, last)) : Date.UTC(year, month, 1);
  return new Date(at).toISOString().slice(0, 10);
}

/** Why a person may not be in a file that leaves the store; null: they may. */
export type Refusal =
  | 'restricted'
  | 'objected'
  | 'no-consent'
  | 'withdrawn'
  | 'minor'
  | 'deceased'
  | 'cross-border'
  | 'no-mechanism';

/** What a file that leaves the store is for. */
export interface Disclosure {
  readonly purpose: string;
  readonly basis: LegalBasis;
  readonly channel: Channel;
  readonly marketing: boolean;
  /** True when the recipient is in another country: that needs a consent of its own (PIPL 38–39). */
  readonly crossBorder: boolean;
  /** True when somebody else gets the file. */
  readonly thirdParty: boolean;
  /** The contract or decision by which data may cross the border; '' where none was named. */
  readonly mechanism: string;
  readonly required: ReadonlySet<Requirement>;
}

export const CROSS_BORDER_PURPOSE = 'cross-border';

/** True where a notice is recorded: given by itself, or shown when consent was asked for. */
export const wasNoticed = (events: readonly RightsEvent[]): boolean =>
  events.some((event) => 'notice' in event && (event.notice !== '' || event.noticeHash !== ''));

/** True where a person is, or has to be taken for, under 14. */
export function isMinor({ minorUntil }: RightsState, birthDates: readonly string[], today: string): boolean {
  if (minorUntil !== null && (minorUntil === '' || today < minorUntil)) return true;
  const age = youngestAge(birthDates, today);
  return age !== null && age < MINOR_AGE;
}

/** Decides for one person, of whom these birth dates are known. */
export function refusalOf(
  state: RightsState,
  disclosure: Disclosure,
  birthDates: readonly string[],
  today: string,
): Refusal | null {
  if (state.restricted) return 'restricted';
  if (state.objections.has(disclosure.purpose) || (disclosure.marketing && state.objections.has('*')))
    return 'objected';
  if (disclosure.marketing && state.deceased) return 'deceased';
  const guards = disclosure.marketing || disclosure.thirdParty || disclosure.required.has('guardian');
  if (guards && !state.guardianConsent && isMinor(state, birthDates, today)) return 'minor';
  const consent = consentFor(state, disclosure.purpose, disclosure.channel);
  if (consent === 'withdrawn') return 'withdrawn';
  if (disclosure.basis === 'consent' && consent !== 'granted') return 'no-consent';
  if (disclosure.crossBorder && consentFor(state, CROSS_BORDER_PURPOSE, 'any') !== 'granted') return 'cross-border';
  if (disclosure.crossBorder && disclosure.mechanism === '' && disclosure.required.has('mechanism'))
    return 'no-mechanism';
  return null;
}

/**
 * Sensitive fields whose values stay blank for one person in a file that leaves the store: always what consent was
 * withdrawn for; what it was never given for where the file rests on consent, is for marketing, or consent is required.
 */
export function withheldFields(state: RightsState, disclosure: Disclosure): FieldName[] {
  const needed = disclosure.basis === 'consent' || disclosure.marketing || disclosure.required.has('separate-consent');
  return SENSITIVE_FIELDS.filter((field) => {
    const consent = consentFor(state, separateConsentTo(field), 'any');
    return consent === 'withdrawn' || (needed && consent !== 'granted');
  });
}
