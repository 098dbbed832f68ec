/** The words of a command line that fix how a table was read. */
import type { Layout } from './layout.js';
import type { RecordSource } from './record-source.js';

/** `--encoding gb18030 --delimiter ';' --header-row 3`: given again, the file is read the same way. */
export function pinningOptions(records: RecordSource, layout: Layout): readonly string[] {
  const words: string[] = [];
  if (records.encoding !== null && (records.format === 'csv' || records.format === 'tsv'))
    words.push('--encoding', records.encoding);
  if (records.delimiter !== null) words.push('--delimiter', spelled(records.delimiter));
  if (records.quote !== null && records.quote !== '"') words.push('--quote', spelled(records.quote));
  if (records.escape !== null && records.escape !== '') words.push('--escape', spelled(records.escape));
  if (records.sheet !== null) words.push('--sheet', records.sheet);
  if (records.headers === undefined) words.push('--header-row', String(layout.headerLine));
  return words;
}

function spelled(word: string): string {
  return word === '\t' ? 'tab' : word === '' ? 'none' : word;
}
