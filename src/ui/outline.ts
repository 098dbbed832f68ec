/** All that can be typed, as plain data: what completion and the man page are made of. */
import type { Argument, Command, Option } from 'commander';

/** What a value is, for completing it. `assignment` is `FIELD=VALUE`, `mapping` is `HEADER=FIELD`. */
export type ValueKind = 'none' | 'file' | 'folder' | 'words' | 'assignment' | 'mapping' | 'free';

export interface ValueOutline {
  /** As it stands in the usage: `<file>`, or '' where there is none. */
  readonly placeholder: string;
  readonly kind: ValueKind;
  /** The values there are, where `kind` is `words`. */
  readonly words: readonly string[];
}

export interface OptionOutline extends ValueOutline {
  readonly flags: string;
  /** `-o` and `--output`; '' where there is none. */
  readonly short: string;
  readonly long: string;
  readonly description: string;
}

export interface CommandOutline {
  /** `import`, `users add`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly string[];
  readonly arguments: readonly (ValueOutline & { readonly description: string })[];
  /** Its own options, without those that every command has. */
  readonly options: readonly OptionOutline[];
}

export interface ProgramOutline {
  readonly version: string;
  readonly description: string;
  readonly options: readonly OptionOutline[];
  readonly commands: readonly CommandOutline[];
}

/** Words that complete a value where the parser does not know the choices, by long option or by `command argument`. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

function valueAt(placeholder: string, choices: readonly string[] | undefined): ValueOutline {
  const name = placeholder.replace(/[<>[\]]|\.\.\./g, '');
  const of = (kind: ValueKind, words: readonly string[] = []): ValueOutline => ({ placeholder, kind, words });
  if (choices !== undefined) return of('words', choices);
  if (name === '') return of('none');
  if (name === 'file' || name === 'path') return of('file');
  if (name === 'dir') return of('folder');
  if (name === 'field=value') return of('assignment');
  if (name === 'header=field') return of('mapping');
  return of('free');
}

function optionOf(option: Option, known: KnownWords): OptionOutline {
  const placeholder = /[<[].*$/.exec(option.flags)?.[0] ?? '';
  const long = option.long ?? '';
  return {
    ...valueAt(placeholder, option.argChoices ?? known[long]),
    flags: option.flags,
    short: option.short ?? '',
    long,
    description: option.description,
  };
}

function argumentOf(argument: Argument, command: string, known: KnownWords) {
  const name = argument.name() + (argument.variadic ? '...' : '');
  const placeholder = argument.required ? `<${name}>` : `[${name}]`;
  return {
    ...valueAt(placeholder, argument.argChoices ?? known[`${command} ${argument.name()}`]),
    description: argument.description,
  };
}

/** The outline of a program whose commands are all loaded; `examples` are those of a command by its name. */
export function outlineOf(
  program: Command,
  examples: ReadonlyMap<string, readonly string[]>,
  known: KnownWords = {},
): ProgramOutline {
  const everywhere = new Set(program.options.map((option) => option.long));
  const commands = [...examples].map(([name, lines]): CommandOutline => {
    let command = program;
    for (const word of name.split(' ')) command = command.commands.find((one) => one.name() === word) as Command;
    const own = command.options.filter((option) => !everywhere.has(option.long));
    const usage = command.usage().replace(/\[options\] ?/, own.length > 0 ? '[options] ' : '');
    return {
      name,
      summary: command.description(),
      usage: `cim ${name} ${usage}`.trim(),
      examples: lines,
      arguments: command.registeredArguments.map((argument) => argumentOf(argument, name, known)),
      options: own.map((option) => optionOf(option, known)),
    };
  });
  return {
    version: program.version() ?? '',
    description: program.description(),
    options: program.options.map((option) => optionOf(option, known)),
    commands,
  };
}
