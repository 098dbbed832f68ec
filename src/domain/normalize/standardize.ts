/**
 * Rows of a file → records in standard form. One standardizer a file: what a column's values say together (the order of
 * its dates, the country of its phone numbers) is decided once from a sample; every distinct cell is worked on once.
 */
import { FIELDS, type FieldKind, type FieldName } from '../record/fields.js';
import type { Issue } from '../record/issue.js';
import type { ColumnMapping, Mapping, SourceRow, StandardRecord, StandardValue } from '../record/record.js';
import type { DateOrder } from './date.js';
import { memoize } from './memo.js';
import { type AddressReader, createAddressReader, isAddressColumn } from './standardize/addresses.js';
import { completeBirth } from './standardize/births.js';
import { BY_KIND, type CellContext, type CellValue, isMissing } from './standardize/by-kind.js';
import { dateOrderOf, nameCountryOf, phoneCountryOf } from './standardize/column-context.js';
import { completeName } from './standardize/names.js';

export interface StandardizeOptions {
  /** ISO 3166 alpha-2: country to assume where nothing tells. Left out: told by the sample, where it can be. */
  readonly defaultCountry?: string | null;
  /** Today as `yyyy-mm-dd`: birthdays after it are implausible. */
  readonly today?: string | null;
}

/** What was decided for a column as a whole. */
export interface StandardizeNote {
  readonly column: string;
  readonly code: 'date-order' | 'phone-country';
  readonly value: string;
}

export interface Standardizer {
  /** Never throws; the values of a record share objects with those of other records: treat them as immutable. */
  readonly standardize: (row: SourceRow) => StandardRecord;
  /** The same for the cells of some rows (a hundred or so), column by column: what reads a column stays in the caches. */
  readonly standardizeAll: (rows: readonly (readonly string[])[]) => readonly StandardRecord[];
  readonly notes: readonly StandardizeNote[];
}

/** What a cell becomes: values, or a finding that it says "nothing". */
interface Cell {
  readonly values: readonly StandardValue[];
  readonly issue: Issue | null;
}

interface FieldColumn {
  readonly index: number;
  readonly read: (raw: string) => Cell;
  /** Phones are read in the light of the record's country. */
  readonly readIn: ((raw: string, country: string) => Cell) | null;
}

const NOTHING: Cell = { values: [], issue: null };

/**
 * @param mapping what the columns are
 * @param sample some rows (a few hundred) of the same file, from which order of dates and countries are told
 */
export function createStandardizer(
  mapping: Mapping,
  sample: readonly (readonly string[])[],
  options: StandardizeOptions = {},
): Standardizer {
  const notes: StandardizeNote[] = [];
  const known = mapping.columns.filter((column) => column.field !== null);
  const has = (...fields: FieldName[]): boolean => known.some(({ field }) => field !== null && fields.includes(field));
  const cellsOf = ({ index, field }: ColumnMapping): string[] =>
    sample.map((row) => row[index] ?? '').filter((cell) => !isMissing(cell, FIELDS[field as FieldName].kind));
  const phones = known.filter(({ field }) => FIELDS[field as FieldName].kind === 'phone');
  const settings: ColumnSettings = {
    options,
    highestGroup: highestGroups(known),
    nameParts: !has('givenName', 'familyName'),
    phoneCountry: phoneCountryOf(phones.flatMap(cellsOf)),
  };
  const addresses = createAddressReader(known.filter(isAddressColumn), options.defaultCountry ?? null);
  const columns = known
    .filter((column) => !isAddressColumn(column))
    .map((column) => fieldColumn(column, settings, cellsOf(column), notes));
  const custom = mapping.columns.filter((column) => column.field === null && column.index !== mapping.idColumn);
  const completions: Completions = {
    name: has('givenName', 'familyName'),
    birth: has('birthYear', 'birthMonth', 'birthDay', 'nationalId'),
  };
  const customColumns = custom.map((column) => customColumn(column, settings, sample));
  const standardizeAll: Standardizer['standardizeAll'] = (rows) =>
    standardizeRows(rows, addresses, columns, customColumns, completions, options);
  return { standardize: ({ cells }) => standardizeAll([cells])[0] as StandardRecord, standardizeAll, notes };
}

