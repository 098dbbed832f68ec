/** Text split into records, for the tests of the splitter. */
import { expect } from 'vitest';
import { RecordSplitter } from '../../../src/files/delimited/split-records.js';
import type { TextBlock } from '../../../src/files/encoding/text-blocks.js';
import { DEFAULT_LIMITS } from '../../../src/files/limits.js';
import type { FileRecord } from '../../../src/files/record-batch.js';

/** Splits text given in blocks that end at some of its line breaks. */
export function split(
  text: string,
  options: {
    width?: number;
    delimiter?: string;
    quote?: string;
    escape?: string;
    blocks?: number;
    limit?: number;
    /** Told after each block how many records there are. */
    seen?: (records: number) => void;
  } = {},
): FileRecord[] {
  const limits = { ...DEFAULT_LIMITS, cell: options.limit ?? DEFAULT_LIMITS.cell };
  const splitter = new RecordSplitter(
    { delimiter: options.delimiter ?? ',', quote: options.quote ?? '"', escape: options.escape ?? '' },
    options.width ?? null,
    limits,
  );
  const lines = text.split(/(?<=\n)/);
  const each = Math.max(1, Math.ceil(lines.length / (options.blocks ?? 1)));
  const records: FileRecord[] = [];
  for (let at = 0; at < Math.max(1, lines.length); at += each) {
    const block: TextBlock = {
      text: lines.slice(at, at + each).join(''),
      firstLine: at + 1,
      badLines: [],
      last: at + each >= lines.length,
      byteOf: (line) => line,
    };
    const batch = splitter.push(block);
    for (const record of batch.records) {
      // Looked at first: asking `expect` half a million times takes longer than reading.
      if (record.fault !== null && batch.raw(record).includes('\n')) expect.fail('a broken row of several lines');
      if (batch.byte(record) !== record.line) expect(batch.byte(record)).toBe(record.line);
    }
    for (const record of batch.records) records.push(record);
    options.seen?.(records.length);
  }
  return records;
}

export const cells = (records: readonly FileRecord[]): (readonly string[])[] => records.map((record) => record.cells);
