/** A carrier that tells how long its tasks took: for those who want to know where the time of a run goes. */
import type { Carrier } from '../domain/linkage/carrier.js';
import type { TaskName, TaskPart, TaskResult, TaskShared } from '../domain/linkage/kernel/tasks.js';

/** Seconds of wall time by task, whatever the number of threads; tasks may overlap. */
export type TaskSeconds = ReadonlyMap<TaskName, number>;

/** The same carrier, timed. `seconds` grows with every call. */
export function timedCarrier(carrier: Carrier): { readonly carrier: Carrier; readonly seconds: TaskSeconds } {
  const seconds = new Map<TaskName, number>();
  return {
    seconds,
    carrier: {
      threads: carrier.threads,
      async map<Name extends TaskName>(
        task: Name,
        shared: TaskShared<Name>,
        parts: readonly TaskPart<Name>[],
      ): Promise<TaskResult<Name>[]> {
        const begin = performance.now();
        try {
          return await carrier.map(task, shared, parts);
        } finally {
          seconds.set(task, (seconds.get(task) ?? 0) + (performance.now() - begin) / 1000);
        }
      },
      start: () => carrier.start(),
      close: () => carrier.close(),
    },
  };
}
