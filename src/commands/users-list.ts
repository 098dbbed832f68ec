/** `cim users list`: who may open the store, and as what. */

import type { Store } from '../store/store.js';
import { listUsers, type StoreUser } from '../store/users.js';
import { minute } from '../ui/report-words.js';
import { textTable } from '../ui/table.js';
import { roleWord, trustWord } from '../ui/trust-words.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<readonly StoreUser[]> = {
  examples: ['cim users list', 'cim users list --json'],
  shape: 'lines',
  usage: () => {},
  run: async ({ store }) => listUsers(store as Store),
  render: (users, { say }) =>
    textTable(
      [
        say('user', '用户'),
        say('role', '角色'),
        say('since', '始于'),
        say('opens with', '打开方式'),
        say('hours', '时段'),
        say('last run', '最近运行'),
      ].map((title) => ({ title })),
      users.map((user) => [
        user.name,
        roleWord(user.role, say),
        minute(user.since),
        user.slots.map((slot) => trustWord('slot', slot, say)).join(say(', ', '、')),
        user.hours ?? '',
        user.lastRun === null ? '' : minute(user.lastRun),
      ]),
    ),
};
