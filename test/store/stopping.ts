/** Signals that stop a run at one of the places where it asks. */
import { CimError } from '../../src/errors.js';

export interface Stopping {
  readonly signal: AbortSignal;
  /** The places that have asked, as file and line, in order. */
  readonly places: ReadonlySet<string>;
}

/** A signal that aborts at the `at`-th place that asks; never, where none is given. */
export function stopAt(at = Number.POSITIVE_INFINITY): Stopping {
  const places = new Set<string>();
  const throwIfAborted = () => {
    const frames = (new Error().stack ?? '').split('\n').filter((line) => line.includes('/src/store/'));
    const place = frames.find((line) => !line.includes('/breath.ts'));
    places.add(/[^/]+\.ts:\d+/.exec(place ?? '')?.[0] ?? 'nowhere');
    if (places.size >= at) throw new CimError('interrupted', 'interrupted', { en: 'Stopped.', zh: '已停止。' });
  };
  return { signal: { throwIfAborted } as AbortSignal, places };
}
