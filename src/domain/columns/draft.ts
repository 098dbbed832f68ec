/** A column on its way to a mapping: each step of the ladder may change it. */
import type { FieldName } from '../record/fields.js';
import type { MappingReason } from '../record/record.js';

export interface Draft {
  field: FieldName | null;
  reason: MappingReason;
  /** 0..1 */
  confidence: number;
  /** What the header says, where the values do not look like it. */
  readonly contradicted?: FieldName;
}
