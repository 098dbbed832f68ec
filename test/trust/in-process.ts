/** Runs commands in this process, with a terminal that keeps what it is told: hundreds of calls in seconds. */
import { Chalk } from 'chalk';
import { buildProgram } from '../../src/cli.js';
import type { Context } from '../../src/commands/definition.js';
import { execute } from '../../src/commands/execute.js';
import { COMMANDS } from '../../src/commands/index.js';
import { CimError } from '../../src/errors.js';
import type { Terminal } from '../../src/ui/terminal.js';

export interface InProcessOutcome {
  /** Exit status, or null where something was thrown that is none of cim's errors. */
  readonly status: number | null;
  /** Code of the error, or ''. */
  readonly code: string;
  /** What to do about it, or ''. */
  readonly hint: string;
  readonly out: string;
  readonly err: string;
}

/** Runs the command called `name` with these words as user of a key file; paths are full ones. */
export async function runHere(
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  now: Date = new Date(),
  signal: AbortSignal = new AbortController().signal,
): Promise<InProcessOutcome> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    paint: new Chalk({ level: 0 }),
    quiet: false,
    interactive: false,
    showsProgress: false,
    width: 100,
    out: (text) => {
      out += text;
    },
    outLines: (values) => {
      for (const value of values) out += `${JSON.stringify(value)}\n`;
    },
    note: (text) => {
      err += text;
    },
    alert: (text) => {
      err += text;
    },
    askSecret: () =>
      Promise.reject(new CimError('wrong-key', 'no-terminal', { en: 'Nobody can be asked.', zh: '无人可问。' })),
    confirm: async () => false,
  };
  const entry = COMMANDS.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`no command ${name}`);
  const say = (en: string) => en;
  let status = 0;
  const program = buildProgram(
    new Map([[entry, await entry.load()]]),
    say,
    () => terminal,
    async (command, body, args, options) => {
      const context: Context = {
        now: () => now,
        seed: 1,
        say,
        lang: 'en',
        threads: 1,
        dryRun: options.dryRun === true,
        env,
        terminal,
        signal,
        outline: () => Promise.reject(new Error('nobody asks for it')),
      };
      status = await execute(command, body, { context, args, options });
    },
  );
  try {
    await program.parseAsync([...name.split(' '), ...words], { from: 'user' });
    return { status, code: '', hint: '', out, err };
  } catch (error) {
    if (error instanceof CimError)
      return { status: error.exitCode, code: error.code, hint: error.hint, out, err: err + error.message };
    return { status: null, code: String(error), hint: '', out, err };
  }
}
