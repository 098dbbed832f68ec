/** Asking the engine to let go of what nobody uses any more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/**
 * Collects garbage now. The engine does so when its own heap fills, and typed arrays of hundreds of megabytes hang on a
 * few small objects there. Takes some hundredths of a second.
 */
export function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc'); // the engine has the function from here on, in contexts made from now on
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
