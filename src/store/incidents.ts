/** The register of incidents. It names people by number only, and keeps its rows when they are erased. */
import { type Incident, type IncidentKind, notifyBy } from '../domain/privacy/incident.js';
import { CimError } from '../errors.js';
import { numbersOf } from './column-change.js';
import { customerId } from './records.js';
import type { Store } from './store.js';

interface Row {
  readonly id: number;
  readonly run: number;
  readonly kind: IncidentKind;
  readonly found: string;
  readonly disclosure: number | null;
  readonly encrypted: number;
  readonly description: string;
  readonly customers: Buffer;
  readonly sensitive: number;
  readonly minors: number;
  readonly fields: string;
  readonly authority: string | null;
  readonly people: string | null;
  readonly exempt: string | null;
  readonly measures: string;
  readonly closed: string | null;
  readonly undone_by: number | null;
}

const asIncident = (row: Row): Incident => ({
  id: row.id,
  run: row.run,
  kind: row.kind,
  found: row.found,
  due: notifyBy(row.found),
  disclosure: row.disclosure,
  encrypted: row.encrypted === 1,
  description: row.description,
  affected: row.customers.length / 4,
  affectedSensitive: row.sensitive,
  affectedMinors: row.minors,
  fields: JSON.parse(row.fields) as string[],
  authority: row.authority,
  people: row.people,
  exempt: row.exempt,
  measures: row.measures,
  closed: row.closed,
  withdrawn: row.undone_by !== null,
});

/** What is known when an incident is entered. `customers`: numbers of those concerned. */
export interface NewIncident
  extends Pick<
    Incident,
    'kind' | 'found' | 'disclosure' | 'encrypted' | 'description' | 'affectedSensitive' | 'affectedMinors' | 'fields'
  > {
  readonly customers: Int32Array;
}

/** Enters an incident, in the run in progress. */
export function addIncident(store: Store, given: NewIncident): Incident {
  const { customers } = given;
  const added = store.db
    .prepare(
      `INSERT INTO incident (run, kind, found, disclosure, encrypted, description, customers, sensitive, minors, fields, measures)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
    )
    .run(
      store.run.number,
      given.kind,
      given.found,
      given.disclosure,
      given.encrypted ? 1 : 0,
      given.description,
      Buffer.from(customers.buffer, customers.byteOffset, customers.byteLength),
      given.affectedSensitive,
      given.affectedMinors,
      JSON.stringify(given.fields),
    );
  return readIncident(store, Number(added.lastInsertRowid)).incident;
}

const SELECT = 'SELECT i.*, r.undone_by FROM incident i JOIN run r ON r.id = i.run';

/** One incident, and whom it concerns (`C7`). Throws `usage` where there is none. */
export function readIncident(store: Store, id: number): { readonly incident: Incident; readonly customers: string[] } {
  const row = store.db.prepare<[number], Row>(`${SELECT} WHERE i.id = ?`).get(id);
  if (!row)
    throw new CimError(
      'usage',
      'no-such-incident',
      { en: `There is no incident ${id}.`, zh: `没有事件 ${id}。` },
      { en: '`cim incidents list` lists them.', zh: '用 `cim incidents list` 列出。' },
    );
  return { incident: asIncident(row), customers: [...numbersOf(row.customers)].map(customerId) };
}

/** What is noted later. */
export type IncidentNote = Partial<Pick<Incident, 'authority' | 'people' | 'exempt' | 'measures' | 'closed'>>;

/** Notes who was told and what was done, in the run in progress. */
export function noteIncident(store: Store, id: number, note: IncidentNote): Incident {
  readIncident(store, id);
  for (const column of ['authority', 'people', 'exempt', 'measures', 'closed'] as const) {
    const value = note[column];
    if (value !== undefined) store.db.prepare(`UPDATE incident SET ${column} = ? WHERE id = ?`).run(value, id);
  }
  return readIncident(store, id).incident;
}

/** All incidents, the newest first; of one customer (by number) where given. */
export function listIncidents(store: Store, customer?: number): Incident[] {
  const rows = store.db.prepare<[], Row>(`${SELECT} ORDER BY i.id DESC`).all();
  return rows.filter((row) => customer === undefined || numbersOf(row.customers).includes(customer)).map(asIncident);
}
