/** What was left out and why. Holds names of columns and rules, never a value. */
export interface LinkageNote {
  readonly code:
    | 'column-nearly-empty'
    | 'column-not-evidence'
    | 'rule-too-large'
    | 'block-too-large'
    | 'not-converged'
    | 'nothing-to-compare'
    | 'identical-records'
    | 'component-cut'
    | 'one-to-one'
    | 'in-parts';
  /** Column, rule … it is about. */
  readonly subject: string;
  readonly detail: string;
}
