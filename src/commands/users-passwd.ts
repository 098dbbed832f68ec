/** `cim users passwd`: the user's own key is replaced by a new one; the store itself is not rewritten. */
import { rmSync } from 'node:fs';
import { CimError } from '../errors.js';
import { createKeyFile } from '../store/secret.js';
import type { Store } from '../store/store.js';
import { renewRecoveryCode, replaceSecret } from '../store/users.js';
import type { CommandBody } from './definition.js';
import { findSecret, newPassphrase } from './shared/secret.js';

interface PasswdResult {
  readonly name: string;
  readonly keyFile: string | null;
  readonly recoveryCode: string | null;
}

export const command: CommandBody<PasswdResult> = {
  examples: ['cim users passwd', 'cim users passwd --new-key-file ~/.cim.key.new', 'cim users passwd --recovery'],
  usage: (command, say) => {
    command
      .option('--new-key-file <file>', say('make a key file in the place of the key used', '以新密钥文件取代当前密钥'))
      .option(
        '--recovery',
        say('make a new recovery code instead; the old one no longer opens', '改为生成新的恢复码；旧码失效'),
      );
  },
  run: async ({ store, options, context }) => {
    const open = store as Store;
    if (context.dryRun)
      throw new CimError(
        'usage',
        'no-dry-run',
        { en: 'A key is not made on a dry run.', zh: '演示运行不生成密钥。' },
        { en: 'Leave --dry-run out.', zh: '请去掉 --dry-run。' },
      );
    const former = await findSecret(open.path, options, context);
    if (options.recovery === true)
      return { name: open.user, keyFile: null, recoveryCode: renewRecoveryCode(open, former) };
    const keyFile = (options.newKeyFile as string | undefined) ?? null;
    if (keyFile === null) {
      replaceSecret(open, former, await newPassphrase(open.path, context));
      return { name: open.user, keyFile, recoveryCode: null };
    }
    createKeyFile(keyFile);
    try {
      replaceSecret(open, former, { keyFile });
    } catch (error) {
      rmSync(keyFile, { force: true }); // ours, and it opens nothing
      throw error;
    }
    return { name: open.user, keyFile, recoveryCode: null };
  },
  render: (result, { say }) => {
    if (result.recoveryCode !== null)
      return `${say('New recovery code, shown this once: ', '新恢复码，仅显示这一次：')}${result.recoveryCode}`;
    return result.keyFile === null
      ? say('The passphrase is changed.', '口令已更改。')
      : say(
          `${result.keyFile} opens the store now; the key before it does not.`,
          `现在由 ${result.keyFile} 打开客户库；旧密钥已失效。`,
        );
  },
};
