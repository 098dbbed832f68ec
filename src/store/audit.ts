/**
 * The audit: one entry for each run that wrote, in the same transaction. Each entry holds the hash of the one before and
 * the digest of all tables after the run, and is signed by the user who ran it. It holds no personal data (ids and
 * counts only), so erasing a person leaves the chain whole.
 */
import { sign, verify } from 'node:crypto';
import type { Bilingual } from '../errors.js';
import { atOnce } from './breath.js';
import type { Connection } from './connection.js';
import type { Keyring } from './keyring.js';
import { digestOf } from './number-column.js';
import { publicKey } from './sealed-box.js';
import { checkRowDigests, rowDigestCheck, stateDigest } from './state-digest.js';

/** An entry of the audit, as `cim audit log` shows it. Hashes are hexadecimal. */
export interface AuditEntry {
  readonly sequence: number;
  readonly run: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly hash: string;
}

/** An entry as it is kept. */
export interface AuditRow {
  readonly sequence: number;
  readonly run: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subjects: string;
  readonly counts: string;
  readonly state: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
}

const GENESIS = Buffer.alloc(32);

/** What an entry is about. */
export interface Audited {
  readonly number: number;
  readonly command: string;
  readonly actor: string;
  readonly startedAt: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly subjects: ReadonlySet<string>;
}

const hashOf = (row: Omit<AuditRow, 'hash' | 'signature'>): Buffer =>
  digestOf(row.sequence, row.run, row.at, row.actor, row.action, row.subjects, row.counts, row.state, row.previous);

/** Where the chain stands: the number of entries and the hash of the last. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The last entry, or null for an empty chain. */
export function auditHead(db: Connection): AuditHead | null {
  const row = db
    .prepare<[], { sequence: number; hash: Buffer }>('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1')
    .get();
  return row ? { sequence: row.sequence, hash: row.hash.toString('hex') } : null;
}

