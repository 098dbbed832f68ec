/** Tables of cases: one a line, `input → standard line ; issues` (`?` for an address that is not understood). */
import type { IssueCode } from '../../../../src/domain/record/issue.js';

export interface Case {
  readonly input: string;
  readonly standard: string;
  readonly issues: readonly IssueCode[];
}

export function cases(table: string): Case[] {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [input = '', rest = ''] = line.split(' → ');
      const [standard = '', issues = ''] = rest.split(' ; ');
      return {
        input,
        standard: standard === '?' ? '' : standard,
        issues: issues.split(' ').filter((code) => code !== '') as IssueCode[],
      };
    });
}

/** The issues that cases name: that a level was filled goes without saying in most. */
export function notable(issues: readonly IssueCode[]): IssueCode[] {
  return issues.filter((code) => code !== 'address-level-filled');
}
