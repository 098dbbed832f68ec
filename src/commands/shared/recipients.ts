/** Files that only their recipients can read: the option, and whom it names. */
import { type Command, Option } from 'commander';
import type { Bilingual } from '../../errors.js';
import type { Options, Say } from '../definition.js';

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

const THE_FILE = { en: 'the file with age for its reader', zh: '用 age 为接收方加密文件' };
/** Where the files of a command are the rows that it set aside. */
export const REJECTED_ROWS = {
  en: 'rejected rows with age for who corrects them',
  zh: '用 age 为修正者加密被拒绝的行',
};

export function addEncryptOption(command: Command, say: Say, what: Bilingual = THE_FILE): void {
  command.addOption(
    new Option(
      '--encrypt <recipient>',
      say(
        `encrypt ${what.en}: age1…, or a file of such public keys (repeatable)`,
        `${what.zh}：age1… 公钥，或公钥列表文件（可多次）`,
      ),
    ).argParser(append),
  );
}

/** Who alone can read what this call writes; nobody where it writes in clear. Failures as `readRecipients`. */
export async function recipientsOf(options: Options): Promise<readonly string[]> {
  const given = options.encrypt as readonly string[] | undefined;
  if (given === undefined) return [];
  const { readRecipients } = await import('../../files/write/age.js');
  return readRecipients(given);
}
