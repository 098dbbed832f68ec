/**
 * Work that holds the thread is done in turns: a signal is only heard in between, and whoever stops a command does not
 * want to wait for a million records.
 */
import { setImmediate as turn } from 'node:timers/promises';

/** How long a turn is, in milliseconds: short enough for whoever waits, long enough to cost nothing. */
const TURN = 50;

/** Lets what waits come to its turn; throws the reason where the run was aborted meanwhile. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return;
  await turn();
  signal.throwIfAborted();
}

/** Goes through all steps without a pause and gives what they come to. */
export function atOnce<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in turns, the first of which is over after one step: whoever stopped the command before need not wait. Throws
 * the reason where the signal aborts; the steps then end where they stand.
 */
export async function inTurns<Result>(
  steps: Iterator<unknown, Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  let begun = Number.NEGATIVE_INFINITY;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < TURN) continue;
    try {
      await breathe(signal);
    } catch (reason) {
      steps.return?.();
      throw reason;
    }
    begun = performance.now();
  }
}

/** All items in turns; steps that give null only took their time. */
export async function* itemsInTurns<Item>(
  steps: Iterable<Item | null>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  let begun = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    if (performance.now() - begun >= TURN) {
      await breathe(signal);
      begun = performance.now();
    }
    if (step !== null) yield step;
  }
}

/** Visits all items in turns. */
export async function visitInTurns<Item>(
  items: Iterable<Item>,
  signal: AbortSignal | undefined,
  visit: (item: Item) => void,
): Promise<void> {
  await inTurns(visits(items, visit), signal);
}

function* visits<Item>(items: Iterable<Item>, visit: (item: Item) => void): Generator<undefined, void> {
  for (const item of items) {
    visit(item);
    yield;
  }
}
