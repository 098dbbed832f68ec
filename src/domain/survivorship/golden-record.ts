/**
 * The golden record: of what several source records say about one customer, the values to trust, each with where it
 * came from. Computed on reading and never stored: the source records stay as received.
 *
 * What belongs together is taken together: the parts of a name from one record, the parts of an address from one
 * record, so that nobody gets the street of one home and the city of another. A blank never wins.
 */
import { FIELD_NAMES, FIELDS, type FieldName, fieldDefinition } from '../record/fields.js';
import { ISSUES } from '../record/issue.js';
import type { StandardValue } from '../record/record.js';
import { DEFAULT_POLICY, type SurvivorshipPolicy } from './policy.js';
import { SURVIVORSHIP_RULES } from './rules/index.js';
import type { Candidate } from './rules/rule.js';

/** A source record as survivorship sees it. `since` is when this version was received or, where known, modified (ISO). */
export interface Member {
  readonly record: string;
  readonly source: string;
  readonly since: string;
  readonly values: readonly StandardValue[];
  readonly custom: readonly (readonly [header: string, value: string])[];
}

/** A value with its lineage. `value` is as received, `standard` its standard form ('' where there is none). */
export interface GoldenValue {
  readonly value: string;
  readonly standard: string;
  readonly source: string;
  readonly record: string;
  readonly since: string;
}

/** The chosen value of a field; `others` holds what a customer may have several of, best first. */
export interface GoldenField extends GoldenValue {
  readonly others?: readonly GoldenValue[];
}

export interface GoldenRecord {
  readonly values: ReadonlyMap<FieldName, GoldenField>;
  /** Custom fields: the most recent value of each header. */
  readonly custom: ReadonlyMap<string, GoldenValue>;
}

const NAME_PARTS: readonly FieldName[] = [
  'fullName',
  'namePrefix',
  'givenName',
  'middleName',
  'familyName',
  'nameSuffix',
];
const isAddressPart = (field: FieldName) =>
  fieldDefinition(field).many && /^(address|postal|country)/.test(FIELDS[field].kind);

/** Values that stand or fall together, with the key that tells two of them apart. */
interface Unit {
  readonly member: Member;
  readonly key: string;
  readonly values: readonly StandardValue[];
}

const isSound = (value: StandardValue) => value.issues.every((code) => ISSUES[code].severity === 'info');
const keyOf = (value: StandardValue) => value.standard || value.raw.normalize('NFKC').trim().toLowerCase();

/** Best first: rules in turn, ties broken by record so that the outcome never depends on the order of reading. */
function ranked(units: readonly Unit[], policy: SurvivorshipPolicy, field: FieldName): Unit[] {
  const count = new Map<string, number>();
  for (const unit of units) count.set(unit.key, (count.get(unit.key) ?? 0) + 1);
  const candidates = units.map((unit): Candidate & { unit: Unit } => ({
    unit,
    record: unit.member.record,
    source: unit.member.source,
    since: unit.member.since,
    sound: unit.values.every(isSound),
    confidence: Math.min(...unit.values.map((value) => value.confidence)),
    parts: unit.values.length,
    length: unit.values.reduce((sum, value) => sum + (value.standard || value.raw).length, 0),
    frequency: count.get(unit.key) ?? 0,
  }));
  const rules = policy.fields.get(field) ?? policy.otherwise;
  candidates.sort((a, b) => {
    for (const rule of rules) {
      const order = SURVIVORSHIP_RULES[rule](a, b, policy.sources);
      if (order !== 0) return order;
    }
    return a.record < b.record ? -1 : a.record > b.record ? 1 : 0;
  });
  return candidates.map((candidate) => candidate.unit);
}

/** One unit a member for names, one a group for addresses, one a value for everything else. */
function unitsOf(members: readonly Member[]): Map<FieldName, Unit[]> {
  const units = new Map<FieldName, Unit[]>();
  const add = (field: FieldName, member: Member, values: readonly StandardValue[]) => {
    if (values.length === 0) return;
    const key = values.map((value) => `${value.field}=${keyOf(value)}`).join('\u001f');
    const list = units.get(field);
    const unit = { member, key, values };
    if (list) list.push(unit);
    else units.set(field, [unit]);
  };
  for (const member of members) {
    const names: StandardValue[] = [];
    const addresses = new Map<number, StandardValue[]>();
    for (const value of member.values) {
      if (value.raw === '' && value.standard === '') continue;
      if (NAME_PARTS.includes(value.field)) names.push(value);
      else if (isAddressPart(value.field)) {
        const group = addresses.get(value.group);
        if (group) group.push(value);
        else addresses.set(value.group, [value]);
      } else add(value.field, member, [value]);
    }
    add('fullName', member, names);
    for (const values of addresses.values()) add('address', member, values);
  }
  return units;
}

const golden = (value: StandardValue, member: Member): GoldenValue => ({
  value: value.raw,
  standard: value.standard,
  source: member.source,
  record: member.record,
  since: member.since,
});

/** Computes the golden record of a customer from its member records. Pure; the order of `members` does not matter. */
export function goldenRecord(members: readonly Member[], policy: SurvivorshipPolicy = DEFAULT_POLICY): GoldenRecord {
  const chosen = new Map<FieldName, GoldenValue[]>();
  for (const [field, units] of unitsOf(members)) {
    const seen = new Set<string>();
    const together = field === 'fullName' || field === 'address';
    for (const unit of ranked(units, policy, field)) {
      if (seen.has(unit.key)) continue;
      if (seen.size > 0 && !fieldDefinition(field).many) break;
      seen.add(unit.key);
      for (const value of unit.values) {
        const list = chosen.get(value.field);
        if (!list) chosen.set(value.field, [golden(value, unit.member)]);
        else if (!together || fieldDefinition(field).many) list.push(golden(value, unit.member));
      }
    }
  }
  const values = new Map<FieldName, GoldenField>();
  for (const field of FIELD_NAMES) {
    const [best, ...others] = chosen.get(field) ?? [];
    if (best) values.set(field, others.length > 0 ? { ...best, others } : best);
  }
  return { values, custom: latestCustom(members) };
}

function latestCustom(members: readonly Member[]): Map<string, GoldenValue> {
  const custom = new Map<string, GoldenValue>();
  for (const member of members) {
    for (const [header, value] of member.custom) {
      const known = custom.get(header);
      if (
        value === '' ||
        (known && (known.since > member.since || (known.since === member.since && known.record < member.record)))
      )
        continue;
      custom.set(header, { value, standard: '', source: member.source, record: member.record, since: member.since });
    }
  }
  return custom;
}