/** A record in the making. */
interface Draft {
  readonly cells: readonly string[];
  readonly values: StandardValue[];
  readonly issues: Issue[];
  /** As the address tells it, or ''. */
  readonly country: string;
}

function standardizeRows(
  rows: readonly (readonly string[])[],
  addresses: AddressReader,
  columns: readonly FieldColumn[],
  customColumns: readonly CustomColumn[],
  completions: Completions,
  options: StandardizeOptions,
): readonly StandardRecord[] {
  const drafts = rows.map((cells): Draft => {
    const values: StandardValue[] = [];
    const issues: Issue[] = [];
    const country = addresses.read(cells, values, issues);
    return { cells, values, issues, country };
  });
  for (const { index, read, readIn } of columns) {
    for (const { cells, values, issues, country } of drafts) {
      const raw = cells[index];
      if (raw === undefined || raw === '') continue;
      const cell = readIn !== null && country !== '' ? readIn(raw, country) : read(raw);
      for (const value of cell.values) values.push(value);
      if (cell.issue !== null) issues.push(cell.issue);
    }
  }
  return drafts.map(({ cells, values, issues }): StandardRecord => {
    if (completions.name) completeName(values);
    if (completions.birth) completeBirth(values, options.today ?? null);
    const custom = customOf(cells, customColumns, issues);
    return { values, custom, issues: issues.length === 0 ? NO_ISSUES : issues };
  });
}

const NO_ISSUES: readonly Issue[] = [];
const NO_CUSTOM: StandardRecord['custom'] = [];

interface CustomColumn {
  readonly index: number;
  readonly name: string;
  /** Null: the text stays as received. */
  readonly read: ((raw: string) => OwnCell) | null;
}

/** A cell of an own field: its standard form, else its text; findings about it. */
interface OwnCell {
  readonly text: string;
  readonly issues: readonly Issue[];
}

/** A custom column, or a field of the user's own: its values are brought to the standard form of its kind. */
function customColumn(
  { index, header, own }: ColumnMapping,
  settings: ColumnSettings,
  sample: readonly (readonly string[])[],
): CustomColumn {
  if (own === undefined) return { index, name: header, read: null };
  const { name, kind } = own;
  const { options, phoneCountry } = settings;
  const cells = sample.map((row) => row[index] ?? '').filter((cell) => !isMissing(cell, kind));
  const given = options.defaultCountry ?? null;
  const context: CellContext = {
    field: 'notes', // none of those that a kind treats differently
    country: null,
    defaultCountry: given ?? (kind === 'phone' ? (phoneCountryOf(cells) ?? phoneCountry) : null),
    defaultIsGuess: given === null,
    dateOrder: kind === 'date' ? dateOrderOf(cells) : null,
    nameParts: false,
    today: options.today ?? null,
  };
  const read = (raw: string): OwnCell => {
    if (isMissing(raw, kind))
      return { text: '', issues: raw.trim() === '' ? NO_ISSUES : [{ code: 'null-word', field: name }] };
    const values = BY_KIND[kind](raw, context);
    const text = values
      .map(({ standard, raw: part }) => standard || part.trim())
      .filter((part) => part !== '')
      .join('; ');
    const codes = new Set(values.flatMap(({ issues }) => issues));
    return { text, issues: [...codes].map((code) => ({ code, field: name })) };
  };
  return { index, name, read: memoize(read) };
}

function customOf(
  cells: readonly string[],
  columns: readonly CustomColumn[],
  issues: Issue[],
): StandardRecord['custom'] {
  let custom: (readonly [string, string])[] | null = null;
  for (const { index, name, read } of columns) {
    const raw = cells[index];
    if (raw === undefined || raw.trim() === '') continue;
    let text = raw;
    if (read !== null) {
      const cell = read(raw);
      text = cell.text;
      for (const issue of cell.issues) issues.push(issue);
      if (text === '') continue;
    }
    custom ??= [];
    custom.push([name, text]);
  }
  return custom ?? NO_CUSTOM;
}

