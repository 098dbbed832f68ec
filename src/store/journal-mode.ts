/**
 * The first files into a store. With the write-ahead log every page is encrypted into the log and, when the run is kept,
 * decrypted, encrypted again and written into the file: by one thread, a tenth of the time of a large import. A rollback
 * journal holds the few pages that were there before and lets new ones go straight into the file. Nobody can read
 * meanwhile, which costs nothing where there is nothing to read: so it is used while a store holds no record, and where
 * others use the store, or anything else is in the way, everything goes through the log as usual.
 */
import type { Connection } from './connection.js';

/** True where no record lies in the store. */
const isEmpty = (db: Connection): boolean => db.prepare('SELECT 1 FROM chunk LIMIT 1').get() === undefined;

/** Begins the transaction that fills an empty store, without the log. False where that cannot be; then none is begun. */
export function beginFilling(db: Connection): boolean {
  try {
    if (!isEmpty(db)) return false;
    // Cut to nothing, and that made durable, rather than deleted: a journal that came back after a power failure would
    // take back a run that was kept.
    if (db.pragma('journal_mode = TRUNCATE', { simple: true }) !== 'truncate') return false;
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch {
    returnToLog(db);
    return false;
  }
}

/** Back to the log, outside of a transaction; where others are in the way, whoever opens the store next does it. */
export function returnToLog(db: Connection): void {
  try {
    db.pragma('journal_mode = DELETE'); // takes the empty journal away
    db.pragma('journal_mode = WAL');
  } catch {
    // Both kinds of journal are as safe.
  }
}
