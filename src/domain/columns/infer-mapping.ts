/**
 * What the columns of a file are. The ladder: what the user said → a preset that the headers fit → the words of the
 * header → the shapes of the values → a custom field. Values that contradict a header win over it.
 */
import type { FieldName } from '../record/fields.js';
import type { ColumnMapping, Mapping } from '../record/record.js';
import { assignGroups } from './address-groups.js';
import { type HeaderReading, readHeader } from './by-header.js';
import { suggestByValues } from './by-values.js';
import { type ColumnProfile, profileColumn } from './column-profile.js';
import type { Draft } from './draft.js';
import { headerWords } from './header.js';
import { matchPreset } from './presets/index.js';
import { settleByContext } from './settle.js';
import { findShift } from './shifted-headers.js';
import { findIdColumn } from './source-id.js';

/** What the user may say beforehand. */
export interface MappingOptions {
  /** Name of a preset to use whatever the signature headers say. */
  readonly preset?: string;
  /** Header → field; null keeps the column as a custom field. Headers that the file lacks are ignored. */
  readonly overrides?: ReadonlyMap<string, FieldName | null>;
  /** Header of the column that holds the source's own id. */
  readonly idColumn?: string;
}

/** Beyond this many columns fewer values of each are looked at, so that very wide files stay quick. */
const WIDE = 400;

/**
 * Finds the field of every column, the groups of repeated fields, and the id column.
 *
 * The id column has no field (unless it is a customer number) and is no custom field either: it identifies the record
 * and is not data about the customer. A column with field null that is not the id column is custom.
 *
 * @param headers headers as received, one for each column
 * @param sample some rows of the file (a few hundred are enough); none: headers alone decide
 * @throws CimError unknown-preset, no-such-column
 */
export function inferMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  options: MappingOptions = {},
): Mapping {
  const limit = headers.length > WIDE ? 25 : 200;
  const profiles = headers.map((_, column) => profileColumn(sample, column, limit));
  const keys = headers.map((header) => headerWords(header).key);
  const preset = matchPreset(keys, options.preset);
  const read = headers.map((header) => readHeader(header, preset));
  const shift = findShift(read, profiles);
  const readings = shift === 0 ? read : read.map((_, at) => moved(read, at, shift));

  const drafts = settleByContext(readings, profiles);
  if (shift !== 0)
    for (const draft of drafts) if (draft.reason === 'header') draft.confidence = Math.min(draft.confidence, 0.6);
  const overridden = applyOverrides(headers, keys, drafts, options.overrides);
  const idColumn = findIdColumn(headers, read, profiles, options.idColumn, preset?.idKey ?? null);
  if (idColumn !== null && !overridden.has(idColumn)) keepId(drafts[idColumn]!, read[idColumn]!);

  keepOnce(drafts, readings, profiles, overridden);
  const open = headers.map((_, at) => at).filter((at) => isOpen(drafts[at]!, at, idColumn, overridden));
  const taken = new Set(drafts.map((draft) => draft.field).filter((field) => field !== null));
  for (const { column, field, score } of suggestByValues(open, profiles, taken)) {
    // Values that look a little like something else do not outweigh what the header says.
    if (shift === 0 && score < OUTWEIGHS && drafts[column]?.contradicted !== undefined) continue;
    drafts[column] = { field, reason: 'values', confidence: 0.8 * score };
  }
  if (shift === 0) believeHeaders(drafts);
  const groups = assignGroups(drafts, readings);
  const columns = headers.map(
    (header, index): ColumnMapping => ({
      index,
      header,
      field: drafts[index]!.field,
      group: groups[index]!,
      reason: drafts[index]!.reason,
      confidence: drafts[index]!.confidence,
    }),
  );
  return { preset: preset?.name ?? null, columns, idColumn };
}

/** A suggestion by values from this score on is believed against a header. */
const OUTWEIGHS = 0.6;

/** Where the values look like nothing else either, the header decides: what is wrong with them is said value by value. */
function believeHeaders(drafts: Draft[]): void {
  for (const draft of drafts) {
    const { contradicted, field } = draft;
    if (contradicted === undefined || field !== null) continue;
    if (ONCE.has(contradicted) && drafts.some((other) => other.field === contradicted)) continue;
    draft.field = contradicted;
    draft.reason = 'header';
    draft.confidence = 0.4;
  }
}

