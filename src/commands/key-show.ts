/** `cim key show --recovery`: the SQL statements with which a stock SQLCipher shell opens the store. */
import { CimError } from '../errors.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';

interface KeyResult {
  readonly shell: string;
}

export const command: CommandBody<KeyResult> = {
  examples: ['cim key show --recovery', 'cim key show --recovery --yes --json'],
  usage: (command, say) => {
    command
      .requiredOption('--recovery', say('show how another program opens the store', '显示用其他程序打开客户库的方法'))
      .option('--yes', say('show it without asking', '不询问直接显示'));
  },
  run: async ({ store, options, context }) => {
    if (context.dryRun)
      throw new CimError(
        'usage',
        'no-dry-run',
        { en: 'Showing the key is audited, dry run or not.', zh: '显示密钥必留审计记录，不能演示。' },
        { en: 'Leave --dry-run out.', zh: '请去掉 --dry-run。' },
      );
    const agreed =
      options.yes === true ||
      (await context.terminal.confirm(
        context.say(
          'This shows the key itself: whoever sees it can read everything. Show it?',
          '将显示密钥本身，见者即可读取全部数据。确定显示吗？',
        ),
      ));
    if (!agreed)
      throw new CimError(
        'usage',
        'not-confirmed',
        { en: 'The key is shown only when you say so.', zh: '未经确认不显示密钥。' },
        { en: 'Add --yes.', zh: '请加 --yes。' },
      );
    return { shell: (store as Store).recoveryShell() };
  },
  render: (result) => result.shell,
};
