/** `cim requests list`: the register; with `--due` the exit status tells whether something is overdue, for cron. */
import { listRequests, type RightsRequest } from '../store/requests.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { renderRequests } from './shared/request-table.js';

type Line = RightsRequest & { readonly overdue: boolean };

export const command: CommandBody<readonly Line[]> = {
  examples: ['cim requests list', 'cim requests list --due 7'],
  shape: 'lines',
  usage: (command, say) => {
    command.option(
      '--due [days]',
      say(
        'only open ones due within so many days; exit with 1 when any is overdue',
        '仅显示若干天内到期的；有逾期则以 1 退出',
      ),
    );
  },
  run: async ({ store, options, context }) => {
    const now = context.now();
    const today = now.toISOString().slice(0, 10);
    const due = options.due;
    const days = due === undefined ? null : due === true ? 0 : Math.max(0, Number(due) || 0);
    const limit = days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    return listRequests(store as Store, { open: limit !== null })
      .filter((request) => limit === null || request.due <= limit)
      .map((request) => ({
        ...request,
        overdue: request.answered === null && !request.withdrawn && request.due < today,
      }));
  },
  render: renderRequests,
  exitCode: (lines, options) => (options.due !== undefined && lines.some((line) => line.overdue) ? 1 : 0),
};
