/**
 * How good the data is, field by field, on the five dimensions of data quality that can be measured from the file
 * itself (after DAMA-DMBOK and ISO/IEC 25012):
 *
 * - completeness: share of records that have a value;
 * - validity: share of values without a finding of severity warn or reject;
 * - uniqueness: share of values that no other record repeats;
 * - consistency: share of values written exactly in their standard form (parts read out of a longer text are not counted);
 * - timeliness: share of values received or confirmed within the last year.
 */
import { FIELD_NAMES, type FieldKind, type FieldName, fieldDefinition } from '../record/fields.js';
import { ISSUES, type IssueCode } from '../record/issue.js';
import type { StandardRecord, StandardValue } from '../record/record.js';

/** Shares are 0..1 and rounded to four digits; `values` is how many there are. */
export interface FieldQuality {
  readonly field: FieldName;
  readonly values: number;
  readonly completeness: number;
  readonly validity: number;
  readonly uniqueness: number;
  readonly consistency: number;
  readonly timeliness: number;
}

export interface IssueCount {
  readonly code: IssueCode;
  readonly severity: 'reject' | 'warn' | 'info';
  readonly field: string | null;
  readonly count: number;
}

export interface QualityProfile {
  readonly records: number;
  /** Share of records with a name or company, a sound way of contact, and no finding of severity warn or reject. */
  readonly quality: number;
  readonly fields: readonly FieldQuality[];
  readonly issues: readonly IssueCount[];
}

const DAY = 86_400_000;
const FRESH_DAYS = 365;

/** FNV-1a over UTF-16 units, twice with different seeds: 52 bits, so that a million values do not collide. */
function hash52(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff);
}

/** False for a value read out of a text that another, longer value holds: the city of a whole address. */
function isWritten(values: readonly StandardValue[], value: StandardValue): boolean {
  for (const other of values) {
    if (other === value) return true;
    if (other.field !== value.field && other.raw === value.raw) return false;
  }
  return true;
}

interface Tally {
  records: number;
  values: number;
  sound: number;
  standard: number;
  /** Values that were written as such, not read out of a longer text. */
  written: number;
  fresh: number;
  readonly once: Set<number>;
  readonly more: Set<number>;
  repeated: number;
}

const fieldsOf = (...kinds: FieldKind[]) => FIELD_NAMES.filter((field) => kinds.includes(fieldDefinition(field).kind));
const NAMES: ReadonlySet<FieldName> = new Set(fieldsOf('person-name', 'name-part', 'organization'));
const CONTACTS: ReadonlySet<FieldName> = new Set([...fieldsOf('phone', 'email', 'address'), 'street'] as const);
const isSevere = (code: IssueCode) => ISSUES[code].severity !== 'info';

/** True for a record with a name or company, a sound way of contact, and no finding of severity warn or reject. */
export function isSoundRecord(record: StandardRecord): boolean {
  for (const { code } of record.issues) if (isSevere(code)) return false;
  let named = false;
  let reachable = false;
  for (const { field, issues } of record.values) {
    if (issues.length > 0 && issues.some(isSevere)) return false;
    if (!named && NAMES.has(field)) named = true;
    else if (!reachable && CONTACTS.has(field)) reachable = true;
  }
  return named && reachable;
}

/** Collects a profile record by record: memory grows with distinct values only, 40 bytes each. */
export class ProfileBuilder {
  readonly #now: number;
  readonly #fields = new Map<FieldName, Tally>();
  readonly #issues = new Map<string, { code: IssueCode; field: string | null; count: number }>();
  #records = 0;
  #good = 0;

  /** `now` decides what is fresh. */
  constructor(now: Date) {
    this.#now = now.getTime();
  }

  /** Adds a record; `since` (ISO) is when it was received or last modified. */
  add(record: StandardRecord, since: string): void {
    this.#records++;
    const fresh = this.#now - Date.parse(since) <= FRESH_DAYS * DAY;
    const seen = new Set<FieldName>();
    for (const value of record.values) {
      if (value.raw === '') continue;
      const sound = !value.issues.some(isSevere);
      this.#addValue(value, sound, fresh, !seen.has(value.field), isWritten(record.values, value));
      seen.add(value.field);
      for (const code of value.issues) this.#count(code, value.field);
    }
    for (const issue of record.issues) this.#count(issue.code, issue.field);
    if (isSoundRecord(record)) this.#good++;
  }

  #addValue(value: StandardValue, sound: boolean, fresh: boolean, firstOfRecord: boolean, own: boolean): void {
    let tally = this.#fields.get(value.field);
    if (!tally) {
      tally = {
        records: 0,
        values: 0,
        sound: 0,
        standard: 0,
        written: 0,
        fresh: 0,
        once: new Set(),
        more: new Set(),
        repeated: 0,
      };
      this.#fields.set(value.field, tally);
    }
    if (firstOfRecord) tally.records++;
    tally.values++;
    if (sound) tally.sound++;
    if (own) tally.written++;
    if (own && value.standard !== '' && value.standard === value.raw) tally.standard++;
    if (fresh) tally.fresh++;
    const key = hash52(value.standard || value.raw);
    if (tally.more.has(key)) tally.repeated++;
    else if (tally.once.delete(key)) {
      tally.more.add(key);
      tally.repeated += 2;
    } else tally.once.add(key);
  }

  #count(code: IssueCode, field: string | null): void {
    const key = `${code}\u001f${field ?? ''}`;
    const known = this.#issues.get(key);
    if (known) known.count++;
    else this.#issues.set(key, { code, field, count: 1 });
  }

  /** Adds findings that only show over all records together (values that should be unique). */
  addIssues(code: IssueCode, field: string | null, count: number): void {
    if (count > 0) this.#issues.set(`${code}\u001f${field ?? ''}`, { code, field, count });
  }

  /** The profile of what was added. Fields in the order of the table, issues by count. */
  finish(): QualityProfile {
    const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);
    const fields: FieldQuality[] = [];
    for (const field of FIELD_NAMES) {
      const tally = this.#fields.get(field);
      if (!tally) continue;
      fields.push({
        field,
        values: tally.values,
        completeness: share(tally.records, this.#records),
        validity: share(tally.sound, tally.values),
        uniqueness: share(tally.values - tally.repeated, tally.values),
        consistency: tally.written === 0 ? 1 : share(tally.standard, tally.written),
        timeliness: share(tally.fresh, tally.values),
      });
    }
    const issues = [...this.#issues.values()]
      .map((entry) => ({ ...entry, severity: ISSUES[entry.code].severity }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
    return { records: this.#records, quality: share(this.#good, this.#records), fields, issues };
  }
}
