/** The form of a list of header words: field (or `id`, or `other` for a known column that is no customer field) → words joined by `|`. */
import type { FieldName } from '../../record/fields.js';

export type AliasTarget = FieldName | 'id' | 'other';

export type AliasTable = Readonly<Partial<Record<AliasTarget, string>>>;
