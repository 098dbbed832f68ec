/** Workbooks made by hand for tests: every part is plain to see. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Parts {
  readonly sheet: string;
  readonly second?: string;
  readonly texts?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly firstState?: string;
  /** After the cells. */
  readonly after?: string;
}

/** An XLSX file; `sheet` is what stands in `<sheetData>`. */
export function xlsx(parts: Parts): Uint8Array {
  const entries: Zippable = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${parts.workbookPr ?? ''}<sheets><sheet name="客户数据" sheetId="1" ${parts.firstState ?? ''} r:id="rId1"/><sheet name="Other &amp; more" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${MAIN}"><sheetData>${parts.sheet}</sheetData>${parts.after ?? ''}</worksheet>`,
    ),
    'xl/worksheets/sheet2.xml': strToU8(
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${parts.second ?? ''}</x:sheetData></x:worksheet>`,
    ),
  };
  // The shared texts come last, as some programs have them.
  if (parts.texts !== undefined) entries['xl/sharedStrings.xml'] = strToU8(`<sst xmlns="${MAIN}">${parts.texts}</sst>`);
  if (parts.styles !== undefined)
    entries['xl/styles.xml'] = strToU8(`<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>`);
  return zipSync(entries);
}

/** A row of inline texts. */
export function textRow(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.map((cell, i) => `<c r="${String.fromCharCode(65 + i)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
}

/** An ODS file; `tables` is what stands in `<office:spreadsheet>`. */
export function ods(tables: string): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
  });
}
