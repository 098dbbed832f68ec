/**
 * The carrier on worker threads: parts are handed out one by one as threads become free, results are put back in the
 * order of the parts. Threads start with the first call and stay until `close`.
 */
import { Worker } from 'node:worker_threads';
import type { Carrier } from '../domain/linkage/carrier.js';
import type { TaskName, TaskPart, TaskResult, TaskShared } from '../domain/linkage/kernel/tasks.js';
import { collectGarbage } from './collect-garbage.js';
import { inlineCarrier } from './inline.js';
import type { Answer, Message } from './messages.js';

/** The carrier for a number of threads: inline for one. `signal` ends everything. */
export function openCarrier(threads: number, signal?: AbortSignal): Carrier {
  return threads <= 1 ? inlineCarrier(signal) : new ThreadCarrier(threads, signal);
}

/** One call of `map` that is waiting or under way. */
interface Call {
  readonly number: number;
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
  /** Number of the call whose shared data the thread was handed last. */
  call: number;
  busy: boolean;
}

/** Owns worker threads. Parts of earlier calls of `map` are handed out first. */
export class ThreadCarrier implements Carrier {
  readonly threads: number;
  readonly #signal: AbortSignal | undefined;
  /** Calls that are not finished, by number and in order. */
  readonly #calls = new Map<number, Call>();
  #pool: Thread[] = [];
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
      const number = ++this.#number;
      const results = new Array<unknown>(parts.length);
      this.#calls.set(number, { number, task, shared, parts, results, next: 0, done: 0, resolve, reject });
      const free = this.#pool.filter((thread) => !thread.busy).length;
      for (let more = Math.min(parts.length - free, this.threads - this.#pool.length); more > 0; more--)
        this.#pool.push(this.#start());
      for (const thread of this.#pool) this.#feed(thread);
    }) as Promise<TaskResult<Name>[]>;
  }

  start(): void {
    while (this.#failure === null && this.#pool.length < this.threads) this.#pool.push(this.#start());
  }

  async rest(): Promise<void> {
    if (this.#calls.size > 0) throw new Error('threads rest between calls only');
    const pool = this.#pool;
    this.#pool = [];
    for (const { worker } of pool) worker.removeAllListeners('exit'); // its end is no failure
    await Promise.all(pool.map(({ worker }) => worker.terminate()));
    collectGarbage();
  }

  async close(): Promise<void> {
    this.#fail(new Error('the carrier was closed'));
    const pool = this.#pool;
    this.#pool = [];
    await Promise.all(pool.map(({ worker }) => worker.terminate()));
  }

  #start(): Thread {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { env: {}, execArgv: [] });
    const thread: Thread = { worker, call: 0, busy: false };
    worker.on('message', (answer: Answer) => this.#take(thread, answer));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      this.#fail(new Error(`a worker thread ended with status ${code}`));
    });
    worker.unref();
    return thread;
  }

  /** Gives a free thread its next part. A thread at work keeps the process alive, a waiting one does not. */
  #feed(thread: Thread): void {
    if (thread.busy) return;
    const call = this.#nextCall();
    if (call === null) {
      thread.worker.unref();
      return;
    }
    const index = call.next++;
    thread.busy = true;
    thread.worker.ref();
    try {
      if (thread.call !== call.number) {
        thread.call = call.number;
        thread.worker.postMessage({ kind: 'shared', shared: call.shared } satisfies Message);
      }
      const part = call.parts[index];
      thread.worker.postMessage({ kind: 'part', call: call.number, task: call.task, index, part } satisfies Message);
    } catch (error) {
      this.#fail(error); // what is shared cannot be sent: a bug of the caller, and it must not be lost
    }
  }

  /** The first call with a part that nobody works on. */
  #nextCall(): Call | null {
    for (const call of this.#calls.values()) if (call.next < call.parts.length) return call;
    return null;
  }

  #take(thread: Thread, answer: Answer): void {
    thread.busy = false;
    const call = this.#calls.get(answer.call);
    if (call !== undefined) {
      if (!answer.ok) {
        this.#fail(answer.error);
        return;
      }
      call.results[answer.index] = answer.result;
      call.done++;
      if (call.done === call.parts.length) {
        this.#calls.delete(call.number);
        call.resolve(call.results);
      }
    }
    this.#feed(thread);
  }

  /** The first failure ends all: every pending and later call rejects with it, the threads end. */
  #fail(error: unknown): void {
    if (this.#failure !== null) return;
    this.#failure = { error };
    this.#signal?.removeEventListener('abort', this.#onAbort);
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(error);
    for (const { worker } of this.#pool) void worker.terminate();
  }
}
