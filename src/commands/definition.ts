/**
 * A command is data. `run` computes and never prints; `render` formats and never computes; `execute.ts` does the rest
 * once for all: store, transaction, audit, output, exit status.
 */
import type { Command } from 'commander';
import type { Store } from '../store/store.js';
import type { Terminal } from '../ui/terminal.js';

/** What the command needs of the store: nothing, to read it, to write it (one transaction, one audit entry). */
export type Lock = 'none' | 'read' | 'write';

/** What a command may do; roles are sets of these. */
export type Permission =
  | 'none'
  | 'read'
  | 'import'
  | 'dedupe'
  | 'merge'
  | 'export'
  | 'erase'
  | 'report'
  | 'audit'
  | 'admin';

/** Options every command has, as commander parsed them. */
export interface GlobalOptions {
  readonly store?: string;
  readonly keyFile?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly input?: boolean; // --no-input
  readonly dryRun?: boolean;
  readonly color?: 'auto' | 'always' | 'never';
  readonly lang?: 'en' | 'zh';
  readonly threads?: number;
}

/** What a run may know of the world around it: nothing else is read from the process. */
export interface Context {
  readonly now: () => Date;
  readonly seed: number;
  readonly lang: 'en' | 'zh';
  readonly threads: number;
  readonly dryRun: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The open store goes to commands whose lock is not 'none'. */
export interface CommandDefinition<Result = unknown> {
  readonly name: string;
  readonly summary: string;
  readonly lock: Lock;
  readonly permission: Permission;
  /** Adds arguments, options and leading examples to a fresh commander command. */
  readonly usage: (command: Command) => void;
  readonly run: (
    context: Context,
    store: Store | null,
    args: readonly unknown[],
    options: GlobalOptions & Record<string, unknown>,
  ) => Promise<Result>;
  /** Text for people; the result itself is what `--json` prints. */
  readonly render: (result: Result, context: Context) => string;
  /** 0 unless given. 1: problems were found in the data. */
  readonly exitCode?: (result: Result) => number;
}
