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
 * The table within `source`, when that is an archive of files; `source` itself for anything else. Owns `source` then.
 * @throws CimError not-a-table where the archive holds no table, or several
 */
export async function tableWithin(source: ByteSource, limits: Limits): Promise<ByteSource> {
  // What comes on a pipe would be used up by looking into it.
  if (recognizeMagic(source.head).kind !== 'zip' || source.path === null || source.isPacked) return source;
  const { ZipArchive } = await import('./spreadsheet/zip-archive.js');
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
