/** Foreign errors (SQLite's, the system's) turned into cim's own at the border of the store, without a customer's value. */
import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CimError } from '../errors.js';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True when SQLite says that another connection holds the store. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY') || codeOf(error).startsWith('SQLITE_LOCKED');
}

/** True when the file system of `path` has no space left; SQLite does not always say that this was why. */
function isFull(path: string): boolean {
  try {
    const { bavail, ffree, files } = statfsSync(dirname(path));
    return bavail === 0 || (files > 0 && ffree === 0);
  } catch {
    return false;
  }
}

/**
 * The `CimError` for an error of SQLite or the file system, or the error itself where it is neither (then it is a bug).
 * SQLite's own message is never passed on: it may name a value.
 */
export function asStoreError(error: unknown, path: string): unknown {
  if (error instanceof CimError) return error;
  const code = codeOf(error);
  if (isBusy(error))
    return new CimError(
      'locked',
      'locked',
      { en: `The store ${path} is in use by another run.`, zh: `客户库 ${path} 正被另一个运行使用。` },
      { en: 'Try again, or use --wait.', zh: '请再试一次，或加 --wait。' },
    );
  if (code === 'SQLITE_NOTADB')
    return new CimError('wrong-key', 'wrong-key', {
      en: `The key does not open ${path}, or it is not a store.`,
      zh: `该密钥打不开 ${path}，或它不是客户库。`,
    });
  const mayBeFull = code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || (mayBeFull && isFull(path)))
    return new CimError(
      'no-space',
      'no-space',
      {
        en: `No space is left for the store ${path}; nothing was changed.`,
        zh: `客户库 ${path} 没有剩余空间；未作任何改变。`,
      },
      { en: 'Free some space and run it again.', zh: '请腾出空间后重新运行。' },
    );
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return new CimError(
      'damaged',
      'damaged',
      {
        en: `The store ${path} is damaged or cannot be read (${code}).`,
        zh: `客户库 ${path} 已损坏或无法读取（${code}）。`,
      },
      { en: 'Restore the newest backup: cim restore', zh: '请恢复最新的备份：cim restore' },
    );
  if (
    code === 'SQLITE_READONLY' ||
    code.startsWith('SQLITE_READONLY_') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  )
    return new CimError('usage', 'store-unwritable', {
      en: `The store ${path} or its folder cannot be written.`,
      zh: `客户库 ${path} 或其目录无法写入。`,
    });
  // SQLite says the same where it cannot make its log beside a store that is there
  if (code.startsWith('SQLITE_CANTOPEN') && existsSync(path))
    return new CimError(
      'usage',
      'store-unwritable',
      { en: `The store ${path} or its folder cannot be written.`, zh: `客户库 ${path} 或其目录无法写入。` },
      { en: 'See to permissions, and to space on the disk.', zh: '请检查权限和磁盘空间。' },
    );
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT' || code === 'ENOTDIR')
    return new CimError(
      'no-store',
      'no-store',
      { en: `There is no store at ${path}.`, zh: `${path} 处没有客户库。` },
      { en: 'cim init makes one.', zh: '用 cim init 新建。' },
    );
  if (code === 'SQLITE_TOOBIG')
    return new CimError('bad-input', 'too-large', {
      en: 'A record is too large to be kept.',
      zh: '有记录过大，无法保存。',
    });
  return error;
}
