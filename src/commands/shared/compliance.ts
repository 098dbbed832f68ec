/** Gathers the figures of a compliance audit, in one pass over the records. */

import { type Use, unusualUses } from '../../domain/access/unusual-use.js';
import {
  type ComplianceFigures,
  ERASURE,
  type Erasure,
  median,
  remindersFor,
  type Tally,
} from '../../domain/privacy/compliance.js';
import { isOverdue, wasLate } from '../../domain/privacy/incident.js';
import { holds, SEPARATE_CONSENT, unassessed } from '../../domain/privacy/law.js';
import {
  foldRights,
  isMinor,
  ofAgeOn,
  type RightsEvent,
  type RightsState,
  wasNoticed,
} from '../../domain/privacy/rights.js';
import { FIELDS, type FieldName } from '../../domain/record/fields.js';
import { listAssessments } from '../../store/assessments.js';
import { auditCheck, auditLog } from '../../store/audit.js';
import { inTurns, visitInTurns } from '../../store/breath.js';
import { complianceCounts } from '../../store/compliance-counts.js';
import { listDisclosures } from '../../store/disclosures.js';
import { listIncidents } from '../../store/incidents.js';
import { parseId, RecordReader } from '../../store/records.js';
import { listRequests } from '../../store/requests.js';
import { allRightsEvents, eventsOf } from '../../store/rights.js';
import { listSnapshots } from '../../store/snapshots.js';
import type { Store } from '../../store/store.js';
import { listUsers } from '../../store/users.js';
import type { Call } from '../definition.js';
import { requirementsOf } from './law.js';
import { readRetention } from './retention.js';

/** What an import says of its legal basis (kept as a snapshot of the run). */
export interface ImportBasis {
  readonly basis: string | null;
  /** Sensitive fields that were in the files. */
  readonly sensitive: readonly string[];
}

const tally = (words: Iterable<string>): Tally => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

interface Person {
  readonly records: number[];
  readonly births: string[];
  sensitive: boolean;
}

/** A person with what holds for them. */
interface Standing extends Person {
  readonly events: readonly RightsEvent[];
  readonly rights: RightsState;
  readonly isMinor: boolean;
}

interface People {
  readonly people: ReadonlyMap<string, Person>;
  readonly fields: ReadonlySet<FieldName>;
  readonly records: number;
  /** True where there are sensitive values that this user may not see. */
  readonly isSealed: boolean;
}

/** Customers with what the audit asks of each, and the fields they have values of. */
async function gatherPeople(store: Store, signal: AbortSignal): Promise<People> {
  const people = new Map<string, Person>();
  const fields = new Set<FieldName>();
  let records = 0;
  let isSealed = false;
  await visitInTurns(new RecordReader(store).all({ all: true }), signal, (record) => {
    records++;
    const person = people.get(record.customer) ?? { records: [], births: [], sensitive: false };
    people.set(record.customer, person);
    person.records.push(parseId(record.id, 'R') as number);
    if (record.hidden) isSealed = true;
    for (const { field, standard } of record.record.values) {
      fields.add(field);
      if (FIELDS[field].sensitivity === 'sensitive') person.sensitive = true;
      if (field === 'birthDate' && standard !== '') person.births.push(standard);
    }
  });
  return { people, fields, records, isSealed };
}

const hasSeparateConsent = ({ consents }: RightsState) =>
  [...consents].some(([key, state]) => state === 'granted' && key.startsWith(SEPARATE_CONSENT));

function requestFigures(store: Store, today: string): ComplianceFigures['requests'] {
  const requests = listRequests(store).filter(({ withdrawn }) => !withdrawn);
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const answered = requests.flatMap((request) =>
    request.answered === null ? [] : [{ ...request, answered: request.answered }],
  );
  return {
    total: requests.length,
    open: requests.length - answered.length,
    overdue: requests.filter((request) => request.answered === null && request.due < today).length,
    answeredLate: answered.filter((request) => request.answered.slice(0, 10) > request.due).length,
    denied: answered.filter((request) => request.denial !== null).length,
    byKind: tally(requests.map(({ kind }) => kind)),
    medianDays: median(answered.map((request) => days(request.received, request.answered.slice(0, 10)))),
  };
}

function accessFigures(store: Store): ComplianceFigures['access'] {
  const uses = [...auditLog(store.db)]
    .filter(({ counts }) => 'revealed' in counts || 'disclosed' in counts)
    .map(
      (entry): Use => ({
        user: entry.actor,
        at: entry.at,
        hour: new Date(entry.at).getHours(),
        customers: (entry.counts.revealed ?? 0) + (entry.counts.disclosed ?? 0),
      }),
    );
  return {
    users: tally(listUsers(store).map(({ role }) => role)),
    looks: uses.length,
    unusual: unusualUses(uses, { perHour: 100, from: 0, to: 24 }).length,
  };
}

const DAY = 86_400_000;

