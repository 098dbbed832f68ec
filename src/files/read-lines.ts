/** The lines of a stream of text, as for values piped into a command. */
import type { Readable } from 'node:stream';
import { CimError } from '../errors.js';

/**
 * Reads all lines of UTF-8 text, without their line ends (LF or CR LF) and without a byte order mark. A last line end
 * ends the last line.
 * @throws CimError not-utf-8
 */
export async function readLines(stream: Readable): Promise<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  try {
    for await (const chunk of stream) parts.push(decoder.decode(chunk as Buffer, { stream: true }));
    parts.push(decoder.decode());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CimError(
      'bad-input',
      'not-utf-8',
      { en: 'Standard input is not UTF-8.', zh: '标准输入不是 UTF-8。' },
      {
        en: 'Convert it, or import it as a file: cim import finds the encoding.',
        zh: '请先转换，或作为文件导入：cim import 会判断编码。',
      },
    );
  }
  const text = parts.join('');
  if (text === '') return [];
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
