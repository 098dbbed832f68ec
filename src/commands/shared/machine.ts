/** What the machine around the store is like: memory that reaches the disk, who may read files, folders that others copy. */
import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // another system than Linux, or a locked down one: nothing is known
  }
}

/** Devices to which memory is swapped, as Linux tells them; compressed memory does not count. Null where nobody tells. */
export function swapDevices(text: string | null = read('/proc/swaps')): readonly string[] | null {
  if (text === null) return null;
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/)[0] ?? '')
    .filter((device) => device !== '' && !device.startsWith('/dev/zram'));
}

/**
 * True when a crash writes the memory of this process to a file: it may be as large as one, and what is left out of it does
 * not hold all. Null where the system does not tell.
 */
export function dumpsCore(): boolean | null {
  const filter = read('/proc/self/coredump_filter');
  if (filter !== null && Number.parseInt(filter, 16) === 0) return false;
  const limit = /^Max core file size\s+(\S+)/m.exec(read('/proc/self/limits') ?? '');
  return limit ? limit[1] !== '0' : null;
}

/** Permission bits and disk of a path; null where it is not there. */
export function fileFacts(path: string): { readonly mode: number; readonly disk: number } | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? { mode: stats.mode & 0o777, disk: stats.dev } : null;
}

/** Folders that a program copies elsewhere, by the names such programs give them. */
const SYNCED =
  /^(dropbox|onedrive|google ?drive|my drive|icloud.*|mobile documents|nextcloud|owncloud|box|syncthing|nutstore.*|坚果云.*|百度网盘.*|baidunetdisk.*|wps ?云.*|腾讯微云.*)( - .*)?$/i;

/** The part of a path by which it is copied elsewhere, or null. */
export function syncedFolder(path: string): string | null {
  return (
    resolve(path)
      .split(sep)
      .slice(0, -1)
      .find((part) => SYNCED.test(part)) ?? null
  );
}
