/**
 * What a user opens the store with: a key file (for scheduled jobs), a passphrase, or the recovery code. Each is
 * stretched into a 32-byte key that opens one slot of the sidecar.
 */
import { randomBytes, scryptSync } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { CimError } from '../errors.js';
import { parseRecoveryCode } from './recovery-code.js';
import { deriveKey } from './sealed-box.js';

/** What the user has. Passphrases come as bytes (UTF-8 of the NFKC form) so that they can be wiped. */
export type Secret =
  | { readonly keyFile: string }
  /** What a key file holds, however it came. */
  | { readonly keyText: Buffer }
  | { readonly passphrase: Buffer }
  | { readonly recoveryCode: string };

export type SlotType = 'key-file' | 'passphrase' | 'recovery-code';

/** How a slot's key is made; kept beside the slot. scrypt for what people remember, HKDF for what is random. */
export interface Stretching {
  readonly name: 'scrypt' | 'hkdf-sha256';
  readonly salt: string;
  readonly N?: number;
  readonly r?: number;
  readonly p?: number;
}

/** The bytes of a secret and the type of slot they open. Reads and checks the key file. */
export function readSecret(secret: Secret): { readonly type: SlotType; readonly bytes: Buffer } {
  if ('keyFile' in secret) return { type: 'key-file', bytes: readKeyFile(secret.keyFile) };
  if ('keyText' in secret) {
    const bytes = parseKeyText(secret.keyText);
    if (bytes) return { type: 'key-file', bytes };
    throw new CimError('wrong-key', 'key-file-form', {
      en: 'What was read is not a key of cim.',
      zh: '读取的内容不是 cim 的密钥。',
    });
  }
  if ('passphrase' in secret) {
    if (secret.passphrase.length === 0)
      throw new CimError('wrong-key', 'empty-passphrase', {
        en: 'An empty passphrase opens nothing.',
        zh: '空口令打不开任何东西。',
      });
    return { type: 'passphrase', bytes: Buffer.from(secret.passphrase) };
  }
  return { type: 'recovery-code', bytes: parseRecoveryCode(secret.recoveryCode) };
}

/** New stretching for a slot type: scrypt with N = 2^17, r = 8, p = 1 (128 MiB, about a third of a second), else HKDF. */
export function newStretching(type: SlotType): Stretching {
  const salt = randomBytes(16).toString('base64');
  return type === 'passphrase' ? { name: 'scrypt', salt, N: 2 ** 17, r: 8, p: 1 } : { name: 'hkdf-sha256', salt };
}

/** The slot's key. Throws when the costs written in the file are not such as cim writes (a trap for memory or strength). */
export function stretch(bytes: Buffer, type: SlotType, how: Stretching): Buffer {
  const salt = Buffer.from(how.salt, 'base64');
  if (type !== 'passphrase') return deriveKey(bytes, `slot ${type}`, salt);
  const { N = 0, r = 0, p = 0 } = how;
  const sound = how.name === 'scrypt' && N >= 2 ** 17 && N <= 2 ** 20 && (N & (N - 1)) === 0 && r === 8 && p === 1;
  if (!sound)
    throw new CimError('damaged', 'keys-damaged', {
      en: 'The key slots are damaged: unknown stretching of a passphrase.',
      zh: '密钥槽已损坏：口令的派生方式未知。',
    });
  return scryptSync(bytes, salt, 32, { N, r, p, maxmem: 256 * N * r });
}

const KEY_FILE_HEADER = 'cim-key-1 ';

/** True where a text begins as a key file does. */
export const isKeyText = (text: Buffer): boolean =>
  text.subarray(0, KEY_FILE_HEADER.length).equals(Buffer.from(KEY_FILE_HEADER));

const DIGITS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const KEY_BYTES = 32;
const KEY_DIGITS = 43; // and one that fills up

/** The 32 bytes of a key file's text, or null. Without making a string of it, which nobody could wipe. */
function parseKeyText(text: Buffer): Buffer | null {
  let end = text.length;
  if (end > 0 && text[end - 1] === 10) end--;
  if (end > 0 && text[end - 1] === 13) end--;
  const from = KEY_FILE_HEADER.length;
  if (!isKeyText(text) || end !== from + KEY_DIGITS + 1 || text[end - 1] !== 61) return null;
  const bytes = Buffer.alloc(KEY_BYTES);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = from; i < end - 1; i++) {
    const digit = DIGITS.indexOf(text[i] as number);
    if (digit < 0) {
      bytes.fill(0);
      return null;
    }
    bits = ((bits << 6) | digit) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
  }
  return bytes;
}

/** Makes a new key file (32 random bytes, one line of text), readable by its owner only. Never over an existing file. */
export function createKeyFile(path: string): void {
  let file: number;
  try {
    file = openSync(
      path,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
      0o600,
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST')
      throw new CimError('usage', 'key-file-exists', {
        en: `There is a file ${path} already; a key is never overwritten.`,
        zh: `文件 ${path} 已存在；密钥从不被覆盖。`,
      });
    throw new CimError('usage', 'key-file-unwritable', {
      en: `The key file ${path} cannot be written (${code ?? 'unknown'}).`,
      zh: `密钥文件 ${path} 无法写入（${code ?? '原因不明'}）。`,
    });
  }
  try {
    writeSync(file, `${KEY_FILE_HEADER}${randomBytes(32).toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * The 32 bytes of a key file. Refused, as ssh does, when it is a link, belongs to someone else, or can be read by
 * others: a key that others read is no key.
 */
export function readKeyFile(path: string): Buffer {
  let file: number;
  try {
    // a pipe that nobody writes to would hold cim up, deaf to signals: it is opened, and refused below
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ELOOP')
      throw new CimError('wrong-key', 'key-file-link', {
        en: `The key file ${path} is a link; name the file itself.`,
        zh: `密钥文件 ${path} 是链接；请写出文件本身。`,
      });
    throw new CimError('wrong-key', 'key-file-unreadable', {
      en: `The key file ${path} cannot be read (${code ?? 'unknown'}).`,
      zh: `密钥文件 ${path} 无法读取（${code ?? '原因不明'}）。`,
    });
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile())
      throw new CimError('wrong-key', 'key-file-kind', {
        en: `The key file ${path} is not a regular file.`,
        zh: `密钥文件 ${path} 不是普通文件。`,
      });
    if (process.platform !== 'win32') {
      if (process.getuid !== undefined && stat.uid !== process.getuid())
        throw new CimError('wrong-key', 'key-file-owner', {
          en: `The key file ${path} belongs to another user.`,
          zh: `密钥文件 ${path} 属于另一个用户。`,
        });
      if ((stat.mode & 0o077) !== 0)
        throw new CimError(
          'wrong-key',
          'key-file-mode',
          { en: `The key file ${path} can be read or written by others.`, zh: `密钥文件 ${path} 可被他人读写。` },
          { en: `chmod 600 ${path}`, zh: `chmod 600 ${path}` },
        );
    }
    const text = Buffer.alloc(128);
    const length = readSync(file, text, 0, text.length, 0);
    const bytes = parseKeyText(text.subarray(0, length));
    text.fill(0);
    if (!bytes)
      throw new CimError('wrong-key', 'key-file-form', {
        en: `${path} is not a key file of cim.`,
        zh: `${path} 不是 cim 的密钥文件。`,
      });
    return bytes;
  } finally {
    closeSync(file);
  }
}
