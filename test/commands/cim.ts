/** Runs the built program as a user would, in folders of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../bin/cim.js', import.meta.url));
export const EXPORTS = fileURLToPath(new URL('../../fixtures/exports/', import.meta.url));

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that is removed with its test file. */
export class Workplace {
  readonly dir = mkdtempSync(join(tmpdir(), 'cim-test-'));
  readonly #env: Record<string, string>;

  constructor(env: Record<string, string> = {}) {
    this.#env = env;
  }

  path(name: string): string {
    return join(this.dir, name);
  }

  environment(): Record<string, string | undefined> {
    const { CIM_STORE: _, CIM_KEY_FILE: __, CIM_PASSPHRASE: ___, ...rest } = process.env;
    return { ...rest, LANG: 'C.UTF-8', XDG_STATE_HOME: join(this.dir, 'state'), ...this.#env };
  }

  /** Runs `cim` with these words to its end. */
  cim(...args: string[]): Outcome {
    return this.cimWith('', ...args);
  }

  /** The same with standard input. */
  cimWith(input: string | Buffer, ...args: string[]): Outcome {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: this.dir,
      env: this.environment(),
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status: status ?? (signal ? 128 : -1), stdout, stderr };
  }

  /** Starts `cim` and leaves it running. */
  start(...args: string[]) {
    return spawn(process.execPath, [PROGRAM, ...args], {
      cwd: this.dir,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs a command line of the shell in which $CIM is the program. */
  shell(line: string): Outcome {
    const env = { ...this.environment(), CIM: `${process.execPath} ${PROGRAM}` };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
      cwd: this.dir,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status: status ?? -1, stdout, stderr };
  }

  /** Runs `cim … --json` and gives what it printed; fails the test where the status is not as expected. */
  json<Result>(status: number, ...args: string[]): Result {
    const outcome = this.cim(...args, '--json');
    if (outcome.status !== status)
      throw new Error(`cim ${args.join(' ')}: status ${outcome.status}\n${outcome.stdout}${outcome.stderr}`);
    return JSON.parse(outcome.stdout) as Result;
  }

  /** The same for commands that print one object a line. */
  lines<Line>(status: number, ...args: string[]): Line[] {
    const outcome = this.cim(...args, '--json');
    if (outcome.status !== status)
      throw new Error(`cim ${args.join(' ')}: status ${outcome.status}\n${outcome.stdout}${outcome.stderr}`);
    return outcome.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** A workplace with an open store (`customers.cim`, key file `key`), named by the environment. */
export function workplaceWithStore(): Workplace {
  const place = new Workplace({ CIM_KEY_FILE: 'key' });
  const made = place.cim('init', '--new-key-file', 'key');
  if (made.status !== 0) throw new Error(made.stderr);
  return place;
}

/** Copies the bundled sample exports in and gives their names. */
export function copyExports(place: Workplace): string[] {
  const names = readdirSync(EXPORTS)
    .filter((name) => name.endsWith('-contacts.csv'))
    .sort();
  for (const name of names) cpSync(join(EXPORTS, name), place.path(name));
  return names;
}
