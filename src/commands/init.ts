/** `cim init`: a new encrypted store with its keys. */
import { existsSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { CimError } from '../errors.js';
import { createStore } from '../store/open-store.js';
import { createKeyFile } from '../store/secret.js';
import { pairLines } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { namedKeyFile, newPassphrase, storePath } from './shared/secret.js';

interface InitResult {
  readonly store: string;
  readonly keyFile: string | null;
  readonly recoveryCode: string;
}

/** The account's name makes the first user's; where it has none that may be used, `admin`. */
function firstUser(): string {
  try {
    const name = userInfo().username.toLowerCase();
    return /^[a-z0-9][a-z0-9._-]{0,31}$/.test(name) ? name : 'admin';
  } catch {
    return 'admin'; // an account without a name, as in some containers
  }
}

export const command: CommandBody<InitResult> = {
  examples: [
    'cim init --new-key-file ~/.cim.key',
    'cim init --store /srv/crm/customers.cim',
    'cim init --key-file ~/.cim.key',
  ],
  usage: (command, say) => {
    command
      .option(
        '--new-key-file <file>',
        say('make a key file and open the store with it', '新建密钥文件并用它打开客户库'),
      )
      .option(
        '--user <name>',
        say('name of the first user, an administrator (default: you)', '首个用户（管理员）的名称'),
      );
  },
  run: async ({ context, options }) => {
    const path = storePath(options, context);
    if (existsSync(path))
      throw new CimError(
        'usage',
        'store-exists',
        { en: `There is a file ${path} already; it is left as it is.`, zh: `文件 ${path} 已存在，保持不变。` },
        { en: 'Name another with --store PATH.', zh: '请用 --store 路径 另行指定。' },
        { file: path },
      );
    const user = (options.user as string | undefined) ?? firstUser();
    const newKey = options.newKeyFile as string | undefined;
    if (newKey !== undefined && options.keyFile !== undefined)
      throw new CimError('usage', 'two-keys', {
        en: 'Give --key-file or --new-key-file, not both.',
        zh: '--key-file 与 --new-key-file 只能给一个。',
      });
    const keyFile = newKey ?? namedKeyFile(options, context);
    const secret = keyFile === null ? await newPassphrase(path, context) : { keyFile };
    if (context.dryRun) return { store: path, keyFile, recoveryCode: '' };
    if (newKey !== undefined) createKeyFile(newKey);
    try {
      const { store, recoveryCode } = createStore({ path, secret, user, now: context.now() });
      store.close();
      return { store: path, keyFile, recoveryCode };
    } catch (error) {
      if (newKey !== undefined) rmSync(newKey, { force: true }); // ours, and it opens nothing
      throw error;
    } finally {
      if ('passphrase' in secret) secret.passphrase.fill(0);
    }
  },
  render: (result, { say, dryRun }) => {
    if (dryRun) return say(`The store would be ${result.store}.\n`, `将建立客户库 ${result.store}。\n`);
    // Never wrapped: the code is copied from the screen.
    const made = pairLines(
      [
        [say('Store', '客户库'), result.store],
        ...(result.keyFile ? [[say('Key file', '密钥文件'), result.keyFile] as const] : []),
        [say('Recovery code', '恢复码'), result.recoveryCode],
      ],
      Number.POSITIVE_INFINITY,
    );
    return [
      made,
      say(
        'Write the recovery code down and keep it away from this machine: it is shown this once, and without a key\nor this code nobody can open the store, not even we.',
        '请抄下恢复码并存放在别处：它只显示这一次；没有密钥也没有恢复码，任何人都无法打开客户库。',
      ),
    ].join('\n');
  },
};
