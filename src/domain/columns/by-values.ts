/**
 * Columns whose header says nothing: what their values look like. Each field has a score on a column's profile; the best
 * pairs of column and field are taken first, and a field that a customer has once is given once.
 */
import type { FieldName } from '../record/fields.js';
import { fieldDefinition } from '../record/fields.js';
import type { ColumnProfile } from './column-profile.js';
import { nameKind, ORGANIZATION_FIELDS, PERSON_FIELDS } from './name-kind.js';

/** What the rest of the file says about a column. */
export interface Surroundings {
  /** Fields that other columns have already. */
  readonly taken: ReadonlySet<FieldName>;
  /** Profiles by column, and the column in question. */
  readonly profiles: readonly ColumnProfile[];
  readonly column: number;
}

interface Rule {
  readonly field: FieldName;
  /** Least score at which the field is believed. */
  readonly least: number;
  readonly score: (p: ColumnProfile, around: Surroundings) => number;
}

const fill = (p: ColumnProfile): number => (p.rows === 0 ? 0 : p.filled / p.rows);
const varied = (p: ColumnProfile): boolean => p.distinct >= 10 || p.distinct >= 0.5 * p.filled;

/** Parts of a birth date stand side by side: year, month, day, in either order. */
function besideDateParts(around: Surroundings): boolean {
  const near = around.profiles.slice(Math.max(0, around.column - 2), around.column + 3);
  return (
    near.some((p) => p.shapes.year >= 0.8 && p.distinct > 5 && p.widths === 1) &&
    near.some((p) => p.shapes.month >= 0.95 && p.distinct >= 6 && p.distinct <= 12) &&
    near.some((p) => p.shapes.day >= 0.95 && p.distinct > 12 && p.distinct <= 31)
  );
}

/** Streets without a number: then the number is in a column of its own. */
const hasBareStreets = (around: Surroundings): boolean => around.profiles.some((p) => p.shapes.street >= 0.4);

const beside = (around: Surroundings, test: (p: ColumnProfile) => boolean): boolean =>
  [around.column - 1, around.column + 1].some((at) => {
    const p = around.profiles[at];
    return p !== undefined && test(p);
  });

const looksLikePostal = (p: ColumnProfile): boolean =>
  p.rowShapes.postal >= 0.8 && p.shapes.year < 0.5 && p.widths <= 2 && varied(p) && !p.running;

