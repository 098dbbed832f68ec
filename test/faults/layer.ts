/** Runs the built program on top of the fault layer (layer.c), compiled once for a test file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Outcome, PROGRAM, type Workplace } from '../commands/cim.js';

/** `kill`: dies before the call. `torn`: half of the bytes are written, then it dies. The others let the call fail. */
export type FaultKind = 'kill' | 'torn' | 'enospc' | 'eio';

export interface Fault {
  readonly kind: FaultKind;
  /** Which of the calls that change files of the workplace, from 1. */
  readonly at: number;
}

/** A call that changed, or would have changed, a file of the workplace. */
export interface FileCall {
  readonly name: string;
  readonly path: string;
}

export interface LayeredOutcome extends Outcome {
  readonly killed: boolean;
  readonly calls: readonly FileCall[];
  /** Files to which the marker was written, by any call anywhere. */
  readonly marked: readonly string[];
}

export class FaultLayer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cim-layer-'));
  readonly #library = join(this.#folder, 'layer.so');

  /** Compiles the layer. It needs Linux and the compiler that the encrypted database needs, too. */
  constructor() {
    const source = fileURLToPath(new URL('layer.c', import.meta.url));
    const compiler = process.env.CC ?? 'gcc';
    execFileSync(compiler, ['-O1', '-shared', '-fPIC', '-Wall', '-Werror', '-o', this.#library, source]);
  }

  /** Runs `cim` with these words in the workplace. Throws where the layer did not come in between. */
  run(place: Workplace, args: readonly string[], fault: Fault | null = null, marker = ''): LayeredOutcome {
    const log = join(this.#folder, 'log');
    rmSync(log, { force: true });
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: place.dir,
      env: {
        ...place.environment(),
        LD_PRELOAD: this.#library,
        FAULT_DIR: realpathSync(place.dir),
        FAULT_LOG: log,
        ...(fault ? { FAULT_KIND: fault.kind, FAULT_AT: String(fault.at) } : {}),
        ...(marker === '' ? {} : { FAULT_MARKER: marker }),
      },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (!existsSync(log)) throw new Error('the fault layer was not loaded');
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    const calls = lines.flatMap((line) => {
      const [, name, path] = /^\d+ (\S+) (.*)$/.exec(line) ?? [];
      return name !== undefined && path !== undefined ? [{ name, path }] : [];
    });
    const marked = lines.flatMap((line) => (line.startsWith('marker ') ? [line.slice(7)] : []));
    return { status: status ?? -1, killed: signal === 'SIGKILL', stdout, stderr, calls, marked };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** All of 1 … count where CIM_FAULTS=full, else about `wanted` of them, first and last among them. */
export function chosen(count: number, wanted: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i + 1);
  if (process.env.CIM_FAULTS === 'full' || count <= wanted) return all;
  const step = (count - 1) / (wanted - 1);
  return [...new Set(Array.from({ length: wanted }, (_, i) => 1 + Math.round(i * step)))];
}
