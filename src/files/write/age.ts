/**
 * Files that only their recipients can read, in the format of age (age-encryption.org/v1): any program of that format opens
 * them. What goes in comes out encrypted chunk by chunk; nothing of it is kept, neither in memory nor on disk.
 */
import { readFile } from 'node:fs/promises';
import { CimError } from '../../errors.js';
import { readingError } from '../file-errors.js';
import type { OutputSink } from './output-stream.js';

/**
 * Recipients as they were given: `age1…` stands for itself, anything else is a file of them (one a line, `#` begins a
 * remark).
 * @throws CimError bad-recipient, secret-key, no-recipient, file-not-found, is-a-directory, file-unreadable
 */
export async function readRecipients(given: readonly string[]): Promise<readonly string[]> {
  const recipients = new Set<string>();
  for (const word of given) {
    if (isSecretKey(word)) throw secretKey(null);
    if (word.startsWith('age1')) recipients.add(word);
    else for (const recipient of await recipientsOfFile(word)) recipients.add(recipient);
  }
  const { Encrypter } = await import('age-encryption');
  for (const recipient of recipients)
    try {
      new Encrypter().addRecipient(recipient);
    } catch {
      throw badRecipient(null);
    }
  return [...recipients];
}

async function recipientsOfFile(path: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw readingError(error, path);
  }
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.some(isSecretKey)) throw secretKey(path);
  if (lines.some((line) => !line.startsWith('age1'))) throw badRecipient(path);
  if (lines.length === 0)
    throw new CimError(
      'usage',
      'no-recipient',
      { en: `${path} names no recipient.`, zh: `${path} 中没有接收方。` },
      WHAT_IS_WANTED,
      { file: path },
    );
  return lines;
}

const isSecretKey = (word: string): boolean => /^AGE-SECRET-KEY-/i.test(word);

const WHAT_IS_WANTED = {
  en: 'A recipient is the public key of who will read the file: age1…, as age-keygen prints it.',
  zh: '接收方即读取者的公钥：age1…，由 age-keygen 给出。',
};

function badRecipient(file: string | null): CimError {
  return new CimError(
    'usage',
    'bad-recipient',
    file === null
      ? { en: 'A recipient is mistyped, or of a kind that cim does not know.', zh: '接收方有误，或 cim 不支持该类型。' }
      : { en: `${file} is no list of recipients.`, zh: `${file} 不是接收方列表。` },
    WHAT_IS_WANTED,
    file === null ? {} : { file },
  );
}

function secretKey(file: string | null): CimError {
  return new CimError(
    'usage',
    'secret-key',
    file === null
      ? {
          en: 'That is a secret key, not a recipient; it is in the history of your shell now.',
          zh: '这是私钥而非接收方；它已留在命令历史中。',
        }
      : { en: `${file} holds a secret key, not recipients.`, zh: `${file} 中是私钥，不是接收方。` },
    {
      en: 'age-keygen -y KEYFILE prints the recipient that belongs to it.',
      zh: 'age-keygen -y 密钥文件 可给出对应的接收方。',
    },
    file === null ? {} : { file },
  );
}

/** A sink whose content reaches `sink` encrypted for `recipients` (as `readRecipients` gives them). */
export async function encryptedSink(sink: OutputSink, recipients: readonly string[]): Promise<OutputSink> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const clear = new TransformStream<Uint8Array, Uint8Array>();
  const encrypted = await encrypter.encrypt(clear.readable);
  const writer = clear.writable.getWriter();
  writer.closed.catch(() => undefined); // told by whoever writes
  let listening = true;
  let failure: unknown = null;
  const carried = (async () => {
    try {
      for await (const chunk of encrypted) {
        listening = await sink.write(chunk);
        if (!listening) break; // which lets the writer fail
      }
    } catch (error) {
      failure = error;
    }
  })();
  /** Waits for a step of the writer; what the sink said of it goes before what the streams between say. */
  const passed = async (step: Promise<void>): Promise<boolean> => {
    try {
      await step;
    } catch (error) {
      await carried;
      if (listening) throw failure ?? error;
    }
    return listening;
  };
  return {
    write: (content) => passed(writer.write(typeof content === 'string' ? Buffer.from(content) : content)),
    commit: async () => {
      await passed(writer.close());
      await carried;
      if (failure !== null) throw failure;
      await sink.commit();
    },
    abandon: async () => {
      await writer.abort().catch(() => undefined);
      await carried;
      await sink.abandon();
    },
  };
}
