/** `cim users remove`: a user's key no longer opens the store. */
import type { Store } from '../store/store.js';
import { removeUser } from '../store/users.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<{ readonly name: string }> = {
  examples: ['cim users remove wang.li'],
  usage: (command, say) => {
    command.argument('<name>', say('name of the user', '用户名称'));
  },
  run: async ({ store, args }) => {
    const [name = ''] = args;
    removeUser(store as Store, name);
    return { name };
  },
  render: ({ name }, { say }) =>
    say(
      `${name} no longer opens the store. Whoever may have copied it before: give it new keys with cim rotate.`,
      `${name} 已无法打开客户库。若对方可能留有副本，请用 cim rotate 更换密钥。`,
    ),
};
