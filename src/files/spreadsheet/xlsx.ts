/** XLSX: finds the sheet, its shared texts and number formats, and streams its rows. */
import { type Limits, limitExceeded, readableBytes } from '../limits.js';
import { unescapeText } from './escaped-text.js';
import { readMerges } from './merged-cells.js';
import { builtinFormat, customFormat, type NumberFormat } from './number-text.js';
import { chooseSheet, laterSheets, type OpenSheet, type SheetRow } from './sheet.js';
import { SheetReader } from './sheet-reader.js';
import { attribute, XmlScanner } from './xml-scanner.js';
import { damaged, type ZipArchive } from './zip-archive.js';

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly base1904: boolean;
}

/** Opens one sheet of an XLSX archive. @throws CimError no-such-sheet, workbook-damaged */
export async function openXlsx(
  archive: ZipArchive,
  file: string,
  wanted: string | undefined,
  limits: Limits,
): Promise<OpenSheet> {
  const workbookPart = await mainPart(archive);
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const targets = await relations(archive, `${folder}_rels/${workbookPart.slice(folder.length)}.rels`, folder);
  const workbook = await readWorkbook(archive, workbookPart, targets);
  const sheet = chooseSheet(workbook.sheets, wanted, file);
  if (!archive.has(sheet.part)) throw damaged(file);
  const texts = await sharedTexts(archive, partOf(targets, 'sharedStrings'), file, limits);
  const formats = await numberFormats(archive, partOf(targets, 'styles'));
  const merges = await readMerges(archive.stream(sheet.part));
  return {
    name: sheet.name,
    later: laterSheets(workbook.sheets, sheet, wanted),
    async *rows(): AsyncGenerator<readonly SheetRow[], void> {
      const reader = new SheetReader({ texts, formats, merges, base1904: workbook.base1904, file, limits });
      const decoder = new TextDecoder();
      for await (const chunk of archive.stream(sheet.part)) {
        yield reader.write(decoder.decode(chunk, { stream: true }));
      }
      yield reader.end();
    },
  };
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

async function mainPart(archive: ZipArchive): Promise<string> {
  if (archive.has('_rels/.rels')) {
    for (const { type, part } of (await relations(archive, '_rels/.rels', '')).values()) {
      if (type.endsWith('/officeDocument') && archive.has(part)) return part;
    }
  }
  return 'xl/workbook.xml';
}

/** Relations of a part by their id. */
async function relations(archive: ZipArchive, name: string, folder: string): Promise<ReadonlyMap<string, Relation>> {
  const found = new Map<string, Relation>();
  if (!archive.has(name)) return found;
  await scan(archive, name, {
    open: (tag, attributes) => {
      const id = attribute(attributes, 'Id');
      const target = attribute(attributes, 'Target');
      if (tag !== 'Relationship' || id === null || target === null) return;
      const part = target.startsWith('/') ? target.slice(1) : normalized(folder + target);
      found.set(id, { type: attribute(attributes, 'Type') ?? '', part });
    },
  });
  return found;
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function partOf(targets: ReadonlyMap<string, Relation>, type: string): string | null {
  for (const relation of targets.values()) if (relation.type.endsWith(`/${type}`)) return relation.part;
  return null;
}

async function readWorkbook(
  archive: ZipArchive,
  part: string,
  targets: ReadonlyMap<string, Relation>,
): Promise<Workbook> {
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let base1904 = false;
  await scan(archive, part, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') base1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (tag !== 'sheet') return;
      const target = targets.get(attribute(attributes, 'id') ?? '');
      if (target === undefined || !target.type.endsWith('/worksheet')) return;
      const state = attribute(attributes, 'state') ?? 'visible';
      sheets.push({ name: attribute(attributes, 'name') ?? '', hidden: state !== 'visible', part: target.part });
    },
  });
  return { sheets, base1904 };
}

/** The texts that cells refer to by number. Phonetic readings are left out. */
async function sharedTexts(
  archive: ZipArchive,
  part: string | null,
  file: string,
  limits: Limits,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === null || !archive.has(part)) return texts;
  let text = '';
  let total = 0;
  let inText = false;
  let inPhonetic = false;
  await scan(archive, part, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') inPhonetic = true;
      else if (tag === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (tag) => {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 'si') {
        texts.push(unescapeText(text));
        total += text.length;
        if (total > limits.memory) {
          throw limitExceeded('file-too-large', file, {
            en: `its texts have more than ${readableBytes(limits.memory)}`,
            zh: `其中的文字超过 ${readableBytes(limits.memory)}`,
          });
        }
      }
    },
  });
  return texts;
}

/** Number formats by the style of a cell. */
async function numberFormats(archive: ZipArchive, part: string | null): Promise<readonly NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (part === null || !archive.has(part)) return formats;
  const custom = new Map<number, NumberFormat>();
  let inCells = false;
  await scan(archive, part, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') {
        custom.set(Number(attribute(attributes, 'numFmtId')), customFormat(attribute(attributes, 'formatCode') ?? ''));
      } else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(custom.get(id) ?? builtinFormat(id));
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

async function scan(
  archive: ZipArchive,
  part: string,
  handler: {
    open: (tag: string, attributes: string) => void;
    text?: (text: string) => void;
    close?: (tag: string) => void;
  },
): Promise<void> {
  const nothing = (): void => undefined;
  const scanner = new XmlScanner({
    open: handler.open,
    text: handler.text ?? nothing,
    close: handler.close ?? nothing,
  });
  const decoder = new TextDecoder();
  for await (const chunk of archive.stream(part)) scanner.write(decoder.decode(chunk, { stream: true }));
  scanner.end();
}
