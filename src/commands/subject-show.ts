/** `cim subject show`: everything held about a person, on the screen. */
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { readSettings } from './shared/settings.js';
import { type SubjectData, subjectData, subjectMarkdown } from './shared/subject-data.js';
import { noteShown, viewOf } from './shared/view.js';

export const command: CommandBody<SubjectData> = {
  examples: ['cim subject show C12', 'cim subject show C12 --json'],
  usage: (command, say) => {
    command.argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'));
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    viewOf(open, { ...options, reveal: true });
    const data = subjectData(open, args[0] as string, context.now(), readSettings(options, context).survivorship);
    noteShown(open, data.customer);
    return data;
  },
  render: (data, { lang }) => subjectMarkdown(data, lang),
};
