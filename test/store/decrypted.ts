/** What an encrypted database holds, byte for byte, free space included. */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Everything in the file, page by page, in the clear: SQLCipher's pages end with IV (16 bytes) and HMAC (64 bytes). */
export function decrypted(path: string, key: Buffer): Buffer {
  const file = readFileSync(path);
  const pages: Buffer[] = [];
  for (let at = 0; at + 4096 <= file.length; at += 4096) {
    const page = file.subarray(at, at + 4096);
    const decipher = createDecipheriv(
      'aes-256-cbc',
      key.subarray(0, 32),
      page.subarray(4096 - 80, 4096 - 64),
    ).setAutoPadding(false);
    pages.push(Buffer.concat([decipher.update(page.subarray(at === 0 ? 16 : 0, 4096 - 80)), decipher.final()]));
  }
  return Buffer.concat(pages);
}
