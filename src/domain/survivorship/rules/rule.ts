/** What a survivorship rule is given, and its form. */

/** What rules may look at. `parts`: how many fields stand together (name, address); `length` in characters. */
export interface Candidate {
  readonly record: string;
  readonly source: string;
  readonly since: string;
  readonly sound: boolean;
  readonly confidence: number;
  readonly parts: number;
  readonly length: number;
  /** How many members say the same. */
  readonly frequency: number;
}

/** Orders two candidates, negative when the first is the better. `sources` runs from most to least trusted. */
export type SurvivorshipRule = (a: Candidate, b: Candidate, sources: readonly string[]) => number;

/** The source of what people had corrected. */
export const CORRECTION = 'correction';
