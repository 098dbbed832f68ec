/**
 * A command is data. Its entry (name, summary, lock, permission) stands in `index.ts`, the list of what the user can
 * type; its body is loaded only when it is called. `run` computes and never prints; `render` formats and never computes;
 * `execute.ts` does the rest once for all: store, transaction, audit, output, exit status.
 */
import type { Command } from 'commander';
import type { Permission } from '../domain/access/role.js';
import type { Bilingual } from '../errors.js';
import type { Store } from '../store/store.js';
import type { KnownWords, ProgramOutline } from '../ui/outline.js';
import type { Terminal } from '../ui/terminal.js';

/** What the command needs of the store: nothing, to read it, to write it (one transaction, one audit entry). */
export type Lock = 'none' | 'read' | 'write';

/** Picks the text in the reader's language. */
export type Say = (en: string, zh: string) => string;

/** One line of the list of commands. */
export interface CommandEntry {
  /** `import`, or `users add` for a command within a group. */
  readonly name: string;
  readonly summary: Bilingual;
  readonly lock: Lock;
  readonly permission: Permission;
  readonly load: () => Promise<CommandBody>;
}

/** Options every command has, as commander parsed them. */
export interface GlobalOptions {
  readonly store?: string;
  readonly keyFile?: string;
  readonly keyFd?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly input?: boolean; // --no-input
  readonly dryRun?: boolean;
  readonly color?: 'auto' | 'always' | 'never';
  readonly lang?: 'en' | 'zh';
  readonly threads?: number;
  readonly wait?: boolean;
  readonly config?: string;
}

/** A command's own options, as commander parsed them, beside the global ones. */
export type Options = GlobalOptions & Readonly<Record<string, unknown>>;

/** What a run may know of the world around it: nothing else is read from the process. */
export interface Context {
  readonly now: () => Date;
  readonly seed: number;
  readonly say: Say;
  readonly lang: 'en' | 'zh';
  readonly threads: number;
  readonly dryRun: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  /** All that can be typed; `known` are words that complete values of which the parser does not know the choices. */
  readonly outline: (known: KnownWords) => Promise<ProgramOutline>;
}

/** What a run is given. `store` is null only where the entry's lock is 'none'. */
export interface Call {
  readonly context: Context;
  readonly store: Store | null;
  readonly entry: CommandEntry;
  readonly args: readonly string[];
  readonly options: Options;
}

/** How a result is shown when it is not one object: one JSON object a line, or text as it is. */
export type ResultShape = 'object' | 'lines';

export interface CommandBody<Result = unknown> {
  /** Shown first in `--help`: command lines that do something useful. */
  readonly examples: readonly string[];
  /** `lines`: the result (or what `json` makes of it) is an array (or gives one after the other), `--json` prints one object a line. */
  readonly shape?: ResultShape | ((options: Options) => ResultShape);
  /** Adds arguments and options to a fresh commander command; `say` picks the language of a text. */
  usage(command: Command, say: Say): void;
  /** What this call needs of the store and of the user where its options ask for more than the entry says. */
  needs?(options: Options): Partial<Pick<CommandEntry, 'lock' | 'permission'>>;
  /** True when this call works on files alone, over a store in memory. */
  storeless?(args: readonly string[], options: Options): boolean;
  /** True for a command that takes whole files in: see `LockOptions.fills`. */
  readonly fills?: true;
  run(call: Call): Promise<Result>;
  /** Results that are printed as they come, for input that may have no end; null where `run` gives the whole. */
  parts?(call: Call): AsyncIterable<Result> | null;
  /** What is left to do once the transaction is kept (files that must not exist unless it is). */
  afterwards?(result: Result, call: Call): Promise<void>;
  /** Text for people; `--json` prints the result itself. */
  render(result: Result, context: Context, options: Options): string;
  /** What `--json` prints, where the result holds more than scripts should see. */
  json?(result: Result, options: Options): unknown;
  /** 0 unless given. 1: problems were found in the data. */
  exitCode?(result: Result, options: Options): number;
}
