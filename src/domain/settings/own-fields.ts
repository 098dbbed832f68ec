/**
 * Fields of the user's own. The table of known fields is closed to the compiler, so an own field stays what its column
 * is anyway, a custom column, under one name in all files and with its values in the standard form of its kind. All that
 * reads custom columns (linkage, search, rules, export) then knows it; what was received stays in the cells.
 */
import { headerWords } from '../columns/header.js';
import type { FieldKind } from '../record/fields.js';
import type { ColumnMapping, Mapping } from '../record/record.js';

/** Kinds an own field may have: those of which one cell tells the whole value. */
export const OWN_KINDS = [
  'text',
  'identifier',
  'phone',
  'email',
  'url',
  'date',
  'money',
  'boolean',
  'gender',
  'country',
  'organization',
  'person-name',
] as const satisfies readonly FieldKind[];

export type OwnKind = (typeof OWN_KINDS)[number];

export interface OwnField {
  readonly name: string;
  readonly kind: OwnKind;
  /** Headers under which files have it, beside its name. */
  readonly aliases: readonly string[];
}

/** A column as it was before it was given to an own field. */
function withoutOwn(column: ColumnMapping): ColumnMapping {
  if (column.own === undefined) return column;
  const { own: _, ...rest } = column;
  return { ...rest, reason: 'none', confidence: 0 };
}

/**
 * Gives columns to own fields by their header, whatever the column would mean else, but not against the user's word for
 * this file; what earlier settings gave is forgotten. The first column of a file that bears one of its names is the field; others stay as they are.
 */
export function withOwnFields(mapping: Mapping, fields: readonly OwnField[]): Mapping {
  if (fields.length === 0 && !mapping.columns.some(({ own }) => own)) return mapping;
  const byKey = new Map<string, OwnField>();
  for (const field of fields)
    for (const word of [field.name, ...field.aliases]) byKey.set(headerWords(word).key, field);
  const taken = new Set<OwnField>();
  const columns = mapping.columns.map((given): ColumnMapping => {
    const column = withoutOwn(given);
    const own = byKey.get(headerWords(column.header).key);
    if (own === undefined || taken.has(own) || column.reason === 'user' || column.index === mapping.idColumn)
      return column;
    taken.add(own);
    const { name, kind } = own;
    return { ...column, field: null, group: 1, reason: 'user' as const, confidence: 1, own: { name, kind } };
  });
  return { ...mapping, columns };
}
