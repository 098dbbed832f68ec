/**
 * Validation rules as data: what a user may write in `cim.yaml`, and what holds without writing anything. Each kind has one
 * file under `rules/` that checks it.
 */
import type { FieldName } from '../record/fields.js';
import type { Issue, IssueCode, Severity } from '../record/issue.js';

/** A known field, or a column of the file under its own header. */
export type FieldRef = { readonly field: FieldName } | { readonly custom: string };

interface Base {
  /** Null: the severity that the issue has by itself. */
  readonly severity: Severity | null;
}

/** At least one of the fields has a value. */
export interface RequiredRule extends Base {
  readonly kind: 'required';
  readonly anyOf: readonly FieldRef[];
  readonly code: Extract<IssueCode, 'required-missing' | 'no-contact'>;
}

/** Every value of the field could be understood. Without a field: every value of the record. */
export interface FormatRule extends Base {
  readonly kind: 'format';
  readonly field: FieldRef | null;
}

/** Dates (`yyyy-mm-dd`, `today`) or numbers within bounds, which belong to the range. */
export interface RangeRule extends Base {
  readonly kind: 'range';
  readonly field: FieldRef;
  readonly min: string | number | null;
  readonly max: string | number | null;
}

export interface LengthRule extends Base {
  readonly kind: 'length';
  readonly field: FieldRef;
  /** Characters (code points). */
  readonly max: number;
}

export interface PatternRule extends Base {
  readonly kind: 'pattern';
  readonly field: FieldRef;
  readonly matches: RegExp;
}

export interface AllowedRule extends Base {
  readonly kind: 'allowed';
  readonly field: FieldRef;
  readonly values: ReadonlySet<string>;
}

/** No two records have the same value. Only the second and later ones are reported. */
export interface UniqueRule extends Base {
  readonly kind: 'unique';
  readonly field: FieldRef;
}

/** The date is not longer ago than so many days. */
export interface FreshRule extends Base {
  readonly kind: 'fresh';
  readonly field: FieldRef;
  readonly days: number;
}

/** Birth date and gender are those of the resident identity number. */
export interface IdentityRule extends Base {
  readonly kind: 'identity';
}

/** The area code of a landline is one of the province of the address. */
export interface PhoneAreaRule extends Base {
  readonly kind: 'phone-area';
}

export type Rule =
  | RequiredRule
  | FormatRule
  | RangeRule
  | LengthRule
  | PatternRule
  | AllowedRule
  | UniqueRule
  | FreshRule
  | IdentityRule
  | PhoneAreaRule;

export type RuleKind = Rule['kind'];

/** Rules, and what the user says about the weight of issues: another severity, or `off`. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly severities: ReadonlyMap<IssueCode, Severity | 'off'>;
}

/** What a rule found, before its severity is known. */
export type Found = Issue;

/** A finding with its severity. */
export interface Finding extends Issue {
  readonly severity: Severity;
}

/** What rules may know beside the record. */
export interface RuleContext {
  /** `yyyy-mm-dd` */
  readonly today: string;
  /** Counts a value of a field; true when it was seen before. Only asked by `unique` rules. */
  readonly seenBefore: (field: string, value: string) => boolean;
}
