/** A carrier that tells how long its tasks took: for those who want to know where the time of a run goes. */
import type { Carrier } from '../domain/linkage/carrier.js';
import type { TaskName, TaskPart, TaskResult, TaskShared } from '../domain/linkage/kernel/tasks.js';

/** Seconds of wall time in which each task was under way, whatever the number of threads and calls; tasks may overlap. */
export type TaskSeconds = ReadonlyMap<TaskName, number>;

/** The same carrier, timed. `seconds` grows with every call. */
export function timedCarrier(carrier: Carrier): { readonly carrier: Carrier; readonly seconds: TaskSeconds } {
  const seconds = new Map<TaskName, number>();
  /** Calls of each task that are under way, and since when there are any. */
  const underWay = new Map<TaskName, { calls: number; since: number }>();
  return {
    seconds,
    carrier: {
      threads: carrier.threads,
      async map<Name extends TaskName>(
        task: Name,
        shared: TaskShared<Name>,
        parts: readonly TaskPart<Name>[],
      ): Promise<TaskResult<Name>[]> {
        const own = underWay.get(task) ?? { calls: 0, since: 0 };
        underWay.set(task, own);
        if (own.calls++ === 0) own.since = performance.now();
        try {
          return await carrier.map(task, shared, parts);
        } finally {
          if (--own.calls === 0) seconds.set(task, (seconds.get(task) ?? 0) + (performance.now() - own.since) / 1000);
        }
      },
      start: () => carrier.start(),
      rest: () => carrier.rest(),
      close: () => carrier.close(),
    },
  };
}