/** Which parts of a record may have to be put together from others. */
interface Completions {
  readonly name: boolean;
  readonly birth: boolean;
}

/** What is settled for all columns together. */
interface ColumnSettings {
  readonly options: StandardizeOptions;
  /** Extra values of a cell get groups beyond those of the columns. */
  readonly highestGroup: ReadonlyMap<FieldName, number>;
  readonly nameParts: boolean;
  /** Country of national phone numbers, as all phone columns together tell it. */
  readonly phoneCountry: string | null;
}

function highestGroups(known: readonly ColumnMapping[]): ReadonlyMap<FieldName, number> {
  const highest = new Map<FieldName, number>();
  for (const { field, group } of known) {
    if (field !== null) highest.set(field, Math.max(highest.get(field) ?? 0, group));
  }
  return highest;
}

const EXTRAS_A_COLUMN = 4;

function fieldColumn(
  column: ColumnMapping,
  settings: ColumnSettings,
  cells: readonly string[],
  notes: StandardizeNote[],
): FieldColumn {
  const field = column.field as FieldName;
  const kind: FieldKind = FIELDS[field].kind;
  const { options } = settings;
  const given = options.defaultCountry ?? null;
  const base: CellContext = {
    field,
    country: null,
    defaultCountry:
      given ?? (kind === 'phone' ? settings.phoneCountry : kind === 'person-name' ? nameCountryOf(cells) : null),
    defaultIsGuess: given === null,
    dateOrder: kind === 'date' ? noted(dateOrderOf(cells), column, 'date-order', notes) : null,
    nameParts: settings.nameParts,
    today: options.today ?? null,
  };
  if (kind === 'phone' && given === null) noted(settings.phoneCountry, column, 'phone-country', notes);
  const firstExtra = (settings.highestGroup.get(field) ?? 1) + 1 + (column.group - 1) * EXTRAS_A_COLUMN;
  const reader = (context: CellContext): ((raw: string) => Cell) =>
    memoize((raw) => readCell(raw, kind, context, column.group, firstExtra));
  const byCountry = new Map<string, (raw: string) => Cell>();
  const readIn = (raw: string, country: string): Cell => {
    let read = byCountry.get(country);
    if (read === undefined) {
      read = reader({ ...base, country });
      byCountry.set(country, read);
    }
    return read(raw);
  };
  // The country decides about phones, and about dates where the column does not.
  const hangsOnCountry = kind === 'phone' || (kind === 'date' && base.dateOrder === null);
  return { index: column.index, read: reader(base), readIn: hangsOnCountry ? readIn : null };
}

function noted<Value extends DateOrder | string>(
  value: Value | null,
  column: ColumnMapping,
  code: StandardizeNote['code'],
  notes: StandardizeNote[],
): Value | null {
  if (value !== null) notes.push({ column: column.header, code, value });
  return value;
}

function readCell(raw: string, kind: FieldKind, context: CellContext, group: number, firstExtra: number): Cell {
  if (isMissing(raw, kind)) return raw.trim() === '' ? NOTHING : nullWord(context.field);
  const read = BY_KIND[kind](raw, context);
  const [first] = read;
  if (first === undefined) return NOTHING;
  // A date that stands for "no date" is no value.
  if (first.standard === '' && first.issues.includes('null-word')) return nullWord(context.field);
  const { field } = context;
  const values = new Array<StandardValue>(read.length);
  for (let i = 0; i < read.length; i++) {
    const { field: other, raw, standard, confidence, issues } = read[i] as CellValue;
    const own = i === 0 ? group : firstExtra + i - 1;
    values[i] = { field: other ?? field, group: other === undefined ? own : 1, raw, standard, confidence, issues };
  }
  return { values, issue: null };
}

const nullWords = new Map<FieldName, Cell>();

function nullWord(field: FieldName): Cell {
  let cell = nullWords.get(field);
  if (cell === undefined) {
    cell = { values: [], issue: { code: 'null-word', field } };
    nullWords.set(field, cell);
  }
  return cell;
}
