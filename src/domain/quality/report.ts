/** What a manager reads before the clean-up: the shape of the report, as data. */
import type { ThresholdPoint } from '../linkage/threshold-curve.js';
import type { FieldQuality, IssueCount } from './profile.js';

/** How many customers consist of that many records. */
export interface ClusterSizeCount {
  readonly size: number;
  readonly customers: number;
}

/** Compared pairs by match weight (bits), one bar a bin. */
export interface WeightBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
}

/** What the last dedupe run found. */
export interface DuplicateSummary {
  /** Records that belong to a customer with more than one record, beyond the first of each. */
  readonly surplusRecords: number;
  readonly customersWithDuplicates: number;
  readonly sizes: readonly ClusterSizeCount[];
  readonly links: number;
  /** Pairs that wait for a steward. */
  readonly review: number;
  readonly lastRun: number | null;
  readonly lastRunAt: string | null;
  readonly weights: readonly WeightBin[];
  /** What the model expects of linking from a threshold on. */
  readonly thresholds: readonly ThresholdPoint[];
}

/** m and u of one comparison level: how often it occurs among pairs of one customer and among strangers. */
export interface LevelEvidence {
  readonly comparison: string;
  readonly level: string;
  readonly m: number;
  readonly u: number;
  /** log2(m/u) */
  readonly bits: number;
}

/** One past run, for the trend. */
export interface TrendPoint {
  readonly run: number;
  readonly command: string;
  readonly at: string;
  readonly records: number;
  readonly customers: number;
  /** Share of sound records among those the run received; null where it received none. */
  readonly quality: number | null;
}

export interface CustomerReport {
  readonly generatedAt: string;
  readonly records: number;
  readonly customers: number;
  /** Share of records with a name, a sound way of contact and no serious finding; 0..1. */
  readonly quality: number;
  readonly sources: readonly { readonly source: string; readonly records: number }[];
  readonly fields: readonly FieldQuality[];
  readonly issues: readonly IssueCount[];
  readonly duplicates: DuplicateSummary;
  readonly evidence: readonly LevelEvidence[];
  readonly trend: readonly TrendPoint[];
}