/** Signs and adds the entry of a run; the last thing before its commit. */
export function appendAuditEntry(db: Connection, keyring: Keyring, run: Audited): AuditHead {
  const last = auditHead(db);
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    run: run.number,
    at: run.startedAt,
    actor: run.actor,
    action: run.command,
    subjects: JSON.stringify([...run.subjects]),
    counts: JSON.stringify(Object.fromEntries(run.counts)),
    state: stateDigest(db),
    previous: last ? Buffer.from(last.hash, 'hex') : GENESIS,
  };
  const hash = hashOf(row);
  db.prepare(
    `INSERT INTO audit (sequence, run, at, actor, action, subjects, counts, state, previous, hash, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.sequence,
    row.run,
    row.at,
    row.actor,
    row.action,
    row.subjects,
    row.counts,
    row.state,
    row.previous,
    hash,
    sign(null, hash, keyring.signing),
  );
  return { sequence: row.sequence, hash: hash.toString('hex') };
}

/** The entries, oldest first. */
export function* auditLog(db: Connection): IterableIterator<AuditEntry> {
  for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY sequence').iterate()) {
    const { sequence, run, at, actor, action } = row;
    const subjects = JSON.parse(row.subjects) as string[];
    const counts = JSON.parse(row.counts) as Record<string, number>;
    yield { sequence, run, at, actor, action, subjects, counts, hash: row.hash.toString('hex') };
  }
}

/**
 * Counted in the entry of a run that found the store, or rows that it was about to write anew, not as the entry before
 * had left them: what another program wrote stays told, though the run signs for the whole again.
 */
export const WRITTEN_BEHIND = 'written-behind';

/** True where the digests of all rows are as the last entry left them; what they are made of is not looked at. */
export function isStateSigned(db: Connection): boolean {
  const last = db.prepare('SELECT state FROM audit ORDER BY sequence DESC LIMIT 1').pluck().get() as Buffer | undefined;
  return last === undefined || stateDigest(db).equals(last);
}

/** True where the tables are as the last entry left them. */
export function isUntouched(db: Connection): boolean {
  const last = db.prepare('SELECT state FROM audit ORDER BY sequence DESC LIMIT 1').pluck().get() as Buffer | undefined;
  return last !== undefined && checkRowDigests(db).length === 0 && stateDigest(db).equals(last);
}

/** What `audit verify` found wrong, by stable code. */
export interface AuditProblem {
  readonly code:
    | 'entry-missing'
    | 'entry-changed'
    | 'chain-broken'
    | 'signer-unknown'
    | 'signature-wrong'
    | 'rows-changed'
    | 'state-changed'
    | 'written-behind'
    | 'rolled-back'
    | 'history-replaced';
  /** The entry it was found at, or null. */
  readonly sequence: number | null;
  readonly detail: Bilingual;
}

export interface AuditReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: string;
  readonly problems: readonly AuditProblem[];
}

/** True where the values are of their types: the number 2, the text 2 and the byte of the digit hash alike. */
const isTyped = ({ run, at, actor, action, subjects, counts }: AuditRow): boolean =>
  typeof run === 'number' && [at, actor, action, subjects, counts].every((text) => typeof text === 'string');

/** True where the counts of an entry have `name`; of counts that cannot be read, that they were changed is told already. */
function noted(counts: unknown, name: string): boolean {
  try {
    return name in (JSON.parse(String(counts)) as Record<string, number>);
  } catch {
    return false;
  }
}

function* checkChain(
  db: Connection,
  problems: AuditProblem[],
  accepted: number,
): Generator<undefined, { entries: number; last: AuditRow | null }> {
  const signers = new Map(
    db
      .prepare<[], { name: string; signature: string }>('SELECT name, signature FROM member')
      .all()
      .map(({ name, signature }) => [name, publicKey('ed25519', Buffer.from(signature, 'base64'))]),
  );
  let entries = 0;
  let last: AuditRow | null = null;
  const note = (code: AuditProblem['code'], sequence: number, en: string, zh: string) =>
    problems.push({ code, sequence, detail: { en, zh } });
  for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY sequence').iterate()) {
    entries++;
    const expected = (last?.sequence ?? 0) + 1;
    if (row.sequence !== expected)
      note('entry-missing', expected, `Entry ${expected} is missing.`, `缺少第 ${expected} 条。`);
    else if (!row.previous.equals(last?.hash ?? GENESIS))
      note(
        'chain-broken',
        row.sequence,
        `Entry ${row.sequence} does not follow the one before it.`,
        `第 ${row.sequence} 条与前一条不相接。`,
      );
    if (!isTyped(row) || !hashOf(row).equals(row.hash))
      note('entry-changed', row.sequence, `Entry ${row.sequence} was changed.`, `第 ${row.sequence} 条被改动。`);
    const signer = signers.get(row.actor);
    if (!signer)
      note(
        'signer-unknown',
        row.sequence,
        `Entry ${row.sequence} names a user who never was.`,
        `第 ${row.sequence} 条的用户从未存在。`,
      );
    else if (!verify(null, row.hash, signer, row.signature))
      note(
        'signature-wrong',
        row.sequence,
        `The signature of entry ${row.sequence} is wrong.`,
        `第 ${row.sequence} 条的签名不正确。`,
      );
    if (row.sequence > accepted && noted(row.counts, WRITTEN_BEHIND))
      note(
        'written-behind',
        row.sequence,
        `Before entry ${row.sequence} another program had written to the store; that entry signs for it all the same.`,
        `第 ${row.sequence} 条之前有其他程序写入客户库，而该条仍为其签名。`,
      );
    last = row;
    yield;
  }
  return { entries, last };
}

/**
 * Checks the whole chain, every row against its digest, all digests against the last entry, and the entries that were
 * `remembered` outside of the store (they must still be there with the same hash). What another program wrote before the
 * entry `accepted` was found, and the owner took it for right.
 */
export const verifyAudit = (...asked: Parameters<typeof auditCheck>): AuditReport => atOnce(auditCheck(...asked));

/** The same check in steps: an entry or a row each. */
export function* auditCheck(
  db: Connection,
  remembered: readonly AuditHead[] = [],
  accepted = 0,
): Generator<undefined, AuditReport> {
  const problems: AuditProblem[] = [];
  const { entries, last } = yield* checkChain(db, problems, accepted);
  for (const { table, rows } of yield* rowDigestCheck(db))
    problems.push({
      code: 'rows-changed',
      sequence: null,
      detail: {
        en: `${rows} rows of table ${table} were changed by another program.`,
        zh: `表 ${table} 有 ${rows} 行被其他程序改动。`,
      },
    });
  if (!last)
    problems.push({
      code: 'entry-missing',
      sequence: 1,
      detail: { en: 'There is no entry at all.', zh: '没有任何条目。' },
    });
  else if (!stateDigest(db).equals(last.state))
    problems.push({
      code: 'state-changed',
      sequence: last.sequence,
      detail: {
        en: 'The tables are not as the last entry left them: another program wrote to the store.',
        zh: '各表与最后一条记录时不同：有其他程序写入客户库。',
      },
    });
  for (const head of remembered) {
    const hash = db.prepare('SELECT hash FROM audit WHERE sequence = ?').pluck().get(head.sequence) as
      | Buffer
      | undefined;
    if (!hash)
      problems.push({
        code: 'rolled-back',
        sequence: head.sequence,
        detail: {
          en: `Entry ${head.sequence}, seen before, is gone: an older copy was put in the place of the store.`,
          zh: `曾见过的第 ${head.sequence} 条已不存在：客户库被换成了旧副本。`,
        },
      });
    else if (hash.toString('hex') !== head.hash)
      problems.push({
        code: 'history-replaced',
        sequence: head.sequence,
        detail: {
          en: `Entry ${head.sequence} is not the one seen before: the history was replaced.`,
          zh: `第 ${head.sequence} 条不是曾见过的那一条：历史被替换。`,
        },
      });
  }
  return { ok: problems.length === 0, entries, head: last?.hash.toString('hex') ?? '', problems };
}
