/**
 * Builds the program from the list of commands and runs one of them. The only place that touches argv, the environment
 * and the process; everything behind it gets what it may know through `Context`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, CommanderError, Option } from 'commander';
import type { CommandBody, CommandEntry, Context, Options, Say } from './commands/definition.js';
import { COMMANDS } from './commands/index.js';
import { CimError } from './errors.js';
import { reportBug, reportError } from './ui/failure.js';
import type { KnownWords, ProgramOutline } from './ui/outline.js';
import { openTerminal, ReaderGone, type Terminal } from './ui/terminal.js';
import { invalidArgument, usageError } from './ui/usage-error.js';

const SEED = 20_250_101;
const VALUE_OPTIONS = new Set(['--store', '--key-file', '--key-fd', '--color', '--lang', '--threads', '--config']);

type Environment = Readonly<Record<string, string | undefined>>;

function language(argv: readonly string[], env: Environment): 'en' | 'zh' {
  const at = argv.indexOf('--lang');
  const given = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice(7);
  const wanted = given ?? env.CIM_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The command the words name, so that only its body is loaded; null where there is none (help, typing errors). */
function called(argv: readonly string[]): CommandEntry | null {
  const words: string[] = [];
  for (let i = 0; i < argv.length && words.length < 3; i++) {
    const word = argv[i] as string;
    if (VALUE_OPTIONS.has(word)) i++;
    else if (word === '--') break;
    else if (!word.startsWith('-')) words.push(word);
  }
  const byName = (name: string) => COMMANDS.find((entry) => entry.name === name) ?? null;
  const [first = ''] = words;
  return byName(words.slice(0, 2).join(' ')) ?? byName(first) ?? byName(`${first} list`);
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!/^[1-9]\d{0,3}$/.test(text)) throw invalidArgument('whole number');
  return value;
};

const descriptor = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw invalidArgument('descriptor');
  return Number(text);
};

function addGlobalOptions(command: Command, say: Say): void {
  command
    .option(
      '--store <path>',
      say('the store (else CIM_STORE, else ./customers.cim)', '客户库（默认 CIM_STORE，再默认 ./customers.cim）'),
    )
    .option(
      '--key-file <file>',
      say('key file that opens the store (else CIM_KEY_FILE, else you are asked)', '打开客户库的密钥文件'),
    )
    .option(
      '--key-fd <n>',
      say('read the key, or a passphrase, from this open file descriptor', '从该文件描述符读取密钥或口令'),
      descriptor,
    )
    .option('--json', say('print the result as JSON', '以 JSON 输出结果'))
    .option('-q, --quiet', say('no messages', '不输出提示信息'))
    .option('--no-input', say('never ask anything', '从不提问'))
    .option('-n, --dry-run', say('show what would happen, change nothing', '只演示，不作任何改变'))
    .option(
      '--config <file>',
      say(
        'settings (else CIM_CONFIG, else cim.yaml beside the store)',
        '设置文件（默认 CIM_CONFIG，再默认客户库旁的 cim.yaml）',
      ),
    )
    .option('--wait', say('wait while another run holds the store', '客户库被占用时等待'))
    .addOption(new Option('--color <when>', say('color', '颜色')).choices(['auto', 'always', 'never']))
    .addOption(new Option('--lang <language>', say('language of messages', '提示语言')).choices(['en', 'zh']))
    .option('--threads <n>', say('threads (default: all cores)', '线程数（默认全部核心）'), wholeNumber);
}

/** The program version from package.json. */
export function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Words a value is one of, and the default where there is one to tell. */
function choicesOf({ argChoices, defaultValue }: Pick<Option, 'argChoices' | 'defaultValue'>, say: Say): string {
  const told = [
    ...(argChoices === undefined ? [] : [argChoices.join(say(', ', '、'))]),
    ...(typeof defaultValue === 'string' && defaultValue !== '' ? [say('default: ', '默认 ') + defaultValue] : []),
  ].join(say('; ', '；'));
  return told === '' ? '' : say(` (${told})`, `（${told}）`);
}

function configure(command: Command, say: Say, terminal: () => Terminal): void {
  command.exitOverride().showSuggestionAfterError(true).helpCommand(false);
  command.helpOption('-h, --help', say('tell how it is used', '显示用法'));
  command.configureHelp({
    styleTitle: (title) => say(title, HEADINGS[title] ?? title),
    optionDescription: (option) => option.description + choicesOf(option, say),
    argumentDescription: (argument) => argument.description + choicesOf(argument, say),
  });
  command.configureOutput({
    writeOut: (text) => terminal().out(text),
    writeErr: () => {}, // errors are told once, by `fail`
    getOutHelpWidth: () => terminal().width,
  });
}

type Action = (entry: CommandEntry, body: CommandBody, args: readonly string[], options: Options) => Promise<void>;

