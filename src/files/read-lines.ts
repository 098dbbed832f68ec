/** The lines of a stream of text, as for values piped into a command. */
import type { Readable } from 'node:stream';
import { CimError } from '../errors.js';

/**
 * The lines of UTF-8 text as they come, without their line ends (LF or CR LF) and without a byte order mark. A last line
 * end ends the last line.
 * @throws CimError not-utf-8
 */
export async function* lineBatches(stream: Readable): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: string[] = [];
  try {
    for await (const chunk of stream) {
      const [first = '', ...others] = decoder.decode(chunk as Buffer, { stream: true }).split('\n');
      rest.push(first);
      if (others.length === 0) continue;
      const lines = [rest.join(''), ...others];
      rest = [lines.pop() as string];
      yield lines.map(withoutReturn);
    }
    rest.push(decoder.decode());
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
  const last = rest.join('');
  if (last !== '') yield [withoutReturn(last)];
}

/** All lines at once, see `lineBatches`. */
export async function readLines(stream: Readable): Promise<readonly string[]> {
  const batches: (readonly string[])[] = [];
  for await (const lines of lineBatches(stream)) batches.push(lines);
  return batches.flat();
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
