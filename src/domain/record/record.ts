/**
 * The shapes a customer takes on the way through cim:
 * a row of a file → a standard record (what linkage and reports read) → members of a customer.
 */
import type { FieldKind, FieldName } from './fields.js';
import type { Issue, IssueCode } from './issue.js';

/** One data row of a file as received. `line` is the physical line (from 1) on which it starts. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a column was given its field. */
export type MappingReason = 'user' | 'preset' | 'header' | 'values' | 'none';

/**
 * What one column of a file is. `field` null: kept as a custom field under its header. `group` numbers repeated
 * fields from 1 (`Phone 1 - Value`, `Phone 2 - Value`; mailing and other address); parts of one address share a group.
 */
export interface ColumnMapping {
  readonly index: number;
  readonly header: string;
  readonly field: FieldName | null;
  readonly group: number;
  readonly reason: MappingReason;
  /** 0..1 */
  readonly confidence: number;
  /** A field of the user's own: the name that the custom column goes by, and the kind of its values. `field` is null. */
  readonly own?: { readonly name: string; readonly kind: FieldKind };
}

/** What the columns of a file are, and what identifies a row. */
export interface Mapping {
  readonly preset: string | null;
  readonly columns: readonly ColumnMapping[];
  /** Index of the column that holds the source's own id of the record, or null: then a hash of the row identifies it. */
  readonly idColumn: number | null;
}

/** One value of a record: as received and in standard form. `standard` is '' when it could not be understood. */
export interface StandardValue {
  readonly field: FieldName;
  readonly group: number;
  readonly raw: string;
  readonly standard: string;
  /** 0..1: how sure the standard form is. */
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
}

/** A record in standard form. Derived from the row: it can always be made again. */
export interface StandardRecord {
  readonly values: readonly StandardValue[];
  /**
   * Columns without a known field: header and value as received, blanks left out; of a field of the user's own its name
   * and the standard form of the value, as far as there is one.
   */
  readonly custom: readonly (readonly [header: string, value: string])[];
  /** Findings about the whole record (those about a value stand at the value). */
  readonly issues: readonly Issue[];
}
