/**
 * The store: where customers are kept. It owns the connection, the keys and the run in progress; what can be read and
 * written stands in the files beside it, as functions on a store.
 *
 * A command that writes does so in one `write`: one transaction, one row in the list of runs, one audit entry. A command
 * that reads does so in one `read`, which sees one state of the store.
 */
import type { Role } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { type AuditHead, appendAuditEntry, auditHead, isStateSigned, WRITTEN_BEHIND } from './audit.js';
import { type RememberedHead, recallHead, rememberHead, type StoreIdentity } from './audit-memory.js';
import { toldOf } from './changed-behind.js';
import { COLUMN_NAMES, COLUMNS, type Columns, openColumns } from './columns.js';
import { compactWhereMarked } from './compact.js';
import { type Connection, shellStatements } from './connection.js';
import { type Keyring, wipe } from './keyring.js';
import { acquire, fileId, type Hold, type LockOptions } from './run-lock.js';
import { asStoreError } from './store-error.js';
import { Vault } from './vault.js';

/** How a command writes. */
export interface WriteOptions extends LockOptions {
  /** As the user typed it: `import`, `users add`. */
  readonly command: string;
  readonly now: () => Date;
  /** Everything is done, then rolled back. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** The run in progress. Functions that write add to `counts` and `subjects`. */
export interface Run {
  readonly number: number;
  readonly command: string;
  readonly actor: string;
  /** ISO */
  readonly startedAt: string;
  /** What the list of runs shows: created, updated, merged … */
  readonly counts: Map<string, number>;
  /** Ids (`C12`, `R7`) of those the run was about, for the audit; left empty where it was about all. */
  readonly subjects: Set<string>;
}

/** The actor of a store in memory. */
const NOBODY = 'nobody';

export class Store {
  /** `:memory:` for work on files alone. */
  readonly path: string;
  readonly db: Connection;
  readonly columns: Columns;
  /** Null for a store in memory, where nothing is sealed. */
  readonly vault: Vault | null;
  readonly #keyring: Keyring | null;
  readonly #memory: string | null;
  readonly #file: string;
  #run: Run | null = null;
  #actions: (() => void)[] = [];
  #afterwards: (() => void)[] = [];
  #amends: (() => void)[] = [];
  #reading = 0;
  #behind = false;
  #writtenBehind = false;
  #closed = false;

  /** Use `createStore`, `openStore`, `openMemoryStore`. `memory`: the file that remembers the head of the audit. */
  constructor(path: string, db: Connection, keyring: Keyring | null, memory: string | null = null) {
    this.path = path;
    this.db = db;
    this.columns = openColumns(db);
    this.#keyring = keyring;
    this.#memory = memory;
    this.#file = keyring ? fileId(path) : '';
    this.vault = keyring ? new Vault(db, keyring) : null;
  }

  get inMemory(): boolean {
    return this.#keyring === null;
  }

  /** Who opened it. */
  get user(): string {
    return this.#keyring?.user ?? NOBODY;
  }

  /** A store in memory is its maker's: everything is permitted. */
  get role(): Role {
    return this.#keyring?.role ?? 'administrator';
  }

  /** The keys, for what is done with keys (audit, users, backup). Null for a store in memory. */
  get keyring(): Keyring | null {
    return this.#keyring;
  }

