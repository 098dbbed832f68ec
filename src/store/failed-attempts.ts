/**
 * Wrong passphrases in a row, counted in a small file beside the store (`<store>.attempts`, mode 0600) until one is right.
 * It slows down who guesses through cim; whoever has the file itself is held off by the stretching of passphrases alone.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeDurably } from './durable-file.js';

const pathOf = (store: string) => `${store}.attempts`;

/** Failures since the last success. A file that is damaged counts as many: removing its content must not help. */
export function failedAttempts(store: string): number {
  const path = pathOf(store);
  if (!existsSync(path)) return 0;
  const text = readFileSync(path, 'utf8').trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : 10;
}

/** Counts one more; forgets all on success. */
export function noteAttempt(store: string, succeeded: boolean): void {
  if (!succeeded) writeDurably(pathOf(store), `${failedAttempts(store) + 1}\n`);
  else if (existsSync(pathOf(store))) rmSync(pathOf(store));
}
