/**
 * What people said about the use of their data, as a fold of events: consent for a purpose and channel, restriction,
 * objection, legal hold, guardian. The latest event decides; nothing is ever overwritten (GDPR 7, 18, 21; PIPL 14–16, 31).
 */

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
  | { readonly kind: 'deceased'; readonly evidence: string };

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
  for (const event of [...events].sort((a, b) => a.id - b.id)) {
    switch (event.kind) {
      case 'consent-granted':
        consents.set(consentKey(event.purpose, event.channel), 'granted');
        break;
      case 'consent-withdrawn':
        // withdrawing for all channels takes back what was granted for single ones before
        if (event.channel === 'any')
          for (const key of consents.keys()) if (key.startsWith(`${event.purpose} `)) consents.set(key, 'withdrawn');
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
        deceased = true;
        break;
      case 'notice-given':
        break;
    }
  }
  return { consents, restricted, held, objections, guardianConsent, deceased };
}

/** The state of consent for a purpose and channel. */
export function consentFor(state: RightsState, purpose: string, channel: Channel): ConsentState {
  return state.consents.get(consentKey(purpose, channel)) ?? state.consents.get(consentKey(purpose, 'any')) ?? 'none';
}

/** Age below which Chinese law asks for a guardian (PIPL 31). */
export const MINOR_AGE = 14;

/** Full years at `today` (both `yyyy-mm-dd`), or null where the birth date is not a full date. */
export function ageAt(birthDate: string, today: string): number | null {
  const born = /^(\d{4})-(\d\d)-(\d\d)/.exec(birthDate);
  const now = /^(\d{4})-(\d\d)-(\d\d)/.exec(today);
  if (!born || !now) return null;
  const years = Number(now[1]) - Number(born[1]);
  return `${now[2]}${now[3]}` < `${born[2]}${born[3]}` ? years - 1 : years;
}

/** Why a person may not be in a file that leaves the store; null: they may. */
export type Refusal = 'restricted' | 'objected' | 'no-consent' | 'withdrawn' | 'minor' | 'deceased' | 'cross-border';

/** What a file that leaves the store is for. */
export interface Disclosure {
  readonly purpose: string;
  readonly basis: LegalBasis;
  readonly channel: Channel;
  readonly marketing: boolean;
  /** True when the recipient is in another country: that needs a consent of its own (PIPL 38–39). */
  readonly crossBorder: boolean;
}

export const CROSS_BORDER_PURPOSE = 'cross-border';

/** Decides for one person. */
export function refusalOf(
  state: RightsState,
  disclosure: Disclosure,
  birthDate: string | null,
  today: string,
): Refusal | null {
  if (state.restricted) return 'restricted';
  if (state.objections.has(disclosure.purpose) || (disclosure.marketing && state.objections.has('*')))
    return 'objected';
  if (disclosure.marketing && state.deceased) return 'deceased';
  const age = birthDate === null ? null : ageAt(birthDate, today);
  if (disclosure.marketing && age !== null && age < MINOR_AGE && !state.guardianConsent) return 'minor';
  const consent = consentFor(state, disclosure.purpose, disclosure.channel);
  if (consent === 'withdrawn') return 'withdrawn';
  if (disclosure.basis === 'consent' && consent !== 'granted') return 'no-consent';
  if (disclosure.crossBorder && consentFor(state, CROSS_BORDER_PURPOSE, 'any') !== 'granted') return 'cross-border';
  return null;
}