/** The header that belongs to a column when all stand `shift` columns beside their values; an id's header does not move. */
function moved(read: readonly HeaderReading[], at: number, shift: number): HeaderReading {
  const from = read[at - shift];
  return from === undefined || from.targets.includes('id') ? readHeader('', null) : from;
}

/** Only columns that nothing is known of are told by their values; a header that says `other` settles it. */
function isOpen(draft: Draft, at: number, idColumn: number | null, overridden: ReadonlySet<number>): boolean {
  return at !== idColumn && !overridden.has(at) && draft.field === null && draft.reason === 'none';
}

function keepId(draft: Draft, reading: HeaderReading): void {
  const number = reading.targets.includes('customerNumber') && !reading.targets.includes('id');
  draft.field = number ? 'customerNumber' : null;
  draft.reason = reading.fromPreset ? 'preset' : 'header';
  draft.confidence = 0.9;
}

/** Where the column stands that a user calls `header`: by its very words, else by the words alone; -1 when nowhere. */
export function placeOfHeader(
  header: string,
  headers: readonly string[],
  keys: readonly string[] = headers.map((one) => headerWords(one).key),
): number {
  const exact = headers.indexOf(header);
  return exact >= 0 ? exact : keys.indexOf(headerWords(header).key);
}

function applyOverrides(
  headers: readonly string[],
  keys: readonly string[],
  drafts: Draft[],
  overrides: ReadonlyMap<string, FieldName | null> | undefined,
): ReadonlySet<number> {
  const done = new Set<number>();
  if (overrides === undefined) return done;
  for (const [header, field] of overrides) {
    const at = placeOfHeader(header, headers, keys);
    if (at < 0) continue;
    drafts[at] = { field, reason: 'user', confidence: 1 };
    done.add(at);
  }
  return done;
}

/** Fields a customer may have in two parts, with the field of the second part. */
const SECOND: Readonly<Partial<Record<FieldName, FieldName>>> = { givenName: 'middleName', familyName: 'familyName' };
/** Fields a customer has once: where two columns claim one, the fuller stays, then the first. */
const ONCE: ReadonlySet<FieldName> = new Set([
  'fullName',
  'namePrefix',
  'givenName',
  'middleName',
  'familyName',
  'nameSuffix',
  'nickname',
  'gender',
  'birthDate',
  'birthYear',
  'birthMonth',
  'birthDay',
  'nationalId',
  'organization',
  'department',
  'jobTitle',
  'industry',
  'taxId',
  'legalRepresentative',
  'customerNumber',
  'owner',
  'leadSource',
  'stage',
  'emailOptOut',
  'createdAt',
  'modifiedAt',
]);

function keepOnce(
  drafts: Draft[],
  readings: readonly HeaderReading[],
  profiles: readonly ColumnProfile[],
  overridden: ReadonlySet<number>,
): void {
  const holders = new Map<FieldName, number>();
  const order = drafts.map((_, at) => at);
  const rank = (at: number): number => (overridden.has(at) ? 0 : drafts[at]!.reason === 'preset' ? 1 : 2);
  order.sort(
    (a, b) => rank(a) - rank(b) || readings[a]!.number - readings[b]!.number || fuller(profiles, a, b) || a - b,
  );
  for (const at of order) {
    const draft = drafts[at]!;
    if (draft.field === null || !ONCE.has(draft.field) || overridden.has(at)) {
      if (draft.field !== null && !holders.has(draft.field)) holders.set(draft.field, at);
      continue;
    }
    const holder = holders.get(draft.field);
    if (holder === undefined) {
      holders.set(draft.field, at);
      continue;
    }
    const second = readings[at]!.number >= 2 ? SECOND[draft.field] : undefined;
    if (second !== undefined && (second === draft.field || !holders.has(second))) {
      draft.field = second;
      if (!holders.has(second)) holders.set(second, at);
    } else {
      draft.field = null;
    }
  }
}

/** Fuller columns first, where one is at least half again as full. */
function fuller(profiles: readonly ColumnProfile[], a: number, b: number): number {
  const [fa, fb] = [profiles[a]!.filled, profiles[b]!.filled];
  if (fa > 1.5 * fb) return -1;
  return fb > 1.5 * fa ? 1 : 0;
}
