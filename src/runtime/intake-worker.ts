/** What runs on a thread of `intake.ts`: takes batches of rows one after the other and answers with them prepared. */
import { parentPort } from 'node:worker_threads';
import { type PreparedRows, type PrepareShared, prepareRows } from '../domain/intake/prepare-rows.js';
import type { IntakeAnswer, IntakeMessage } from './intake.js';

const port = parentPort;
if (port === null) throw new Error('intake-worker.ts runs on worker threads only');

let shared: PrepareShared | null = null;

port.on('message', (message: IntakeMessage) => {
  if ('shared' in message) {
    shared = message.shared;
    return;
  }
  try {
    const prepared = prepareRows(shared as PrepareShared, message.pack);
    port.postMessage({ ok: true, prepared } satisfies IntakeAnswer, buffersOf(prepared));
  } catch (error) {
    port.postMessage({ ok: false, error } satisfies IntakeAnswer);
  }
});

/** Buffers that are moved rather than copied. */
function buffersOf(prepared: PreparedRows): ArrayBuffer[] {
  const { keyed, keyLow, keyHigh, rowLow, rowHigh, chunks, features } = prepared;
  return [
    ...[keyed, keyLow, keyHigh, rowLow, rowHigh].map((numbers) => numbers.buffer),
    ...chunks.flatMap(({ lines, sealed }) => (sealed === null ? [lines.buffer] : [lines.buffer, sealed.buffer])),
    ...features.map(({ data }) => data.buffer),
  ];
}
