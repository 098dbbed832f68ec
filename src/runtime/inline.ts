/**
 * The carrier that works in the calling thread: for small files, for one thread, and to hold the others to.
 */
import type { Carrier } from '../domain/linkage/carrier.js';
import type { TaskName, TaskPart, TaskResult, TaskShared } from '../domain/linkage/kernel/tasks.js';
import { TASKS } from '../domain/linkage/kernel/tasks.js';
import { collectGarbage } from './collect-garbage.js';

/**
 * A carrier without threads. Between parts it lets the event loop turn, so that a signal (Ctrl-C) is noticed; when
 * `signal` is aborted, `map` rejects with its reason.
 */
export function inlineCarrier(signal?: AbortSignal): Carrier {
  return {
    threads: 1,
    async map<Name extends TaskName>(
      name: Name,
      shared: TaskShared<Name>,
      parts: readonly TaskPart<Name>[],
    ): Promise<TaskResult<Name>[]> {
      // The table's entries have different types; name, shared and part belong together by the signature above.
      const task = TASKS[name] as unknown as (shared: TaskShared<Name>, part: TaskPart<Name>) => TaskResult<Name>;
      const results: TaskResult<Name>[] = [];
      for (const part of parts) {
        signal?.throwIfAborted();
        results.push(task(shared, part));
        await new Promise(setImmediate);
      }
      signal?.throwIfAborted();
      return results;
    },
    start: () => {},
    rest: async () => collectGarbage(),
    close: () => Promise.resolve(),
  };
}
