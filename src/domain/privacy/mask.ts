/** Showing values to people who need not see all of them: enough stays to recognize, too little to use. */
import { type FieldName, fieldDefinition, isFieldName } from '../record/fields.js';

/** How much a reader sees: everything; names but no way of contact; nothing personal. */
export type View = 'clear' | 'masked' | 'hidden';

const HIDDEN = '***';

function maskMiddle(text: string, head: number, tail: number): string {
  const characters = [...text];
  if (characters.length <= head + tail) return `${characters.slice(0, 1).join('')}${HIDDEN}`;
  return `${characters.slice(0, head).join('')}****${tail > 0 ? characters.slice(-tail).join('') : ''}`;
}

/** Behind a number: `;ext=802`, `转802`, `x22`. */
const EXTENSION = /(?:;ext=|ext(?:ension)?\.? ?|x ?|转|轉|分机|分機) ?\d{1,8}$/i;

/** The last four digits of the number itself, whatever stands behind it. */
function maskPhone(value: string): string {
  const digits = value.replace(EXTENSION, '').replace(/\D/g, '');
  return digits.length > 4 ? `****${digits.slice(-4)}` : HIDDEN;
}

const NAMES: ReadonlySet<string> = new Set(['person-name', 'name-part']);

/** Companies are often called as their owner, and their numbers lead to them. */
const MAY_NAME_A_PERSON: ReadonlySet<string> = new Set(['organization', 'identifier', 'phone', 'email']);

/**
 * The value of a field as `view` may see it. Masked: names, companies and places of the size of a city are shown, phone
 * numbers keep their last four digits, e-mail addresses their domain. Hidden: of personal values, and of
 * what may name or lead to a person, the first letter at most.
 */
export function maskValue(field: FieldName | string, value: string, view: View): string {
  if (value === '' || view === 'clear') return value;
  if (!isFieldName(field)) return view === 'hidden' ? HIDDEN : maskMiddle(value, 2, 0); // custom: nobody knows what it holds
  const { kind, sensitivity } = fieldDefinition(field);
  if (sensitivity === 'public') return value;
  if (sensitivity === 'internal')
    return view === 'hidden' && MAY_NAME_A_PERSON.has(kind) ? maskMiddle(value, 1, 0) : value;
  if (sensitivity === 'sensitive') return HIDDEN;
  if (view === 'hidden') return NAMES.has(kind) ? maskMiddle(value, 1, 0) : HIDDEN;
  if (NAMES.has(kind)) return value;
  if (kind === 'phone') return maskPhone(value);
  if (kind === 'email') {
    const at = value.lastIndexOf('@');
    return at > 0 ? `${[...value][0]}${HIDDEN}${value.slice(at)}` : HIDDEN;
  }
  if (kind === 'date' || kind === 'date-part') return HIDDEN;
  return maskMiddle(value, 2, 0);
}