/** Builds a fresh program (parsing changes a program): every command by name and summary, the called one in full. */
export function buildProgram(
  loaded: ReadonlyMap<CommandEntry, CommandBody>,
  say: Say,
  terminal: () => Terminal,
  action: Action,
): Command {
  const root = new Command('cim');
  configure(root, say, terminal);
  root.description(
    say(
      'Customer information management: from messy exports to one trusted, encrypted customer file.',
      '客户信息管理：从杂乱的导出文件到一份可信、加密的客户档案。',
    ),
  );
  root.version(version(), '-V, --version', say('print the version', '显示版本号'));
  root.addHelpText(
    'before',
    say(
      'Start here:\n  cim demo                     see the whole job on sample exports\n  cim init --new-key-file k    make an encrypted store\n  cim import contacts.csv      bring an export in\n  cim dedupe                   find who is in there twice\n',
      '从这里开始：\n  cim demo                     用样例演示全过程\n  cim init --new-key-file k    建立加密客户库\n  cim import contacts.csv      导入文件\n  cim dedupe                   查找重复客户\n',
    ),
  );
  addGlobalOptions(root, say);
  const groups = new Map<string, Command>();
  for (const entry of COMMANDS) {
    const [first, second] = entry.name.split(' ') as [string, string?];
    let parent = root;
    if (second !== undefined) {
      const known = groups.get(first);
      parent = known ?? root.command(first);
      if (!known) {
        configure(parent, say, terminal);
        const members = COMMANDS.filter((other) => other.name.startsWith(`${first} `)).map((other) =>
          other.name.slice(first.length + 1),
        );
        parent.description(members.join(' | '));
        groups.set(first, parent);
      }
    }
    const command = parent.command(second ?? first, { isDefault: second === 'list' }); // `cim review` lists
    configure(command, say, terminal);
    command.description(say(entry.summary.en, entry.summary.zh));
    const body = loaded.get(entry);
    if (!body) continue;
    const examples = body.examples.map((line) => `  ${line}`).join('\n');
    command.addHelpText('before', `${say('Examples', '示例')}:\n${examples}\n`);
    body.usage(command, say);
    addGlobalOptions(command, say);
    command.action(async () => {
      const options: Record<string, unknown> = {};
      for (const level of [root, ...(second ? [parent] : []), command]) {
        for (const [name, value] of Object.entries(level.opts())) {
          if (level === command || level.getOptionValueSource(name) === 'cli') {
            if (level === root || options[name] === undefined || level.getOptionValueSource(name) === 'cli')
              options[name] = value;
          }
        }
      }
      await action(entry, body, command.args, options as Options);
    });
  }
  return root;
}

/** All that can be typed, in the language of `say`. */
export async function outline(say: Say, known: KnownWords = {}): Promise<ProgramOutline> {
  const { outlineOf } = await import('./ui/outline.js');
  const loaded = new Map<CommandEntry, CommandBody>();
  for (const entry of COMMANDS) loaded.set(entry, await entry.load());
  const nowhere = () => {
    throw new Error('an outline is not run');
  };
  const program = buildProgram(loaded, say, nowhere, nowhere);
  const examples = [...loaded].map(([entry, body]) => [entry.name, body.examples] as const);
  return outlineOf(program, new Map(examples), known);
}

/** The clock: that of the machine, or standing still at CIM_NOW, so that a run can be repeated exactly. */
function clock(env: Environment): () => Date {
  const fixed = env.CIM_NOW;
  if (fixed === undefined || fixed === '') return () => new Date();
  const at = Date.parse(fixed);
  if (!/^\d{4}-\d\d-\d\d/.test(fixed) || Number.isNaN(at))
    throw new CimError(
      'usage',
      'bad-clock',
      { en: 'CIM_NOW is not a date and time.', zh: 'CIM_NOW 不是日期和时间。' },
      { en: 'Write it as 2025-03-01T08:00:00Z.', zh: '请写成 2025-03-01T08:00:00Z。' },
    );
  return () => new Date(at);
}

/**
 * A crash must not write keys and customers to a core file: Linux is told to leave all memory out of it, in this process
 * and in those it starts. Other systems, and containers where this cannot be said, are told of by `cim doctor`.
 */
function leaveMemoryOutOfCoreFiles(): void {
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // no such file here
  }
}

/** Runs the command line `argv` (without node and script) and returns the exit status. Never throws. */
export async function main(words: readonly string[]): Promise<number> {
  const argv = words[0] === 'help' ? [...words.slice(1), '--help'] : words;
  process.umask(0o077);
  leaveMemoryOutOfCoreFiles();
  const env = process.env;
  const lang = language(argv, env);
  const say: Say = (en, zh) => (lang === 'zh' ? zh : en);
  const wants = (word: string) => argv.includes(word);
  let terminal = openTerminal({ color: 'auto', quiet: false, input: !wants('--no-input'), env });
  const interrupt = new AbortController();
  const onSignal = () => {
    if (interrupt.signal.aborted) process.exit(130); // asked twice: the open transaction is rolled back on the next open
    interrupt.abort(
      new CimError('interrupted', 'interrupted', {
        en: 'Interrupted; nothing was changed.',
        zh: '已中断，未作任何改变。',
      }),
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  let status = 0;
  try {
    const entry = called(argv);
    const loaded = new Map(entry ? [[entry, await entry.load()] as const] : []);
    const program = buildProgram(
      loaded,
      say,
      () => terminal,
      async (command, body, args, options) => {
        terminal = openTerminal({
          color: options.color ?? 'auto',
          quiet: options.quiet === true,
          input: options.input !== false,
          env,
        });
        const context: Context = {
          now: clock(env),
          seed: SEED,
          say,
          lang,
          threads: options.threads ?? availableParallelism(),
          dryRun: options.dryRun === true,
          env,
          terminal,
          signal: interrupt.signal,
          outline: (known) => outline(say, known),
        };
        const { execute } = await import('./commands/execute.js'); // help does without
        status = await execute(command, body, { context, args, options });
      },
    );
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    return fail(error, terminal, wants('--json'), lang);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Tells what went wrong and gives the exit status: what the user can mend, or a bug. */
function fail(error: unknown, terminal: Terminal, json: boolean, lang: 'en' | 'zh'): number {
  if (error instanceof ReaderGone) return 0;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    return reportError(terminal, usageError(error), json, lang);
  }
  if (error instanceof CimError) return reportError(terminal, error, json, lang);
  return reportBug(terminal, error, { json, lang, version: version() });
}
