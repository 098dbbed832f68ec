/**
 * JSON Lines and arrays of JSON objects as a source of records. The columns are the union of the keys of all objects, in
 * the order in which they first occur: a file on disk is read twice for that; on a pipe the head must hold them all,
 * and an object with a key that comes later is set aside.
 */
import type { IssueCode } from '../../domain/record/issue.js';
import { CimError } from '../../errors.js';
import { type ByteSource, openByteSource } from '../byte-source.js';
import { tooManyColumns } from '../delimited/delimited-source.js';
import { CONTROL_CHARACTERS } from '../delimited/record-faults.js';
import { type EncodingState, encodingState, textBlocks } from '../encoding/text-blocks.js';
import type { Limits } from '../limits.js';
import type { FileRecord, RecordBatch } from '../record-batch.js';
import type { RecordSource } from '../record-source.js';
import { ArrayCutter, type JsonValue, lineValues } from './json-values.js';
import { objectPairs } from './object-cells.js';

/** A file whose first values are no objects, so many of them, holds none. */
const KEYLESS = 1000;

type JsonFormat = 'json' | 'jsonl';

/** Opens a JSON file. @throws CimError not-a-table (no object in it), too-many-columns */
export async function jsonSource(
  source: ByteSource,
  format: JsonFormat,
  encoding: string | undefined,
  limits: Limits,
): Promise<RecordSource> {
  const state = encodingState(source.head, encoding, '\n');
  const { keys, sample } = await collectKeys(source, format, state, limits);
  if (keys.size === 0) {
    throw new CimError(
      'bad-input',
      'not-a-table',
      {
        en: `${source.name} holds JSON, but no objects with keys.`,
        zh: `${source.name} 是 JSON，但其中没有带键的对象。`,
      },
      {
        en: 'Each row must be one object: {"name": "…", "phone": "…"}.',
        zh: '每行须为一个对象：{"name": "…", "phone": "…"}。',
      },
      { file: source.name },
    );
  }
  return {
    format,
    get encoding() {
      return state.detected.encoding;
    },
    get encodingDoubt() {
      return state.detected.doubt ?? null;
    },
    delimiter: null,
    quote: null,
    escape: null,
    sheet: null,
    raggedness: 'pad',
    sample,
    titles: 0,
    headers: [...keys.keys()],
    batches: () => recordBatches(values(source.chunks(), source.name, format, state, limits), keys, limits),
  };
}

/** Keys with their column. */
async function collectKeys(
  source: ByteSource,
  format: JsonFormat,
  state: EncodingState,
  limits: Limits,
): Promise<{ keys: ReadonlyMap<string, number>; sample: readonly FileRecord[] }> {
  const keys = new Map<string, number>();
  let count = 0;
  const copy: EncodingState = { ...state };
  const again =
    source.complete || source.path === null ? null : await openByteSource(source.path, limits, process.stdin);
  async function* head(): AsyncGenerator<Buffer, void> {
    yield source.complete
      ? source.head
      : source.head.subarray(0, source.head.lastIndexOf(10) + 1 || source.head.length);
  }
  try {
    for await (const batch of values(again?.chunks() ?? head(), source.name, format, copy, limits)) {
      for (const value of batch) {
        for (const [key] of objectPairs(value.text) ?? []) if (!keys.has(key)) keys.set(key, keys.size);
        if (keys.size > limits.columns) throw tooManyColumns(source.name, limits);
        count += 1;
      }
      if (keys.size === 0 && count > KEYLESS) break;
    }
  } finally {
    await again?.close();
  }
  return { keys, sample: [] };
}

async function* values(
  chunks: AsyncIterable<Buffer>,
  file: string,
  format: JsonFormat,
  state: EncodingState,
  limits: Limits,
): AsyncGenerator<readonly JsonValue[], void> {
  const cutter = format === 'json' ? new ArrayCutter(file, limits) : null;
  for await (const block of textBlocks(chunks, state, file, limits)) {
    yield cutter === null ? lineValues(block) : cutter.push(block);
  }
}

async function* recordBatches(
  batches: AsyncIterable<readonly JsonValue[]>,
  keys: ReadonlyMap<string, number>,
  limits: Limits,
): AsyncGenerator<RecordBatch, void> {
  for await (const batch of batches) {
    // A line may hold several elements of an array: the place in the batch finds the text again.
    const records = batch.map((value, index) => toRecord(value, index, keys, limits));
    yield {
      records,
      // One line each, so that a file of rejected rows is JSON Lines.
      raw: (record) => batch[record.start]!.text.replace(/(?<!\s)\s*\n\s*/g, ' '),
      byte: (record) => batch[record.start]!.byte,
    };
  }
}

function toRecord(value: JsonValue, index: number, keys: ReadonlyMap<string, number>, limits: Limits): FileRecord {
  const failed = (fault: IssueCode): FileRecord => ({ line: value.line, cells: [], fault, start: index, end: index });
  if (value.undecodable) return failed('row-undecodable');
  const pairs = value.broken ? null : objectPairs(value.text);
  if (pairs === null) return failed('row-json-broken');
  const cells = new Array<string>(keys.size).fill('');
  for (const [key, text] of pairs) {
    const column = keys.get(key);
    if (column === undefined) return failed('row-too-long');
    if (text.length > limits.cell) return failed('row-field-too-large');
    if (CONTROL_CHARACTERS.test(text)) return failed('row-control-character');
    cells[column] = text;
  }
  return { line: value.line, cells, fault: null, start: index, end: index };
}
