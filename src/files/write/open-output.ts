/** Opens what is written to: a file that is there whole or not at all, or standard output; encrypted where recipients are named. */
import type { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { CimError } from '../../errors.js';
import { AtomicFile } from './atomic-file.js';
import { type OutputSink, streamSink } from './output-stream.js';

export interface OutputOptions {
  /** Replace an existing file. */
  readonly force?: boolean | undefined;
  /** Where `-` goes; the process's standard output unless given. */
  readonly stdout?: Writable | undefined;
  /** Who alone can read it (see `readRecipients`); in clear where nobody is named. */
  readonly recipients?: readonly string[] | undefined;
}

/**
 * Begins an output: `path`, or `-` for standard output. End with `commit` or `abandon`.
 * @throws CimError not-encrypted, encrypted-to-terminal, file-exists, symbolic-link, is-a-directory, folder-not-found,
 *   file-not-writable, no-space
 */
export async function openOutput(path: string, options: OutputOptions = {}): Promise<OutputSink> {
  const { recipients = [] } = options;
  if (recipients.length === 0 && isNamedEncrypted(path)) throw notEncrypted(path);
  const stdout = options.stdout ?? process.stdout;
  if (recipients.length > 0 && path === '-' && (stdout as Partial<WriteStream>).isTTY === true) throw onlyForPrograms();
  const sink = path === '-' ? streamSink(stdout) : await fileSink(path, options);
  if (recipients.length === 0) return sink;
  try {
    const { encryptedSink } = await import('./age.js');
    return await encryptedSink(sink, recipients);
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** Writes one text as a whole. Failures as `openOutput`. */
export async function writeOutput(path: string, content: string, options: OutputOptions = {}): Promise<void> {
  const sink = await openOutput(path, options);
  try {
    await sink.write(content);
    await sink.commit();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** True for a name that promises encrypted content. */
const isNamedEncrypted = (path: string): boolean => /\.age$/i.test(path);

/** The name of what is in the file: `customers.csv.age` holds `customers.csv`. */
export const innerName = (path: string): string => path.replace(/(?<=.)\.age$/i, '');

function notEncrypted(path: string): CimError {
  return new CimError(
    'usage',
    'not-encrypted',
    {
      en: `${path} is named as if it were encrypted, and would not be.`,
      zh: `${path} 的名称表示已加密，但实际不会加密。`,
    },
    { en: 'Add --encrypt RECIPIENT, or choose another name.', zh: '请加 --encrypt 接收方，或换一个文件名。' },
    { file: path },
  );
}

const onlyForPrograms = (): CimError =>
  new CimError(
    'usage',
    'encrypted-to-terminal',
    { en: 'An encrypted file is nothing for a terminal.', zh: '加密文件不宜显示在终端上。' },
    { en: 'Name a file, or direct standard output to one.', zh: '请指定文件，或将标准输出重定向到文件。' },
  );

async function fileSink(path: string, options: OutputOptions): Promise<OutputSink> {
  const file = await AtomicFile.create(path, { force: options.force });
  return {
    write: async (content) => {
      await file.write(content);
      return true;
    },
    commit: () => file.commit(),
    abandon: () => file.abandon(),
  };
}
