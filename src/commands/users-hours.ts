/** `cim users hours`: limits a user to hours of the day, or lifts that. */
import { formatHours, parseHours } from '../domain/access/hours.js';
import { setAccessHours } from '../store/access-hours.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<{ readonly name: string; readonly hours: string | null }> = {
  examples: ['cim users hours wang.li 08-19', 'cim users hours wang.li any'],
  usage: (command, say) => {
    command
      .argument('<name>', say('name of the user', '用户名称'))
      .argument(
        '<hours>',
        say('such as 08-19 (time of the machine); any: at any time', '如 08-19（本机时间）；any 表示不限'),
      );
  },
  run: async ({ store, args }) => {
    const [name = '', text = ''] = args;
    const hours = text === 'any' ? null : parseHours(text);
    setAccessHours(store as Store, name, hours);
    return { name, hours: hours === null ? null : formatHours(hours) };
  },
  render: ({ name, hours }, { say }) =>
    hours === null
      ? say(`${name} may open the store at any time.`, `${name} 可随时打开客户库。`)
      : say(`${name} may open the store from ${hours}.`, `${name} 可在 ${hours} 时打开客户库。`),
};
