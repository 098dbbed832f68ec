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
    return new CimError('locked', 'locked', `The store ${path} is in use by another run.`, 'Try again, or use --wait.');
  if (code === 'SQLITE_NOTADB')
    return new CimError('wrong-key', 'wrong-key', `The key does not open ${path}, or it is not a store.`);
  const mayBeFull = code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || (mayBeFull && isFull(path)))
    return new CimError(
      'no-space',
      'no-space',
      `No space is left for the store ${path}; nothing was changed.`,
      'Free some space and run it again.',
    );
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return new CimError(
      'damaged',
      'damaged',
      `The store ${path} is damaged or cannot be read (${code}).`,
      'Restore the newest backup: cim restore',
    );
  if (
    code === 'SQLITE_READONLY' ||
    code.startsWith('SQLITE_READONLY_') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  )
    return new CimError('usage', 'store-unwritable', `The store ${path} or its folder cannot be written.`);
  // SQLite says the same where it cannot make its log beside a store that is there
  if (code.startsWith('SQLITE_CANTOPEN') && existsSync(path))
    return new CimError(
      'usage',
      'store-unwritable',
      `The store ${path} or its folder cannot be written.`,
      'See to permissions, and to space on the disk.',
    );
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT' || code === 'ENOTDIR')
    return new CimError('no-store', 'no-store', `There is no store at ${path}.`, 'cim init makes one.');
  if (code === 'SQLITE_TOOBIG') return new CimError('bad-input', 'too-large', 'A record is too large to be kept.');
  return error;
}
