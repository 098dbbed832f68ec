/** Progress on the terminal: what is done, how fast, and how long it will still take. Silent where nobody watches. */
import { number } from './table.js';
import { type Terminal, visible } from './terminal.js';

export interface Progress {
  /** `done` of `total` units; total null: unknown. `rows` is what the rate is told in. */
  update(done: number, total: number | null, rows: number): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };
const EVERY_MS = 200;

/** `75` → `1:15`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The line shown after `seconds` of work; time left only once a second has passed and the total is known. */
export function progressLine(label: string, done: number, total: number | null, rows: number, seconds: number): string {
  const rate = seconds > 0 ? rows / seconds : 0;
  const share = total ? Math.min(1, done / total) : null;
  const left = share && seconds > 1 ? `  ${clockTime((seconds * (1 - share)) / share)} left` : '';
  const percent = share === null ? '' : `  ${Math.floor(share * 100)} %`;
  return `${label}  ${number(rows)} rows${percent}  ${number(rate)}/s${left}`;
}

/** Starts a progress line on stderr. Loads the spinner only where it is seen. */
export async function startProgress(terminal: Terminal, label: string): Promise<Progress> {
  if (!terminal.showsProgress) return SILENT;
  const { default: ora } = await import('ora');
  const spinner = ora({ text: visible(label), stream: process.stderr, discardStdin: false }).start();
  const begin = performance.now();
  let last = begin;
  return {
    update: (done, total, rows) => {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      spinner.text = progressLine(visible(label), done, total, rows, (now - begin) / 1000);
    },
    stop: () => {
      spinner.stop();
    },
  };
}
