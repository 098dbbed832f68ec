/** OpenDocument spreadsheets: all sheets stand in one part, one after the other. */
import type { Limits } from '../limits.js';
import { plainNumber } from './number-text.js';
import { checkColumn, chooseSheet, laterSheets, type OpenSheet, type SheetRow } from './sheet.js';
import { attribute, type XmlHandler, XmlScanner } from './xml-scanner.js';
import type { ZipArchive } from './zip-archive.js';

const PART = 'content.xml';
/** A row that says it is repeated more often than this is the empty rest of the sheet. */
const MAX_REPEATED = 1000;

/** Opens one sheet of an ODS archive. @throws CimError no-such-sheet, workbook-damaged */
export async function openOds(
  archive: ZipArchive,
  file: string,
  wanted: string | undefined,
  limits: Limits,
): Promise<OpenSheet> {
  const names: { name: string; hidden: boolean; index: number }[] = [];
  const nothing = (): void => undefined;
  const open = (tag: string, attributes: string): void => {
    if (tag !== 'table') return;
    names.push({ name: attribute(attributes, 'name') ?? '', hidden: false, index: names.length });
  };
  for await (const _ of scan(archive, { open, close: nothing, text: nothing }));
  const chosen = chooseSheet(names, wanted, file);
  const { name, index } = chosen;
  return {
    name,
    later: laterSheets(names, chosen, wanted),
    async *rows(): AsyncGenerator<readonly SheetRow[], void> {
      const reader = new OdsReader(index, file, limits);
      for await (const _ of scan(archive, reader)) yield reader.take();
    },
  };
}

async function* scan(archive: ZipArchive, handler: XmlHandler): AsyncGenerator<void, void> {
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder();
  for await (const chunk of archive.stream(PART)) {
    scanner.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  scanner.end();
}

/** Collects the rows of the sheet with a given place among the sheets. */
class OdsReader implements XmlHandler {
  readonly #wanted: number;
  readonly #file: string;
  readonly #limits: Limits;
  #sheet = -1;
  #rows: SheetRow[] = [];
  #row = 0;
  #repeatedRows = 1;
  #cells: string[] = [];
  #cell: { value: string | null; repeated: number; paragraphs: string[]; isNumber: boolean } | null = null;
  #inParagraph = 0;
  #inNote = 0;

  constructor(wanted: number, file: string, limits: Limits) {
    this.#wanted = wanted;
    this.#file = file;
    this.#limits = limits;
  }

  /** The rows since the last call. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  readonly open = (tag: string, attributes: string): void => {
    if (tag === 'table') this.#sheet += 1;
    if (this.#sheet !== this.#wanted) return;
    switch (tag) {
      case 'table-row':
        this.#repeatedRows = Number(attribute(attributes, 'number-rows-repeated') ?? 1);
        this.#cells = [];
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.#cell = {
          ...typedValue(attributes),
          repeated: Number(attribute(attributes, 'number-columns-repeated') ?? 1),
          paragraphs: [],
        };
        break;
      case 'annotation':
        this.#inNote += 1;
        break;
      case 'p':
        this.#inParagraph += 1;
        if (this.#inNote === 0) this.#cell?.paragraphs.push('');
        break;
      case 's':
        this.#append(' '.repeat(Math.min(1000, Number(attribute(attributes, 'c') ?? 1))));
        break;
      case 'tab':
        this.#append('\t');
        break;
      case 'line-break':
        this.#append('\n');
        break;
    }
  };

  readonly text = (text: string): void => {
    if (this.#sheet === this.#wanted && this.#inParagraph > 0) this.#append(text.replace(/[\r\n]+\s*/g, ' '));
  };

  readonly close = (tag: string): void => {
    if (this.#sheet !== this.#wanted) return;
    if (tag === 'annotation') this.#inNote -= 1;
    else if (tag === 'p') this.#inParagraph -= 1;
    else if (tag === 'table-cell' || tag === 'covered-table-cell') this.#endCell();
    else if (tag === 'table-row') this.#endRow();
  };

  #append(text: string): void {
    const paragraphs = this.#cell?.paragraphs;
    if (paragraphs === undefined || paragraphs.length === 0 || this.#inNote > 0) return;
    paragraphs[paragraphs.length - 1] += text;
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    this.#cell = null;
    const shown = cell.paragraphs.join('\n');
    // A code shown with leading zeros is a code, whatever number is kept for it.
    const value = cell.value === null || (cell.isNumber && /^0\d+$/.test(shown)) ? shown : cell.value;
    // What is empty and repeated to the right edge is no cell.
    if (value === '' && cell.repeated > MAX_REPEATED) return;
    checkColumn(this.#cells.length + cell.repeated - 1, this.#file, this.#row + 1, this.#limits);
    for (let i = 0; i < cell.repeated; i++) this.#cells.push(value);
  }

  #endRow(): void {
    const isBlank = this.#cells.every((cell) => cell === '');
    const first = this.#row + 1;
    this.#row += this.#repeatedRows;
    if (isBlank) return;
    for (let i = 0; i < Math.min(this.#repeatedRows, MAX_REPEATED); i++) {
      this.#rows.push({ row: first + i, cells: this.#cells });
    }
  }
}

/** What a cell holds by its type; null: the text of its paragraphs. */
function typedValue(attributes: string): { value: string | null; isNumber: boolean } {
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return { value: plainNumber(attribute(attributes, 'value') ?? ''), isNumber: true };
    case 'date':
      return {
        value: (attribute(attributes, 'date-value') ?? '').replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, ''),
        isNumber: false,
      };
    case 'time':
      return { value: clock(attribute(attributes, 'time-value') ?? ''), isNumber: false };
    case 'boolean':
      return { value: (attribute(attributes, 'boolean-value') ?? '').toUpperCase(), isNumber: false };
    default:
      return { value: attribute(attributes, 'string-value'), isNumber: false };
  }
}

/** `PT09H30M00S` → `09:30:00`. */
function clock(duration: string): string {
  const parts = /^PT(\d{1,6})H(\d{1,2})M(\d{1,2})/.exec(duration);
  return parts === null
    ? duration
    : parts
        .slice(1)
        .map((part) => part!.padStart(2, '0'))
        .join(':');
}
