/**
 * Between the long steps of a copy: SQLite holds the thread while it works, so that a signal is only heard in between.
 */
import { setImmediate as turn } from 'node:timers/promises';

/** Lets what waits come to its turn; throws the reason where the run was aborted meanwhile. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return;
  await turn();
  signal.throwIfAborted();
}
