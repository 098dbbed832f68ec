/** What the reader of a call may see: by role, by --reveal, and by whether a person or a script reads. */
import type { Command } from 'commander';
import { ROLES } from '../../domain/access/role.js';
import type { View } from '../../domain/privacy/mask.js';
import { CimError } from '../../errors.js';
import type { Store } from '../../store/store.js';
import type { Options, Say } from '../definition.js';

export function addRevealOption(command: Command, say: Say): void {
  command.option('--reveal', say('show personal values in full', '完整显示个人信息'));
}

/**
 * Screens show masked values unless --reveal is given; a script that asks for --json gets what its role may see in full.
 * Roles that may not reveal see personal values nowhere.
 */
export function viewOf(store: Store, options: Options): View {
  const { reveals } = ROLES[store.role];
  if (options.reveal === true && !reveals) {
    throw new CimError(
      'not-permitted',
      'not-permitted',
      `The role ${store.role} may not see personal values.`,
      'Ask an administrator of the store.',
    );
  }
  if (!reveals) return 'hidden';
  return options.reveal === true || options.json === true ? 'clear' : 'masked';
}
