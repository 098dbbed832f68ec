/**
 * What runs on a worker thread: takes parts of a task one after the other and answers with results. Loaded by
 * `threads.ts` only.
 */
import { parentPort } from 'node:worker_threads';
import { TASKS } from '../domain/linkage/kernel/tasks.js';
import type { Answer, Message } from './messages.js';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs on worker threads only');

// The table's entries have different types; the sender has checked that name, shared and part belong together.
const tasks = TASKS as unknown as Readonly<Record<string, (shared: unknown, part: unknown) => unknown>>;
let shared: unknown;

port.on('message', (message: Message) => {
  if (message.kind === 'shared') {
    shared = message.shared;
    return;
  }
  let answer: Answer;
  try {
    const result = tasks[message.task]!(shared, message.part);
    answer = { call: message.call, index: message.index, ok: true, result };
  } catch (error) {
    answer = { call: message.call, index: message.index, ok: false, error };
  }
  // Copied: moving an array throws away all that this thread has compiled for arrays.
  port.postMessage(answer);
});
