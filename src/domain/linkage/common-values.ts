/** Values that very many records share: no block is made of them, which who sent the file should know. */
import type { FieldName } from '../record/fields.js';
import type { LinkageNote } from './linkage-result.js';
import type { RecordTable } from './record-table.js';

/** Fields that a person shares with few others … */
const OWN: ReadonlySet<FieldName> = new Set([
  'email',
  'mobile',
  'phone',
  'birthDate',
  'nationalId',
  'taxId',
  'wechat',
  'qq',
  'identifier',
  'customerNumber',
]);
/** … so that this share of the filled cells with one value is a default or a switchboard. */
const OWN_SHARE = 0.01;
/** Fields where values are common, but not one in more than that share. */
const SHARED: ReadonlySet<FieldName> = new Set([
  'fullName',
  'givenName',
  'familyName',
  'street',
  'address',
  'city',
  'postalCode',
]);
const SHARED_SHARE = 0.5;

/** Notes on the columns where one value stands in more than `limit` records and an unlikely share. Linear in the cells. */
export function commonValues({ columns }: RecordTable, limit: number): LinkageNote[] {
  const notes: LinkageNote[] = [];
  for (const column of columns) {
    const { field, header, codes, texts } = column;
    if (field === null) continue;
    const share = OWN.has(field) ? OWN_SHARE : SHARED.has(field) ? SHARED_SHARE : null;
    if (share === null) continue;
    const times = new Int32Array(texts === undefined ? column.values.length : texts.lengths.length);
    for (let i = 0; i < codes.length; i++) times[codes[i]!]!++;
    const filled = codes.length - times[0]!;
    let most = 0;
    for (let code = 1; code < times.length; code++) if (times[code]! > most) most = times[code]!;
    if (most <= limit || most < filled * share) continue;
    notes.push({ code: 'block-too-large', subject: header, detail: `${most} records share one value` });
  }
  return notes;
}
