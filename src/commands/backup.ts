/** `cim backup`: an encrypted copy under a key of its own, which counts only once it was restored and compared. */
import { CimError } from '../errors.js';
import { type BackupResult, backupStore } from '../store/backup.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<BackupResult> = {
  examples: ['cim backup --to /mnt/backup', 'cim backup --to /mnt/offsite --json'],
  usage: (command, say) => {
    command.requiredOption(
      '--to <dir>',
      say('folder of the backups; older generations there are thinned out', '备份目录；会按日、周、月保留'),
    );
  },
  run: async ({ store, options, context }) => {
    if (context.dryRun)
      throw new CimError(
        'usage',
        'no-dry-run',
        { en: 'No backup is made on a dry run.', zh: '演示运行不作备份。' },
        { en: 'Leave --dry-run out.', zh: '请去掉 --dry-run。' },
      );
    return backupStore(store as Store, options.to as string, context.now(), context.signal);
  },
  render: (result, { say }) =>
    say(
      `${result.path}: ${number(result.records)} records, restored and compared (${result.generation}).`,
      `${result.path}：${number(result.records)} 条记录，已试恢复并核对（${result.generation}）。`,
    ),
};
