/** What may be asked of a writer of tables, and what it answers. */
import { CimError } from '../../errors.js';
import type { OutputOptions } from './open-output.js';

/** Formats cim writes. */
export type OutputFormat = 'csv' | 'tsv' | 'jsonl' | 'xlsx';

export interface WriteOptions extends OutputOptions {
  /** Else by the ending of the path; CSV for what is not known. */
  readonly format?: OutputFormat | undefined;
  /** Guard cells that a spreadsheet would run as a formula. On unless given; never for JSON Lines. */
  readonly excelSafe?: boolean | undefined;
  /** Begin with a byte order mark: Excel needs it to see UTF-8, scripts stumble over it. Default: no. */
  readonly bom?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was written. `complete` is false when the reader of standard output went away. */
export interface Written {
  readonly rows: number;
  readonly path: string;
  readonly complete: boolean;
}

/** @throws CimError interrupted */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new CimError('interrupted', 'interrupted', {
      en: 'Interrupted; nothing was written.',
      zh: '已中断，未写入任何内容。',
    });
}
