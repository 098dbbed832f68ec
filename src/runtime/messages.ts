/**
 * What the calling thread and its worker threads say to each other.
 */

/** To a worker: what all parts of the coming call share, then the parts. */
export type Message =
  | { readonly kind: 'shared'; readonly shared: unknown }
  | {
      readonly kind: 'part';
      readonly call: number;
      readonly task: string;
      readonly index: number;
      readonly part: unknown;
    };

/** From a worker: the result of one part, or what its task threw. */
export type Answer =
  | { readonly call: number; readonly index: number; readonly ok: true; readonly result: unknown }
  | { readonly call: number; readonly index: number; readonly ok: false; readonly error: unknown };
