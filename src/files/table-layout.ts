/** The header and the first row of a file's table, whatever its format, and whether its headers are any. */
import { CimError } from '../errors.js';
import { tooManyColumns } from './delimited/delimited-source.js';
import { CONTROL_CHARACTERS } from './delimited/record-faults.js';
import { filled, findLayout, type Layout, uniqueHeaders } from './layout.js';
import type { Limits } from './limits.js';
import type { RecordSource } from './record-source.js';

/**
 * Where the table of a file lies, null where no row can be read. `headerRow` is what the user said.
 * @throws CimError header-broken
 */
export function tableLayout(records: RecordSource, headerRow: number | undefined, file: string): Layout | null {
  const { headers } = records;
  if (headers !== undefined) {
    return {
      headerLine: 0,
      headers: uniqueHeaders(headers, headers.length),
      headerCells: [],
      descriptionLines: [],
      preamble: 0,
      dataLine: 1,
      trailing: 0,
    };
  }
  const layout = findLayout(records.sample, headerRow);
  if (layout === null) return null;
  const broken = records.sample.find((record) => record.fault === 'row-quote-broken');
  const first = layout.headerLine || (records.sample.find((record) => filled(record.cells) > 0)?.line ?? 0);
  if (headerRow === undefined && broken !== undefined && broken.line < first) {
    throw new CimError(
      'bad-input',
      'header-broken',
      {
        en: `${file}, line ${broken.line}: a quotation mark is not closed at or above the header.`,
        zh: `${file} 第 ${broken.line} 行：表头处或其上方有未闭合的引号。`,
      },
      {
        en: 'Correct the line, or name the line of the header with --header-row.',
        zh: '请改正此行，或用 --header-row 指明表头所在行。',
      },
      { file, row: broken.line },
    );
  }
  return { ...layout, preamble: layout.preamble + records.titles };
}

/**
 * Refuses headers that no table has.
 * @throws CimError too-many-columns, header-control-character, header-too-long
 */
export function checkHeaders(layout: Layout, file: string, limits: Limits): void {
  if (layout.headers.length > limits.columns) throw tooManyColumns(file, limits);
  const row = layout.headerLine;
  for (const header of layout.headers) {
    if (CONTROL_CHARACTERS.test(header)) {
      throw new CimError(
        'bad-input',
        'header-control-character',
        {
          en: `${file}, line ${row}: the header holds NUL or control characters.`,
          zh: `${file} 第 ${row} 行：表头含有 NUL 或控制字符。`,
        },
        {
          en: 'The file may be damaged, or in another encoding: try --encoding.',
          zh: '文件可能损坏，或是另一种编码：请试 --encoding。',
        },
        { file, row },
      );
    }
    if (header.length > 10_000) {
      throw new CimError(
        'bad-input',
        'header-too-long',
        {
          en: `${file}, line ${row}: a column name has more than 10000 characters.`,
          zh: `${file} 第 ${row} 行：有列名超过 10000 个字符。`,
        },
        {
          en: 'Is this a table? Name the line of the header with --header-row.',
          zh: '这是表格吗？请用 --header-row 指明表头所在行。',
        },
        { file, row },
      );
    }
  }
}
