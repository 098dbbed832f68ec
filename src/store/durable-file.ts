/** Writing a small file so that after a crash either the old or the new content is there, and nobody else can read it. */
import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes what happened in a folder (names created, renamed, removed) survive a power loss. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // folders cannot be opened there; NTFS journals names itself
  const handle = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the content of a file survive a power loss. */
export function syncFile(path: string): void {
  const handle = openSync(path, constants.O_RDWR);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Replaces `path` by `content` as a whole, mode 0600. Throws the system's error; the old file is then untouched. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
}
