/** `cim incidents list`: the register; with `--due` the exit status tells whether an authority waits too long, for cron. */
import { type Incident, isOverdue, mustTellPeople } from '../domain/privacy/incident.js';
import { listIncidents } from '../store/incidents.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { renderIncidents } from './shared/incident-table.js';

type Line = Incident & { readonly overdue: boolean; readonly tellPeople: boolean };

export const command: CommandBody<readonly Line[]> = {
  examples: ['cim incidents list', 'cim incidents list --due'],
  shape: 'lines',
  usage: (command, say) => {
    command.option(
      '--due',
      say(
        'only those of which somebody must still be told; exit with 1 when the 72 hours are over',
        '仅列出尚须报告或通知的；超过 72 小时则以 1 退出',
      ),
    );
  },
  run: async ({ store, options, context }) =>
    listIncidents(store as Store)
      .map((incident) => ({
        ...incident,
        overdue: isOverdue(incident, context.now()),
        tellPeople: mustTellPeople(incident),
      }))
      .filter(
        ({ tellPeople, authority, exempt, withdrawn }) =>
          options.due !== true || tellPeople || (authority === null && exempt === null && !withdrawn),
      ),
  render: renderIncidents,
  exitCode: (lines, options) => (options.due === true && lines.some(({ overdue }) => overdue) ? 1 : 0),
};
