/**
 * Where the bytes of an input come from: a file, a pipe, standard input. The head is read first, so that encoding and
 * dialect can be judged, and is part of the stream all the same. `.gz` is unpacked on the way, with a bound on how far
 * it may swell.
 */
import type { Stats } from 'node:fs';
import { constants, type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CimError } from '../errors.js';
import { readingError } from './file-errors.js';
import { type Limits, limitExceeded, readableBytes } from './limits.js';
import { recognizeMagic } from './magic.js';
import { checkSwelling, refuseSwelling, unpack } from './unpack.js';

/** Bytes of the head: enough for some 500 rows of ordinary exports. */
export const HEAD_BYTES = 512 * 1024;
const CHUNK_BYTES = 256 * 1024;

type Chunks = AsyncIterator<Buffer, undefined>;

/** A stream of bytes with a head that has been read already. Owns the file behind it: close it. */
export class ByteSource {
  /** How messages name the input. */
  readonly name: string;
  /** Bytes on disk, or null when nobody knows (pipes). */
  readonly size: number | null;
  /** The path to open the same bytes again, or null for what can be read only once. */
  readonly path: string | null;
  /** True when the bytes are unpacked on the way (`.gz`). */
  readonly isPacked: boolean;
  readonly head: Buffer;
  /** True when the head is the whole input. */
  readonly complete: boolean;
  readonly #progress: { bytes: number };
  readonly #rest: Chunks;
  readonly #release: () => Promise<void>;

  constructor(parts: {
    name: string;
    size: number | null;
    path: string | null;
    isPacked: boolean;
    head: Buffer;
    complete: boolean;
    progress: { bytes: number };
    rest: Chunks;
    release: () => Promise<void>;
  }) {
    this.name = parts.name;
    this.size = parts.size;
    this.path = parts.path;
    this.isPacked = parts.isPacked;
    this.head = parts.head;
    this.complete = parts.complete;
    this.#progress = parts.progress;
    this.#rest = parts.rest;
    this.#release = parts.release;
  }

  /** Bytes taken from the disk or pipe so far (packed bytes for `.gz`): compare with `size` to show progress. */
  get bytesRead(): number {
    return this.#progress.bytes;
  }

  /** All bytes from the beginning, head included. May be walked once. */
  async *chunks(): AsyncGenerator<Buffer, void> {
    if (this.head.length > 0) yield this.head;
    if (this.complete) return;
    for (;;) {
      const next = await this.#rest.next();
      if (next.done) return;
      yield next.value;
    }
  }

  /** The same input with all its bytes, which were read from it: they can be walked again and again. */
  holding(bytes: Buffer): ByteSource {
    return new ByteSource({
      name: this.name,
      size: this.size,
      path: null,
      isPacked: false,
      head: bytes,
      complete: true,
      progress: this.#progress,
      rest: this.#rest,
      release: this.#release,
    });
  }

  async close(): Promise<void> {
    await this.#rest.return?.();
    await this.#release();
  }
}

/**
 * Opens an input. `path` is a file's path, or `-` for standard input.
 * @throws CimError file-not-found, is-a-directory, file-unreadable, file-changed, gzip-damaged, unpacks-too-far, file-too-large
 */
export async function openByteSource(path: string, limits: Limits, stdin: Readable): Promise<ByteSource> {
  if (path === '-') return fromStream('standard input', stdin, limits);
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY);
  } catch (error) {
    throw readingError(error, path);
  }
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw readingError({ code: 'EISDIR' }, path);
    const regular = stat.isFile();
    if (regular && stat.size > limits.bytes) {
      throw limitExceeded('file-too-large', path, {
        en: `the file has more than ${readableBytes(limits.bytes)}`,
        zh: `文件超过 ${readableBytes(limits.bytes)}`,
      });
    }
    const progress = { bytes: 0 };
    return await build({
      name: path,
      size: regular ? stat.size : null,
      path: regular ? path : null,
      chunks: handleChunks(handle, path, stat, progress),
      progress,
      limits,
      release: () => handle.close().catch(() => undefined),
    });
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw readingError(error, path);
  }
}

