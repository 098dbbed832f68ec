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
}

type RequestRow = Omit<RightsRequest, 'customer'> & { readonly customer: number | null };

const asRequest = (row: RequestRow): RightsRequest => ({
  ...row,
  customer: row.customer === null ? null : customerId(row.customer),
});

/** Enters a request. */
export function addRequest(
  store: Store,
  request: { kind: RequestKind; manner: string; received: string; law: Law; customer: string | null },
): RightsRequest {
  const due = dueDate(request.received, request.law, request.kind);
  const customer = request.customer === null ? null : parseId(request.customer, 'C');
  const added = store.db
    .prepare('INSERT INTO request (kind, manner, received, due, law, customer) VALUES (?, ?, ?, ?, ?, ?)')
    .run(request.kind, request.manner, request.received, due, request.law, customer);
  return readRequest(store, Number(added.lastInsertRowid));
}

/** One request. Throws `usage` where there is none. */
export function readRequest(store: Store, id: number): RightsRequest {
  const row = store.db.prepare<[number], RequestRow>('SELECT * FROM request WHERE id = ?').get(id);
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
  if (readRequest(store, id).answered !== null)
    throw new CimError('usage', 'answered-already', {
      en: `Request ${id} was answered already.`,
      zh: `请求 ${id} 已经答复过。`,
    });
  store.db
    .prepare('UPDATE request SET answered = ?, answer = ?, denial = ? WHERE id = ?')
    .run(answered, answer, denial, id);
  return readRequest(store, id);
}

/** All requests, by due date; `open`: those not answered. */
export function listRequests(store: Store, options: { readonly open?: boolean } = {}): RightsRequest[] {
  const where = options.open ? 'WHERE answered IS NULL' : '';
  return store.db.prepare<[], RequestRow>(`SELECT * FROM request ${where} ORDER BY due, id`).all().map(asRequest);
}
