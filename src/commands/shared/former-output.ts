/** Outputs that may be written again: a result of an earlier run of the same command, and nothing else. */
import { closeSync, openSync, readSync } from 'node:fs';

/** True when the file at `path` begins with exactly these cells as its header: we wrote it, and writing it anew loses nothing. */
export function isFormerOutput(path: string, header: readonly string[]): boolean {
  if (path === '-') return false;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return false; // nothing there, or nothing we may read: the writer tells what is wrong
  }
  try {
    const wanted = header.join(',');
    const bytes = Buffer.alloc(Buffer.byteLength(wanted) + 1);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return (
      /^[,\r\n]$/.test(bytes.toString('utf8', length - 1, length)) && bytes.toString('utf8', 0, length - 1) === wanted
    );
  } catch {
    return false; // a folder
  } finally {
    closeSync(file);
  }
}
