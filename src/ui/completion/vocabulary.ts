/** What the completion of every shell needs to know of the program, put in order once. */
import type { CommandOutline, OptionOutline, ProgramOutline, ValueOutline } from '../outline.js';

export interface Vocabulary {
  readonly commands: readonly CommandOutline[];
  /** First words: commands and groups of commands, with what they do. */
  readonly first: readonly (readonly [name: string, summary: string])[];
  /** Second words of each group. */
  readonly groups: ReadonlyMap<string, readonly (readonly [name: string, summary: string])[]>;
  /** Options that every command has, help among them. */
  readonly everywhere: readonly OptionOutline[];
  /** Every option that takes a value, in long and short form: the word after it is no command. */
  readonly takingValue: readonly string[];
  readonly fields: readonly string[];
}

/** The vocabulary of a program; `fields` are the names of fields, for options that take one. */
export function vocabularyOf(outline: ProgramOutline, fields: readonly string[]): Vocabulary {
  const groups = new Map<string, (readonly [string, string])[]>();
  const first: (readonly [string, string])[] = [];
  for (const { name, summary } of outline.commands) {
    const [head, tail] = name.split(' ') as [string, string?];
    if (tail === undefined) first.push([head, summary]);
    else if (groups.has(head)) groups.get(head)?.push([tail, summary]);
    else groups.set(head, [[tail, summary]]);
  }
  for (const [head, members] of groups) first.push([head, members.map(([name]) => name).join(', ')]);
  first.sort(([a], [b]) => (a < b ? -1 : 1));
  const help = {
    placeholder: '',
    kind: 'none',
    words: [],
    flags: '-h, --help',
    short: '-h',
    long: '--help',
    description: '',
  } as const satisfies OptionOutline;
  const everywhere = [...outline.options, help];
  const taking = [...everywhere, ...outline.commands.flatMap(({ options }) => options)].filter(takesValue);
  return {
    commands: outline.commands,
    first,
    groups,
    everywhere,
    takingValue: [...new Set(taking.flatMap(({ short, long }) => [short, long]).filter(Boolean))].sort(),
    fields,
  };
}

/** True for an option whose value is a word of its own; `--gate [severity]` need not have one. */
export const takesValue = ({ placeholder }: ValueOutline): boolean => placeholder.startsWith('<');
