/** What every normaliser answers, beside what is particular to its kind. */
import type { IssueCode } from '../record/issue.js';

export interface Normalized {
  /** As received. */
  readonly raw: string;
  /** Standard form; '' when the value could not be understood or there is none. */
  readonly standard: string;
  /** 0..1: how sure the standard form is; 0 when there is none. */
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
}

/** What a normaliser may know of the value's surroundings. */
export interface NormalizeContext {
  /** Country of the record, by its address (ISO 3166 alpha-2), if known. */
  readonly country?: string | null;
  /** Country to assume where nothing tells. */
  readonly defaultCountry?: string | null;
  /** The default was not given by anybody but told from the column: values may well be of other countries. */
  readonly defaultIsGuess?: boolean;
  /**
   * The value is read as it would be dialled in the default country: `0044 …` reaches nobody from the United States, where
   * 011 is the exit code. Otherwise 00 and 011 are exit codes everywhere, as people of all countries write them.
   */
  readonly dialledThere?: boolean;
}
