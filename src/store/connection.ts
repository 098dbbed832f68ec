/**
 * Opening the encrypted file: SQLCipher 4 with a raw key, so that a stock SQLCipher shell opens it too. The order of the
 * statements matters; each is there for a reason told beside it.
 */
import { closeSync, constants, existsSync, lstatSync, openSync, readSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CimError } from '../errors.js';
import { breathe } from './breath.js';
import { syncFile } from './durable-file.js';
import { DATA_KEY_BYTES } from './keyring.js';
import { asStoreError } from './store-error.js';

export type Connection = Database.Database;

const PLAIN_HEADER = 'SQLite format 3';

/** What both kinds of connection need. */
function harden(db: Connection): void {
  db.pragma('temp_store = 2'); // sorts and VACUUM write plain temporary files otherwise
  db.pragma('secure_delete = 1'); // deleted rows are overwritten
  db.pragma('foreign_keys = 1');
  db.pragma('trusted_schema = 0');
  db.pragma('cell_size_check = 1');
  if (Number(db.pragma('temp_store', { simple: true })) !== 2)
    throw new CimError('bug', 'temp-store', {
      en: 'Temporary files would not stay in memory.',
      zh: '临时文件不能留在内存中。',
    });
}

/** A store in memory, for work on files alone. */
export function connectMemory(): Connection {
  const db = new Database(':memory:');
  harden(db);
  return db;
}

/** Creates the file, empty and for its owner only, before SQLite would create it for everyone. */
export function reserveFile(path: string): void {
  try {
    closeSync(
      openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o600),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new CimError('usage', 'store-exists', {
        en: `There is a file ${path} already; a store is never overwritten.`,
        zh: `文件 ${path} 已存在；客户库从不被覆盖。`,
      });
    throw asStoreError(error, path);
  }
}

/**
 * Opens the store at `path` under a data key (48 bytes, left untouched). The file must exist.
 * Throws `no-store`, `wrong-key`, `damaged`, `locked` …
 */
export function connect(path: string, dataKey: Buffer): Connection {
  if (dataKey.length !== DATA_KEY_BYTES)
    throw new CimError('bug', 'key-length', { en: 'A data key has 48 bytes.', zh: '数据密钥有 48 个字节。' });
  if (!existsSync(path))
    throw new CimError(
      'no-store',
      'no-store',
      { en: `There is no store at ${path}.`, zh: `${path} 处没有客户库。` },
      { en: 'cim init makes one.', zh: '用 cim init 新建。' },
    );
  if (!lstatSync(path).isFile())
    throw new CimError(
      'no-store',
      'store-kind',
      { en: `${path} is not a regular file.`, zh: `${path} 不是普通文件。` },
      { en: 'Name the file of the store itself.', zh: '请写出客户库文件本身。' },
    );
  if (startsPlain(path))
    throw new CimError('wrong-key', 'not-a-store', {
      en: `${path} is not an encrypted store.`,
      zh: `${path} 不是加密的客户库。`,
    });
  let db: Connection | null = null;
  try {
    db = openEncrypted(path, dataKey);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('cache_size = -65536');
    db.pragma('journal_size_limit = 67108864');
    return db;
  } catch (error) {
    db?.close();
    throw asStoreError(error, path);
  }
}

/** Opens a file that is there with its key and reads from it; the journal stays as the file has it. */
function openEncrypted(path: string, dataKey: Buffer): Connection {
  const raw = rawKey(dataKey);
  const db = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.key(raw);
    db.prepare('SELECT count(*) FROM sqlite_master').get(); // the first read tells whether the key fits
    harden(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  } finally {
    raw.fill(0);
  }
}

/**
 * Copies what is kept of an open store to `target` under another key. The copy gets its key once it is whole and nobody
 * uses it: a change of key that is cut off loses a copy, never the store. The file is new, its owner's only, and durable.
 */
export async function copyUnderKey(
  db: Connection,
  key: Buffer,
  target: string,
  newKey: Buffer,
  signal?: AbortSignal,
): Promise<void> {
  reserveFile(target);
  try {
    db.prepare('VACUUM INTO ?').run(target);
    await breathe(signal);
    const copy = openEncrypted(target, key);
    const raw = rawKey(newKey);
    try {
      copy.rekey(raw);
    } finally {
      copy.close();
      raw.fill(0);
    }
    await breathe(signal);
    syncFile(target);
  } catch (error) {
    const told = asStoreError(error, target); // while the file is there that it is about
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${target}${suffix}`, { force: true });
    throw told;
  }
}

/** The key in the form SQLite3 Multiple Ciphers takes as raw: 96 hexadecimal digits, never a passphrase. */
function rawKey(dataKey: Buffer): Buffer {
  const raw = Buffer.alloc(3 + DATA_KEY_BYTES * 2);
  raw.write("x'", 0, 'latin1');
  const digits = '0123456789abcdef';
  for (const [i, byte] of dataKey.entries()) {
    raw[2 + i * 2] = digits.charCodeAt(byte >> 4);
    raw[3 + i * 2] = digits.charCodeAt(byte & 15);
  }
  raw.write("'", raw.length - 1, 'latin1');
  return raw;
}

/** True when the file begins as SQLite's own, that is: when it is not encrypted. */
export function startsPlain(path: string): boolean {
  const file = openSync(path, constants.O_RDONLY);
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, 16, 0);
    return head.toString('latin1').startsWith(PLAIN_HEADER);
  } finally {
    closeSync(file);
  }
}

/**
 * The statements with which a stock SQLCipher ≥ 4.0 shell opens the file. They hold the key in the clear: whoever has
 * them can read everything but sealed values.
 */
export function shellStatements(dataKey: Buffer): string {
  return [`PRAGMA key = "x'${dataKey.toString('hex')}'";`, 'PRAGMA cipher_compatibility = 4;', '.tables'].join('\n');
}
