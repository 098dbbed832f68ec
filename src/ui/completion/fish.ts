/** Completion for fish, with what each word does. */
import type { OptionOutline, ValueOutline } from '../outline.js';
import type { Vocabulary } from './vocabulary.js';

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;

/** The options of `complete` that say what a value is. */
function filling({ kind, words }: ValueOutline): string {
  if (kind === 'none') return '';
  if (kind === 'words') return ` -x -a ${quoted(words.join(' '))}`;
  if (kind === 'file') return ' -r -F';
  if (kind === 'folder') return " -x -a '(__fish_complete_directories)'";
  if (kind === 'assignment') return " -x -a '$_cim_fields='";
  return kind === 'mapping' ? " -x -a '(_cim_mapped)'" : ' -x';
}

function option(one: OptionOutline, condition: string): string {
  const long = ` -l ${one.long.slice(2)}`;
  const short = one.short === '' ? '' : ` -s ${one.short.slice(1)}`;
  const text = one.description === '' ? '' : ` -d ${quoted(one.description)}`;
  const value = one.placeholder.startsWith('[') ? '' : filling(one);
  return `complete -c cim${condition}${long}${short}${value}${text}`;
}

/** The script. */
export function fishCompletion({ commands, first, groups, everywhere, takingValue, fields }: Vocabulary): string {
  const within = (name: string) => ` -n ${quoted(`_cim_within ${name}`)}`;
  return `# Completion of cim for fish: cim completion fish | source

set -g _cim_fields ${fields.join(' ')}

# the words of the command line that are neither options nor their values
function _cim_words
  set -l skip 0
  for word in (commandline -opc)[2..-1]
    if test $skip = 1
      set skip 0
      continue
    end
    switch $word
      case ${takingValue.join(' ')}
        set skip 1
      case '-*'
      case '*'
        echo $word
    end
  end
end

function _cim_first
  test (count (_cim_words)) -eq 0
end

function _cim_second
  set -l words (_cim_words)
  test (count $words) -eq 1; and test "$words[1]" = $argv[1]
end

function _cim_within
  set -l words (_cim_words)
  set -l count (count $argv)
  test (count $words) -ge $count; and test "$words[1..$count]" = "$argv"
end

# argument number $argv[1] (from 0; + and more: this one and all after) of the command after it
function _cim_at
  set -l words (_cim_words)
  set -l place (math (count $words) - (count $argv[2..-1]))
  _cim_within $argv[2..-1]; or return 1
  switch $argv[1]
    case '*+'
      test $place -ge (string trim -r -c + -- $argv[1])
    case '*'
      test $place -eq $argv[1]
  end
end

function _cim_mapped
  set -l header (string replace -r '=.*' '' -- (commandline -ct))
  printf '%s\\n' $header=$_cim_fields
end

complete -c cim -f
${first.map(([name, text]) => `complete -c cim -n _cim_first -a ${name} -d ${quoted(text)}`).join('\n')}
${[...groups]
  .flatMap(([head, members]) =>
    members.map(([name, text]) => `complete -c cim -n ${quoted(`_cim_second ${head}`)} -a ${name} -d ${quoted(text)}`),
  )
  .join('\n')}
${everywhere.map((one) => option(one, '')).join('\n')}
${commands.flatMap(({ name, options }) => options.map((one) => option(one, within(name)))).join('\n')}
${commands
  .flatMap(({ name, arguments: given }) =>
    given.flatMap((argument, i) => {
      const place = ` -n ${quoted(`_cim_at ${i}${argument.placeholder.includes('...') ? '+' : ''} ${name}`)}`;
      if (argument.kind === 'file') return [`complete -c cim${place} -F`];
      if (argument.kind === 'folder') return [`complete -c cim${place} -a '(__fish_complete_directories)'`];
      return argument.kind === 'words' ? [`complete -c cim${place} -a ${quoted(argument.words.join(' '))}`] : [];
    }),
  )
  .join('\n')}
`;
}
