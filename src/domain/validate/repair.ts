/**
 * Safe repairs: what may be put right in a cell without asking, because nothing is lost by it. A repair counts as safe
 * only if the row says the very same in standard form before and after; that is checked for every row, not assumed. What
 * would be a guess (a misspelled e-mail domain, destroyed digits, a day that does not exist) is a finding and stays.
 * Columns of no known field are never touched: nobody knows what they mean.
 */

import { countryCode } from '../normalize/country.js';
import { readPhoneCell } from '../normalize/phone/index.js';
import { isMissing } from '../normalize/standardize/by-kind.js';
import { tidy, unwrapSpreadsheet } from '../normalize/text.js';
import { FIELDS, type FieldKind, type FieldName } from '../record/fields.js';
import { ISSUES } from '../record/issue.js';
import type { ColumnMapping, StandardRecord } from '../record/record.js';

export interface RepairDefinition {
  readonly summary: { readonly en: string; readonly zh: string };
}

const repair = (en: string, zh: string): RepairDefinition => ({ summary: { en, zh } });

/** Every repair, with what it does. The names are stable: scripts may rely on them. */
export const REPAIRS = {
  tidied: repair(
    'Blanks at the ends and in runs, invisible and full-width characters were made plain.',
    '已去除多余空白和不可见字符，全角转为半角。',
  ),
  'guard-removed': repair('The wrapping that a spreadsheet needs was taken off.', '已去除电子表格的保护写法。'),
  'digits-restored': repair(
    'Digits that a spreadsheet had rewritten were written out.',
    '已恢复被电子表格改写的数字。',
  ),
  'made-blank': repair('A word that stands for "nothing" was made blank.', '已将表示“无”的词改为空白。'),
  'numbers-split': repair('Several phone numbers in one cell were parted.', '已将同一单元格的多个号码分开。'),
  'domain-lower-case': repair('The domain of an e-mail address was put in lower case.', '邮箱域名已改为小写。'),
  'date-iso': repair('A date was written as year-month-day.', '日期已写为年-月-日。'),
  'standard-name': repair('A country or province was given its standard name.', '国家或省份已改为标准名称。'),
} as const satisfies Record<string, RepairDefinition>;

export type RepairName = keyof typeof REPAIRS;

/** What was done to one cell. `from` and `to` are a customer's values: never put them into a message unasked. */
export interface Repair {
  readonly name: RepairName;
  /** Index of the column. */
  readonly column: number;
  readonly header: string;
  readonly field: FieldName;
  readonly from: string;
  readonly to: string;
}

/** A row after its repairs. Without repairs, `cells` and `record` are those that were given. */
export interface RepairedRow {
  readonly cells: readonly string[];
  readonly record: StandardRecord;
  readonly repairs: readonly Repair[];
}

/** Below this a reading is a guess, and what is guessed is not written. */
const SURE = 0.8;
/** A row with a province and little else is an address of which little is known, and yet the province is. */
const LIKELY = 0.4;
const DIGIT_KINDS: ReadonlySet<FieldKind> = new Set(['phone', 'identifier', 'postal-code']);
const SENTENCES: ReadonlySet<FieldKind> = new Set([
  'person-name',
  'name-part',
  'organization',
  'address',
  'address-part',
]);
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]{4,40})?$/;

type KnownColumn = ColumnMapping & { readonly field: FieldName };

/**
 * Repairs the cells of one row.
 * @param columns what the columns of the file are
 * @param record the row in standard form as it stands
 * @param again brings the repaired cells to standard form, in the same way as `record` came about
 */
export function repairRow(
  columns: readonly ColumnMapping[],
  cells: readonly string[],
  record: StandardRecord,
  again: (cells: readonly string[]) => StandardRecord,
): RepairedRow {
  const known = columns.filter((column): column is KnownColumn => column.field !== null);
  const said = saying(record);
  const attempt = (from: readonly string[], some: readonly KnownColumn[]): RepairedRow | null => {
    const repaired = [...from];
    const repairs = some.flatMap((column) => repairCell(column, known, repaired, record));
    if (repairs.length === 0) return null;
    const after = again(repaired);
    return saying(after) === said ? { cells: repaired, record: after, repairs } : null;
  };
  const whole = attempt(cells, known);
  if (whole !== null) return whole;
  let row: RepairedRow = { cells, record, repairs: [] };
  for (const column of known) {
    const next = attempt(row.cells, [column]);
    if (next !== null) row = { ...next, repairs: [...row.repairs, ...next.repairs] };
  }
  return row;
}

