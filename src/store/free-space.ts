/** Whether a copy of the store will fit, before any of it is written: a full disk in the middle costs hours and other files. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CimError } from '../errors.js';
import type { Connection } from './connection.js';

/** Key slots, notes and logs that lie beside a copy. */
const BESIDE_BYTES = 1 << 20;

/** Bytes of an open store without free pages, its log included: what a copy of it takes. */
export function copySize(db: Connection): number {
  const number = (name: string) => Number(db.pragma(name, { simple: true }));
  return (number('page_count') - number('freelist_count')) * number('page_size');
}

/** Bytes that may still be written where `path` is or is to be; null where the file system does not say. */
function freeBytes(path: string): number | null {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      const { bavail, bsize, blocks } = statfsSync(folder);
      return blocks > 0 ? bavail * bsize : null; // some network file systems tell nothing
    } catch {
      if (folder === dirname(folder)) return null;
    }
  }
}

/**
 * Throws `no-space` (not-enough-space) where less is free than `copies` times `size` bytes and what lies beside them.
 * `path` need not be there yet. A quota is not seen: it ends the run when it is met, and what was begun is removed then.
 */
export function needSpace(path: string, size: number, copies: number): void {
  const needed = copies * size + BESIDE_BYTES;
  const free = freeBytes(path);
  if (free === null || free >= needed) return;
  const [wanted, left] = [inUnits(needed), inUnits(free)];
  throw new CimError(
    'no-space',
    'not-enough-space',
    {
      en: `This needs ${wanted} of space where ${path} is to be, and ${left} is free; nothing was written.`,
      zh: `此操作在 ${path} 处需要 ${wanted} 空间，现有 ${left}；未写入任何内容。`,
    },
    {
      en: 'Free some space, or use another disk.',
      zh: '请腾出空间，或使用其他磁盘。',
    },
  );
}

/** Bytes for people: 1.5 MB, 2.3 GB. Rounded up, so that what is told to be needed suffices. */
function inUnits(bytes: number): string {
  const [unit, scale] = bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${Math.ceil((10 * bytes) / (scale as number)) / 10} ${unit}`;
}
