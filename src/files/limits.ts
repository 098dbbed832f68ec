/**
 * How large the parts of a file may be before cim refuses them. Every limit has a named error that says where; nothing
 * is cut short silently.
 */
import { type Bilingual, CimError } from '../errors.js';

export interface Limits {
  /** Characters in one cell. A larger cell gets its row rejected (`row-field-too-large`). */
  readonly cell: number;
  /** Columns of a table. */
  readonly columns: number;
  /** Bytes of one physical line, and characters of one record with its embedded line breaks. */
  readonly line: number;
  /** Rows of a file. */
  readonly rows: number;
  /** Bytes of a file, unpacked. */
  readonly bytes: number;
  /** Unpacked bytes for each packed byte, looked at once `unpackedFloor` bytes are out. */
  readonly ratio: number;
  readonly unpackedFloor: number;
  /** Bytes held in memory for a packed file that arrives on a pipe, and for the shared texts of a workbook. */
  readonly memory: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  cell: MIB,
  columns: 16_384,
  line: 16 * MIB,
  rows: 1_000_000_000,
  bytes: 1024 * 1024 * MIB,
  ratio: 100,
  unpackedFloor: 64 * MIB,
  memory: 256 * MIB,
};

/** The error for a limit that a file exceeds. `what` reads as "lines of more than 16 MiB". */
export function limitExceeded(code: string, file: string, what: Bilingual, row?: number): CimError {
  return new CimError(
    'bad-input',
    code,
    row === undefined
      ? { en: `${file}: ${what.en}.`, zh: `${file}：${what.zh}。` }
      : { en: `${file}, line ${row}: ${what.en}.`, zh: `${file} 第 ${row} 行：${what.zh}。` },
    {
      en: 'Is this the right file? Split it, or export it again as CSV.',
      zh: '文件选对了吗？请拆分，或重新导出为 CSV。',
    },
    row === undefined ? { file } : { file, row },
  );
}

/** Bytes as people read them: `16 MiB`. */
export function readableBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[unit]}`;
}
