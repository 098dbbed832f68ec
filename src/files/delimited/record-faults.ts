/** Faults that are seen in the text of a record rather than in its quotation marks. */
import type { IssueCode } from '../../domain/record/issue.js';
import type { TextBlock } from '../encoding/text-blocks.js';
import type { Limits } from '../limits.js';
import type { FileRecord } from '../record-batch.js';

/** Characters that no table holds on purpose: C0 but tab, line feed and carriage return; delete; C1. */
export const CONTROL_CHARACTERS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

/** The records, those that have a fault with it. */
export function markFaults(
  records: readonly FileRecord[],
  text: string,
  blocks: readonly TextBlock[],
  limits: Limits,
): readonly FileRecord[] {
  const badLines = blocks.flatMap((block) => block.badLines);
  const hasControls = CONTROL_CHARACTERS.test(text);
  if (badLines.length === 0 && !hasControls && !records.some((record) => record.end - record.start > limits.cell)) {
    return records;
  }
  let bad = 0;
  return records.map((record, i) => {
    const nextLine = records[i + 1]?.line ?? record.line + 1 + countBreaks(text, record.start, record.end);
    while (bad < badLines.length && badLines[bad]! < record.line) bad += 1;
    let fault: IssueCode | null = record.fault;
    if (bad < badLines.length && badLines[bad]! < nextLine) fault = 'row-undecodable';
    else if (fault === null && hasControls && CONTROL_CHARACTERS.test(text.slice(record.start, record.end))) {
      fault = 'row-control-character';
    } else if (
      fault === null &&
      record.end - record.start > limits.cell &&
      record.cells.some((cell) => cell.length > limits.cell)
    ) {
      fault = 'row-field-too-large';
    }
    return fault === record.fault ? record : { ...record, fault };
  });
}

/** Line breaks between two places. */
export function countBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
