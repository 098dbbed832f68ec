/** `cim runs`: what was done, when and by whom. */
import { listRuns, type RunRecord } from '../store/runs.js';
import type { Store } from '../store/store.js';
import { minute } from '../ui/report-words.js';
import { number, textTable } from '../ui/table.js';
import type { CommandBody } from './definition.js';

interface RunLine {
  readonly run: number;
  readonly command: string;
  readonly actor: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly created: number;
  readonly updated: number;
  /** The run that took this one back, or null. */
  readonly undone: number | null;
}

/** Nothing was changed: it is only noted who saw whom. */
const isLook = ({ counts }: RunRecord) => 'revealed' in counts && Object.keys(counts).length === 1;

export const command: CommandBody<readonly RunLine[]> = {
  examples: ['cim runs', 'cim runs --json'],
  shape: 'lines',
  usage: (command, say) => {
    command.option('--all', say('also where somebody only looked at values in clear', '包括仅查看完整信息的操作'));
  },
  run: async ({ store, options }) =>
    listRuns(store as Store)
      .filter((run) => options.all === true || !isLook(run))
      .map((run) => ({
        run: run.run,
        command: run.command,
        actor: run.actor,
        startedAt: run.startedAt,
        seconds: run.seconds,
        created: run.counts.created ?? 0,
        updated: run.counts.updated ?? 0,
        undone: run.undoneBy,
      })),
  render: (runs, { say }) => {
    if (runs.length === 0) return say('Nothing was done yet.', '尚无运行记录。');
    const columns = [
      { title: say('run', '运行'), align: 'right' as const },
      { title: say('command', '命令') },
      { title: say('by', '操作者') },
      { title: say('at', '时间') },
      { title: say('seconds', '秒'), align: 'right' as const },
      { title: say('new', '新增'), align: 'right' as const },
      { title: say('updated', '更新'), align: 'right' as const },
      { title: say('undone by', '撤销于'), align: 'right' as const },
    ];
    const rows = runs.map((run) => [
      String(run.run),
      run.command,
      run.actor,
      minute(run.startedAt),
      run.seconds.toFixed(1),
      number(run.created),
      number(run.updated),
      run.undone === null ? '' : String(run.undone),
    ]);
    return textTable(columns, rows);
  },
};
