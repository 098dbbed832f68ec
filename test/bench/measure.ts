/** Runs a program and measures it from outside: wall-clock time and the most memory it ever held. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly status: number | null;
  readonly seconds: number;
  /** Most resident memory of the process in MB; null where the platform does not tell (`/proc` is needed). */
  readonly peakMb: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The high-water mark of a living process. It only ever grows, so the last reading before the end counts. */
function highWaterMb(pid: number): number | null {
  try {
    const kb = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
}

/** Runs a program to its end. Never rejects on a failing exit status: that is in the result. */
export function measure(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let peakMb: number | null = null;
    const watch = setInterval(() => {
      const now = child.pid === undefined ? null : highWaterMb(child.pid);
      if (now !== null) peakMb = Math.max(peakMb ?? 0, now);
    }, 20);
    const texts = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      texts.stdout += piece;
    });
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      texts.stderr += piece;
    });
    child.once('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.once('close', (status) => {
      clearInterval(watch);
      resolve({ status, seconds: Number(process.hrtime.bigint() - start) / 1e9, peakMb, ...texts });
    });
  });
}
