/** `cim restore`: a backup becomes a new store; who was erased since is erased again first. */

import { CimError } from '../errors.js';
import { type RestoreResult, restoreBackup } from '../store/backup.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { findSecret } from './shared/secret.js';

export const command: CommandBody<RestoreResult> = {
  examples: ['cim restore /mnt/backup/customers-20261122T020000Z.cim-backup --store restored.cim'],
  usage: (command, say) => {
    command.argument('<file>', say('the backup', '备份文件'));
  },
  run: async ({ args, options, context }) => {
    const [file = ''] = args;
    const path = options.store;
    if (path === undefined)
      throw new CimError('usage', 'no-target', {
        en: 'Name the new store with --store NEW; a restore never goes over a file.',
        zh: '请用 --store 指定新的客户库；恢复从不覆盖已有文件。',
      });
    const secret = await findSecret(file, options, context);
    return restoreBackup(file, { path, secret, now: context.now, signal: context.signal });
  },
  render: (result, { say }) => {
    const again =
      result.erased > 0
        ? say(
            ` ${number(result.erased)} records erased since were erased again.`,
            `其中 ${number(result.erased)} 条此后已删除的记录已再次删除。`,
          )
        : '';
    return say(
      `${result.store}: ${number(result.records)} records.${again}`,
      `${result.store}：${number(result.records)} 条记录。${again}`,
    );
  },
};
