/**
 * The container of Office 97–2003: streams in chains of sectors, like files on a small disk. Read whole, from memory;
 * every chain is bounded by the number of sectors, so that none can run in circles.
 */
import { CimError } from '../../errors.js';
import { damaged } from './zip-archive.js';

const FREE = 0xfffffffa;
const HEADER_CHAINS = 109;

/** The streams of a compound file by their names. */
export class CompoundFile {
  readonly #bytes: Buffer;
  readonly #file: string;
  readonly #sectorBytes: number;
  readonly #chains: readonly number[];
  readonly #entries = new Map<string, { start: number; size: number }>();
  readonly #smallChains: readonly number[];
  readonly #small: Buffer;
  readonly #smallLimit: number;

  /** @throws CimError workbook-damaged */
  constructor(bytes: Buffer, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    if (bytes.length < 512) throw damaged(file);
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw damaged(file);
    this.#sectorBytes = 1 << shift;
    this.#chains = this.#readChains();
    this.#smallLimit = bytes.readUInt32LE(56);
    const directory = this.#chain(bytes.readUInt32LE(48), Number.POSITIVE_INFINITY);
    let root = { start: FREE, size: 0 };
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const nameBytes = directory.readUInt16LE(at + 64);
      const type = directory[at + 66];
      if (type === 0 || nameBytes < 2 || nameBytes > 64) continue;
      const entry = { start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) };
      if (type === 5) root = entry;
      else if (type === 2) this.#entries.set(directory.toString('utf16le', at, at + nameBytes - 2), entry);
    }
    this.#small = root.size === 0 ? Buffer.alloc(0) : this.#chain(root.start, root.size);
    const smallChains = bytes.readUInt32LE(60);
    this.#smallChains = smallChains >= FREE ? [] : numbers(this.#chain(smallChains, Number.POSITIVE_INFINITY));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of a stream. @throws CimError workbook-damaged */
  stream(name: string): Buffer {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw damaged(this.#file);
    if (entry.size >= this.#smallLimit) return this.#chain(entry.start, entry.size);
    const parts: Buffer[] = [];
    let sector = entry.start;
    for (let taken = 0; taken < entry.size; taken += 64) {
      if (sector >= this.#smallChains.length) throw damaged(this.#file);
      parts.push(this.#small.subarray(sector * 64, sector * 64 + 64));
      sector = this.#smallChains[sector]!;
    }
    return Buffer.concat(parts).subarray(0, entry.size);
  }

  /** Which sector follows which: a table that is itself spread over sectors, listed in the header and beyond. */
  #readChains(): readonly number[] {
    const bytes = this.#bytes;
    const sectors: number[] = [];
    const most = Math.ceil(bytes.length / this.#sectorBytes);
    for (let i = 0; i < HEADER_CHAINS; i++) sectors.push(bytes.readUInt32LE(76 + i * 4));
    let next = bytes.readUInt32LE(68);
    for (let i = bytes.readUInt32LE(72); i > 0 && next < FREE && sectors.length <= most + HEADER_CHAINS; i--) {
      const more = numbers(this.#sector(next));
      next = more.pop() ?? FREE;
      for (const sector of more) sectors.push(sector);
    }
    return sectors.filter((sector) => sector < FREE).flatMap((sector) => numbers(this.#sector(sector)));
  }

  #sector(index: number): Buffer {
    const at = (index + 1) * this.#sectorBytes;
    if (at >= this.#bytes.length) throw damaged(this.#file);
    return this.#bytes.subarray(at, at + this.#sectorBytes);
  }

  #chain(start: number, size: number): Buffer {
    const parts: Buffer[] = [];
    let taken = 0;
    for (let sector = start; sector < FREE && taken < size; sector = this.#chains[sector] ?? FREE) {
      if (parts.length > this.#chains.length) throw damaged(this.#file);
      const part = this.#sector(sector);
      parts.push(part);
      taken += part.length;
    }
    if (size !== Number.POSITIVE_INFINITY && taken < size) throw damaged(this.#file);
    const all = Buffer.concat(parts);
    return size === Number.POSITIVE_INFINITY ? all : all.subarray(0, size);
  }
}

function numbers(bytes: Buffer): number[] {
  const values: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) values.push(bytes.readUInt32LE(at));
  return values;
}

/** The refusal of a workbook under a password. */
export function workbookLocked(file: string): CimError {
  return new CimError(
    'bad-input',
    'workbook-locked',
    { en: `${file} is a workbook that is locked with a password.`, zh: `${file} 是用密码锁定的工作簿。` },
    { en: 'Open it and save it without a password.', zh: '请打开后去掉密码再保存。' },
    { file },
  );
}
