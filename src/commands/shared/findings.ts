/** What `cim validate` found: counted by code and field, and one by one where asked. */
import { ISSUES, type IssueCode, type Severity } from '../../domain/record/issue.js';

/** How often a finding was made. */
export interface IssueTotal {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly field: string | null;
  readonly count: number;
}

/** One finding about one record. */
export interface FindingLine {
  /** `R7` in a store, `FILE:line` in a file. */
  readonly record: string;
  readonly field: string | null;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
}

/** Severities from light to grave. */
export const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warn: 1, reject: 2 };

/** Counts findings, and lists them where asked. */
export class FindingTally {
  readonly #lang: 'en' | 'zh';
  readonly #listed: boolean;
  readonly #totals = new Map<string, { code: IssueCode; severity: Severity; field: string | null; count: number }>();
  readonly list: FindingLine[] = [];
  records = 0;

  constructor(lang: 'en' | 'zh', listed: boolean) {
    this.#lang = lang;
    this.#listed = listed;
  }

  add(record: string, field: string | null, code: IssueCode, severity: Severity): void {
    const key = `${severity} ${code} ${field ?? ''}`;
    const total = this.#totals.get(key);
    if (total) total.count++;
    else this.#totals.set(key, { code, severity, field, count: 1 });
    if (this.#listed) this.list.push({ record, field, code, severity, message: ISSUES[code].summary[this.#lang] });
  }

  totals(): IssueTotal[] {
    return [...this.#totals.values()].sort(
      (a, b) =>
        GRAVITY[b.severity] - GRAVITY[a.severity] ||
        b.count - a.count ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }
}
