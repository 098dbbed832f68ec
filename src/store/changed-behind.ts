/** What another program wrote to a store, where it leads to an error that nothing else explains. */
import { CimError } from '../errors.js';
import { verifyAudit } from './audit.js';
import type { Connection } from './connection.js';

function isAsSigned(db: Connection): boolean {
  try {
    return verifyAudit(db).ok;
  } catch {
    return false; // tables of the audit itself are missing or changed
  }
}

/**
 * The error that a command met while a store was open, or `damaged` in its place: what looks like a bug is none where the
 * store is not as its audit says. Errors of cim and of the system stay what they are.
 */
export function toldOf(db: Connection, error: unknown, path: string): unknown {
  const isExplained = !(error instanceof Error) || error instanceof CimError || 'syscall' in error;
  if (isExplained || error.name === 'AbortError' || isAsSigned(db)) return error;
  return new CimError(
    'damaged',
    'changed-behind',
    {
      en: `The store ${path} was changed by another program, so that it cannot be read.`,
      zh: `客户库 ${path} 被其他程序改动，无法读取。`,
    },
    {
      en: 'See cim audit verify; restore the newest backup: cim restore',
      zh: '请运行 cim audit verify；恢复最新的备份：cim restore',
    },
  );
}
