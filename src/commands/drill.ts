/** `cim drill`: proves that the newest backup can be restored; made for cron. */
import { type DrillResult, drillBackups, drillFigures } from '../store/drill.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { findSecret } from './shared/secret.js';

export const command: CommandBody<DrillResult> = {
  examples: ['cim drill /mnt/backup', '0 6 * * 1  cim drill /mnt/backup --quiet || mail -s "backup" ops@example.com'],
  usage: (command, say) => {
    command.argument('<dir>', say('folder of the backups', '备份目录'));
  },
  run: async ({ args, options, context }) => {
    const [folder = ''] = args;
    return drillBackups(folder, await findSecret(folder, options, context), context.now(), context.signal);
  },
  json: drillFigures,
  render: (result, { say }) =>
    result.ok
      ? say(
          `The newest backup ${result.newest} (${result.ageHours?.toFixed(1)} hours old) restores: ${number(result.records)} records.`,
          `最新备份 ${result.newest}（${result.ageHours?.toFixed(1)} 小时前）可以恢复：${number(result.records)} 条记录。`,
        )
      : [
          say('The newest backup does NOT restore:', '最新备份无法恢复：'),
          ...result.problems.map(({ en, zh }) => `  ${say(en, zh)}`),
        ].join('\n'),
  exitCode: (result) => (result.ok ? 0 : 1),
};
