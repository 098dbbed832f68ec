/** Completion for zsh, with what each word does. */
import type { OptionOutline, ValueOutline } from '../outline.js';
import type { Vocabulary } from './vocabulary.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** A name and what it does, as `_describe` reads it. */
const described = (name: string, text: string): string =>
  quoted(`${name.replaceAll(':', '\\:')}:${text.replaceAll('\n', ' ')}`);

/** What completes a value. */
function filling({ kind, words }: ValueOutline): string {
  if (kind === 'words') return `compadd -- ${words.map(quoted).join(' ')}`;
  if (kind === 'file') return '_files';
  if (kind === 'folder') return '_files -/';
  if (kind === 'assignment') return 'compadd -S = -- $_cim_fields';
  return kind === 'mapping' ? "compset -P '*=' && compadd -- $_cim_fields" : '_message value';
}

const names = ({ short, long }: OptionOutline): string[] => [long, short].filter(Boolean);

/** The script. */
export function zshCompletion({ commands, first, groups, everywhere, takingValue, fields }: Vocabulary): string {
  const at = (command: string, name: string) => `${command === '*' ? '*' : quoted(command)}' '${name}`;
  const values = (options: readonly OptionOutline[], command: string) =>
    options
      .filter(({ kind }) => kind !== 'none')
      .map(
        (option) =>
          `    ${names(option)
            .map((name) => at(command, name))
            .join('|')}) ${filling(option)} ;;`,
      );
  const listed = (options: readonly OptionOutline[]) =>
    options.flatMap((option) => names(option).map((name) => `      ${described(name, option.description)}`)).join('\n');
  return `#compdef cim
# Completion of cim for zsh: source <(cim completion zsh), or as _cim in a folder of $fpath

typeset -ga _cim_fields=(${fields.join(' ')})

_cim_first() {
  local -a list=(
${first.map(([name, text]) => `    ${described(name, text)}`).join('\n')}
  )
  _describe command list
}

_cim_seconds() {
  local -a list=()
  case $1 in
${[...groups].map(([head, members]) => `    ${head}) list=(${members.map(([name, text]) => described(name, text)).join(' ')}) ;;`).join('\n')}
  esac
  (( $#list )) || return 1
  [[ -n $2 ]] || _describe command list
}

_cim_options() {
  local -a list=(
${listed(everywhere)}
  )
  case $1 in
${commands
  .filter(({ options }) => options.length > 0)
  .map(({ name, options }) => `    ${quoted(name)}) list+=(\n${listed(options)}\n    ) ;;`)
  .join('\n')}
  esac
  _describe -o option list
}

# completes the value of option $2 of command $1; fails where the option takes none
_cim_value() {
  case "$1 $2" in
${[...commands.flatMap(({ name, options }) => values(options, name)), ...values(everywhere, '*')].join('\n')}
    *' '(${takingValue.join('|')})) _message value ;;
    *) return 1 ;;
  esac
  return 0
}

# completes argument $2 (from 0) of command $1
_cim_argument() {
  case "$1 $2" in
${commands
  .flatMap(({ name, arguments: given }) =>
    given.map((argument, i) => {
      const place = argument.placeholder.includes('...') ? `${quoted(`${name} `)}*` : quoted(`${name} ${i}`);
      return `    ${place}) ${filling(argument)} ;;`;
    }),
  )
  .join('\n')}
  esac
}

_cim() {
  local command='' group='' word option i place=0
  for (( i = 2; i < CURRENT; i++ )); do
    word=$words[i]
    case $word in
      ${takingValue.join('|')}) (( i++ )) ;;
      -*) ;;
      *)
        if [[ -z $command ]]; then
          command=$word
          _cim_seconds $word quiet && group=$word
        elif [[ -n $group && $command == $group ]]; then
          command="$group $word"
        else
          (( place++ ))
        fi
        ;;
    esac
  done
  if [[ $words[CURRENT] == --*=* ]]; then
    option=\${words[CURRENT]%%=*}
    compset -P '--[^=]#='
    _cim_value "$command" $option
    return
  fi
  _cim_value "$command" $words[CURRENT-1] && return
  if [[ $words[CURRENT] == -* ]]; then _cim_options "$command"
  elif [[ -z $command ]]; then _cim_first
  elif [[ -n $group && $command == $group ]]; then _cim_seconds $group
  else _cim_argument "$command" $place
  fi
}

compdef _cim cim
`;
}
