/** Which format a file is in, by its first bytes. */
import { type Bilingual, CimError } from '../errors.js';
import type { ByteSource } from './byte-source.js';
import { recognizeMagic } from './magic.js';
import type { TableFormat } from './record-source.js';

/**
 * The format of a file.
 * @throws CimError not-a-table (with what it is and what to do instead)
 */
export function recognizeFormat(source: ByteSource): TableFormat {
  const { head, name } = source;
  const magic = recognizeMagic(head);
  switch (magic.kind) {
    case 'binary':
      throw notATable(name, magic.name, magic.hint);
    case 'gzip':
      throw notATable(name, { en: 'an archive packed twice', zh: '两次压缩的文件' });
    case 'ole':
      return 'xls';
    case 'zip':
      return zipFormat(source);
    default:
      return textFormat(head);
  }
}

/** Office documents are ZIP archives; an OpenDocument names its type in its first, unpacked entry. */
function zipFormat(source: ByteSource): TableFormat {
  const start = source.head.subarray(0, 256).toString('latin1');
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument.')) {
    if (start.includes('opendocument.spreadsheet')) return 'ods';
    throw notATable(source.name, {
      en: 'an OpenDocument file, but no spreadsheet',
      zh: '不是电子表格的 OpenDocument 文件',
    });
  }
  return 'xlsx';
}

function textFormat(head: Buffer): TableFormat {
  const start = head.subarray(0, 4096).toString('latin1').replace(/^ï»¿/, '').trimStart();
  if (WRAPPED.test(start) && !isWholeLine(start)) return 'json';
  if (/^\{\s*("|\})/.test(start)) return 'jsonl';
  if (/^\[\s*(\{|\]|$)/.test(start)) return 'json';
  return 'csv';
}

/** `{"total": 2, "data": [{`: an answer of an interface, the rows within. */
const WRAPPED =
  /^\{\s*(?:"[^"\\]{0,100}"\s*:\s*(?:"[^"\\]{0,500}"|[-+.\deE]{1,30}|true|false|null)\s*,\s*){0,20}"(?:data|items|records|results|contacts|customers|people|value|rows|list|objects)"\s*:\s*\[\s*\{/i;

/** True when the first line is an object by itself and another follows: JSON Lines, whatever its keys. */
function isWholeLine(start: string): boolean {
  const end = start.indexOf('\n');
  return end > 0 && start.slice(end).trim().startsWith('{') && /\}\s*$/.test(start.slice(0, end));
}

/** The refusal of a file that is something else. `what` reads as "a PDF document". */
export function notATable(
  file: string,
  what: Bilingual,
  hint: Bilingual = { en: 'Export the customers as CSV or XLSX.', zh: '请把客户导出为 CSV 或 XLSX。' },
): CimError {
  return new CimError(
    'bad-input',
    'not-a-table',
    { en: `${file} is not a table but ${what.en}.`, zh: `${file} 不是表格，而是${what.zh}。` },
    hint,
    { file },
  );
}
