/**
 * The terminal as cim sees it: data on stdout, messages on stderr, questions only where a person sits. A reader that
 * goes away (`| head`) ends the output quietly; control characters from data never reach a screen.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Chalk, type ChalkInstance } from 'chalk';
import { CimError } from '../errors.js';
import { JsonOutput } from './json-output.js';

export interface TerminalOptions {
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
  readonly input: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Terminal {
  /** Colors for what goes to stdout; plain where color is not wanted. */
  readonly paint: ChalkInstance;
  readonly quiet: boolean;
  /** A person can be asked: stdin and stderr are a terminal and --no-input was not given. */
  readonly interactive: boolean;
  /** stderr is a terminal: progress may be shown. */
  readonly showsProgress: boolean;
  /** Columns of the screen; 80 where there is none. */
  readonly width: number;
  /** Writes data to stdout. */
  out(text: string): void;
  /** Writes values to stdout as JSON, one a line. */
  outLines(values: Iterable<unknown>): void;
  /** Writes a message to stderr unless --quiet. */
  note(text: string): void;
  /** Writes a warning or error to stderr, always. */
  alert(text: string): void;
  /** Asks for a secret without echo. Fails with CimError `no-terminal` where nobody can be asked. */
  askSecret(question: string): Promise<Buffer>;
  /** Asks a yes-or-no question; false where nobody can be asked. */
  confirm(question: string): Promise<boolean>;
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const CONTROLS = new RegExp(CONTROL, 'g');

/** Control characters, DEL, C1 and bidirectional controls shown as visible escapes; tab and newline stay. */
export function visible(text: string): string {
  return text.replace(CONTROLS, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Our own colors: bold, dim, a color on the usual ground, and back. Nothing that hides text, so that a value which holds
 * one of these can at most be colored.
 */
const OWN_ESCAPE = /\u001b\[(?:0|1|2|22|3[1-6]|39)m/g;

function visibleButOwn(text: string): string {
  if (!CONTROL.test(text)) return text; // nearly all there is
  let shown = '';
  let from = 0;
  for (const match of text.matchAll(OWN_ESCAPE)) {
    shown += visible(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return shown + visible(text.slice(from));
}

/** Ends a run whose reader has gone: not an error, exit status 0. */
export class ReaderGone extends Error {}

/** Milliseconds to wait for a reader who has not taken what a pipe holds: at first, and at most. */
const SHORTEST_WAIT = 0.05;
const LONGEST_WAIT = 5;

/** Bytes from which on lines are written: a call of the system for each line takes a quarter of the time of `cim parse`. */
const WRITTEN_AT_ONCE = 65_536;

const writeText = (fd: number, text: string): void => writeAll(fd, Buffer.from(text, 'utf8'));

function writeAll(fd: number, bytes: Uint8Array): void {
  let wait = SHORTEST_WAIT;
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
      wait = SHORTEST_WAIT;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      } else if (code === 'EPIPE') throw new ReaderGone();
      else
        throw new CimError('no-space', 'output-failed', {
          en: `Cannot write the output (${code}).`,
          zh: `无法写出结果（${code}）。`,
        });
    }
  }
}

function wantsColor(options: TerminalOptions, isTerminal: boolean): boolean {
  if (options.color !== 'auto') return options.color === 'always';
  if (options.env.NO_COLOR) return false;
  if (options.env.FORCE_COLOR) return options.env.FORCE_COLOR !== '0';
  return isTerminal && options.env.TERM !== 'dumb';
}

/** Opens the terminal of this process. */
export function openTerminal(options: TerminalOptions): Terminal {
  const outIsScreen = process.stdout.isTTY === true;
  const errIsScreen = process.stderr.isTTY === true;
  const interactive = options.input && process.stdin.isTTY === true && errIsScreen;
  const message = (text: string) => {
    try {
      writeText(2, visibleButOwn(text));
    } catch (error) {
      // Nobody reads the messages: the work itself goes on.
      if (!(error instanceof ReaderGone) && !(error instanceof CimError)) throw error;
    }
  };
  const output = new JsonOutput();
  return {
    paint: new Chalk({ level: wantsColor(options, outIsScreen) ? 1 : 0 }),
    quiet: options.quiet,
    interactive,
    // a screen that does not know its width tells 0, and a line on it would never be done with being cleared
    showsProgress: errIsScreen && !options.quiet && process.stderr.columns > 0,
    width: process.stdout.columns || 80,
    // piped as well: what is read with a pager reaches a screen, and JSON means the same with these escaped
    out: (text) => writeText(1, visibleButOwn(text)),
    outLines: (values) => {
      for (const value of values) {
        output.add(value);
        if (output.size >= WRITTEN_AT_ONCE) writeAll(1, output.take());
      }
      writeAll(1, output.take());
    },
    note: (text) => {
      if (!options.quiet) message(text);
    },
    alert: message,
    askSecret: (question) => {
      if (!interactive) {
        throw new CimError(
          'wrong-key',
          'no-terminal',
          { en: 'A passphrase is needed and nobody can be asked.', zh: '需要口令，而现在无人可问。' },
          { en: 'Give --key-file FILE or set CIM_KEY_FILE.', zh: '请给出 --key-file 文件，或设置 CIM_KEY_FILE。' },
        );
      }
      return readSecret(visible(question));
    },
    confirm: async (question) => {
      if (!interactive) return false;
      const line = await readLine(`${visibleButOwn(question)} [y/N] `);
      return /^(y|yes|是|好)$/i.test(line.trim());
    },
  };
}

function readLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve, reject) => {
    lines.question(question, (line) => {
      resolve(line); // first: closing answers with nothing
      lines.close();
    });
    lines.on('SIGINT', () => {
      process.stderr.write('\n');
      reject(interrupted());
      lines.close();
    });
    lines.on('close', () => resolve(''));
  });
}

const interrupted = (): CimError =>
  new CimError('interrupted', 'interrupted', {
    en: 'Interrupted; nothing was changed.',
    zh: '已中断，未作任何改变。',
  });

/** Reads keys one by one so that nothing is echoed; the passphrase is NFKC so that every keyboard gives the same bytes. */
function readSecret(question: string): Promise<Buffer> {
  process.stderr.write(question);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  stdin.setEncoding('utf8');
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (error: Error | null) => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', onData);
      process.stderr.write('\n');
      if (error) reject(error);
      else resolve(Buffer.from(typed.normalize('NFKC'), 'utf8'));
    };
    const onData = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n' || key === '\u0004') return finish(null);
        if (key === '\u0003') return finish(interrupted());
        typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
      }
    };
    stdin.on('data', onData);
  });
}
