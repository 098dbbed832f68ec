/**
 * Files that are there whole or not at all. The content goes to a new file in the same folder (mode 0600, made with
 * O_EXCL), reaches the disk, and only then takes the name: a crash or a full disk leaves what was there before. What a
 * killed process leaves of it, the next file into the folder clears away. A symbolic link is never followed, an existing
 * file is replaced only on request.
 */
import { constants, type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CimError } from '../../errors.js';
import { fileExists, symbolicLink, systemCode, writingError } from '../file-errors.js';
import { clearDrafts, draftOf } from './draft-name.js';

const BUFFERED = 256 * 1024;

/** A file in the making. Owns the temporary file: end with `commit` or `abandon`. */
export class AtomicFile {
  readonly path: string;
  readonly #temporary: string | null;
  readonly #handle: FileHandle;
  readonly #force: boolean;
  #buffer: string[] = [];
  #buffered = 0;
  #done = false;

  private constructor(path: string, temporary: string | null, handle: FileHandle, force: boolean) {
    this.path = path;
    this.#temporary = temporary;
    this.#handle = handle;
    this.#force = force;
  }

  /**
   * Begins a file.
   * @throws CimError file-exists, symbolic-link, is-a-directory, folder-not-found, file-not-writable, no-space
   */
  static async create(path: string, options: { force?: boolean | undefined } = {}): Promise<AtomicFile> {
    const force = options.force === true;
    try {
      const kind = await targetKind(path);
      if (kind === 'file' && !force) throw fileExists(path);
      if (kind === 'device') return new AtomicFile(path, null, await open(path, constants.O_WRONLY), true);
      await clearDrafts(dirname(path));
      const temporary = draftOf(path);
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
      return new AtomicFile(path, temporary, await open(temporary, flags, 0o600), force);
    } catch (error) {
      throw writingError(error, path);
    }
  }

  /** Adds text (as UTF-8) or bytes. */
  async write(content: string | Uint8Array): Promise<void> {
    if (typeof content !== 'string') {
      await this.#flush();
      await this.#writeBytes(content);
      return;
    }
    this.#buffer.push(content);
    this.#buffered += content.length;
    if (this.#buffered >= BUFFERED) await this.#flush();
  }

  /** Brings the content to disk and gives it its name. On failure nothing is left behind. */
  async commit(): Promise<void> {
    try {
      await this.#flush();
      if (this.#temporary !== null) await this.#handle.sync();
      await this.#handle.close();
      if (this.#temporary !== null) {
        await this.#place(this.#temporary);
        await syncFolder(dirname(this.path));
      }
      this.#done = true;
    } catch (error) {
      await this.abandon();
      throw writingError(error, this.path);
    }
  }

  /** Removes what was written so far. Does nothing after `commit`. */
  async abandon(): Promise<void> {
    if (this.#done) return;
    this.#done = true;
    await this.#handle.close().catch(() => undefined);
    if (this.#temporary !== null) await unlink(this.#temporary).catch(() => undefined);
  }

  async #place(temporary: string): Promise<void> {
    // Looked at again: somebody may have made the target meanwhile.
    const kind = await targetKind(this.path);
    if (this.#force) {
      await rename(temporary, this.path);
      return;
    }
    if (kind !== 'none') throw fileExists(this.path);
    try {
      // A hard link, unlike a rename, fails when the name is taken.
      await link(temporary, this.path);
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'].includes(systemCode(error))) throw error;
      await rename(temporary, this.path);
      return;
    }
    await unlink(temporary);
  }

  async #flush(): Promise<void> {
    if (this.#buffer.length === 0) return;
    const bytes = Buffer.from(this.#buffer.join(''));
    this.#buffer = [];
    this.#buffered = 0;
    await this.#writeBytes(bytes);
  }

  async #writeBytes(bytes: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(bytes, at, bytes.length - at, null);
        at += bytesWritten;
      }
    } catch (error) {
      await this.abandon();
      throw writingError(error, this.path);
    }
  }
}

/** Writes one text or byte array as a whole. Failures as `AtomicFile`. */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  options: { force?: boolean | undefined } = {},
): Promise<void> {
  const file = await AtomicFile.create(path, options);
  await file.write(content);
  await file.commit();
}

/**
 * What stands at the place to write to.
 * @throws CimError symbolic-link, is-a-directory
 */
async function targetKind(path: string): Promise<'none' | 'file' | 'device'> {
  let stat: Awaited<ReturnType<typeof lstat>>;
  try {
    stat = await lstat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'none';
    throw error;
  }
  if (stat.isSymbolicLink()) throw symbolicLink(path);
  if (stat.isDirectory())
    throw new CimError(
      'usage',
      'is-a-directory',
      { en: `${path} is a folder.`, zh: `${path} 是目录。` },
      { en: 'Name a file in it.', zh: '请指定其中的文件。' },
      { file: path },
    );
  return stat.isFile() ? 'file' : 'device';
}

async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(folder, constants.O_RDONLY);
  } catch {
    return; // Windows opens no folders, and some folders may be written but not read: the rename stands all the same.
  }
  try {
    await handle.sync();
  } catch {
    // Some file systems do not sync folders; there is nothing better to do than what was done.
  } finally {
    await handle.close();
  }
}