/** All that a record says, whatever cells it stood in. */
function saying({ values }: StandardRecord): string {
  return values
    .map(({ field, standard, raw }) => `${field}${standard === '' ? `?${tidy(raw)}` : `=${standard}`}`)
    .sort()
    .join('\u0002');
}

/** Repairs one cell of `cells` in place, and tells what was done. */
function repairCell(
  column: KnownColumn,
  known: readonly KnownColumn[],
  cells: string[],
  record: StandardRecord,
): Repair[] {
  const { index, header, field } = column;
  const received = cells[index] ?? '';
  if (received === '') return [];
  const { kind } = FIELDS[field];
  const repairs: Repair[] = [];
  let text = received;
  const put = (name: RepairName, to: string): void => {
    if (to === text) return;
    repairs.push({ name, column: index, header, field, from: text, to });
    text = to;
  };
  put('tidied', plain(text, kind));
  if (isMissing(text, kind)) put('made-blank', '');
  else {
    put('guard-removed', withoutGuard(text));
    if (DIGIT_KINDS.has(kind)) {
      const { text: digits, issue } = unwrapSpreadsheet(text, true);
      if (issue === 'excel-restored') put('digits-restored', digits);
    }
    if (kind === 'email') put('domain-lower-case', lowerDomain(text));
    const named = standardName(column, received, record);
    if (named !== null) put(kind === 'date' ? 'date-iso' : 'standard-name', named);
    if (kind === 'phone') repairs.push(...splitNumbers(column, known, cells, text, (to) => put('numbers-split', to)));
  }
  cells[index] = text;
  return repairs;
}

const ZERO_WIDTH = /[\u00ad\u200b\u2060\ufeff]/g;
const WIDE_LETTER = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const BLANKS = /[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;

/** Plain text: signs of prose stay as they are written, and free text keeps all but the blanks around it. */
function plain(text: string, kind: FieldKind): string {
  if (kind === 'text') return text.trim();
  if (!SENTENCES.has(kind)) return tidy(text);
  return text
    .normalize('NFC')
    .replace(ZERO_WIDTH, '')
    .replace(WIDE_LETTER, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(BLANKS, ' ')
    .trim();
}

/** `="00123"` and `'00123` without their wrapping; an apostrophe that keeps a cell from being run stays. */
function withoutGuard(text: string): string {
  if (!text.startsWith('="') && !/^'\d/.test(text)) return text;
  return unwrapSpreadsheet(text, false).text;
}

function lowerDomain(text: string): string {
  const at = text.indexOf('@');
  if (at <= 0 || at !== text.lastIndexOf('@') || !/^[A-Za-z0-9.-]+$/.test(text.slice(at + 1))) return text;
  return text.slice(0, at) + text.slice(at).toLowerCase();
}

/** The standard form of a cell that is better written so; null where it is not sure enough, or of another kind. */
function standardName({ field, group }: KnownColumn, raw: string, record: StandardRecord): string | null {
  const isDate = FIELDS[field].kind === 'date';
  if (!isDate && field !== 'province' && field !== 'country') return null;
  const value = record.values.find((one) => one.field === field && one.group === group && one.raw === raw);
  if (value === undefined || value.standard === '') return null;
  // That a part of the address is missing says nothing against its province.
  if (value.issues.some((code) => isDate || ISSUES[code].severity !== 'info')) return null;
  // How sure an address is hangs on all of its parts; the name of a country is clear by itself, or not at all.
  const sure =
    field === 'country' ? countryCode(tidy(raw)) === value.standard : value.confidence >= (isDate ? SURE : LIKELY);
  if (!sure) return null;
  return isDate && !WHOLE_DAY.test(value.standard) ? null : value.standard;
}

/**
 * Parts the numbers of a cell: into empty columns of the same field where there are enough, else by `; `. The cell
 * itself is written by `put`; repairs of the other columns are answered.
 */
function splitNumbers(
  { index, field }: KnownColumn,
  known: readonly KnownColumn[],
  cells: string[],
  text: string,
  put: (to: string) => void,
): Repair[] {
  const numbers = readPhoneCell(text, {}).map(({ raw }) => raw.trim());
  if (numbers.length < 2) return [];
  const [first = '', ...more] = numbers;
  const free = known.filter(
    (other) => other.field === field && other.index !== index && isMissing(cells[other.index] ?? '', 'phone'),
  );
  if (free.length < more.length) {
    put(numbers.join('; '));
    return [];
  }
  put(first);
  return more.map((to, i) => {
    const { index: column, header } = free[i] as KnownColumn;
    const from = cells[column] ?? '';
    cells[column] = to;
    return { name: 'numbers-split', column, header, field, from, to };
  });
}
