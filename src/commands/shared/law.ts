/** What the owner wants enforced: of `law` in the settings, and of `--require` for one call more. */
import { type Command, Option } from 'commander';
import {
  type AssessmentReason,
  REQUIREMENTS,
  type Requirement,
  SENSITIVE_FIELDS,
  separateConsentTo,
  unassessed,
} from '../../domain/privacy/law.js';
import { consentFor, foldRights } from '../../domain/privacy/rights.js';
import type { FieldName } from '../../domain/record/fields.js';
import { type Bilingual, CimError } from '../../errors.js';
import { listAssessments } from '../../store/assessments.js';
import type { ConsentGate } from '../../store/consent-gate.js';
import { recordsOf } from '../../store/customers.js';
import { allRightsEvents, eventsOf } from '../../store/rights.js';
import type { Store } from '../../store/store.js';
import type { Context, Options, Say } from '../definition.js';
import { readSettings } from './settings.js';

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

export function addRequireOption(command: Command, say: Say, known: readonly Requirement[]): void {
  command.addOption(
    new Option(
      '--require <what>',
      say(
        'what the law asks is enforced, beside `law` of the settings (repeatable)',
        '在设置的 law 之外另行强制的法律要求（可多次）',
      ),
    )
      .choices(known)
      .argParser((word: string, former: readonly string[] | undefined) => {
        if (!(known as readonly string[]).includes(word)) throw notOneOf(known);
        return append(word, former);
      }),
  );
}

const notOneOf = (known: readonly string[]) =>
  new CimError(
    'usage',
    'unknown-requirement',
    { en: `--require takes one of ${known.join(', ')}.`, zh: `--require 可用：${known.join('、')}。` },
    { en: 'It may be given several times.', zh: '可多次给出。' },
  );

/** What is enforced in this call. An option can ask for more than the settings, never for less. */
export function requirementsOf(options: Options, context: Context): ReadonlySet<Requirement> {
  const named = (options.require as readonly Requirement[] | undefined) ?? [];
  return new Set(REQUIREMENTS.filter((one) => named.includes(one) || readSettings(options, context).law.has(one)));
}

/** Throws `usage` where an impact assessment is required and none holds today for all of the reasons. */
export function checkAssessed(
  store: Store,
  required: ReadonlySet<Requirement>,
  reasons: readonly AssessmentReason[],
  what: Bilingual,
  today: string,
): void {
  if (!required.has('assessment')) return;
  const missing = unassessed(reasons, listAssessments(store), today);
  if (missing.length === 0) return;
  throw new CimError(
    'usage',
    'assessment-missing',
    {
      en: `${what.en}, and no impact assessment covers that (${missing.join(', ')}).`,
      zh: `${what.zh}，但没有相应的影响评估（${missing.join('、')}）。`,
    },
    {
      en: `Assess it and note that: cim pia new ${missing.map((reason) => `--reason ${reason}`).join(' ')} --title …`,
      zh: `请先评估并登记：cim pia new ${missing.map((reason) => `--reason ${reason}`).join(' ')} --title …`,
    },
  );
}

/** Throws `usage` where a legal basis is required and the file of a source has none. */
export function checkBasis(required: ReadonlySet<Requirement>, basis: string | null, file: string): void {
  if (basis !== null || !required.has('basis')) return;
  throw new CimError(
    'usage',
    'basis-missing',
    { en: `${file} has no legal basis.`, zh: `${file} 没有注明法律依据。` },
    {
      en: 'Name it with --basis, or as `basis` of the source in cim.yaml.',
      zh: '请用 --basis 注明，或在 cim.yaml 的来源中写明 basis。',
    },
    { file },
  );
}

/**
 * Who may have sensitive values written: null where nobody asks. `evidence`: whoever is in the file has consented, which is
 * noted afterwards.
 */
export function consentGate(
  store: Store,
  required: ReadonlySet<Requirement>,
  evidence: string | undefined,
): ConsentGate | undefined {
  if (evidence !== undefined) return { fields: new Set(SENSITIVE_FIELDS), allows: () => true };
  if (!required.has('separate-consent')) return undefined;
  const events = allRightsEvents(store);
  return {
    fields: new Set(SENSITIVE_FIELDS),
    allows: (record, fields) => {
      if (record === 0) return false;
      const customer = store.columns.customer.get(record);
      const state = foldRights(eventsOf(events, recordsOf(store, customer)));
      return fields.every((field) => consentFor(state, separateConsentTo(field), 'any') === 'granted');
    },
  };
}

/** Throws `not-permitted` where separate consent is required for values that are to be written to a customer. */
export function checkSeparateConsent(
  store: Store,
  required: ReadonlySet<Requirement>,
  customer: number,
  fields: readonly FieldName[],
): void {
  if (!required.has('separate-consent')) return;
  const state = foldRights(eventsOf(allRightsEvents(store), recordsOf(store, customer)));
  for (const field of fields.filter((one) => SENSITIVE_FIELDS.includes(one)))
    if (consentFor(state, separateConsentTo(field), 'any') !== 'granted')
      throw new CimError(
        'not-permitted',
        'consent-missing',
        {
          en: `${field} is sensitive, and the person did not consent to it separately.`,
          zh: `${field} 属于敏感信息，尚未取得个人的单独同意。`,
        },
        {
          en: `Note the consent first: cim consent grant C… --purpose ${separateConsentTo(field)}.`,
          zh: `请先登记同意：cim consent grant C… --purpose ${separateConsentTo(field)}。`,
        },
        { field },
      );
}
