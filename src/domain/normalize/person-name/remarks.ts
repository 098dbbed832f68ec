/** What stands beside a name in Latin letters and is no part of it. */

const REMARK =
  /(?<!\s)\s*\((?:[^()]*\b(?:manager|director|owner|sales|wife|husband|deceased|retired|home|work|assistant|dept|department|office)\b[^()]*|[^()]*\/[^()]*)\)/gi;
/** `(CEO)`, `(HR)`. */
const ACRONYM = /(?<!\s)\s*\([A-Z]{2,5}\)/g;
const BORN = /(?<![\s,])[\s,]+\(?(?:geb\.?|geborene|née|nee)\s+\p{L}[\p{L}'-]+\)?$/iu;
/** `Tan Ah Kow @ Tan Boon Hock`, `Smith a.k.a. Jones`: the other name. */
const ALIAS = /(?<!\s)\s+(?:@|a\.?k\.?a\.?|alias)\s+(\p{L}.*)$/iu;

/** Without what is said about the person in brackets, and the name of birth; an alias becomes a nickname; initials stand apart. */
export function withoutRemarks(text: string): string {
  return MAY_BE_BESIDE.test(text) ? withoutRemarksAnew(text) : text;
}

/** Stands in whatever is taken off, and is found quickly. */
const MAY_BE_BESIDE = /[(@.]|geb|n[eé]e\s|aka|alias/iu;

/** The same without a first look. */
export function withoutRemarksAnew(text: string): string {
  return text
    .replace(REMARK, '')
    .replace(/[a-z]/.test(text) ? ACRONYM : /(?!)/, '')
    .replace(BORN, '')
    .replace(ALIAS, ' "$1"')
    .replace(/(?<=^|[\s.])(\p{L})\.(?=\p{L}{2,}(?:\s|$))/gu, '$1. ');
}