const RULES: readonly Rule[] = [
  { field: 'email', least: 0.5, score: (p) => p.shapes.email * 1.2 },
  { field: 'nationalId', least: 0.6, score: (p) => p.shapes.identityCn * 1.2 },
  { field: 'taxId', least: 0.6, score: (p) => p.shapes.creditCodeCn * 1.1 },
  { field: 'website', least: 0.5, score: (p) => p.shapes.url },
  { field: 'phone', least: 0.6, score: (p) => (varied(p) ? p.shapes.phone : 0) },
  {
    field: 'birthDate',
    least: 0.6,
    score: (p) => (p.years !== null && p.years[1] - p.years[0] >= 25 && p.years[0] < 1995 ? p.shapes.date : 0),
  },
  { field: 'birthYear', least: 0.8, score: (p, around) => (besideDateParts(around) ? p.shapes.year : 0) },
  {
    field: 'birthMonth',
    least: 0.8,
    score: (p, around) => (besideDateParts(around) && p.distinct <= 12 ? p.shapes.month : 0),
  },
  {
    field: 'birthDay',
    least: 0.8,
    score: (p, around) => (besideDateParts(around) && p.distinct > 12 ? p.shapes.day * 0.99 : 0),
  },
  { field: 'gender', least: 0.9, score: (p) => (p.distinct <= 6 && p.distinct >= 2 ? p.rowShapes.gender : 0) },
  {
    field: 'country',
    least: 0.7,
    score: (p) => (p.rowShapes.flag > 0.5 ? 0 : p.rowShapes.country * (p.meanLength <= 2 ? 0.8 : 1)),
  },
  {
    field: 'province',
    least: 0.5,
    score: (p) => (p.distinct >= 3 && p.rowShapes.region > p.rowShapes.country ? p.rowShapes.region * 0.95 : 0),
  },
  { field: 'district', least: 0.6, score: (p) => p.rowShapes.district },
  { field: 'postalCode', least: 0.8, score: (p) => (looksLikePostal(p) ? p.rowShapes.postal * 0.9 : 0) },
  { field: 'address', least: 0.5, score: (p) => (p.shapes.date < 0.3 ? p.shapes.address : 0) },
  { field: 'street', least: 0.4, score: (p) => p.shapes.street },
  {
    field: 'houseNumber',
    least: 0.9,
    score: (p, around) => (hasBareStreets(around) && p.widths >= 2 && p.distinct > 12 ? p.shapes.houseNumber : 0),
  },
  {
    field: 'city',
    least: 0.25,
    score: (p, around) => {
      const place = Math.max(p.rowShapes.city, p.shapes.city);
      const near = beside(around, (q) => looksLikePostal(q) || q.rowShapes.region >= 0.6);
      // Words that no list of cities has are a city's by their neighbours alone: two or three of them are a kind or a state.
      const plain = p.shapes.words > 0.9 && p.rowShapes.flag < 0.2 && (p.distinct > 3 || place > 0);
      const bonus = near && plain && p.shapes.organization < 0.1 && p.shapes.street < 0.2 ? 0.25 : 0;
      return place + bonus - 0.5 * p.shapes.given;
    },
  },
  {
    field: 'fullName',
    least: 0.4,
    score: (p) =>
      fill(p) >= 0.3 && p.rowShapes.city < 0.4 && varied(p)
        ? Math.max(p.shapes.personName, p.shapes.hanName) * (1 - p.shapes.organization)
        : 0,
  },
  {
    field: 'organization',
    least: 0.3,
    score: (p) =>
      varied(p) && p.shapes.address < 0.6 && fill(p) >= 0.3
        ? p.shapes.organization * Math.min(1, (3 * p.distinct) / p.filled)
        : 0,
  },
  {
    field: 'identifier',
    least: 0.5,
    score: (p) =>
      p.distinct >= 0.5 * p.filled && p.meanLength >= 6 && p.shapes.date < 0.3 && p.shapes.phone < 0.5
        ? p.shapes.code * 0.55
        : 0,
  },
];

/** A column and the field its values suggest. */
export interface Suggestion {
  readonly column: number;
  readonly field: FieldName;
  readonly score: number;
}

/**
 * Fields for columns without a believable header.
 *
 * @param columns the columns to find fields for
 * @param profiles profile of every column of the file
 * @param taken fields already given to other columns (by header); those a customer has once are not given again
 */
export function suggestByValues(
  columns: readonly number[],
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<FieldName>,
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  for (const column of columns) {
    const p = profiles[column]!;
    if (p.filled < 3) continue;
    for (const { field, least, score } of RULES) {
      const value = score(p, { taken, profiles, column });
      if (value >= least) found.push({ column, field, score: Math.min(1, value) });
    }
  }
  const used = new Set<FieldName>(taken);
  const done = new Set<number>();
  const chosen: Suggestion[] = [];
  const take = (suggestion: Suggestion): void => {
    chosen.push(suggestion);
    done.add(suggestion.column);
    used.add(suggestion.field);
  };
  found.sort((a, b) => b.score - a.score || a.column - b.column);
  for (const suggestion of found.filter((s) => !NAMES.has(s.field))) {
    const repeatable = fieldDefinition(suggestion.field).many && REPEATED_BY_VALUES.has(suggestion.field);
    if (done.has(suggestion.column) || (used.has(suggestion.field) && !repeatable)) continue;
    take(suggestion);
  }
  for (const suggestion of nameParts(
    columns.filter((c) => !done.has(c)),
    profiles,
    used,
  ))
    take(suggestion);
  for (const suggestion of found.filter((s) => NAMES.has(s.field))) {
    const parts = used.has('givenName') || used.has('familyName');
    if (done.has(suggestion.column) || used.has(suggestion.field) || (suggestion.field === 'fullName' && parts))
      continue;
    take(suggestion);
  }
  if (!['organization', 'fullName', 'givenName', 'familyName'].some((field) => used.has(field as FieldName))) {
    const name = likeliestName(
      columns.filter((c) => !done.has(c)),
      profiles,
      used,
    );
    if (name !== null) take(name);
  }
  return chosen;
}

