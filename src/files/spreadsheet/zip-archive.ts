/**
 * A ZIP archive, read by its directory: entries are unpacked one at a time, as streams, in any order. What arrives on a
 * pipe is held in memory, within the limit, since the directory stands at the end.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { CimError } from '../../errors.js';
import type { ByteSource } from '../byte-source.js';
import { readingError } from '../file-errors.js';
import { type Limits, limitExceeded, readableBytes } from '../limits.js';
import { checkSwelling, unpack } from '../unpack.js';

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly headerAt: number;
  readonly encrypted: boolean;
}

interface RandomAccess {
  readonly size: number;
  readonly read: (at: number, length: number) => Promise<Buffer>;
}

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const ENTRY_SIGNATURE = 0x04034b50;
const MAX_DIRECTORY = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** An open archive. Owns the file behind it: close it. */
export class ZipArchive {
  readonly #name: string;
  readonly #bytes: RandomAccess;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: Limits;
  readonly #handle: FileHandle | null;

  private constructor(
    name: string,
    bytes: RandomAccess,
    entries: ReadonlyMap<string, Entry>,
    limits: Limits,
    handle: FileHandle | null,
  ) {
    this.#name = name;
    this.#bytes = bytes;
    this.#entries = entries;
    this.#limits = limits;
    this.#handle = handle;
  }

  /** @throws CimError workbook-damaged, file-too-large */
  static async open(source: ByteSource, limits: Limits): Promise<ZipArchive> {
    const packed = source.path === null || source.isPacked;
    const handle = packed ? null : await open(source.path as string, 'r');
    try {
      const bytes = handle === null ? await inMemory(source, limits) : onDisk(handle, (await handle.stat()).size);
      return new ZipArchive(source.name, bytes, await readDirectory(bytes, source.name), limits, handle);
    } catch (error) {
      await handle?.close();
      throw readingError(error, source.name);
    }
  }

  /** Names of the entries, in the order of the directory. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The unpacked bytes of an entry, as they come. @throws CimError workbook-damaged, unpacks-too-far */
  async *stream(name: string): AsyncGenerator<Buffer, void> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw damaged(this.#name);
    if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) throw damaged(this.#name);
    const header = await this.#bytes.read(entry.headerAt, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== ENTRY_SIGNATURE) throw damaged(this.#name);
    const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const packed = this.#range(start, entry.packedBytes);
    const unpacked =
      entry.method === 0 ? packed : unpack(packed, createInflateRaw({ chunkSize: CHUNK }), () => damaged(this.#name));
    let total = 0;
    for await (const chunk of unpacked) {
      total += chunk.length;
      checkSwelling(total, entry.packedBytes, this.#name, this.#limits);
      yield chunk;
    }
  }

  /** The unpacked bytes of a small entry. */
  async bytes(name: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    let total = 0;
    for await (const chunk of this.stream(name)) {
      total += chunk.length;
      if (total > MAX_DIRECTORY)
        throw limitExceeded('file-too-large', this.#name, {
          en: 'a part of the workbook is too large',
          zh: '工作簿的某个部分过大',
        });
      parts.push(chunk);
    }
    return Buffer.concat(parts);
  }

  async close(): Promise<void> {
    await this.#handle?.close().catch(() => undefined);
  }

  async *#range(start: number, length: number): AsyncGenerator<Buffer, void> {
    for (let at = start; at < start + length; ) {
      const chunk = await this.#bytes.read(at, Math.min(CHUNK, start + length - at));
      if (chunk.length === 0) throw damaged(this.#name);
      at += chunk.length;
      yield chunk;
    }
  }
}

/** The failure of a workbook whose parts do not fit together. */
export function damaged(file: string): CimError {
  return new CimError(
    'bad-input',
    'workbook-damaged',
    {
      en: `${file} is a workbook that is damaged, cut off or locked with a password.`,
      zh: `${file} 是损坏、不完整或用密码锁定的工作簿。`,
    },
    {
      en: 'Open it in a spreadsheet program and save it again as XLSX or CSV.',
      zh: '请用电子表格软件打开，重新保存为 XLSX 或 CSV。',
    },
    { file },
  );
}

/** All bytes of a source. @throws CimError file-too-large */
export async function wholeFile(source: ByteSource, limits: Limits): Promise<Buffer> {
  if (source.complete && source.head.length <= limits.memory) return source.head;
  const parts: Buffer[] = [];
  let total = 0;
  for await (const chunk of source.chunks()) {
    total += chunk.length;
    if (total > limits.memory) {
      const most = readableBytes(limits.memory);
      const what = { en: `a workbook of this kind may have ${most}`, zh: `这种工作簿最多 ${most}` };
      throw limitExceeded('file-too-large', source.name, what);
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function inMemory(source: ByteSource, limits: Limits): Promise<RandomAccess> {
  const all = await wholeFile(source, limits);
  return { size: all.length, read: async (at, length) => all.subarray(at, at + length) };
}

function onDisk(handle: FileHandle, size: number): RandomAccess {
  return {
    size,
    read: async (at, length) => {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
  };
}

async function readDirectory(bytes: RandomAccess, file: string): Promise<ReadonlyMap<string, Entry>> {
  const tailAt = Math.max(0, bytes.size - 65_557);
  const tail = await bytes.read(tailAt, 65_557);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw damaged(file);
  let size = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  if (end >= 20 && tail.readUInt32LE(end - 20) === END64_LOCATOR) {
    const end64 = await bytes.read(Number(tail.readBigUInt64LE(end - 12)), 56);
    if (end64.length < 56 || end64.readUInt32LE(0) !== END64_SIGNATURE) throw damaged(file);
    size = Number(end64.readBigUInt64LE(40));
    at = Number(end64.readBigUInt64LE(48));
  }
  if (size > MAX_DIRECTORY || at + size > bytes.size) throw damaged(file);
  const directory = await bytes.read(at, size);
  const entries = new Map<string, Entry>();
  for (let i = 0; i + 46 <= directory.length; ) {
    if (directory.readUInt32LE(i) !== DIRECTORY_SIGNATURE) break;
    const nameLength = directory.readUInt16LE(i + 28);
    const extraLength = directory.readUInt16LE(i + 30);
    const name = directory.toString('utf8', i + 46, i + 46 + nameLength);
    const extra = directory.subarray(i + 46 + nameLength, i + 46 + nameLength + extraLength);
    entries.set(name, {
      method: directory.readUInt16LE(i + 10),
      encrypted: (directory.readUInt16LE(i + 8) & 1) === 1,
      ...wideSizes(
        extra,
        directory.readUInt32LE(i + 24),
        directory.readUInt32LE(i + 20),
        directory.readUInt32LE(i + 42),
      ),
    });
    i += 46 + nameLength + extraLength + directory.readUInt16LE(i + 32);
  }
  return entries;
}

/** Sizes that do not fit 32 bits stand in an extra field, in this order, only those that are needed. */
function wideSizes(
  extra: Buffer,
  unpacked: number,
  packed: number,
  headerAt: number,
): { packedBytes: number; headerAt: number } {
  let packedBytes = packed;
  let offset = headerAt;
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let at = i + 4;
    const next = (): number => {
      const value = at + 8 <= extra.length ? Number(extra.readBigUInt64LE(at)) : 0;
      at += 8;
      return value;
    };
    if (unpacked === 0xffffffff) next();
    if (packed === 0xffffffff) packedBytes = next();
    if (headerAt === 0xffffffff) offset = next();
    break;
  }
  return { packedBytes, headerAt: offset };
}