/** The bytes of a part of an archive, as they come. `release` is called when the source is closed. */
export function packedSource(
  name: string,
  chunks: AsyncGenerator<Buffer, void>,
  limits: Limits,
  release: () => Promise<void>,
): Promise<ByteSource> {
  const progress = { bytes: 0 };
  return build({ name, size: null, path: null, chunks: counted(chunks, progress), progress, limits, release });
}

async function* counted(
  chunks: AsyncGenerator<Buffer, void>,
  progress: { bytes: number },
): AsyncGenerator<Buffer, undefined> {
  for await (const chunk of chunks) {
    progress.bytes += chunk.length;
    yield chunk;
  }
}

function fromStream(name: string, stream: Readable, limits: Limits): Promise<ByteSource> {
  const progress = { bytes: 0 };
  return build({
    name,
    size: null,
    path: null,
    chunks: streamChunks(stream, name, progress),
    progress,
    limits,
    release: async () => undefined,
  });
}

async function build(parts: {
  name: string;
  size: number | null;
  path: string | null;
  chunks: Chunks;
  progress: { bytes: number };
  limits: Limits;
  release: () => Promise<void>;
}): Promise<ByteSource> {
  const { limits, name, progress } = parts;
  const packed = await takeHead(parts.chunks, 512);
  const isPacked = recognizeMagic(packed.head).kind === 'gzip';
  if (isPacked && parts.path !== null) await refuseSwelling(parts.path, limits);
  const all = isPacked
    ? gunzipChunks(replay(packed.head, packed.complete, parts.chunks), name, limits, progress)
    : replay(packed.head, packed.complete, parts.chunks);
  const { head, complete } = await takeHead(all, HEAD_BYTES);
  return new ByteSource({ ...parts, isPacked, head, complete, rest: all });
}

function fileChanged(path: string): CimError {
  return new CimError(
    'bad-input',
    'file-changed',
    {
      en: `${path} was written to while it was read; nothing was taken from it.`,
      zh: `${path} 在读取时被写入，未采用其中任何内容。`,
    },
    { en: 'Run again when the export is complete.', zh: '请在导出完成后重新运行。' },
    { file: path },
  );
}

/** Reads until `wanted` bytes are there or the stream ends. */
async function takeHead(chunks: Chunks, wanted: number): Promise<{ head: Buffer; complete: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await chunks.next();
    if (next.done) return { head: Buffer.concat(parts), complete: true };
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(parts), complete: false };
}

async function* replay(head: Buffer, complete: boolean, rest: Chunks): AsyncGenerator<Buffer, undefined> {
  if (head.length > 0) yield head;
  if (complete) return;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}

async function* handleChunks(
  handle: FileHandle,
  path: string,
  before: Stats,
  progress: { bytes: number },
): AsyncGenerator<Buffer, undefined> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let bytesRead: number;
    try {
      ({ bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null));
    } catch (error) {
      throw readingError(error, path);
    }
    if (bytesRead === 0) {
      // Part of the one state and part of the other would be rows that nobody ever exported.
      const { size, mtimeMs } = await handle.stat();
      if (before.isFile() && (size !== before.size || mtimeMs !== before.mtimeMs)) throw fileChanged(path);
      return;
    }
    progress.bytes += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* streamChunks(
  stream: Readable,
  name: string,
  progress: { bytes: number },
): AsyncGenerator<Buffer, undefined> {
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
      progress.bytes += bytes.length;
      yield bytes;
    }
  } catch (error) {
    throw readingError(error, name);
  }
}

async function* gunzipChunks(
  packed: AsyncGenerator<Buffer, undefined>,
  name: string,
  limits: Limits,
  progress: { bytes: number },
): AsyncGenerator<Buffer, undefined> {
  let unpacked = 0;
  const damaged = (): CimError =>
    new CimError(
      'bad-input',
      'gzip-damaged',
      { en: `${name} is a gzip file that is damaged or cut off.`, zh: `${name} 是损坏或不完整的 gzip 文件。` },
      { en: 'Copy or download it again.', zh: '请重新复制或下载。' },
      { file: name },
    );
  for await (const chunk of unpack(packed, createGunzip({ chunkSize: CHUNK_BYTES }), damaged)) {
    unpacked += chunk.length;
    checkSwelling(unpacked, progress.bytes, name, limits);
    yield chunk;
  }
}
