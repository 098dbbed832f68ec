/** A ZIP archive with one table in it is that table: many systems pack what they export. */
import { CimError } from '../errors.js';
import { type ByteSource, packedSource } from './byte-source.js';
import { notATable } from './formats.js';
import type { Limits } from './limits.js';
import { recognizeMagic } from './magic.js';

const TABLE = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson|xlsx|xls|ods)(?:\.gz)?$/i;
/** Parts by which office documents are known: they are archives, too. */
const OFFICE = ['[Content_Types].xml', '_rels/.rels', 'content.xml', 'mimetype'];

/**
 * The table within `input`, when that is an archive of files; `input` itself for anything else, or what was read of it.
 * Owns `input` then.
 * @throws CimError not-a-table where the archive holds no table, or several; file-too-large for what comes on a pipe
 */
export async function tableWithin(input: ByteSource, limits: Limits): Promise<ByteSource> {
  if (recognizeMagic(input.head).kind !== 'zip') return input;
  const { wholeFile, ZipArchive } = await import('./spreadsheet/zip-archive.js');
  // What comes on a pipe is used up by looking into it, and so is what is unpacked on the way: it is held.
  const passes = input.path === null || input.isPacked;
  const source = passes ? input.holding(await wholeFile(input, limits)) : input;
  const archive = await ZipArchive.open(source, limits);
  if (OFFICE.some((part) => archive.has(part))) {
    await archive.close();
    return source;
  }
  const tables = archive.names.filter((name) => TABLE.test(name) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name));
  const [only] = tables;
  if (only === undefined || tables.length > 1) {
    await archive.close();
    if (only !== undefined) throw severalTables(source.name, tables);
    throw notATable(source.name, { en: 'a ZIP archive', zh: 'ZIP 压缩包' });
  }
  return packedSource(`${source.name}/${only}`, archive.stream(only), limits, async () => {
    await archive.close();
    await source.close();
  });
}

function severalTables(file: string, tables: readonly string[]): CimError {
  const names = tables.slice(0, 10).join(', ').slice(0, 300);
  return new CimError(
    'bad-input',
    'not-a-table',
    {
      en: `${file} is a ZIP archive of ${tables.length} tables.`,
      zh: `${file} 是含有 ${tables.length} 个表格的 ZIP 压缩包。`,
    },
    { en: `Unpack it and name those to read: ${names}.`, zh: `请解压后指明要读取的文件：${names}。` },
    { file },
  );
}
