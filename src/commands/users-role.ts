/** `cim users role`: a user gets another role. */

import type { Store } from '../store/store.js';
import { setRole } from '../store/users.js';
import { roleWord } from '../ui/trust-words.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<{ readonly name: string; readonly role: string }> = {
  examples: ['cim users role wang.li agent'],
  usage: (command, say) => {
    command.argument('<name>', say('name of the user', '用户名称')).argument('<role>', say('the new role', '新角色'));
  },
  run: async ({ store, args }) => {
    const [name = '', role = ''] = args;
    setRole(store as Store, name, role);
    return { name, role };
  },
  render: ({ name, role }, { say }) => say(`${name} is ${role} now.`, `${name} 的角色已改为${roleWord(role, say)}。`),
};
