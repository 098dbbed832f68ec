/**
 * Typed arrays over shared memory: what worker threads see without copying. Zero-filled like any typed array.
 */

export const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
export const sharedUint16 = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(2 * length));
export const sharedUint8 = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));

/** A copy in shared memory; the array itself when it lives there already. */
export function toSharedInt32(values: Int32Array): Int32Array {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const copy = sharedInt32(values.length);
  copy.set(values);
  return copy;
}
