/**
 * What a run leaves behind so that a later command finds candidates and weighs them without reading the other records: for
 * every key of every blocking rule the records that have it, and how frequent values are. Lists of (key, number) pairs in
 * pages (see `pages.ts`); keys are 32-bit hashes.
 */
import type { FieldName } from '../../record/fields.js';
import type { LookupPage } from './pages.js';

/** Which lists there are. What sensitive values made stands apart, to be sealed as they are. */
export const LISTS = ['records', 'sensitiveRecords', 'counts', 'sensitiveCounts'] as const;
export type ListName = (typeof LISTS)[number];
export type LookupLists<Page = LookupPage> = Readonly<Record<ListName, readonly Page[]>>;

export const isSensitiveList = (list: ListName): boolean => list === 'sensitiveRecords' || list === 'sensitiveCounts';

/** A column of the table that was linked, without its values. */
export interface LookupColumn {
  readonly field: FieldName | null;
  readonly group: number;
  readonly header: string;
  /** Records that had a value. */
  readonly filled: number;
}

/** How frequent the values of one term column were (see `TermFrequencies`): records with a value, Σ count·(count − 1). */
export interface LookupTerms {
  readonly filled: number;
  readonly pairs: number;
}

/** All but the lists, as plain JSON data. */
export interface PeopleLookupInfo {
  readonly kind: 'people';
  readonly columns: readonly LookupColumn[];
  /** Roles of the columns, columns by number: see `roles-data.ts`. */
  readonly roles: string;
  readonly rules: readonly string[];
  readonly sensitiveRules: readonly string[];
  readonly sensitiveTerms: readonly string[];
  readonly terms: Readonly<Record<string, LookupTerms>>;
}

export type LookupInfo = PeopleLookupInfo;

/** What one model's records leave behind. */
export interface Lookup {
  readonly info: LookupInfo;
  readonly lists: LookupLists;
}

/** Finds the numbers of a key in a list; empty where it has none, or where this user may not see the list. */
export type FindNumbers = (list: ListName, key: number) => Int32Array;
