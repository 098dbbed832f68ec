/** `cim users add`: somebody else may open the store, in a role of their own. */

import { rmSync } from 'node:fs';
import { Option } from 'commander';
import { parseHours } from '../domain/access/hours.js';
import { ROLE_NAMES } from '../domain/access/role.js';
import { CimError } from '../errors.js';
import { setAccessHours } from '../store/access-hours.js';
import { createKeyFile } from '../store/secret.js';
import type { Store } from '../store/store.js';
import { addUser } from '../store/users.js';
import { roleWord } from '../ui/trust-words.js';
import type { CommandBody } from './definition.js';
import { newPassphrase } from './shared/secret.js';

interface AddedUser {
  readonly name: string;
  readonly role: string;
  readonly keyFile: string | null;
}

export const command: CommandBody<AddedUser> = {
  examples: [
    'cim users add cron --role service --new-key-file /srv/crm/cron.key',
    'cim users add wang.li --role steward',
  ],
  usage: (command, say) => {
    command
      .argument('<name>', say('name of the user', '用户名称'))
      .addOption(
        new Option('--role <role>', say('what the user may do', '角色')).choices([...ROLE_NAMES]).makeOptionMandatory(),
      )
      .option(
        '--hours <from-to>',
        say('may open the store in these hours only, such as 08-19', '仅可在此时段打开，如 08-19'),
      )
      .option(
        '--new-key-file <file>',
        say('make a key file for the user (else a passphrase is asked for)', '为该用户新建密钥文件（否则询问口令）'),
      );
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const [name = ''] = args;
    const role = options.role as string;
    const hours = options.hours === undefined ? null : parseHours(options.hours as string);
    const keyFile = (options.newKeyFile as string | undefined) ?? null;
    if (keyFile === null) {
      const secret = await newPassphrase(name, context);
      addUser(open, name, role, secret);
      if (hours !== null) setAccessHours(open, name, hours);
      if ('passphrase' in secret) secret.passphrase.fill(0);
      return { name, role, keyFile };
    }
    if (context.dryRun)
      throw new CimError(
        'usage',
        'no-dry-run',
        { en: 'A key file is not made on a dry run.', zh: '演示运行不生成密钥文件。' },
        { en: 'Leave --dry-run out.', zh: '请去掉 --dry-run。' },
      );
    createKeyFile(keyFile);
    try {
      addUser(open, name, role, { keyFile });
      if (hours !== null) setAccessHours(open, name, hours);
    } catch (error) {
      rmSync(keyFile, { force: true }); // ours, and it opens nothing
      throw error;
    }
    return { name, role, keyFile };
  },
  render: ({ name, role, keyFile }, { say }) =>
    keyFile === null
      ? say(`${name} may open the store as ${role}.`, `${name} 可以${roleWord(role, say)}身份打开客户库。`)
      : say(
          `${name} may open the store as ${role} with ${keyFile}. Hand it over safely and keep no copy.`,
          `${name} 可以${roleWord(role, say)}身份用 ${keyFile} 打开客户库。请安全移交，勿留副本。`,
        ),
};
