/** The cells of an XLSX sheet, row by row, as text. */
import type { Limits } from '../limits.js';
import { unescapeText } from './escaped-text.js';
import type { Merge } from './merged-cells.js';
import { type NumberFormat, numberText, plainNumber } from './number-text.js';
import { checkColumn, type SheetRow } from './sheet.js';
import { attribute, XmlScanner } from './xml-scanner.js';

const GENERAL: NumberFormat = { kind: 'general' };
/** How spreadsheets show a value that does not fit: the normalisers know it for a value that was lost. */
const LOST = '########';

/** Reads the XML of one sheet, given piece by piece. */
export class SheetReader {
  readonly #book: {
    readonly texts: readonly string[];
    readonly formats: readonly NumberFormat[];
    readonly merges: ReadonlyMap<number, readonly Merge[]>;
    readonly base1904: boolean;
    readonly file: string;
    readonly limits: Limits;
  };
  readonly #scanner: XmlScanner;
  #rows: SheetRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = -1;
  #value = '';
  #reading = false;
  #isFormula = false;
  #inPhonetic = false;
  /** Merged values that still go down. */
  #falling: { column: number; bottom: number; value: string }[] = [];

  constructor(book: {
    texts: readonly string[];
    formats: readonly NumberFormat[];
    merges: ReadonlyMap<number, readonly Merge[]>;
    base1904: boolean;
    file: string;
    limits: Limits;
  }) {
    this.#book = book;
    this.#scanner = new XmlScanner({
      open: (tag, attributes) => this.#open(tag, attributes),
      close: (tag) => this.#close(tag),
      text: (text) => {
        if (this.#reading) this.#value += text;
      },
    });
  }

  /** The rows that end in this piece. @throws XmlError; CimError too-many-columns */
  write(xml: string): readonly SheetRow[] {
    this.#rows = [];
    this.#scanner.write(xml);
    return this.#rows;
  }

  end(): readonly SheetRow[] {
    this.#rows = [];
    this.#scanner.end();
    return this.#rows;
  }

  #open(tag: string, attributes: string): void {
    switch (tag) {
      case 'row':
        this.#row = Number(attribute(attributes, 'r')) || this.#row + 1;
        this.#cells = [];
        this.#column = -1;
        break;
      case 'c':
        this.#column = columnOf(attribute(attributes, 'r')) ?? this.#column + 1;
        checkColumn(this.#column, this.#book.file, this.#row, this.#book.limits);
        this.#type = attribute(attributes, 't') ?? 'n';
        this.#style = Number(attribute(attributes, 's') ?? -1);
        this.#value = '';
        this.#isFormula = false;
        break;
      case 'f':
        this.#isFormula = true;
        break;
      case 'rPh':
        this.#inPhonetic = true;
        break;
      case 'v':
        this.#reading = true;
        break;
      case 't':
        this.#reading = !this.#inPhonetic;
        break;
    }
  }

  #close(tag: string): void {
    switch (tag) {
      case 'v':
      case 't':
        this.#reading = false;
        break;
      case 'rPh':
        this.#inPhonetic = false;
        break;
      case 'c':
        while (this.#cells.length < this.#column) this.#cells.push('');
        this.#cells[this.#column] = this.#text();
        break;
      case 'row':
        this.#fillMerged();
        this.#rows.push({ row: this.#row, cells: this.#cells });
        break;
    }
  }

  #text(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#book.texts[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
      case 'str':
      case 'inlineStr':
        return unescapeText(value);
      case 'e':
        return value;
      case 'd':
        return value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '');
      default: {
        // A formula whose result was not saved with it: programs write such files without ever computing them.
        if (value === '') return this.#isFormula ? LOST : '';
        const format = this.#book.formats[this.#style] ?? GENERAL;
        return format.kind === 'general' ? plainNumber(value) : numberText(value, format, this.#book.base1904);
      }
    }
  }

  #fillMerged(): void {
    if (this.#falling.length > 0) {
      this.#falling = this.#falling.filter(({ bottom }) => bottom >= this.#row);
      for (const { column, value } of this.#falling) {
        while (this.#cells.length <= column) this.#cells.push('');
        if (this.#cells[column] === '') this.#cells[column] = value;
      }
    }
    for (const { column, bottom } of this.#book.merges.get(this.#row) ?? []) {
      const value = this.#cells[column] ?? '';
      if (value !== '') this.#falling.push({ column, bottom, value });
    }
  }
}

/** The column of a reference such as `AB12`, from 0; null when there is none. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let index = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) return i === 0 || i > 3 ? null : index - 1;
    index = index * 26 + code - 64;
  }
  return null;
}
