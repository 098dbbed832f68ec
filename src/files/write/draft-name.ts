/**
 * Names of files in the making, and what a killed cim left of them. A draft holds customers in clear, as the file it was to
 * be: so whoever writes the next file into the folder clears away drafts whose maker is gone. The name tells the maker: the
 * process with its start, and the machine as this process sees it, since the folder may be shared with others.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Of makers that this machine knows nothing of: what nobody has written to for so long is left over. */
const DEAD_MILLISECONDS = 24 * 3_600_000;

/** The longest name that file systems take, in bytes. */
const LONGEST_NAME = 255;

const DRAFT = /\.cim-(\d{1,10})-(\d{1,20})-([0-9a-f]{12})-[0-9a-f]{12}\.tmp$/;

const told = (read: () => string): string => {
  try {
    return read();
  } catch {
    return ''; // another system than Linux
  }
};

/** When a process started, in the ticks of Linux (field 22 of its stat); 0 where that is not told. */
function startOf(pid: number): string {
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
}

/** The machine, since when it runs, and who on it sees the same processes: numbers of processes mean nothing elsewhere. */
const machine = (): string =>
  createHash('sha256')
    .update(hostname())
    .update(told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')))
    .update(told(() => readlinkSync('/proc/self/ns/pid')))
    .digest('hex')
    .slice(0, 12);

/** Where a file is made that is to be at `path`: hidden in the same folder, under a name of its own. */
export function draftOf(path: string): string {
  const end = `.cim-${process.pid}-${startOf(process.pid)}-${machine()}-${randomBytes(6).toString('hex')}.tmp`;
  const name = Buffer.from(basename(path)).subarray(0, LONGEST_NAME - 1 - end.length);
  return join(dirname(path), `.${name.toString('latin1').replace(/[^\x20-\x7e]/g, '_')}${end}`);
}

/** True where the process that made a draft is gone for sure. */
function isMakerGone(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  return start !== '0' && startOf(pid) !== start; // the number was given again
}

/** Removes drafts of this user from a folder that a killed cim left there. What cannot be looked at is left alone. */
export async function clearDrafts(folder: string, now: number = Date.now()): Promise<void> {
  const here = machine();
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid, start, made] = DRAFT.exec(name) ?? [];
    if (pid === undefined || start === undefined) continue;
    const path = join(folder, name);
    const stat = await lstat(path).catch(() => null);
    if (!stat?.isFile() || (stat.mode & 0o077) !== 0 || stat.uid !== (process.getuid?.() ?? stat.uid)) continue;
    const isLeft = made === here ? isMakerGone(Number(pid), start) : now - stat.mtimeMs > DEAD_MILLISECONDS;
    if (isLeft) await unlink(path).catch(() => undefined);
  }
}
