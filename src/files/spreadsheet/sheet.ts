/** What the two formats of workbooks have in common: sheets and their rows. */
import { CimError } from '../../errors.js';
import { type Limits, limitExceeded } from '../limits.js';
import { damaged } from './zip-archive.js';

/** One row of a sheet, as the formats deliver it. Missing cells are '' or not there. */
export interface SheetRow {
  /** From 1, as the spreadsheet program shows it. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A sheet that was found and can be read once. */
export interface OpenSheet {
  readonly name: string;
  /** Names of the sheets behind it that are not hidden; none where the user has named the sheet. */
  readonly later: readonly string[];
  readonly rows: () => AsyncGenerator<readonly SheetRow[], void>;
}

/** The sheet that the user or the order of the workbook means. @throws CimError no-such-sheet */
export function chooseSheet<Sheet extends { readonly name: string; readonly hidden: boolean }>(
  sheets: readonly Sheet[],
  wanted: string | undefined,
  file: string,
): Sheet {
  if (wanted === undefined) {
    const first = sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
    if (first === undefined) throw damaged(file);
    return first;
  }
  const named = sheets.find((sheet) => sheet.name === wanted);
  const numbered = /^\d{1,5}$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined;
  const found = named ?? numbered;
  if (found !== undefined) return found;
  const names = sheets
    .map((sheet) => sheet.name)
    .join(', ')
    .slice(0, 400);
  throw new CimError(
    'usage',
    'no-such-sheet',
    {
      en: `${file} has no sheet ${JSON.stringify(wanted.slice(0, 60))}.`,
      zh: `${file} 没有工作表 ${JSON.stringify(wanted.slice(0, 60))}。`,
    },
    { en: `Its sheets are: ${names}.`, zh: `其中的工作表：${names}。` },
    { file },
  );
}

/** The visible sheets behind `chosen`, where the user has named none. */
export function laterSheets<Sheet extends { readonly name: string; readonly hidden: boolean }>(
  sheets: readonly Sheet[],
  chosen: Sheet,
  wanted: string | undefined,
): readonly string[] {
  if (wanted !== undefined) return [];
  return sheets
    .slice(sheets.indexOf(chosen) + 1)
    .filter(({ hidden }) => !hidden)
    .map(({ name }) => name);
}

/** @throws CimError too-many-columns */
export function checkColumn(column: number, file: string, row: number, limits: Limits): void {
  if (column >= limits.columns) {
    throw limitExceeded(
      'too-many-columns',
      file,
      { en: `the table has more than ${limits.columns} columns`, zh: `表格超过 ${limits.columns} 列` },
      row,
    );
  }
}
