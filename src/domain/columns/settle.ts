/** From what the headers may mean to what they do mean: words with several meanings are settled by the values and by the other columns. */
import type { FieldName } from '../record/fields.js';
import type { AliasTarget } from './aliases/index.js';
import type { HeaderReading } from './by-header.js';
import type { ColumnProfile } from './column-profile.js';
import { CONTRADICTED, compatibility } from './compatibility.js';
import type { Draft } from './draft.js';
import { type NameContext, nameKind, ORGANIZATION_FIELDS, PERSON_FIELDS } from './name-kind.js';

const isField = (target: AliasTarget): target is FieldName => target !== 'id' && target !== 'other';

/** A field for every column whose header says one that its values do not contradict; reason 'none' where nothing is known. */
export function settleByContext(readings: readonly HeaderReading[], profiles: readonly ColumnProfile[]): Draft[] {
  const sure = new Set<FieldName>();
  for (const { targets } of readings) if (targets.length === 1 && isField(targets[0]!)) sure.add(targets[0]!);
  const context: NameContext = {
    personColumns: [...sure].filter((field) => PERSON_FIELDS.has(field)).length,
    organizationColumns: [...sure].filter((field) => ORGANIZATION_FIELDS.has(field)).length,
    reachable: sure.has('email') || sure.has('mobile'),
  };
  const hasParts = readings.some(({ targets }) => targets.includes('city') || targets.includes('postalCode'));
  return readings.map((reading, at) => settle(reading, profiles[at]!, { sure, context, hasParts }));
}

interface Context {
  readonly sure: ReadonlySet<FieldName>;
  readonly context: NameContext;
  /** City or postal code stand in columns of their own. */
  readonly hasParts: boolean;
}

function settle(reading: HeaderReading, p: ColumnProfile, context: Context): Draft {
  const reason = reading.fromPreset ? 'preset' : 'header';
  const unknown: Draft = { field: null, reason: 'none', confidence: 0 };
  if (reading.targets.length === 0) return unknown;
  const fields = reading.targets.filter(isField);
  if (fields.length === 0)
    return strongValues(p) && !reading.fromPreset ? unknown : { field: null, reason, confidence: 0.9 };
  // `Titel` beside `Anrede`: a doctor's is neither the salutation nor a job.
  const titles = fields.includes('namePrefix') && fields.includes('jobTitle') && p.rowShapes.prefix >= 0.5;
  if (titles && context.sure.has('namePrefix')) return { field: null, reason, confidence: 0.9 };
  const { field, score } = choose(fields, p, context);
  if (score < CONTRADICTED && p.distinct >= 2) return { ...unknown, contradicted: field };
  return { field, reason, confidence: (reading.fromPreset ? 0.98 : 0.9) * (0.7 + 0.3 * Math.min(1, score)) };
}

/** A known column that is no customer field, and yet e-mail addresses or web sites all the way: the header is not its own. */
function strongValues(p: ColumnProfile): boolean {
  return p.distinct >= 3 && (p.rowShapes.email >= 0.8 || (p.rowShapes.url >= 0.9 && p.meanLength < 40));
}

function choose(fields: readonly FieldName[], p: ColumnProfile, context: Context): { field: FieldName; score: number } {
  const offered = preferred(fields, p, context);
  let best: FieldName = offered[0]!;
  let bestScore = -1;
  for (const field of offered) {
    const value = compatibility(field, p) ?? (p.distinct === 0 ? 1 : 0.6);
    if (value > bestScore + (offered === fields ? 0.05 : 0)) {
      best = field;
      bestScore = value;
    }
  }
  return { field: best, score: bestScore };
}

/** The meanings left once the other columns have spoken. */
function preferred(
  fields: readonly FieldName[],
  p: ColumnProfile,
  { sure, context, hasParts }: Context,
): readonly FieldName[] {
  if (fields.length === 1) return fields;
  if (
    fields.includes('fullName') &&
    sure.has('givenName') &&
    !sure.has('familyName') &&
    p.shapes.word >= 0.6 &&
    p.shapes.organization < 0.1
  ) {
    return ['familyName'];
  }
  const has = (...names: FieldName[]): boolean => names.every((name) => fields.includes(name));
  // `Customer`, `Kunde`: whoever has a number there has no name there.
  if (has('customerNumber') && isNumbered(p)) return ['customerNumber'];
  if (fields.includes('fullName')) {
    if (has('givenName') && sure.has('familyName')) return ['givenName'];
    if (has('familyName') && sure.has('givenName')) return ['familyName'];
    if (has('organization')) {
      if (sure.has('familyName') && !sure.has('givenName') && p.shapes.word >= 0.6 && p.shapes.organization < 0.1)
        return ['givenName'];
      return p.distinct === 0
        ? [sure.has('givenName') || sure.has('familyName') ? 'fullName' : fields[0]!]
        : [nameKind(p, context).field];
    }
  }
  if (has('namePrefix', 'jobTitle')) {
    // `Titre` beside `Fonction`: the job has its own column.
    const isPrefix = sure.has('jobTitle') || (p.distinct > 0 && p.rowShapes.prefix >= 0.5);
    return [isPrefix && !sure.has('namePrefix') ? 'namePrefix' : 'jobTitle'];
  }
  if (has('address', 'street') && hasParts && p.shapes.letters > 0.2) return [isStreetLine(p) ? 'street' : 'address'];
  return fields;
}

/** Numbers throughout, or codes of letters and digits: no names. */
export const isNumbered = (p: ColumnProfile): boolean =>
  p.distinct >= 2 && p.shapes.digit >= 0.95 && (p.shapes.letters < 0.05 || p.shapes.code >= 0.95);

/** A line of Latin street and number; Chinese detail addresses and whole addresses stay addresses. */
function isStreetLine(p: ColumnProfile): boolean {
  return p.shapes.street + p.shapes.address > 0.3 && p.meanLength < 45 && p.shapes.hanStreet < 0.2;
}