/** The figures of this store at the time of the call. */
export async function complianceFigures({ store: given, options, context }: Call): Promise<ComplianceFigures> {
  const store = given as Store;
  const now = context.now().toISOString();
  const today = now.slice(0, 10);
  const soon = new Date(context.now().getTime() + 30 * DAY).toISOString().slice(0, 10);
  const { people, fields, records, isSealed } = await gatherPeople(store, context.signal);
  const all = allRightsEvents(store);
  const states: Standing[] = [];
  await visitInTurns(people.values(), context.signal, (person) => {
    const events = eventsOf(all, person.records);
    const rights = foldRights(events);
    states.push({ ...person, events, rights, isMinor: isMinor(rights, person.births, today) });
  });
  const count = (is: (state: Standing) => boolean) => states.filter(is).length;
  const consents = new Map<string, string[]>();
  for (const { rights } of states)
    for (const [key, state] of rights.consents) {
      const list = consents.get(key) ?? [];
      consents.set(key, list);
      list.push(state);
    }
  const counts = complianceCounts(store);
  const bases = listSnapshots<ImportBasis>(store, 'basis').flatMap(({ data }) => data.basis ?? []);
  const disclosures = listDisclosures(store);
  const minors = count((state) => state.isMinor);
  const sensitive = count((state) => state.sensitive);
  const audit = await inTurns(auditCheck(store.db), context.signal);
  const crossBorder = disclosures.filter(({ country }) => country !== '').length;
  const thirdParty = disclosures.some(({ recipient }) => recipient !== 'internal');
  const incidents = listIncidents(store).filter(({ withdrawn }) => !withdrawn);
  const assessments = listAssessments(store);
  const assessmentReasons = [
    ...(sensitive > 0 || isSealed ? (['sensitive'] as const) : []),
    ...(minors > 0 ? (['minors'] as const) : []),
    ...(crossBorder > 0 ? (['cross-border'] as const) : []),
    ...(thirdParty ? (['third-party'] as const) : []),
  ];
  const categories = new Map<string, string[]>();
  for (const field of [...fields].sort()) {
    const { sensitivity } = FIELDS[field];
    categories.set(sensitivity, [...(categories.get(sensitivity) ?? []), field]);
  }
  return {
    at: now,
    store: store.identity.id,
    customers: people.size,
    records,
    erasedRecords: counts.erasedRecords,
    suppressed: Object.fromEntries(counts.suppressed),
    erasures: listSnapshots<Erasure>(store, ERASURE).map(({ run, at, data }) => ({ run, at, ...data })),
    imports: { ...tally(bases), none: counts.imports - bases.length },
    categories: Object.fromEntries(categories),
    consents: Object.fromEntries([...consents].map(([key, list]) => [key, tally(list)])),
    neverNoticed: count(({ events }) => !wasNoticed(events)),
    restricted: count(({ rights }) => rights.restricted),
    deceased: count(({ rights }) => rights.deceased),
    onHold: count(({ rights }) => rights.held),
    objected: count(({ rights }) => rights.objections.size > 0),
    sensitive: {
      customers: isSealed ? null : sensitive,
      withoutSeparateConsent: isSealed ? null : count((state) => state.sensitive && !hasSeparateConsent(state.rights)),
    },
    minors: {
      customers: minors,
      withoutGuardianConsent: count((state) => state.isMinor && !state.rights.guardianConsent),
      turningFourteen: count((state) => {
        const on = state.births.map(ofAgeOn).sort().at(-1) ?? null;
        return state.isMinor && on !== null && on <= soon;
      }),
    },
    retention: readRetention(options, context).rules.map(({ name, action }) => ({ name, action })),
    retentionApplied: counts.retentionApplied,
    requests: requestFigures(store, today),
    disclosures: {
      total: disclosures.length,
      crossBorder,
      crossBorderWithoutMechanism: disclosures.filter(({ country, mechanism }) => country !== '' && mechanism === '')
        .length,
      byRecipient: tally(disclosures.map(({ recipient }) => recipient)),
      byPurpose: tally(disclosures.map(({ purpose }) => purpose)),
      byBasis: tally(disclosures.map(({ basis }) => basis)),
    },
    access: accessFigures(store),
    security: {
      auditOk: audit.ok,
      auditEntries: audit.entries,
      lastBackup: counts.lastBackup,
      rolledBack: store.isBehindMemory,
    },
    incidents: {
      total: incidents.length,
      open: incidents.filter(({ closed }) => closed === null).length,
      overdue: incidents.filter((one) => isOverdue(one, context.now())).length,
      reportedLate: incidents.filter(wasLate).length,
      affected: incidents.reduce((sum, { affected }) => sum + affected, 0),
    },
    assessments: {
      total: assessments.length,
      holding: assessments.filter((one) => holds(one, today)).length,
      missing: unassessed(assessmentReasons, assessments, today),
    },
    required: [...requirementsOf(options, context)],
    assessmentReasons,
    reminders: remindersFor(people.size, minors),
  };
}
