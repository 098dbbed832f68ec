/**
 * Rows of a file prepared on worker threads while the calling thread reads on and writes, and prepares some itself where it
 * would have to wait: batches go out in order and come back in order, a few at a time. What comes back is the same whatever
 * the number of threads.
 */
import { setImmediate as eventsSeen } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type PreparedRows, type PrepareShared, preparation } from '../domain/intake/prepare-rows.js';
import type { RowPack } from '../domain/intake/row-pack.js';

/** Beyond so many worker threads the calling thread, which reads and writes, cannot keep them busy. */
const MOST_WORKERS = 8;
/** Batches a thread has waiting beside the one it works on. */
const WAITING = 1;
/** Batches prepared here that may wait for those before them: as many as keep this thread at work while others end theirs. */
const AHEAD = 3;

/** Megabytes. Live data are some 50; a bound near them keeps a thread from letting garbage pile up. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 384 };

/** Some rows on their way; whatever else belongs to them goes along. */
export interface RowsOnTheWay {
  readonly pack: RowPack;
}

/** To a worker: what all batches share, then the batches. */
export type IntakeMessage = { readonly shared: PrepareShared } | { readonly pack: RowPack };

/** From a worker, batch by batch in order: its result, or what was thrown. */
export type IntakeAnswer =
  | { readonly ok: true; readonly prepared: PreparedRows }
  | { readonly ok: false; readonly error: unknown };

/** A batch that was handed out or prepared. */
interface Asked<Rows> {
  readonly rows: Rows;
  readonly prepared: Promise<PreparedRows>;
  isReady: boolean;
}

/**
 * Prepares batches of rows (each at most `BATCH_ROWS`), in order. With one thread, or for a single batch, the calling
 * thread does it all; with `n` threads there are `n` − 1 beside it. Stops with the reason of `signal` when it is aborted;
 * threads end with the generator.
 */
export async function* prepareBatches<Rows extends RowsOnTheWay>(
  batches: AsyncIterable<Rows>,
  shared: PrepareShared,
  threads: number,
  signal: AbortSignal,
): AsyncGenerator<readonly [Rows, PreparedRows], void> {
  const iterator = batches[Symbol.asyncIterator]();
  const crew = new Crew(shared, Math.min(threads - 1, MOST_WORKERS), signal);
  const onTheWay: Asked<Rows>[] = [];
  try {
    let next = await iterator.next();
    let isFirst = true;
    while (!next.done || onTheWay.length > 0) {
      signal.throwIfAborted();
      await eventsSeen(); // what the threads have finished
      const head = onTheWay[0];
      const isHandedOut = crew.hasRoom;
      // Where every thread has enough to do and nothing can be written yet, one batch is prepared here.
      if (!next.done && (isHandedOut || (head?.isReady === false && onTheWay.length < crew.room + AHEAD))) {
        const rows = next.value;
        next = await iterator.next();
        const isAlone = threads <= 1 || (isFirst && next.done === true);
        isFirst = false;
        const { pack } = rows;
        if (isAlone) yield [rows, await prepareHere(shared, pack, signal)];
        else onTheWay.push(asked(rows, isHandedOut ? crew.prepare(pack) : await prepareHere(shared, pack, signal)));
        continue;
      }
      const { rows, prepared } = onTheWay.shift() as Asked<Rows>;
      yield [rows, await prepared];
    }
  } finally {
    await crew.close();
    await iterator.return?.();
  }
}

/** How long the calling thread prepares rows before it listens again, in milliseconds. */
const TURN = 50;

/** Prepares a batch on the calling thread, which hears in between that the run is stopped. */
async function prepareHere(shared: PrepareShared, pack: RowPack, signal: AbortSignal): Promise<PreparedRows> {
  const steps = preparation(shared, pack);
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - begun < TURN) continue;
    await eventsSeen();
    signal.throwIfAborted();
    begun = performance.now();
  }
}

function asked<Rows>(rows: Rows, prepared: PreparedRows | Promise<PreparedRows>): Asked<Rows> {
  const isHere = !(prepared instanceof Promise);
  const one: Asked<Rows> = { rows, prepared: isHere ? Promise.resolve(prepared) : prepared, isReady: isHere };
  const ready = (): void => {
    one.isReady = true;
  };
  // It is awaited in its turn; until then a failure must not count as one that nobody takes care of.
  one.prepared.then(ready, ready);
  return one;
}

interface Member {
  readonly worker: Worker;
  readonly asked: { readonly resolve: (prepared: PreparedRows) => void; readonly reject: (error: unknown) => void }[];
}

/** Owns the threads that prepare rows of one file. */
class Crew {
  /** The most batches that threads have at a time. */
  readonly room: number;
  readonly #shared: PrepareShared;
  readonly #threads: number;
  readonly #signal: AbortSignal;
  readonly #members: Member[] = [];
  #failure: { readonly error: unknown } | null = null;
  readonly #onAbort = (): void => this.#fail(this.#signal.reason);

  constructor(shared: PrepareShared, threads: number, signal: AbortSignal) {
    this.room = Math.max(1, threads * (1 + WAITING));
    this.#shared = shared;
    this.#threads = threads;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** True where a thread could take another batch. */
  get hasRoom(): boolean {
    return this.#members.reduce((sum, { asked }) => sum + asked.length, 0) < this.room;
  }

  /** Gives a batch to the thread with the least to do; starts another as long as all are busy. */
  prepare(pack: RowPack): Promise<PreparedRows> {
    return new Promise<PreparedRows>((resolve, reject) => {
      if (this.#failure !== null) {
        reject(this.#failure.error);
        return;
      }
      let free = this.#members.find((member) => member.asked.length === 0);
      if (free === undefined && this.#members.length < this.#threads) free = this.#start();
      free ??= this.#members.reduce((least, member) => (member.asked.length < least.asked.length ? member : least));
      free.asked.push({ resolve, reject });
      free.worker.postMessage({ pack } satisfies IntakeMessage);
    });
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