  /** The run in progress. Throws outside of `write`: a programming error. */
  get run(): Run {
    if (!this.#run) throw new Error('the store is written outside of a run');
    return this.#run;
  }

  /** Id of the store and where it stands. */
  get identity(): StoreIdentity {
    const id = this.db.prepare("SELECT value FROM meta WHERE key = 'store'").pluck().get() as string | undefined;
    return { id: id ?? '', path: this.path };
  }

  /**
   * Does something outside of the store (key slots, files beside it) at the last moment before the run in progress is
   * kept; not on a dry run, and not when the run fails.
   */
  beforeCommit(action: () => void): void {
    if (!this.#run) throw new Error('the store is written outside of a run');
    this.#actions.push(action);
  }

  /** Does something once the run in progress is kept, and only then. */
  afterCommit(action: () => void): void {
    if (!this.#run) throw new Error('the store is written outside of a run');
    this.#afterwards.push(action);
  }

  /** Takes back what was done outside of the store, should the run in progress not be kept after all. */
  afterRollback(action: () => void): void {
    if (!this.#run) throw new Error('the store is written outside of a run');
    this.#amends.push(action);
  }

  /** Notes with the run in progress that another program wrote what it goes on from: see `WRITTEN_BEHIND`. */
  noteWrittenBehind(): void {
    this.run.counts.set(WRITTEN_BEHIND, 1);
    this.#writtenBehind = true;
  }

  /** True once a run of this call has found what another program wrote. */
  get wasWrittenBehind(): boolean {
    return this.#writtenBehind;
  }

  get isWriting(): boolean {
    return this.#run !== null;
  }

  /**
   * Runs `body` in one transaction: all of it is kept, with one row in the list of runs and one audit entry, or nothing
   * (an error, an abort, a dry run, a crash). Throws `locked` naming the holder where another run writes.
   */
  async write<Result>(options: WriteOptions, body: (run: Run) => Promise<Result> | Result): Promise<Result> {
    if (this.#run || this.#reading > 0) throw new Error('a run is in progress already');
    const hold = await acquire(this.db, this.path, { ...options, user: this.user, file: this.#file });
    const started = options.now();
    try {
      this.#forget();
      this.#behind = this.isBehindMemory;
      const number = (this.db.prepare('SELECT coalesce(max(id), 0) + 1 FROM run').pluck().get() as number) ?? 1;
      this.#run = {
        number,
        command: options.command,
        actor: this.user,
        startedAt: started.toISOString(),
        counts: new Map(),
        subjects: new Set(),
      };
      if (this.#keyring && !isStateSigned(this.db)) this.noteWrittenBehind();
      this.db
        .prepare('INSERT INTO run (id, command, actor, started_at, seconds, counts) VALUES (?, ?, ?, ?, 0, ?)')
        .run(number, options.command, this.user, this.#run.startedAt, '{}');
      const result = await body(this.#run);
      options.signal?.throwIfAborted();
      if (options.dryRun) this.#rollback(hold);
      else this.#commit(hold, options, started);
      return result;
    } catch (error) {
      this.#rollback(hold);
      throw asStoreError(error, this.path);
    }
  }

  #commit(hold: Hold, options: WriteOptions, started: Date): void {
    const run = this.run;
    for (const name of COLUMN_NAMES) {
      const column = this.columns[name];
      const change = COLUMNS[name].journaled ? column.change() : null;
      if (change)
        this.db.prepare('INSERT INTO journal (run, column_name, data) VALUES (?, ?, ?)').run(run.number, name, change);
      if (column.save() > 0) this.noteWrittenBehind();
    }
    const seconds = Math.max(0, options.now().getTime() - started.getTime()) / 1000;
    this.db
      .prepare('UPDATE run SET seconds = ?, counts = ? WHERE id = ?')
      .run(seconds, JSON.stringify(Object.fromEntries(run.counts)), run.number);
    const head = this.#keyring ? appendAuditEntry(this.db, this.#keyring, run) : null;
    for (const action of this.#actions) action();
    this.db.exec('COMMIT');
    this.#actions = [];
    this.#amends = [];
    this.#run = null;
    this.vault?.endRun();
    hold.release();
    if (head && !this.#behind) this.#remember(head); // what was seen before stays remembered: it proves the roll back
    for (const action of this.#afterwards.splice(0)) action();
    if (!this.inMemory) compactWhereMarked(this.db, this.path);
  }

  #remember(head: AuditHead): void {
    if (this.#memory === null) return;
    try {
      rememberHead(this.#memory, this.identity, head);
    } catch {
      // The run is kept and must not look as if it were not; an older head stays remembered, which proves a little less.
    }
  }

  /** True where the head of the audit is remembered outside of the store. */
  get remembers(): boolean {
    return this.#memory !== null;
  }

  /** The head of the audit that is remembered for this store outside of it, or null. */
  recalledHead(): RememberedHead | null {
    return this.#memory === null ? null : recallHead(this.#memory, this.identity);
  }

  /** True where the store lacks what was seen in it before: an older copy, or another history, was put in its place. */
  get isBehindMemory(): boolean {
    const seen = this.recalledHead();
    if (!seen) return false;
    const hash = this.db.prepare('SELECT hash FROM audit WHERE sequence = ?').pluck().get(seen.sequence) as
      | Buffer
      | undefined;
    return hash?.toString('hex') !== seen.hash;
  }

  /** Remembers the audit as it stands now, whatever was seen or written before: the owner did that on purpose. */
  acceptHead(): void {
    const head = auditHead(this.db);
    if (this.#memory !== null && head) rememberHead(this.#memory, this.identity, head, head.sequence);
  }

  #rollback(hold: Hold): void {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.#actions = [];
    this.#afterwards = [];
    for (const amend of this.#amends.splice(0)) amend();
    this.#run = null;
    this.vault?.endRun();
    this.#forget();
    hold.release();
  }

  #forget(): void {
    for (const name of COLUMN_NAMES) this.columns[name].forget();
  }

  /** Runs `body` over one state of the store, whatever other processes write meanwhile. */
  async read<Result>(body: () => Promise<Result> | Result): Promise<Result> {
    try {
      if (this.#run || this.#reading > 0) return await body();
      this.#reading++;
      this.#forget();
      this.db.exec('BEGIN');
      try {
        return await body();
      } finally {
        this.#reading--;
        if (this.db.inTransaction) this.db.exec('COMMIT');
      }
    } catch (error) {
      throw asStoreError(error, this.path);
    }
  }

  /** The error a command met, as it is to be told: see `changed-behind.ts`. */
  told(error: unknown): unknown {
    return this.inMemory ? error : toldOf(this.db, error, this.path);
  }

  /** SQL with which a stock SQLCipher shell opens the store. Holds the key in the clear. */
  recoveryShell(): string {
    if (!this.#keyring)
      throw new CimError('usage', 'no-store', { en: 'A store in memory has no key.', zh: '内存中的客户库没有密钥。' });
    return shellStatements(this.#keyring.dataKey);
  }

  /** Closes the file and wipes the keys. Safe to call twice. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.db.close();
    this.vault?.wipe();
    if (this.#keyring) wipe(this.#keyring);
  }
}
