/** `cim audit log`: who did what and when; ids and counts, never a person's data. */

import { type AuditEntry, auditLog } from '../store/audit.js';
import type { Store } from '../store/store.js';
import { minute } from '../ui/report-words.js';
import { textTable } from '../ui/table.js';
import { trustWord } from '../ui/trust-words.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<readonly AuditEntry[]> = {
  examples: ['cim audit log', 'cim audit log --subject C12 --json'],
  shape: 'lines',
  usage: (command, say) => {
    command
      .option('--subject <id>', say('only what was about this customer or record', '仅显示与该客户或记录有关的条目'))
      .option('--user <name>', say('only what this user did', '仅显示该用户的操作'));
  },
  run: async ({ store, options }) =>
    [...auditLog((store as Store).db)].filter(
      (entry) =>
        (options.user === undefined || entry.actor === options.user) &&
        (options.subject === undefined || entry.subjects.includes((options.subject as string).toUpperCase())),
    ),
  render: (entries, { say }) =>
    textTable(
      [
        { title: say('entry', '条目'), align: 'right' },
        { title: say('at', '时间') },
        { title: say('by', '操作者') },
        { title: say('action', '操作') },
        { title: say('about', '对象') },
        { title: say('counts', '数量') },
        { title: say('hash', '哈希') },
      ],
      entries.map((entry) => [
        String(entry.sequence),
        minute(entry.at),
        entry.actor,
        entry.action,
        entry.subjects.length > 4
          ? `${entry.subjects.slice(0, 4).join(' ')} … (${entry.subjects.length})`
          : entry.subjects.join(' '),
        Object.entries(entry.counts)
          .map(([name, count]) => `${trustWord('count', name, say)} ${count}`)
          .join(say(', ', '，')),
        entry.hash.slice(0, 12),
      ]),
    ),
};
