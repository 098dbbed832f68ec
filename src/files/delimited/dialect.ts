/** How a delimited text file is written. */
import { CimError } from '../../errors.js';

/**
 * `delimiter` '' : one column, nothing is split. `quote` '' : quotation marks are ordinary characters. `escape` '' : a mark
 * within a quoted cell is doubled, as is usual; else the character before it.
 */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
}

/** Delimiters that are looked for, the likelier first. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;

/** A delimiter, quotation mark or what escapes it, as the user writes it; `option` is its name. @throws CimError not-a-character */
export function dialectCharacter(word: string, option: string): string {
  if (word === 'none' || word === '') return '';
  if (word === 'tab' || word === '\\t') return '\t';
  if (word.length === 1 && word !== '\n' && word !== '\r') return word;
  throw new CimError(
    'usage',
    'not-a-character',
    { en: `${option} takes one character, "tab" or "none".`, zh: `${option} 需要一个字符、tab 或 none。` },
    { en: `For instance ${option} ';'`, zh: `例如 ${option} ';'` },
  );
}
