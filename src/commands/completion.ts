/** `cim completion bash|zsh|fish`: the script with which a shell completes commands, options, values and fields. */
import { Argument } from 'commander';
import { ROLES } from '../domain/access/role.js';
import { PRESET_NAMES } from '../domain/columns/presets/index.js';
import { REQUEST_KINDS } from '../domain/privacy/requests.js';
import { FIELD_NAMES } from '../domain/record/fields.js';
import { DETECTED_ENCODINGS } from '../files/encoding/encodings.js';
import { bashCompletion } from '../ui/completion/bash.js';
import { fishCompletion } from '../ui/completion/fish.js';
import { vocabularyOf } from '../ui/completion/vocabulary.js';
import { zshCompletion } from '../ui/completion/zsh.js';
import type { KnownWords } from '../ui/outline.js';
import type { CommandBody } from './definition.js';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;
type Shell = keyof typeof SHELLS;

/** Values that are checked where they are used, not by the parser. */
const KNOWN: KnownWords = {
  '--preset': PRESET_NAMES,
  '--encoding': DETECTED_ENCODINGS,
  '--delimiter': ['tab', 'none'],
  '--quote': ['none'],
  '--escape': ['none'],
  '--order': ['ymd', 'dmy', 'mdy'],
  'users role role': Object.keys(ROLES),
  'requests add kind': REQUEST_KINDS,
  'explain what': ['blocking'],
};

export const command: CommandBody<{ readonly shell: Shell; readonly script: string }> = {
  examples: [
    'source <(cim completion bash)          # in ~/.bashrc, to have it in every shell',
    'source <(cim completion zsh)           # in ~/.zshrc, after compinit',
    'cim completion fish > ~/.config/fish/completions/cim.fish',
  ],
  usage: (command, say) => {
    command.addArgument(new Argument('<shell>', say('the shell', '命令行解释器')).choices(Object.keys(SHELLS)));
  },
  run: async ({ args, context }) => {
    const shell = args[0] as Shell;
    return { shell, script: SHELLS[shell](vocabularyOf(await context.outline(KNOWN), FIELD_NAMES)) };
  },
  render: ({ script }) => script,
};
