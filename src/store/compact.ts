/**
 * Writing the store's file anew, so that no byte of what was erased is left in free space. An erasing run marks the file;
 * where the rewriting is cut off after the run was kept (a crash, a full disk), the next run that writes does it.
 */
import { CimError } from '../errors.js';
import type { Connection } from './connection.js';
import { asStoreError } from './store-error.js';

/** In the header of the file, where SQLite keeps a number for the application. */
const MARKED = 1;

/** Within a run: the file is to be written anew once the run is kept. */
export function markForCompaction(db: Connection): void {
  db.pragma(`application_id = ${MARKED}`);
}

/**
 * Writes the file anew without free space, and empties the log beside it, where a run has marked it. Throws with the
 * status of the cause where that fails: what the run did is kept all the same, and the mark stays.
 */
export function compactWhereMarked(db: Connection, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== MARKED) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec('VACUUM');
    db.pragma('application_id = 0');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    const cause = asStoreError(error, path);
    if (!(cause instanceof CimError)) throw error;
    throw new CimError(
      cause.kind,
      'not-compacted',
      {
        en: `What was erased from ${path} is gone, but the file could not be written anew without free space (${cause.code}).`,
        zh: `已从 ${path} 删除的内容已不在，但空间不足，文件未能重写（${cause.code}）。`,
      },
      {
        en: 'See to space on the disk; the next command that writes does it.',
        zh: '请腾出磁盘空间；下一个写入命令会完成重写。',
      },
    );
  }
}
