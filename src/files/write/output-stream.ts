/** Standard output as a place to write a table to: waits when the reader is slow, stops quietly when it has gone. */
import type { Writable } from 'node:stream';
import { systemCode } from '../file-errors.js';

/** Where a writer puts its content. `write` resolves to false when nobody listens any more. */
export interface OutputSink {
  readonly write: (content: string | Uint8Array) => Promise<boolean>;
  readonly commit: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/** A sink over a stream that is not ours to close. `| head` going away (EPIPE) is no error. */
export function streamSink(stream: Writable): OutputSink {
  let closed = false;
  let failure: Error | null = null;
  const onError = (error: Error): void => {
    closed = true;
    if (!['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'].includes(systemCode(error))) failure = error;
  };
  stream.on('error', onError);
  const settle = (): void => {
    // EPIPE may be reported a moment after the last write: the listener stays.
    if (failure !== null) throw failure;
  };
  return {
    write: async (content) => {
      settle();
      if (closed || stream.destroyed) return false;
      if (!stream.write(content)) await drained(stream);
      settle();
      return !closed;
    },
    commit: async () => settle(),
    abandon: async () => undefined,
  };
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) stream.on(event, done);
  });
}
