/** The register of requests. It names a customer by number only and keeps its rows when the customer is erased. */
import { dueDate, type Law, type RequestKind } from '../domain/privacy/requests.js';
import { CimError } from '../errors.js';
import { customerId, parseId } from './records.js';
import type { Store } from './store.js';

/** A request with the six facts that CCPA regulations § 7101 keep: date, nature, manner, date and nature of the answer, denial. */
export interface RightsRequest {
  readonly id: number;
  readonly kind: RequestKind;
  readonly manner: string;
  /** `yyyy-mm-dd` */
  readonly received: string;
  readonly due: string;
  readonly law: Law;
  /** `C7`, or null where the person is not (or no longer) in the store. */
  readonly customer: string | null;
  readonly answered: string | null;
  readonly answer: string | null;
  /** Why it was refused, or null. */
  readonly denial: string | null;
  /** Entered by mistake: its run was taken back. */
  readonly withdrawn: boolean;
}

type RequestRow = Omit<RightsRequest, 'customer' | 'withdrawn'> & {
  readonly customer: number | null;
  readonly withdrawn: number;
};

const asRequest = (row: RequestRow): RightsRequest => ({
  ...row,
  customer: row.customer === null ? null : customerId(row.customer),
  withdrawn: row.withdrawn === 1,
});

/** An answer counts no more once the run that noted it was taken back. */
const SELECT = `
  SELECT q.id, q.kind, q.manner, q.received, q.due, q.law, q.customer,
    CASE WHEN c.undone_by IS NULL THEN q.answered END AS answered,
    CASE WHEN c.undone_by IS NULL THEN q.answer END AS answer,
    CASE WHEN c.undone_by IS NULL THEN q.denial END AS denial,
    r.undone_by IS NOT NULL AS withdrawn
  FROM request q LEFT JOIN run r ON r.id = q.run LEFT JOIN run c ON c.id = q.closed_by`;

/** Enters a request. */
export function addRequest(
  store: Store,
  request: { kind: RequestKind; manner: string; received: string; law: Law; customer: string | null },
): RightsRequest {
  const due = dueDate(request.received, request.law, request.kind);
  const customer = request.customer === null ? null : parseId(request.customer, 'C');
  const added = store.db
    .prepare('INSERT INTO request (kind, manner, received, due, law, customer, run) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(request.kind, request.manner, request.received, due, request.law, customer, store.run.number);
  return readRequest(store, Number(added.lastInsertRowid));
}

/** One request. Throws `usage` where there is none. */
export function readRequest(store: Store, id: number): RightsRequest {
  const row = store.db.prepare<[number], RequestRow>(`${SELECT} WHERE q.id = ?`).get(id);
  if (!row)
    throw new CimError(
      'usage',
      'no-such-request',
      { en: `There is no request ${id}.`, zh: `没有请求 ${id}。` },
      { en: '`cim requests list` lists them.', zh: '用 `cim requests list` 查看。' },
    );
  return asRequest(row);
}

/** Notes the answer; a refusal says why. */
export function closeRequest(
  store: Store,
  id: number,
  answered: string,
  answer: string,
  denial: string | null,
): RightsRequest {
  const { answered: before, withdrawn } = readRequest(store, id);
  if (withdrawn)
    throw new CimError('usage', 'request-withdrawn', {
      en: `Request ${id} was entered by mistake and taken back.`,
      zh: `请求 ${id} 系误登记，已撤回。`,
    });
  if (before !== null)
    throw new CimError('usage', 'answered-already', {
      en: `Request ${id} was answered already.`,
      zh: `请求 ${id} 已经答复过。`,
    });
  store.db
    .prepare('UPDATE request SET answered = ?, answer = ?, denial = ?, closed_by = ? WHERE id = ?')
    .run(answered, answer, denial, store.run.number, id);
  return readRequest(store, id);
}

/** All requests, by due date; `open`: those not answered. */
export function listRequests(store: Store, options: { readonly open?: boolean } = {}): RightsRequest[] {
  const all = store.db.prepare<[], RequestRow>(`${SELECT} ORDER BY q.due, q.id`).all().map(asRequest);
  return options.open ? all.filter(({ answered, withdrawn }) => answered === null && !withdrawn) : all;
}

/**
 * How many requests a run entered or answered, before it is taken back.
 * @throws CimError later-run (a request that it entered was answered since)
 */
export function countRequests(store: Store, run: number): number {
  const answeredBy = store.db
    .prepare(
      `SELECT min(q.closed_by) FROM request q JOIN run c ON c.id = q.closed_by
       WHERE q.run = ? AND q.closed_by > q.run AND c.undone_by IS NULL`,
    )
    .pluck()
    .get(run) as number | null;
  if (answeredBy !== null)
    throw new CimError(
      'usage',
      'later-run',
      {
        en: `Run ${run} cannot be undone: run ${answeredBy} answered its request.`,
        zh: `运行 ${run} 不能撤销：其请求已由运行 ${answeredBy} 答复。`,
      },
      { en: 'Undo the later run first; cim runs lists them.', zh: '请先撤销后面的运行；用 cim runs 查看。' },
    );
  return store.db
    .prepare('SELECT count(*) FROM request WHERE run = ? OR closed_by = ?')
    .pluck()
    .get(run, run) as number;
}
