/** `cim undo`: takes a run back: an import with its updates, a dedupe, a merge. */
import { CimError } from '../errors.js';
import type { Store } from '../store/store.js';
import { undoRun } from '../store/undo.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { saveTrend } from './shared/trend.js';

interface UndoResult {
  readonly run: number;
  readonly undone: number;
  /** Records that stay: later imports received them again. */
  readonly kept: number;
}

export const command: CommandBody<UndoResult> = {
  examples: ['cim runs', 'cim undo 7', 'cim undo 7 --dry-run'],
  usage: (command, say) => {
    command.argument('<run>', say('number of the run, as `cim runs` lists it', '运行编号，见 cim runs'));
  },
  run: async ({ store, args }) => {
    const [word = ''] = args;
    if (!/^[1-9]\d{0,8}$/.test(word))
      throw new CimError(
        'usage',
        'no-such-run',
        { en: 'What is given is not the number of a run.', zh: '所给的不是运行编号。' },
        { en: '`cim runs` lists them.', zh: '用 `cim runs` 查看。' },
      );
    const undone = Number(word);
    const kept = undoRun(store as Store, undone);
    saveTrend(store as Store, null);
    return { run: (store as Store).run.number, undone, kept };
  },
  render: ({ run, undone, kept }, { say, dryRun }) => {
    const done = dryRun
      ? say(`Run ${undone} can be taken back.`, `运行 ${undone} 可以撤销。`)
      : say(`Run ${undone} was taken back (run ${run}).`, `已撤销运行 ${undone}（运行 ${run}）。`);
    if (kept === 0) return done;
    const stay = dryRun
      ? say(
          `${number(kept)} records would stay: later imports received them again.`,
          `将保留 ${number(kept)} 条记录：其后的导入再次收到了它们。`,
        )
      : say(
          `${number(kept)} records stay: later imports received them again.`,
          `保留了 ${number(kept)} 条记录：其后的导入再次收到了它们。`,
        );
    return `${done}\n${stay}`;
  },
};
