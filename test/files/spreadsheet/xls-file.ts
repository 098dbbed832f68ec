/** XLS files made by hand for tests: one stream of records in a container of 512-byte sectors. */

export function record(type: number, ...parts: readonly (Buffer | number[])[]): Buffer {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

export const u16 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));
export const u32 = (value: number): Buffer => u16(value & 0xffff, value >>> 16);

export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** A text with its length in one or two bytes; wide unless `narrow`. */
export function text(value: string, lengthBytes: 1 | 2 = 2, narrow = false): Buffer {
  const length = lengthBytes === 1 ? Buffer.from([value.length]) : u16(value.length);
  return Buffer.concat([length, Buffer.from([narrow ? 0 : 1]), Buffer.from(value, narrow ? 'latin1' : 'utf16le')]);
}

/** The stream of a workbook: what stands before the sheets, and the records of each. */
export function workbook(
  globals: readonly Buffer[],
  sheets: readonly { name: string; state?: number; cells: readonly Buffer[] }[],
): Buffer {
  const begin = record(0x809, u16(0x0600, 5, 0, 0));
  const end = record(0x0a);
  const lengths = sheets.map(({ name }) => 4 + 6 + text(name, 1).length);
  let at =
    begin.length +
    globals.reduce((sum, part) => sum + part.length, 0) +
    lengths.reduce((sum, length) => sum + length, 0) +
    end.length;
  const heads: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const { name, state = 0, cells } of sheets) {
    heads.push(record(0x85, u32(at), [state, 0], text(name, 1)));
    const body = Buffer.concat([begin, ...cells, end]);
    bodies.push(body);
    at += body.length;
  }
  return Buffer.concat([begin, ...globals, ...heads, end, ...bodies]);
}

/** Puts streams into a compound file. Streams are padded to 4096 bytes, so that none is a small one. */
export function compoundFile(streams: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const sector = 512;
  const padded = streams.map(
    ([name, bytes]) => [name, Buffer.concat([bytes, Buffer.alloc(Math.max(0, 4096 - bytes.length))])] as const,
  );
  const body: Buffer[] = [];
  const chains: number[] = [];
  const starts: number[] = [];
  const add = (bytes: Buffer): number => {
    const start = chains.length;
    const count = Math.ceil(bytes.length / sector);
    for (let i = 0; i < count; i++) chains.push(i === count - 1 ? 0xfffffffe : start + i + 1);
    body.push(bytes, Buffer.alloc(count * sector - bytes.length));
    return start;
  };
  for (const [, bytes] of padded) starts.push(add(bytes));
  const entry = (name: string, type: number, start: number, size: number): Buffer => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, 64);
    bytes[66] = type;
    bytes.writeUInt32LE(start, 116);
    bytes.writeUInt32LE(size, 120);
    return bytes;
  };
  const directory = add(
    Buffer.concat([
      entry('Root Entry', 5, 0xfffffffe, 0),
      ...padded.map(([name, bytes], i) => entry(name, 2, starts[i]!, bytes.length)),
    ]),
  );
  const chainSectors = Math.ceil((chains.length + 8) / 128);
  const first = chains.length;
  for (let i = 0; i < chainSectors; i++) chains.push(0xfffffffd);
  const table = Buffer.alloc(chainSectors * sector, 0xff);
  chains.forEach((next, i) => void table.writeUInt32LE(next, i * 4));
  const header = Buffer.alloc(512);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(chainSectors, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  for (let i = 0; i < 109; i++) header.writeUInt32LE(i < chainSectors ? first + i : 0xffffffff, 76 + i * 4);
  return Buffer.concat([header, ...body, table]);
}
