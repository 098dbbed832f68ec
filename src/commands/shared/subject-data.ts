/** Everything the store holds about a person: what they may ask a copy of (GDPR 15 and 20, PIPL 45, CCPA 1798.110). */

import type { Incident } from '../../domain/privacy/incident.js';
import type { RightsEvent } from '../../domain/privacy/rights.js';
import { fieldDefinition, isFieldName } from '../../domain/record/fields.js';
import { type GoldenField, goldenRecord } from '../../domain/survivorship/golden-record.js';
import type { SurvivorshipPolicy } from '../../domain/survivorship/policy.js';
import { auditLog } from '../../store/audit.js';
import { asMember, readCustomer } from '../../store/customers.js';
import { type DisclosureRecord, listDisclosures } from '../../store/disclosures.js';
import { listIncidents } from '../../store/incidents.js';
import { parseId, RecordReader } from '../../store/records.js';
import { listRequests, type RightsRequest } from '../../store/requests.js';
import { allRightsEvents, eventsOf } from '../../store/rights.js';
import type { Store } from '../../store/store.js';
import { trustWord } from '../../ui/trust-words.js';

interface VersionData {
  readonly run: number;
  readonly at: string;
  readonly file: string;
  /** As received: header → cell. */
  readonly received: Readonly<Record<string, string>>;
  readonly standard: readonly { readonly field: string; readonly value: string; readonly standard: string }[];
}

export interface SubjectData {
  readonly customer: string;
  readonly exportedAt: string;
  readonly values: Readonly<Record<string, GoldenField>>;
  readonly records: readonly {
    readonly record: string;
    readonly source: string;
    readonly restricted: boolean;
    readonly versions: readonly VersionData[];
  }[];
  readonly rights: readonly RightsEvent[];
  readonly requests: readonly RightsRequest[];
  readonly disclosures: readonly DisclosureRecord[];
  readonly incidents: readonly Pick<Incident, 'id' | 'kind' | 'found' | 'fields' | 'encrypted' | 'people'>[];
  /** Who did what with these data, from the audit. */
  readonly uses: readonly { readonly at: string; readonly actor: string; readonly action: string }[];
}

/** Gathers it. Throws `usage` where there is no such customer. */
export function subjectData(store: Store, id: string, now: Date, policy?: SurvivorshipPolicy): SubjectData {
  const customer = readCustomer(store, id);
  const number = parseId(customer.id, 'C') as number;
  const numbers = customer.members.map((member) => parseId(member.id, 'R') as number);
  const reader = new RecordReader(store);
  const golden = goldenRecord(customer.members.map(asMember), policy);
  const names = new Set([customer.id, ...customer.members.map((member) => member.id)]);
  return {
    customer: customer.id,
    exportedAt: now.toISOString(),
    values: Object.fromEntries(golden.values),
    records: customer.members.map((member, i) => ({
      record: member.id,
      source: member.source,
      restricted: member.restricted,
      versions: [...reader.history(numbers[i] as number)].map(({ run, at, file, headers, cells, record }) => ({
        run,
        at,
        file,
        received: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])),
        standard: record.values.map(({ field, raw, standard }) => ({ field, value: raw, standard })),
      })),
    })),
    rights: eventsOf(allRightsEvents(store), numbers),
    requests: listRequests(store).filter((request) => request.customer === customer.id && !request.withdrawn),
    disclosures: listDisclosures(store, number),
    incidents: listIncidents(store, number)
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id, kind, found, fields, encrypted, people }) => ({ id, kind, found, fields, encrypted, people })),
    uses: [...auditLog(store.db)]
      .filter((entry) => entry.subjects.some((subject) => names.has(subject)))
      .map(({ at, actor, action }) => ({ at, actor, action })),
  };
}

const line = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, (c) => `\\${c}`).replace(/\s+/g, ' ');

/** What a statement says beside its kind and time, as words; hashes stay in the JSON. */
function detailsOf(details: Readonly<Record<string, string>>, say: (en: string, zh: string) => string): string[] {
  const words: Readonly<Record<string, string>> = {
    purpose: say('purpose', '用途'),
    channel: say('channel', '渠道'),
    notice: say('notice', '告知版本'),
    evidence: say('evidence', '凭证'),
    reason: say('reason', '原因'),
    guardian: say('guardian', '监护人'),
    kin: say('next of kin', '近亲属'),
    until: say('until', '截至'),
  };
  return Object.entries(details).flatMap(([name, value]) =>
    value === '' || !Object.hasOwn(words, name) ? [] : [`${words[name]} ${line(value)}`],
  );
}

/** The same as Markdown, for the person to read. */
export function subjectMarkdown(data: SubjectData, lang: 'en' | 'zh'): string {
  const say = (en: string, zh: string) => (lang === 'zh' ? zh : en);
  const label = (field: string) => (isFieldName(field) ? fieldDefinition(field).label[lang] : field);
  const parts = [
    `# ${say('The data held about you', '我们持有的您的个人信息')} (${data.customer})`,
    `${say('As of', '截至')} ${data.exportedAt}`,
    `## ${say('What is used', '当前使用的信息')}`,
    ...Object.entries(data.values).flatMap(([field, value]) =>
      [value, ...(value.others ?? [])].map(
        (one) =>
          `- ${label(field)}: ${line(one.standard || one.value)} (${say('from', '来源')} ${line(one.source)}, ${one.since})`,
      ),
    ),
    `## ${say('What was received', '收到的原始信息')}`,
    ...data.records.flatMap((record) =>
      record.versions.flatMap((version) => [
        `### ${record.record}, ${line(record.source)}, ${version.at}, ${line(version.file)}`,
        ...Object.entries(version.received)
          .filter(([, cell]) => cell !== '')
          .map(([header, cell]) => `- ${line(header)}: ${line(cell)}`),
      ]),
    ),
    `## ${say('What you said about its use', '您对使用方式的表示')}`,
    ...data.rights.map(({ id: _id, run: _run, at, kind, ...details }) =>
      [`- ${at}: ${trustWord('count', kind, say)}`, ...detailsOf(details, say)].join(', '),
    ),
    `## ${say('Your requests', '您的请求')}`,
    ...data.requests.map((request) =>
      [
        `- ${request.received}: ${trustWord('request', request.kind, say)} (${line(request.manner)})`,
        `${say('due', '期限')} ${request.due}`,
        ...(request.answered === null ? [] : [`${request.answered}: ${line(request.answer ?? '')}`]),
        ...(request.denial === null ? [] : [`${say('refused because', '拒绝原因')}: ${line(request.denial)}`]),
      ].join(', '),
    ),
    `## ${say('To whom it was given', '向谁提供过')}`,
    ...data.disclosures.map((one) =>
      [
        `- ${one.at}: ${line(one.recipient)}${one.country === '' ? '' : ` (${one.country})`}`,
        line(one.purpose),
        trustWord('basis', one.basis, say),
        // by what data may cross a border, the person has a right to know (GDPR 15 (2))
        ...(one.mechanism === '' ? [] : [`${say('by', '跨境依据')} ${line(one.mechanism)}`]),
      ].join(', '),
    ),
    `## ${say('Incidents that concerned it', '涉及的安全事件')}`,
    ...data.incidents.map((one) => `- ${one.found}: ${trustWord('incident', one.kind, say)}`),
    `## ${say('Who used it', '使用记录')}`,
    ...data.uses.map((use) => `- ${use.at}: ${line(use.actor)}, ${use.action}`),
  ];
  return `${parts.join('\n')}\n`;
}
