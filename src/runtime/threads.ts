/**
 * The carrier on worker threads: parts are handed out one by one as threads become free, results are put back in the
 * order of the parts. Threads start with the first call and stay until `close`.
 */
import { Worker } from 'node:worker_threads';
import type { Carrier } from '../domain/linkage/carrier.js';
import type { TaskName, TaskPart, TaskResult, TaskShared } from '../domain/linkage/kernel/tasks.js';
import { inlineCarrier } from './inline.js';
import type { Answer, Message } from './messages.js';

/** The carrier for a number of threads: inline for one. `signal` ends everything. */
export function openCarrier(threads: number, signal?: AbortSignal): Carrier {
  return threads <= 1 ? inlineCarrier(signal) : new ThreadCarrier(threads, signal);
}

/** One call of `map` under way. */
interface Call {
  readonly task: string;
  readonly shared: unknown;
  readonly parts: readonly unknown[];
  readonly results: unknown[];
  next: number;
  done: number;
  readonly resolve: (results: unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Number of the call whose shared data the thread has. */
  call: number;
  busy: boolean;
  /** Ends because it was told to. */
  leaves: boolean;
}

/** Owns worker threads. Calls of `map` are worked on one after the other. */
export class ThreadCarrier implements Carrier {
  readonly threads: number;
  readonly #signal: AbortSignal | undefined;
  readonly #waiting: Call[] = [];
  #pool: Thread[] = [];
  #current: Call | null = null;
  #number = 0;
  #failure: { readonly error: unknown } | null = null;
  readonly #onAbort = (): void => this.#fail(this.#signal?.reason);

  constructor(threads: number, signal?: AbortSignal) {
    this.threads = threads;
    this.#signal = signal;
    if (signal?.aborted) this.#failure = { error: signal.reason };
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  map<Name extends TaskName>(
    task: Name,
    shared: TaskShared<Name>,
    parts: readonly TaskPart<Name>[],
  ): Promise<TaskResult<Name>[]> {
    if (this.#failure !== null) return Promise.reject(this.#failure.error);
    if (parts.length === 0) return Promise.resolve([]);
    return new Promise<unknown[]>((resolve, reject) => {
      const results = new Array<unknown>(parts.length);
      this.#waiting.push({ task, shared, parts, results, next: 0, done: 0, resolve, reject });
      this.#begin();
    }) as Promise<TaskResult<Name>[]>;
  }

  async rest(): Promise<void> {
    if (this.#current !== null) throw new Error('a carrier rests between calls only');
    const pool = this.#pool;
    this.#pool = [];
    for (const thread of pool) thread.leaves = true;
    await Promise.all(pool.map(({ worker }) => worker.terminate()));
  }

  async close(): Promise<void> {
    this.#fail(new Error('the carrier was closed'));
    const pool = this.#pool;
    this.#pool = [];
    await Promise.all(pool.map(({ worker }) => worker.terminate()));
  }

  /** Takes up the next call when none is under way. */
  #begin(): void {
    if (this.#current !== null) return;
    const call = this.#waiting.shift();
    if (call === undefined) return;
    this.#current = call;
    this.#number++;
    while (this.#pool.length < Math.min(this.threads, call.parts.length)) this.#pool.push(this.#start());
    for (const thread of this.#pool) this.#feed(thread);
  }

  #start(): Thread {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { env: {}, execArgv: [] });
    const thread: Thread = { worker, call: 0, busy: false, leaves: false };
    worker.on('message', (answer: Answer) => this.#take(thread, answer));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (!thread.leaves) this.#fail(new Error(`a worker thread ended with status ${code}`));
    });
    worker.unref();
    return thread;
  }

  /** Gives a free thread its next part. A thread at work keeps the process alive, a waiting one does not. */
  #feed(thread: Thread): void {
    const call = this.#current;
    if (call === null || thread.busy) return;
    const index = call.next;
    if (index >= call.parts.length) {
      thread.worker.unref();
      return;
    }
    call.next++;
    thread.busy = true;
    thread.worker.ref();
    try {
      if (thread.call !== this.#number) {
        thread.call = this.#number;
        thread.worker.postMessage({ kind: 'shared', shared: call.shared } satisfies Message);
      }
      const part = call.parts[index];
      thread.worker.postMessage({ kind: 'part', call: this.#number, task: call.task, index, part } satisfies Message);
    } catch (error) {
      this.#fail(error); // what is shared cannot be sent: a bug of the caller, and it must not be lost
    }
  }

  #take(thread: Thread, answer: Answer): void {
    thread.busy = false;
    const call = this.#current;
    if (call === null || answer.call !== this.#number) {
      thread.worker.unref();
      return;
    }
    if (!answer.ok) {
      this.#fail(answer.error);
      return;
    }
    call.results[answer.index] = answer.result;
    call.done++;
    if (call.done < call.parts.length) {
      this.#feed(thread);
      return;
    }
    thread.worker.unref();
    this.#current = null;
    call.resolve(call.results);
    this.#begin();
  }

  /** The first failure ends all: every pending and later call rejects with it, the threads end. */
  #fail(error: unknown): void {
    if (this.#failure !== null) return;
    this.#failure = { error };
    this.#signal?.removeEventListener('abort', this.#onAbort);
    const calls = this.#current === null ? this.#waiting : [this.#current, ...this.#waiting];
    this.#current = null;
    for (const call of calls.splice(0)) call.reject(error);
    for (const { worker } of this.#pool) void worker.terminate();
  }
}
