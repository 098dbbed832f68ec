/**
 * What moves the work of linkage: the same pure tasks (`kernel/tasks.ts`) run in the calling thread or on worker threads
 * over shared memory. Linkage code takes a `Carrier` and never knows which one it is.
 *
 * How to use it: put features into typed arrays over `SharedArrayBuffer`s (`kernel/shared-memory.ts`), cut the work into
 * parts (a few per thread, each of some milliseconds or more), call `map`, and merge the results in the order of the
 * parts. Because parts and their order do not depend on the number of threads, neither does the outcome: choose parts
 * from the data, never from `threads`.
 */
import type { TaskName, TaskPart, TaskResult, TaskShared } from './kernel/tasks.js';

/** Runs tasks; owns threads where there are any, so whoever opened it closes it. */
export interface Carrier {
  /** How many parts can be worked on at the same time; at least 1. For progress and notes only. */
  readonly threads: number;

  /**
   * Runs `task` once for each part and gives the results in the order of the parts.
   *
   * `shared` is handed to each thread once per call: plain data and typed arrays over shared memory, which are seen
   * without copying and may be written to (each part its own range). A part is small plain data; a result is plain data,
   * its typed arrays are moved, not copied.
   *
   * The first failing part (in the order of parts that failed first in time) rejects the whole call; nothing of it keeps
   * running. Rejects with the signal's reason when the carrier was opened with a signal that is aborted.
   */
  map<Name extends TaskName>(
    task: Name,
    shared: TaskShared<Name>,
    parts: readonly TaskPart<Name>[],
  ): Promise<TaskResult<Name>[]>;

  /** Begins to start the threads, if there are any: they take some tenths of a second, in which there is other work to do. */
  start(): void;

  /**
   * Lets go of what was shared with threads, between calls: they keep what they saw until they next tidy up, which can be long
   * after. The next call starts new ones.
   */
  rest(): Promise<void>;

  /** Ends the threads. Pending calls reject. Closing twice is harmless. */
  close(): Promise<void>;
}
