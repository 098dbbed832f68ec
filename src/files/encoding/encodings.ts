/** The encodings cim reads, under the names it prints, and the many names people and programs call them by. */
import { CimError } from '../../errors.js';

/** Encodings cim finds by itself. */
export const DETECTED_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'windows-1252',
  'windows-1251',
  'euc-kr',
  'euc-jp',
  'koi8-r',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'iso-8859-2',
  'macintosh',
] as const;

/** One of the above, or another encoding the user has named and the platform knows (`euc-jp`, `windows-1250` …). */
export type Encoding = (typeof DETECTED_ENCODINGS)[number] | (string & {});

/** GB2312 and GBK are subsets of GB18030; ISO-8859-1 in the wild is Windows-1252. */
const ALIASES = new Map<string, Encoding>([
  ['utf8', 'utf-8'],
  ['unicode', 'utf-16le'],
  ['utf16', 'utf-16le'],
  ['utf-16', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['utf16be', 'utf-16be'],
  ['ucs-2', 'utf-16le'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['ansi-zh', 'gb18030'],
  ['big-5', 'big5'],
  ['cp950', 'big5'],
  ['sjis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['latin1', 'windows-1252'],
  ['latin-1', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['cp1252', 'windows-1252'],
  ['ansi', 'windows-1252'],
  ['ascii', 'utf-8'],
]);

/**
 * The encoding a user means by `label`.
 * @throws CimError unknown-encoding
 */
export function encodingByName(label: string): Encoding {
  const key = label.trim().toLowerCase();
  const alias = ALIASES.get(key);
  if (alias !== undefined) return alias;
  try {
    const name = new TextDecoder(key, { fatal: true }).encoding;
    return ALIASES.get(name) ?? name;
  } catch {
    throw new CimError(
      'usage',
      'unknown-encoding',
      {
        en: `There is no encoding ${JSON.stringify(label.slice(0, 40))}.`,
        zh: `没有名为 ${JSON.stringify(label.slice(0, 40))} 的编码。`,
      },
      { en: `Known ones are ${DETECTED_ENCODINGS.join(', ')}.`, zh: `已知编码：${DETECTED_ENCODINGS.join('、')}。` },
    );
  }
}

/** True when code units are two bytes wide, so that lines end with two bytes. */
export function isWide(encoding: Encoding): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}
