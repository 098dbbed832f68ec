/** The parts of a person's name. */
export type NameScript = 'latin' | 'han' | 'kana' | 'hangul' | 'other';

/** The parts of a name; null where there is none. */
export interface NameParts {
  readonly given: string | null;
  readonly middle: string | null;
  readonly family: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
  readonly script: NameScript;
  /** The name as it is usually written, without prefix. */
  readonly display: string;
  /** 0..1: how sure the parting is. */
  readonly confidence: number;
  /** True when the cell holds the names of several people. */
  readonly several?: true;
}
