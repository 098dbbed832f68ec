/** Which format a file is in, by its first bytes. */
import { CimError } from '../errors.js';
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
      throw notATable(name, magic.name);
    case 'gzip':
      throw notATable(name, 'an archive packed twice');
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
    throw notATable(source.name, 'an OpenDocument file, but no spreadsheet');
  }
  return 'xlsx';
}

function textFormat(head: Buffer): TableFormat {
  const start = head.subarray(0, 4096).toString('latin1').replace(/^ï»¿/, '').trimStart();
  if (/^\{\s*("|\})/.test(start)) return 'jsonl';
  if (/^\[\s*(\{|\]|$)/.test(start)) return 'json';
  return 'csv';
}

/** The refusal of a file that is something else. `what` reads as "a PDF document". */
export function notATable(file: string, what: string): CimError {
  return new CimError(
    'bad-input',
    'not-a-table',
    `${file} is not a table but ${what}.`,
    'Export the customers as CSV or XLSX.',
    { file },
  );
}
