/** Runs the built program on top of the fault layer (layer.c), compiled once for a test file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
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

/** The folder as a program would have left it that was killed at a call. */
export interface Remains {
  readonly kind: 'kill' | 'torn';
  readonly at: number;
  readonly folder: string;
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
    return this.#run(place, args, {
      ...(fault ? { FAULT_KIND: fault.kind, FAULT_AT: String(fault.at) } : {}),
      ...(marker === '' ? {} : { FAULT_MARKER: marker }),
    });
  }

  /** Runs it whole, and gives what it would have left if it had been killed at one of the calls `from` … `to`. */
  remains(place: Workplace, args: readonly string[], from: number, to: number): Remains[] {
    const copies = join(this.#folder, 'copies');
    rmSync(copies, { recursive: true, force: true });
    mkdirSync(copies);
    const { calls } = this.#run(place, args, {
      FAULT_KIND: 'copy',
      FAULT_AT: String(from),
      FAULT_TO: String(to),
      FAULT_COPIES: copies,
    });
    if (calls.length < to) throw new Error(`made ${calls.length} calls, not ${to}`);
    return readdirSync(copies).map((name) => {
      const [kind, at] = name.split('-') as [Remains['kind'], string];
      return { kind, at: Number(at), folder: join(copies, name) };
    });
  }

  /** The same for all calls, with what it leaves where it is cut off at one of them, which stands until the next is asked for. */
  *allRemains(scene: { restart(): void; readonly place: Workplace }, args: readonly string[], count: number) {
    const AT_ONCE = 40; // copies that lie there together
    for (let from = 1; from <= count; from += AT_ONCE) {
      scene.restart();
      yield* this.remains(scene.place, args, from, Math.min(count, from + AT_ONCE - 1));
    }
  }

  #run(place: Workplace, args: readonly string[], settings: Readonly<Record<string, string>>): LayeredOutcome {
    const log = join(this.#folder, 'log');
    rmSync(log, { force: true });
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: place.dir,
      env: {
        ...place.environment(),
        LD_PRELOAD: this.#library,
        FAULT_DIR: realpathSync(place.dir),
        FAULT_LOG: log,
        ...settings,
      },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (!existsSync(log)) throw new Error('the fault layer was not loaded');
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    if (lines.some((line) => line.startsWith('not-copied'))) throw new Error('the folder could not be copied');
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

/** Whether every call and every byte is tried, not some of them. */
export const FULL = process.env.CIM_FAULTS === 'full';

/** About `wanted` of 1 … count, first and last among them. */
export function chosen(count: number, wanted: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i + 1);
  if (count <= wanted) return all;
  const step = (count - 1) / (wanted - 1);
  return [...new Set(Array.from({ length: wanted }, (_, i) => 1 + Math.round(i * step)))];
}

/** All calls where everything is tried, else the last of each kind: what is done to which file. */
export function everyKind(calls: readonly FileCall[]): number[] {
  if (FULL) return chosen(calls.length, calls.length);
  const kinds = new Map<string, number>();
  for (const [i, { name, path }] of calls.entries()) kinds.set(`${name} ${path.replace(/[0-9A-F]{8,}/gi, '')}`, i + 1);
  return [...kinds.values()].sort((a, b) => a - b);
}
