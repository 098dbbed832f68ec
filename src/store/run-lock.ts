/**
 * One run writes at a time. The lock itself is SQLite's (it ends with the process that holds it, however that ends); a
 * small file beside the store only says who holds it, so that the message can name the run that is in the way.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CimError } from '../errors.js';
import type { Connection } from './connection.js';
import { beginFilling, returnToLog } from './journal-mode.js';
import { asStoreError, isBusy } from './store-error.js';

export interface LockOptions {
  /** Wait for the holder instead of failing. */
  readonly wait?: boolean;
  /** Whole files come in: a store that holds no record yet takes them past the log (see `journal-mode.ts`). */
  readonly fills?: boolean;
  readonly signal?: AbortSignal;
}

/** Who holds the lock. `started` is when that process started, in the system's own ticks: a number may be given again. */
interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly host: string;
  readonly user: string;
  readonly command: string;
  readonly since: string;
}

export interface Hold {
  /** Gives the lock up (the transaction must have ended). Safe to call twice; never throws. */
  release(): void;
}

const POLL_MILLISECONDS = 200;
const lockPath = (store: string) => `${store}.lock`;

/** When the process started, as Linux tells it (field 22 of its stat); '' where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.started === '' || startOf(holder.pid) === holder.started;
}

function readHolder(store: string): Holder | null {
  try {
    const parsed = JSON.parse(readFileSync(lockPath(store), 'utf8')) as Partial<Holder>;
    if (!Number.isSafeInteger(parsed.pid) || typeof parsed.started !== 'string' || typeof parsed.host !== 'string')
      return null;
    return { user: '?', command: '?', since: '?', ...parsed } as Holder;
  } catch {
    return null; // no file, or one being written: the lock then has no name
  }
}

/** The error that names who holds the store. */
export function lockedBy(store: string): CimError {
  const holder = readHolder(store);
  const who =
    holder && isAlive(holder)
      ? {
          en: `cim ${holder.command} (process ${holder.pid}, user ${holder.user}, since ${holder.since})`,
          zh: `cim ${holder.command}（进程 ${holder.pid}，用户 ${holder.user}，自 ${holder.since}）`,
        }
      : { en: 'another program', zh: '另一个程序' };
  return new CimError(
    'locked',
    'locked',
    { en: `The store ${store} is held by ${who.en}.`, zh: `客户库 ${store} 正被${who.zh}占用。` },
    { en: 'Try again later, or use --wait.', zh: '请稍后再试，或加 --wait。' },
  );
}

/**
 * Begins the writing transaction. Throws `locked`, naming the holder, where another run has it. `file` tells which file
 * was opened (see `fileId`): one that was replaced since must not be written to.
 */
export async function acquire(
  db: Connection,
  store: string,
  options: LockOptions & {
    readonly file: string;
    readonly user: string;
    readonly command: string;
    readonly now: () => Date;
  },
): Promise<Hold> {
  const inMemory = store === ':memory:';
  let pastLog = false;
  for (;;) {
    options.signal?.throwIfAborted();
    db.pragma('busy_timeout = 0');
    try {
      pastLog = options.fills === true && !inMemory && fileId(store) === options.file && beginFilling(db);
      if (!pastLog) db.exec('BEGIN IMMEDIATE');
      break;
    } catch (error) {
      if (!isBusy(error)) throw asStoreError(error, store);
      if (!options.wait) throw lockedBy(store);
    } finally {
      db.pragma('busy_timeout = 5000');
    }
    await sleep(POLL_MILLISECONDS, undefined, options.signal ? { signal: options.signal } : {});
  }
  if (inMemory) return { release: () => {} };
  const giveUp = (): void => {
    db.exec('ROLLBACK');
    if (pastLog) returnToLog(db);
  };
  if (fileId(store) !== options.file) {
    giveUp();
    throw new CimError(
      'locked',
      'store-replaced',
      { en: `The store ${store} was replaced meanwhile.`, zh: `客户库 ${store} 在此期间被替换。` },
      { en: 'Run the command again.', zh: '请重新运行命令。' },
    );
  }
  const holder: Holder = {
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    user: options.user,
    command: options.command,
    since: options.now().toISOString(),
  };
  try {
    rmSync(lockPath(store), { force: true });
    writeFileSync(lockPath(store), `${JSON.stringify(holder)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    giveUp();
    throw asStoreError(error, store);
  }
  let held = true;
  return {
    release: () => {
      if (!held) return;
      held = false;
      // what is done is kept, and must not look as if it had failed: the next to open the store sees to the log, and a
      // lock whose process is gone holds nobody up
      for (const step of [
        () => pastLog && returnToLog(db),
        () => readHolder(store)?.pid === process.pid && rmSync(lockPath(store), { force: true }),
      ]) {
        try {
          step();
        } catch {}
      }
    },
  };
}

/** Which file stands at a path (device and number): renaming another there changes it. */
export function fileId(store: string): string {
  try {
    const stat = statSync(store, { bigint: true });
    return `${stat.dev}:${stat.ino}`;
  } catch (error) {
    throw asStoreError(error, store);
  }
}
