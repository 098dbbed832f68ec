/** Delimited text as a source of records: judges encoding, line ends and dialect on the head, then streams. */
import { CimError } from '../../errors.js';
import type { ByteSource } from '../byte-source.js';
import { type Encoding, isWide } from '../encoding/encodings.js';
import { type EncodingState, encodingState, findLineBreak, textBlocks } from '../encoding/text-blocks.js';
import { type Limits, limitExceeded, readableBytes } from '../limits.js';
import type { FileRecord, RecordBatch } from '../record-batch.js';
import type { RecordSource } from '../record-source.js';
import type { Dialect } from './dialect.js';
import { QuotedRows, rowWithin } from './quoted-rows.js';
import { CONTROL_CHARACTERS } from './record-faults.js';
import { readSample, sniffDialect } from './sniff-dialect.js';
import { RecordSplitter } from './split-records.js';

/** What the user has fixed about a text file. */
export interface TextWishes {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
}

/**
 * Judges a text file by its head.
 * @throws CimError not-a-table (binary data), header-too-long, unknown-encoding
 */
export async function delimitedSource(source: ByteSource, wishes: TextWishes, limits: Limits): Promise<RecordSource> {
  const state = encodingState(source.head, wishes.encoding, findLineBreak(source.head));
  const { encoding, doubt } = state.detected;
  if (doubt !== undefined && isWide(encoding)) throw wrongEncoding(source.name, encoding, doubt);
  const text = await headText(source, state, limits);
  if (doubt !== undefined && (looksBinary(text) || isHeaderBroken(text)))
    throw wrongEncoding(source.name, encoding, doubt);
  if (looksBinary(text)) {
    throw new CimError(
      'bad-input',
      'not-a-table',
      { en: `${source.name} is not a table: it holds binary data.`, zh: `${source.name} 不是表格：其中是二进制数据。` },
      wishes.encoding === undefined
        ? {
            en: 'Export it as CSV or XLSX; if it is text in a rare encoding, name that with --encoding.',
            zh: '请导出为 CSV 或 XLSX；如果是编码少见的文本，请用 --encoding 指明。',
          }
        : { en: 'Leave out --encoding to let cim find the encoding.', zh: '去掉 --encoding，由 cim 判断编码。' },
      { file: source.name },
    );
  }
  const { declared, around, ...dialect } = sniffDialect(text, wishes, source.complete);
  const outer = around === null ? dialect : { ...dialect, delimiter: around };
  const read = source.complete ? readSample(text, outer) : headSample(text, outer);
  const whole =
    around !== null ? read.map((record) => ({ ...record, cells: rowWithin(record, dialect) ?? record.cells })) : read;
  let quoted: QuotedRows | null = null;
  return {
    format: dialect.delimiter === '\t' ? 'tsv' : 'csv',
    get encoding() {
      return state.detected.encoding;
    },
    get encodingRivals() {
      return state.detected.rivals ?? [];
    },
    get encodingDoubt() {
      return state.detected.doubt ?? null;
    },
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    escape: dialect.escape,
    sheet: null,
    raggedness: 'reject',
    sample: declared ? whole.slice(1) : whole,
    titles: declared ? 1 : 0,
    get quotedRows() {
      return quoted?.count ?? 0;
    },
    batches: (width) => {
      quoted = new QuotedRows(dialect, width);
      return splitBatches(source, state, outer, { quoted, width: around === null ? width : 1 }, limits);
    },
  };
}

/** The records of a head that may end within a quoted cell: as if it did, or as if its mark were a stray, where that gives rows. */
function headSample(text: string, dialect: Dialect): readonly FileRecord[] {
  const open = readSample(text, dialect, false);
  const closed = readSample(text, dialect);
  const width = closed[0]?.cells.length ?? 0;
  const rows = closed.filter(({ cells }) => cells.length === width).length;
  const isStray = open.length < 3 && width > 1 && rows > closed.length / 2;
  return open.length === 0 || isStray ? (closed.length < 2 ? closed : closed.slice(0, -1)) : open;
}

async function* splitBatches(
  source: ByteSource,
  state: EncodingState,
  dialect: Dialect,
  { quoted, width }: { readonly quoted: QuotedRows; readonly width: number },
  limits: Limits,
): AsyncGenerator<RecordBatch, void> {
  const splitter = new RecordSplitter(dialect, width, limits);
  for await (const block of textBlocks(source.chunks(), state, source.name, limits))
    yield quoted.unwrap(splitter.push(block));
}

/** The first line that says anything holds bytes that the encoding does not have: no column can be told from it. */
function isHeaderBroken(text: string): boolean {
  const start = /[^,;|\s]/.exec(text)?.index ?? 0;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).includes('\ufffd');
}

/** The refusal of an encoding that the file cannot be in. */
export function wrongEncoding(file: string, encoding: Encoding, likely: Encoding): CimError {
  return new CimError(
    'usage',
    'wrong-encoding',
    {
      en: `${file} is not ${encoding}: it reads as ${likely}.`,
      zh: `${file} 不是 ${encoding} 编码：看来是 ${likely}。`,
    },
    {
      en: `Leave out --encoding to let cim find the encoding, or give --encoding ${likely}.`,
      zh: `去掉 --encoding 由 cim 判断编码，或使用 --encoding ${likely}。`,
    },
    { file },
  );
}

/** The head as text, up to its last line break. Leaves the real state alone: what is not certain stays so. */
async function headText(source: ByteSource, state: EncodingState, limits: Limits): Promise<string> {
  const { head } = source;
  const code = state.lineBreak === '\n' ? 10 : 13;
  let end = source.complete ? head.length : head.lastIndexOf(code) + 1;
  if (end === 0) {
    end = head.length;
    const cells = Math.max(...[',', ';', '\t', '|'].map((delimiter) => count(head, delimiter.charCodeAt(0))));
    if (cells >= limits.columns) throw tooManyColumns(source.name, limits);
    if (head.length > limits.cell / 4 && cells > 0) {
      throw limitExceeded(
        'header-too-long',
        source.name,
        { en: `the header has more than ${readableBytes(head.length)}`, zh: `表头超过 ${readableBytes(head.length)}` },
        1,
      );
    }
  } else if (isWide(state.detected.encoding)) end = (end + 1) & ~1;
  const copy: EncodingState = { ...state };
  let text = '';
  async function* once(): AsyncGenerator<Buffer, void> {
    yield head.subarray(0, end);
  }
  for await (const block of textBlocks(once(), copy, source.name, limits)) text += block.text;
  return text;
}

/** The refusal of a table wider than the limit. */
export function tooManyColumns(file: string, limits: Limits): CimError {
  return limitExceeded(
    'too-many-columns',
    file,
    { en: `the table has more than ${limits.columns} columns`, zh: `表格超过 ${limits.columns} 列` },
    1,
  );
}

function count(bytes: Buffer, code: number): number {
  let found = 0;
  for (let at = bytes.indexOf(code); at >= 0; at = bytes.indexOf(code, at + 1)) found += 1;
  return found;
}

/** Text is mostly made of characters that people type. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  if (!CONTROL_CHARACTERS.test(sample) && !sample.includes('\ufffd')) return false;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code < 0xa0))
      odd += 1;
  }
  return odd > Math.max(8, sample.length * 0.1);
}
