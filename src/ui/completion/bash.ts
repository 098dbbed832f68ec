/** Completion for bash 3.2 and later, without the package bash-completion. */
import type { OptionOutline, ValueOutline } from '../outline.js';
import type { Vocabulary } from './vocabulary.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const words = (list: readonly string[]): string => quoted(list.join(' '));

/** The shell's word for what a value is: what `_cim_fill` understands. */
function filling({ kind, words: list }: ValueOutline): string {
  return kind === 'words' ? `words ${words(list)}` : kind;
}

/** How a command is known: its name, and for the list of a group the group alone. */
const asTyped = (name: string): string =>
  name.endsWith(' list') ? `${quoted(name)}|${quoted(name.slice(0, -5))}` : quoted(name);

/** The script. */
export function bashCompletion({ commands, first, groups, everywhere, takingValue, fields }: Vocabulary): string {
  const value = (option: OptionOutline, command: string) =>
    [long(option.long, command), option.short && long(option.short, command)]
      .filter(Boolean)
      .map((at) => `    ${at}) echo ${quoted(filling(option))} ;;`);
  const long = (name: string, command: string) => `${command === '*' ? '*' : quoted(command)}' '${name}`;
  const special = commands.flatMap(({ name, options }) =>
    options.filter(({ kind }) => kind !== 'none').flatMap((option) => value(option, name)),
  );
  const common = everywhere.filter(({ kind }) => kind !== 'none').flatMap((option) => value(option, '*'));
  const allOptions = everywhere.map(({ long: name }) => name);
  return `# Completion of cim for bash: source <(cim completion bash)

_cim_seconds() {
  case $1 in
${[...groups].map(([head, members]) => `    ${head}) echo ${words(members.map(([name]) => name))} ;;`).join('\n')}
  esac
}

_cim_options() {
  case $1 in
${commands
  .filter(({ options }) => options.length > 0)
  .map(
    ({ name, options }) =>
      `    ${asTyped(name)}) echo ${words(options.flatMap((option) => [option.long, option.short].filter(Boolean)))} ;;`,
  )
  .join('\n')}
  esac
  echo ${words(allOptions)}
}

# what the value of option $2 of command $1 is
_cim_value() {
  case "$1 $2" in
${[...special, ...common].join('\n')}
  esac
}

# what argument $2 (from 0) of command $1 is
_cim_argument() {
  case "$1 $2" in
${commands
  .flatMap(({ name, arguments: given }) =>
    given.map((argument, i) => {
      const at = argument.placeholder.includes('...') ? `${quoted(`${name} `)}*` : quoted(`${name} ${i}`);
      return `    ${at}) echo ${quoted(filling(argument))} ;;`;
    }),
  )
  .join('\n')}
  esac
}

# fills COMPREPLY with what begins like $1; $2 … say what it is
_cim_fill() {
  local cur=$1 kind=$2 IFS=$'\\n'
  case $kind in
    file)
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$cur"))
      ;;
    folder)
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -d -- "$cur"))
      ;;
    fields) COMPREPLY=($(compgen -W "$_cim_fields" -- "$cur")) ;;
    assignment)
      compopt -o nospace 2>/dev/null
      COMPREPLY=($(compgen -S = -W "$_cim_fields" -- "$cur"))
      ;;
    words)
      IFS=' '
      COMPREPLY=($(compgen -W "$3" -- "$cur" | tr '\\n' ' '))
      ;;
  esac
}

_cim_fields=$'${fields.join('\\n')}'

_cim() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=$((COMP_CWORD - 1)) command='' option='' group='' place=0 i word what
  COMPREPLY=()
  # bash cuts words at =, so that --color=al is three of them
  if [[ $cur == = ]]; then
    cur=''
    option=\${COMP_WORDS[before]}
    before=$((before - 1))
  elif [[ \${COMP_WORDS[before]} == = ]]; then
    option=\${COMP_WORDS[before - 1]}
    before=$((before - 2))
  elif [[ \${COMP_WORDS[before]} == -* ]]; then
    option=\${COMP_WORDS[before]}
    before=$((before - 1))
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    [[ \${COMP_WORDS[i - 1]} == = ]] && continue
    case $word in
      ${takingValue.join('|')})
        i=$((i + 1))
        [[ \${COMP_WORDS[i]} == = ]] && i=$((i + 1))
        ;;
      -* | =) ;;
      *)
        if [[ -z $command ]]; then
          command=$word
          [[ -n $(_cim_seconds "$word") ]] && group=$word
        elif [[ -n $group && $command == "$group" ]]; then
          command="$group $word"
        else
          place=$((place + 1))
        fi
        ;;
    esac
  done
  if [[ -n $option && $option != -* && $before -ge 1 && \${COMP_WORDS[before]} == --map ]]; then
    _cim_fill "$cur" fields
    return
  fi
  if [[ $option == -* ]]; then
    what=$(_cim_value "$command" "$option")
    if [[ -n $what ]]; then
      eval "_cim_fill \\"\\$cur\\" $what"
      return
    fi
    case $option in ${takingValue.join('|')}) return ;; esac
  fi
  local IFS=$' \\t\\n'
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(_cim_options "$command")" -- "$cur"))
  elif [[ -z $command ]]; then
    COMPREPLY=($(compgen -W ${words(first.map(([name]) => name))} -- "$cur"))
  elif [[ -n $group && $command == "$group" ]]; then
    COMPREPLY=($(compgen -W "$(_cim_seconds "$group")" -- "$cur"))
  else
    what=$(_cim_argument "$command" "$place")
    [[ -n $what ]] && eval "_cim_fill \\"\\$cur\\" $what"
  fi
}

complete -F _cim cim
`;
}
