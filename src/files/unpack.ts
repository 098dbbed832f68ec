/** Unpacks compressed bytes as they come, with a bound on how far they may swell. */
import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CimError } from '../errors.js';
import { type Limits, limitExceeded, readableBytes } from './limits.js';

/**
 * Feeds `packed` to an unpacker of the platform and yields what comes out.
 * @param damaged makes the error for bytes that the unpacker refuses
 */
export async function* unpack(
  packed: AsyncIterable<Buffer>,
  unpacker: Transform,
  damaged: () => CimError,
): AsyncGenerator<Buffer, void> {
  let sourceError: unknown = null;
  const feed = async (): Promise<void> => {
    try {
      for await (const chunk of packed) {
        if (unpacker.destroyed) return;
        if (!unpacker.write(chunk)) await hungry(unpacker);
      }
      unpacker.end();
    } catch (error) {
      sourceError = error;
      unpacker.destroy(error as Error);
    }
  };
  // Not awaited at the end: the feeder may be waiting for a pipe that never speaks again. It ends by itself once the
  // unpacker is gone, and keeps its error to itself.
  void feed();
  try {
    for await (const chunk of unpacker) yield chunk as Buffer;
  } catch (error) {
    if (sourceError !== null) throw sourceError;
    throw error instanceof CimError ? error : damaged();
  } finally {
    unpacker.destroy();
  }
}

function hungry(unpacker: Transform): Promise<void> {
  if (unpacker.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      unpacker.off('drain', done);
      unpacker.off('close', done);
      resolve();
    };
    unpacker.on('drain', done);
    unpacker.on('close', done);
  });
}

/** @throws CimError unpacks-too-far, file-too-large */
export function checkSwelling(unpacked: number, packed: number, name: string, limits: Limits): void {
  if (unpacked > limits.unpackedFloor && unpacked > limits.ratio * Math.max(1, packed)) {
    throw limitExceeded('unpacks-too-far', name, {
      en: `the archive unpacks to more than ${limits.ratio} times its size, as archives made to do harm do`,
      zh: `压缩包解开后超过其大小的 ${limits.ratio} 倍，恶意压缩包才会如此`,
    });
  }
  if (unpacked > limits.bytes) {
    throw limitExceeded('file-too-large', name, {
      en: `the file unpacks to more than ${readableBytes(limits.bytes)}`,
      zh: `文件解压后超过 ${readableBytes(limits.bytes)}`,
    });
  }
}

/**
 * Looks how far the beginning of a `.gz` swells, before anything is made of it: reading what an archive made to do harm
 * holds takes a minute and half a gigabyte, this look a quarter of a second. Damage is for the reader to tell.
 * @throws CimError unpacks-too-far
 */
export async function refuseSwelling(path: string, limits: Limits): Promise<void> {
  const file = createReadStream(path);
  const unpacker = createGunzip({ chunkSize: 256 * 1024 });
  file.on('error', (error) => unpacker.destroy(error));
  let unpacked = 0;
  try {
    for await (const chunk of file.pipe(unpacker)) {
      unpacked += (chunk as Buffer).length;
      if (unpacked > limits.unpackedFloor) break;
    }
  } catch {
    return;
  } finally {
    file.destroy();
    unpacker.destroy();
  }
  checkSwelling(unpacked, unpacker.bytesWritten, path, limits);
}
