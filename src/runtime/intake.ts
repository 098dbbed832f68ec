/**
 * Rows of a file prepared on worker threads while the calling thread reads on and writes: batches go out in order and come
 * back in order, a few at a time. What comes back is the same whatever the number of threads.
 */
import { Worker } from 'node:worker_threads';
import {
  type PreparedRows,
  type PrepareShared,
  packRows,
  prepareRows,
  type RowPack,
} from '../domain/intake/prepare-rows.js';

/** Beyond so many threads the calling thread, which reads and writes, cannot keep them busy. */
const MOST_THREADS = 8;
/** Batches a thread has waiting beside the one it works on. */
const WAITING = 1;

/** Megabytes. Live data are some 50; a bound near them keeps a thread from letting garbage pile up. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 384 };

/** Some rows, all of one width, on their way; whatever else belongs to them goes along. */
export interface RowsOnTheWay {
  readonly cells: readonly (readonly string[])[];
}

/** To a worker: what all batches share, then the batches. */
export type IntakeMessage = { readonly shared: PrepareShared } | { readonly pack: RowPack };

/** From a worker, batch by batch in order: its result, or what was thrown. */
export type IntakeAnswer =
  | { readonly ok: true; readonly prepared: PreparedRows }
  | { readonly ok: false; readonly error: unknown };

/**
 * Prepares batches of rows (each at most `BATCH_ROWS`), in order. With one thread, or for a single batch, the calling
 * thread does it all. Stops with the reason of `signal` when it is aborted; threads end with the generator.
 */
export async function* prepareBatches<Rows extends RowsOnTheWay>(
  batches: AsyncIterable<Rows>,
  shared: PrepareShared,
  threads: number,
  signal: AbortSignal,
): AsyncGenerator<readonly [Rows, PreparedRows], void> {
  const width = shared.seeds.length;
  const iterator = batches[Symbol.asyncIterator]();
  const crew = new Crew(shared, Math.min(threads, MOST_THREADS), signal);
  const onTheWay: { readonly rows: Rows; readonly prepared: Promise<PreparedRows> }[] = [];
  try {
    let next = await iterator.next();
    let isFirst = true;
    while (!next.done || onTheWay.length > 0) {
      signal.throwIfAborted();
      if (!next.done && onTheWay.length < crew.room) {
        const rows = next.value;
        next = await iterator.next();
        const isAlone = threads <= 1 || (isFirst && next.done === true);
        isFirst = false;
        const pack = packRows(rows.cells, width);
        if (isAlone) yield [rows, prepareRows(shared, pack)];
        else onTheWay.push({ rows, prepared: crew.prepare(pack) });
        continue;
      }
      const { rows, prepared } = onTheWay.shift() as (typeof onTheWay)[number];
      yield [rows, await prepared];
    }
  } finally {
    await crew.close();
    await iterator.return?.();
  }
}

interface Member {
  readonly worker: Worker;
  readonly asked: { readonly resolve: (prepared: PreparedRows) => void; readonly reject: (error: unknown) => void }[];
}

/** Owns the threads that prepare rows of one file. */
class Crew {
  readonly room: number;
  readonly #shared: PrepareShared;
  readonly #threads: number;
  readonly #signal: AbortSignal;
  readonly #members: Member[] = [];
  #failure: { readonly error: unknown } | null = null;
  readonly #onAbort = (): void => this.#fail(this.#signal.reason);

  constructor(shared: PrepareShared, threads: number, signal: AbortSignal) {
    this.room = threads <= 1 ? 1 : threads * (1 + WAITING);
    this.#shared = shared;
    this.#threads = threads;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Gives a batch to the thread with the least to do; starts another as long as all are busy. */
  prepare(pack: RowPack): Promise<PreparedRows> {
    const prepared = new Promise<PreparedRows>((resolve, reject) => {
      if (this.#failure !== null) {
        reject(this.#failure.error);
        return;
      }
      let free = this.#members.find((member) => member.asked.length === 0);
      if (free === undefined && this.#members.length < this.#threads) free = this.#start();
      free ??= this.#members.reduce((least, member) => (member.asked.length < least.asked.length ? member : least));
      free.asked.push({ resolve, reject });
      free.worker.postMessage({ pack } satisfies IntakeMessage, [pack.lengths.buffer]);
    });
    // It is awaited in its turn; until then a failure must not count as one that nobody takes care of.
    prepared.catch(() => {});
    return prepared;
  }

  #start(): Member {
    const worker = new Worker(new URL('./intake-worker.js', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: THREAD_MEMORY,
    });
    const member: Member = { worker, asked: [] };
    worker.on('message', (answer: IntakeAnswer) => {
      const asked = member.asked.shift();
      if (answer.ok) asked?.resolve(answer.prepared);
      else this.#fail(answer.error, asked);
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => this.#fail(new Error(`a worker thread ended with status ${code}`)));
    worker.postMessage({ shared: this.#shared } satisfies IntakeMessage);
    this.#members.push(member);
    return member;
  }

  /** The first failure ends all: every batch on its way fails with it. */
  #fail(error: unknown, first?: Member['asked'][number]): void {
    this.#failure ??= { error };
    first?.reject(error);
    for (const { asked } of this.#members) for (const { reject } of asked.splice(0)) reject(this.#failure.error);
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#fail(new Error('the threads were ended'));
    await Promise.all(this.#members.splice(0).map(({ worker }) => worker.terminate()));
  }
}
