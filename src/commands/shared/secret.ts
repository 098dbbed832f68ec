/**
 * Where the key comes from, in this order: --key-file, --key-fd, CIM_KEY_FILE, the service manager's credentials, a
 * prompt, and last CIM_PASSPHRASE. Never from an argument, which every user of the machine can read.
 */
import { existsSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { CimError } from '../../errors.js';
import { isRecoveryCode } from '../../store/recovery-code.js';
import { isKeyText, type Secret } from '../../store/secret.js';
import type { Context, Options } from '../definition.js';
import { stateFolder } from './home.js';

/** The store the command line, the environment or the default names. */
export function storePath(options: Options, context: Context): string {
  return options.store ?? context.env.CIM_STORE ?? 'customers.cim';
}

/** Where the heads of audits are remembered, outside of the stores; null where this user has no home to remember them in. */
export function auditMemory(context: Context): string | null {
  const state = stateFolder(context);
  return state === null ? null : join(state, 'cim', 'audit-heads.json');
}

/** The key file that was named, or null where a passphrase is wanted. */
export function namedKeyFile(options: Options, context: Context): string | null {
  const { env } = context;
  const credential = env.CREDENTIALS_DIRECTORY ? join(env.CREDENTIALS_DIRECTORY, 'cim.key') : null;
  return options.keyFile ?? env.CIM_KEY_FILE ?? (credential !== null && existsSync(credential) ? credential : null);
}

function fromEnvironment(context: Context): { readonly passphrase: Buffer } | null {
  const passphrase = context.env.CIM_PASSPHRASE;
  if (passphrase === undefined || passphrase === '') return null;
  context.terminal.alert(
    context.say(
      'cim: CIM_PASSPHRASE can be read by every program of this user; a key file is safer.\n',
      'cim：CIM_PASSPHRASE 可被该用户的所有程序读取，建议使用密钥文件。\n',
    ),
  );
  return { passphrase: Buffer.from(passphrase.normalize('NFKC'), 'utf8') };
}

/** What was typed where a passphrase is asked for: it may be the recovery code, when all else is lost. */
function secretOf(typed: Buffer): Secret {
  const text = typed.toString('utf8');
  return isRecoveryCode(text) ? { recoveryCode: text } : { passphrase: typed };
}

const MOST_KEY_BYTES = 4096;
const keys = new WeakMap<Options, Buffer>();

/** What `--key-fd` holds: the content of a key file, a passphrase, or the recovery code. It is read once a call. */
function fromDescriptor(options: Options): Secret | null {
  const { keyFd } = options;
  if (keyFd === undefined) return null;
  let text = keys.get(options);
  if (text === undefined) {
    text = readDescriptor(keyFd);
    keys.set(options, text);
  }
  if (isKeyText(text)) return { keyText: Buffer.from(text) };
  const words = text.toString('utf8').replace(/\r?\n$/, '');
  return secretOf(Buffer.from(words.normalize('NFKC'), 'utf8'));
}

function readDescriptor(descriptor: number): Buffer {
  const text = Buffer.alloc(MOST_KEY_BYTES);
  let length = 0;
  try {
    for (;;) {
      const count = readSync(descriptor, text, length, text.length - length, null);
      length += count;
      if (count === 0 || length === text.length) break;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code !== 'EOF')
      throw new CimError(
        'wrong-key',
        'key-fd-unreadable',
        {
          en: `The file descriptor ${descriptor} cannot be read (${code}).`,
          zh: `无法读取文件描述符 ${descriptor}（${code}）。`,
        },
        {
          en: 'Open it for cim, as in: cim report --key-fd 3 3< key',
          zh: '请为 cim 打开它，例如：cim report --key-fd 3 3< key',
        },
      );
  }
  return text.subarray(0, length);
}

/** Wipes what `--key-fd` held, once the call is over. */
export function forgetKey(options: Options): void {
  keys.get(options)?.fill(0);
  keys.delete(options);
}

/** The secret that opens the store. Asks where a person sits; fails with `wrong-key` where there is none. */
export async function findSecret(path: string, options: Options, context: Context): Promise<Secret> {
  const given = options.keyFile === undefined ? fromDescriptor(options) : null;
  if (given) return given;
  const keyFile = namedKeyFile(options, context);
  if (keyFile !== null) return { keyFile };
  if (context.terminal.interactive) {
    return secretOf(
      await context.terminal.askSecret(
        context.say(`Passphrase (or recovery code) of ${path}: `, `${path} 的口令（或恢复码）：`),
      ),
    );
  }
  const known = fromEnvironment(context);
  if (known) return secretOf(known.passphrase);
  throw new CimError(
    'wrong-key',
    'no-key',
    { en: `No key was given for ${path}, and nobody can be asked.`, zh: `未给出 ${path} 的密钥，也无人可问。` },
    { en: 'Use --key-file FILE, CIM_KEY_FILE or --key-fd N.', zh: '请用 --key-file 文件 或 CIM_KEY_FILE。' },
  );
}

/** A new passphrase, asked twice; at least twelve characters, since whoever has the file can try them at leisure. */
export async function newPassphrase(path: string, context: Context): Promise<Secret> {
  if (!context.terminal.interactive) {
    const known = fromEnvironment(context);
    if (known) return known;
    throw new CimError(
      'usage',
      'no-key',
      {
        en: 'A new store needs a key, and nobody can be asked for a passphrase.',
        zh: '新客户库需要密钥，而现在无人可输入口令。',
      },
      { en: 'Use --new-key-file FILE.', zh: '请用 --new-key-file 文件。' },
    );
  }
  const { askSecret } = context.terminal;
  const passphrase = await askSecret(context.say(`New passphrase for ${path}: `, `${path} 的新口令：`));
  if ([...passphrase.toString('utf8')].length < 12) {
    throw new CimError(
      'usage',
      'passphrase-short',
      { en: 'The passphrase needs at least twelve characters.', zh: '口令至少要有十二个字符。' },
      { en: 'Four or five random words are good and easy to keep.', zh: '四五个随机的词既安全又好记。' },
    );
  }
  const again = await askSecret(context.say('Once more: ', '再次输入：'));
  const same = passphrase.equals(again);
  again.fill(0);
  if (!same)
    throw new CimError('usage', 'passphrase-differs', {
      en: 'The two passphrases differ.',
      zh: '两次输入的口令不同。',
    });
  return { passphrase };
}
