/** What linkage is asked and what it answers, whatever the model: plain data and typed arrays. */

import type { LinkageNote } from './linkage-note.js';
import type { LookupDraft } from './lookup/draft.js';

export type { LinkageNote } from './linkage-note.js';

export interface LinkageOptions {
  readonly seed: number;
  /** Pairs of record indexes that are / are not the same (a steward's decisions), as a0, b0, a1, b1, … */
  readonly mustLink?: Int32Array;
  readonly cannotLink?: Int32Array;
  /** Link from this probability on; chosen from the data unless given. */
  readonly linkProbability?: number;
  /** Send pairs from this probability on to clerical review; .1 unless given. */
  readonly reviewProbability?: number;
  /** Candidate pairs per record that blocking may keep; 25 unless given. */
  readonly candidatesPerRecord?: number;
  /** Keep what look-up lists are made of. */
  readonly keepsDrafts?: boolean;
}

/** Pairs of records with their match weight (thousandths of a bit, prior included). `a` < `b`. */
export interface WeightedPairs {
  readonly size: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Int32Array;
}

/** A blocking rule and what it gave. */
export interface RuleReport {
  readonly rule: string;
  /** Pairs of this rule, and how many of them no earlier rule had found. */
  readonly pairs: number;
  readonly added: number;
  /** Expected matches that only this rule finds (estimated on the trial). */
  readonly onlyHere: number;
  /** Blocks over the limit, which were left out, and the records in them. */
  readonly blocksLeftOut: number;
  readonly recordsLeftOut: number;
}

export interface BlockingReport {
  readonly rules: readonly RuleReport[];
  readonly tooLarge: readonly { readonly rule: string; readonly pairs: number }[];
  /** Rules tried on the sample, and the size of the sample. */
  readonly tried: number;
  readonly sample: number;
  /** Estimated share of the matches found by all rules on trial that the kept ones miss. */
  readonly recallLost: number;
}

/** The fitted model as data, for explanations, reports and later runs. */
export interface LinkageModel {
  readonly kind: 'people' | 'organizations';
  readonly comparisons: readonly {
    readonly kind: string;
    readonly name: string;
    readonly levels: readonly string[];
    /** Per class (0 = strangers), per level. */
    readonly m: readonly (readonly number[])[];
  }[];
  readonly classes: readonly { readonly name: string; readonly pairs: number }[];
  /** Thousandths of a bit. */
  readonly linkWeight: number;
  readonly reviewWeight: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface LinkageResult {
  /** Cluster of each record, 0 … clusterCount − 1, in the order of first records. */
  readonly clusters: Int32Array;
  readonly clusterCount: number;
  readonly candidatePairs: number;
  /** Pairs at or above the link weight. */
  readonly links: WeightedPairs;
  /** Pairs between the two weights, and pairs above whose records ended in different clusters. */
  readonly review: WeightedPairs;
  /** All pairs that were scored and kept, down to one in sixteen: for evaluation by threshold. */
  readonly scored: WeightedPairs;
  /** The model of most of the records; null where nothing could be compared. */
  readonly model: LinkageModel | null;
  /** All models: two where a table holds people and organizations. */
  readonly models: readonly LinkageModel[];
  readonly blocking: BlockingReport;
  readonly notes: readonly LinkageNote[];
  /** What look-up lists are made of, where that was asked for. */
  readonly drafts?: readonly LookupDraft[];
}
