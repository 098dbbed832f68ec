/**
 * Every header list of a real system, filled with generated rows, in each encoding and dialect that such a system or a
 * spreadsheet program writes: read with no option, with the same cells, and the same fields.
 */
import { describe, expect, it } from 'vitest';
import { inferMapping } from '../../src/domain/columns/infer-mapping.js';
import type { FieldName } from '../../src/domain/record/fields.js';
import { csvLine } from '../../src/files/write/csv-text.js';
import { writeTable } from '../../src/files/write/write-table.js';
import { type Language, rowsOf } from '../domain/columns/generated-rows.js';
import { HEADER_LISTS } from '../domain/columns/header-lists.js';
import { LOCALIZED_LISTS } from '../domain/columns/localized-lists.js';
import { encodeText } from './legacy-encoder.js';
import { ods } from './spreadsheet/office-files.js';
import { readBytes, readPath, temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const ROWS = 40;

interface Form {
  readonly name: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly eol: string;
  readonly mark?: string;
  readonly quoteAll?: boolean;
  readonly before?: string;
  readonly after?: string;
}

const FORMS: readonly Form[] = [
  { name: 'UTF-8, LF', encoding: 'utf-8', delimiter: ',', eol: '\n' },
  { name: 'UTF-8 with mark, CRLF (Excel)', encoding: 'utf-8', delimiter: ',', eol: '\r\n', mark: '\ufeff' },
  {
    name: 'all quoted, with footer (Salesforce report)',
    encoding: 'utf-8',
    delimiter: ',',
    eol: '\n',
    quoteAll: true,
    after:
      '\n\n"Report"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n',
  },
  { name: 'semicolons (Excel in Europe)', encoding: 'windows-1252', delimiter: ';', eol: '\r\n' },
  { name: 'semicolons with sep= line', encoding: 'utf-8', delimiter: ';', eol: '\r\n', before: 'sep=;\r\n' },
  { name: 'GBK (Excel and WPS in China)', encoding: 'gb18030', delimiter: ',', eol: '\r\n' },
  { name: 'GBK with bars, whose byte occurs within characters', encoding: 'gb18030', delimiter: '|', eol: '\n' },
  {
    name: 'UTF-16 with tabs (Unicode text of Excel)',
    encoding: 'utf-16le',
    delimiter: '\t',
    eol: '\r\n',
    mark: '\ufeff',
  },
  { name: 'UTF-16 without mark', encoding: 'utf-16le', delimiter: ',', eol: '\r\n' },
  { name: 'UTF-16 big-endian', encoding: 'utf-16be', delimiter: ';', eol: '\n' },
  { name: 'CR line ends (old Macintosh)', encoding: 'utf-8', delimiter: ',', eol: '\r' },
  {
    name: 'titles above',
    encoding: 'utf-8',
    delimiter: ',',
    eol: '\n',
    before: 'Export of customers\nby the sales team\n\n',
  },
];

/** What a list says of its columns: `header > field#group`. */
function columnsOf(columns: string): {
  lines: readonly string[];
  headers: readonly string[];
  fields: readonly (FieldName | null)[];
} {
  const lines = columns.split(' | ');
  const parts = lines.map((line) => line.split(' > '));
  return {
    lines,
    headers: parts.map(([header]) => header!),
    fields: parts.map(([, field]) => (field === undefined ? null : (field.split('#')[0] as FieldName))),
  };
}

function languageOf(headers: readonly string[]): Language {
  const text = headers.join('');
  return /\p{Script=Han}/u.test(text) ? 'zh' : /[éèô]/.test(text) ? 'fr' : 'en';
}

/** Null where the encoding lacks a character of the table: no system writes that. */
function written(form: Form, table: readonly (readonly string[])[]): Buffer | null {
  const text = table.map((cells) => csvLine(cells, form.delimiter, form.eol, form.quoteAll)).join('');
  try {
    return encodeText((form.mark ?? '') + (form.before ?? '') + text + (form.after ?? ''), form.encoding);
  } catch {
    return null;
  }
}

describe.each(
  [...HEADER_LISTS, ...LOCALIZED_LISTS].map((list, at) => ({
    ...list,
    at,
    label: `${at + 1}: ${list.system ?? 'unnamed'}`,
  })),
)('list $label', (list) => {
  const { lines, headers, fields } = columnsOf(list.columns);
  const idAt = list.id === null ? -1 : headers.indexOf(list.id);
  const rows = rowsOf(
    fields.map((field, column) => (column === idAt ? 'id' : field)),
    ROWS,
    languageOf(headers),
    list.at + 1,
  );

  async function check(read: Awaited<ReturnType<typeof readPath>>): Promise<void> {
    const { reader, cells, rejected } = read;
    expect(rejected).toEqual([]);
    expect(reader.headers).toEqual(headers);
    expect(cells).toEqual(rows);
    const mapping = inferMapping(
      reader.headers,
      reader.sample.map((row) => row.cells),
    );
    expect(
      mapping.columns.map(({ header, field, group }) =>
        field === null ? header : `${header} > ${field}${group > 1 ? `#${group}` : ''}`,
      ),
    ).toEqual(lines);
  }

  it('is read in every form of text', async () => {
    let forms = 0;
    for (const form of FORMS) {
      const bytes = written(form, [headers, ...rows]);
      if (bytes === null) continue;
      forms += 1;
      const read = await readBytes(`${folder}/export.csv`, bytes);
      await check(read).catch((error: Error) => {
        throw new Error(`${form.name}: ${error.message}`, { cause: error });
      });
      expect(read.reader.delimiter, form.name).toBe(form.delimiter);
    }
    expect(forms).toBeGreaterThanOrEqual(FORMS.length - 3);
  });

  it('is read from workbooks', async () => {
    const path = `${folder}/export.xlsx`;
    await writeTable(path, headers, rows, { force: true });
    await check(await readPath(path));
    const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const tables = `<table:table table:name="客户数据">${[headers, ...rows]
      .map(
        (cells) =>
          `<table:table-row>${cells
            .map(
              (cell) =>
                `<table:table-cell>${cell
                  .split('\n')
                  .map((line) => `<text:p>${xml(line)}</text:p>`)
                  .join('')}</table:table-cell>`,
            )
            .join('')}</table:table-row>`,
      )
      .join('')}</table:table>`;
    await check(await readBytes(`${folder}/export.ods`, ods(tables)));
  });
});
