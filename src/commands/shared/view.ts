/** What the reader of a call may see: by role, by --reveal, and by whether a person or a script reads. */
import type { Command } from 'commander';
import { ROLES, roleInChinese } from '../../domain/access/role.js';
import type { View } from '../../domain/privacy/mask.js';
import { CimError } from '../../errors.js';
import type { Store } from '../../store/store.js';
import type { Options, Say } from '../definition.js';

export function addRevealOption(command: Command, say: Say): void {
  command.option('--reveal', say('show personal values in full', '完整显示个人信息'));
}

/** Customers (`C7`) and records that a call shows in clear, by the store it has open. */
const shown = new WeakMap<Store, Set<string>>();

/** Notes that a call shows a customer. Counts only where the call's view is clear. */
export function noteShown(store: Store, id: string): void {
  shown.get(store)?.add(id);
}

/** Who was shown in clear by this call; null where its view is not clear. Files without a store concern nobody's store. */
export function shownIn(store: Store): ReadonlySet<string> | null {
  return shown.get(store) ?? null;
}

/**
 * Screens show masked values unless --reveal is given; a script that asks for --json gets what its role may see in full.
 * Roles that may not reveal see personal values nowhere. What is seen in clear is audited: see `noteShown`.
 */
export function viewOf(store: Store, options: Options): View {
  const { reveals } = ROLES[store.role];
  if (options.reveal === true && !reveals) {
    throw new CimError(
      'not-permitted',
      'not-permitted',
      {
        en: `The role ${store.role} may not see personal values.`,
        zh: `角色${roleInChinese(store.role)}无权查看个人信息。`,
      },
      { en: 'Ask an administrator of the store.', zh: '请联系客户库管理员。' },
    );
  }
  if (!reveals) return 'hidden';
  if (options.reveal !== true && options.json !== true) return 'masked';
  if (!store.inMemory && !shown.has(store)) shown.set(store, new Set());
  return 'clear';
}
