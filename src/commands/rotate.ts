/** `cim rotate`: new keys for the store; everybody's own keys stay as they are. */
import { existsSync } from 'node:fs';
import { CimError } from '../errors.js';
import { rotateStore } from '../store/rotate.js';
import type { CommandBody } from './definition.js';
import { auditMemory, findSecret, storePath } from './shared/secret.js';

export const command: CommandBody<{ readonly store: string; readonly epoch: number }> = {
  examples: ['cim rotate'],
  usage: () => {},
  run: async ({ options, context }) => {
    const path = storePath(options, context);
    if (!existsSync(path))
      throw new CimError(
        'no-store',
        'no-store',
        { en: `There is no store ${path}.`, zh: `没有客户库 ${path}。` },
        { en: 'Name it with --store PATH or CIM_STORE.', zh: '请用 --store 路径 或 CIM_STORE 指定。' },
        { file: path },
      );
    if (context.dryRun)
      throw new CimError(
        'usage',
        'no-dry-run',
        { en: 'New keys are not made on a dry run.', zh: '演示运行不生成新密钥。' },
        { en: 'Leave --dry-run out.', zh: '请去掉 --dry-run。' },
      );
    const secret = await findSecret(path, options, context);
    return rotateStore({ path, secret, now: context.now, memory: auditMemory(context), signal: context.signal });
  },
  render: ({ store, epoch }, { say }) =>
    say(
      `${store} has new keys (epoch ${epoch}). Older backups open with the keys they were made under.`,
      `${store} 已更换密钥（第 ${epoch} 期）。旧备份仍用其原有密钥打开。`,
    ),
};
