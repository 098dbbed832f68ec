/** Writes a table as an XLSX workbook. Every cell is text, so that nothing is run, rounded or turned into a date. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Bilingual, CimError } from '../../errors.js';
import { escapeText } from '../spreadsheet/escaped-text.js';
import { openOutput } from './open-output.js';
import { throwIfAborted, type WriteOptions, type Written } from './write-options.js';

/** What a sheet of XLSX can hold. */
const MAX_ROWS = 1_048_576;
const MAX_CELL = 32_767;

const PARTS: readonly (readonly [name: string, xml: string])[] = [
  [
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  ],
  [
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ],
  [
    'xl/workbook.xml',
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Customers" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ],
  [
    'xl/_rels/workbook.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ],
];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_HEAD = `${DECLARATION}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`;
const SHEET_FOOT = '</sheetData></worksheet>';

/**
 * Writes a workbook of one sheet. Options and failures as `writeTable`; cells need no guard here.
 * @throws CimError also workbook-too-large: more rows, or longer cells, than a sheet can hold
 */
export async function writeWorkbook(
  path: string,
  headers: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  options: WriteOptions,
): Promise<Written> {
  const target = await openOutput(path, options);
  let pending: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failure = error;
    else pending.push(chunk);
  });
  const flush = async (): Promise<void> => {
    if (failure !== null) throw failure;
    const chunks = pending;
    pending = [];
    for (const chunk of chunks) await target.write(chunk);
  };
  let count = 0;
  try {
    for (const [name, xml] of PARTS) part(zip, name).push(strToU8(DECLARATION + xml), true);
    const sheet = part(zip, 'xl/worksheets/sheet1.xml');
    let xml = SHEET_HEAD + rowXml(headers, 1, path);
    for await (const row of rows) {
      count += 1;
      xml += rowXml(row, count + 1, path);
      if (xml.length < 262_144) continue;
      throwIfAborted(options.signal);
      sheet.push(strToU8(xml));
      xml = '';
      await flush();
    }
    sheet.push(strToU8(xml + SHEET_FOOT), true);
    zip.end();
    throwIfAborted(options.signal);
    await flush();
    await target.commit();
  } catch (error) {
    zip.terminate();
    await target.abandon();
    throw error;
  }
  return { rows: count, path, complete: true };
}

function part(zip: Zip, name: string): ZipDeflate {
  const entry = new ZipDeflate(name, { level: 6 });
  // One time for all: the same rows give the same bytes.
  entry.mtime = new Date(1980, 0, 1, 12);
  zip.add(entry);
  return entry;
}

function rowXml(cells: readonly string[], row: number, path: string): string {
  if (row > MAX_ROWS)
    throw tooLarge(path, { en: `a sheet holds ${MAX_ROWS} rows at most`, zh: `一个工作表最多 ${MAX_ROWS} 行` });
  let xml = `<row r="${row}">`;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell === '') continue;
    if (cell.length > MAX_CELL)
      throw tooLarge(path, {
        en: `a cell of row ${row} is longer than ${MAX_CELL} characters`,
        zh: `第 ${row} 行有单元格超过 ${MAX_CELL} 个字符`,
      });
    xml += `<c r="${columnName(i)}${row}" t="inlineStr"><is><t xml:space="preserve">${escapeText(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

function tooLarge(path: string, what: Bilingual): CimError {
  return new CimError(
    'usage',
    'workbook-too-large',
    { en: `${path}: ${what.en}.`, zh: `${path}：${what.zh}。` },
    { en: 'Write CSV instead.', zh: '请改写 CSV。' },
    { file: path },
  );
}

/** 0 → `A`, 26 → `AA`. */
function columnName(index: number): string {
  let name = '';
  for (let i = index + 1; i > 0; i = Math.floor((i - 1) / 26)) name = String.fromCharCode(65 + ((i - 1) % 26)) + name;
  return name;
}
