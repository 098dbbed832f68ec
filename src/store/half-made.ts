/** What a backup or a drill that was killed left in the folder of backups: it counts as nothing and takes the space of a store. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How old it must be to be left by one that died: none works as long on one file. */
const DEAD_MILLISECONDS = 6 * 3_600_000;

/** Of a backup that was not finished, or of one restored for a drill: the folder made for that. */
const HALF_MADE = /\.cim-backup\.partial(?:\.proof)?(?:\.keys|\.lock|-journal|-wal|-shm)?$|^\.drill-[A-Za-z0-9]{6}$/;

/** Removes it. A file that cannot be looked at, or is gone meanwhile, is somebody else's care. */
export function discardHalfMade(folder: string, now: Date): void {
  for (const name of readdirSync(folder).filter((one) => HALF_MADE.test(one))) {
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    if (now.getTime() - changed > DEAD_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
}