const NAMES: ReadonlySet<FieldName> = new Set(['fullName', 'organization']);
const REPEATED_BY_VALUES: ReadonlySet<FieldName> = new Set(['phone', 'email', 'website']);

/** Given and family name are told together: the pair of columns that agrees best with the two dictionaries. */
function nameParts(
  columns: readonly number[],
  profiles: readonly ColumnProfile[],
  used: ReadonlySet<FieldName>,
): readonly Suggestion[] {
  const usable = columns.filter((c) => {
    const p = profiles[c]!;
    return (
      p.shapes.words >= 0.8 &&
      fill(p) >= 0.3 &&
      varied(p) &&
      p.shapes.organization < 0.2 &&
      p.rowShapes.city < 0.3 &&
      p.shapes.street < 0.2
    );
  });
  const given = (c: number): number => {
    const s = profiles[c]!.shapes;
    return s.shortHan > 0.6 && s.hanName < 0.6 ? 0.5 : s.given - 0.5 * s.family;
  };
  const family = (c: number): number => {
    const s = profiles[c]!.shapes;
    return s.family - 0.5 * s.given + 0.1 * s.word;
  };
  let best: readonly Suggestion[] = [];
  let bestScore = 0;
  for (const g of usable) {
    const gs = given(g);
    if (gs < 0.2 || used.has('givenName')) continue;
    for (const f of usable) {
      if (f === g || used.has('familyName')) continue;
      const apart = Math.abs(f - g);
      const total = gs + family(f) + (apart === 1 ? 0.3 : apart === 2 ? 0.15 : 0);
      if (family(f) < 0.1 || total <= bestScore) continue;
      bestScore = total;
      best = [
        { column: g, field: 'givenName', score: Math.min(1, gs + 0.2) },
        { column: f, field: 'familyName', score: Math.min(1, family(f) + 0.3) },
      ];
    }
  }
  if (best.length > 0) return best;
  const singles: Suggestion[] = [];
  const alone = (field: 'givenName' | 'familyName', score: (c: number) => number, least: number): void => {
    if (used.has(field) || used.has('fullName')) return;
    const top = [...usable].filter((c) => profiles[c]!.shapes.word >= 0.7).sort((a, b) => score(b) - score(a))[0];
    if (top !== undefined && score(top) >= least) singles.push({ column: top, field, score: score(top) });
  };
  alone(used.has('givenName') ? 'familyName' : 'givenName', used.has('givenName') ? family : given, 0.3);
  return singles;
}

/**
 * Where nothing in the file is a name yet: the most varied column of plain words is what the things are called. Whether they
 * are people is told by what else the file has, since no dictionary holds the names of all nations.
 */
function likeliestName(
  columns: readonly number[],
  profiles: readonly ColumnProfile[],
  used: ReadonlySet<FieldName>,
): Suggestion | null {
  let best: number | null = null;
  for (const c of columns) {
    const p = profiles[c]!;
    if (
      p.shapes.letters < 0.8 ||
      p.shapes.long > 0.3 ||
      fill(p) < 0.7 ||
      p.distinct < 0.6 * p.filled ||
      p.shapes.code > 0.5 ||
      p.shapes.date > 0.5
    )
      continue;
    if (best === null || p.distinct > profiles[best]!.distinct) best = c;
  }
  if (best === null) return null;
  const count = (fields: ReadonlySet<FieldName>): number => [...used].filter((field) => fields.has(field)).length;
  const { field } = nameKind(profiles[best]!, {
    personColumns: count(PERSON_FIELDS),
    organizationColumns: count(ORGANIZATION_FIELDS),
    reachable: used.has('email') || used.has('mobile'),
  });
  return { column: best, field, score: 0.4 };
}
