/** The address columns of a row → the components of its addresses, group by group. */
import { type FieldName, fieldDefinition } from '../../record/fields.js';
import type { ColumnMapping, StandardValue } from '../../record/record.js';
import { BY_KIND, type CellContext, isMissing } from './by-kind.js';

const ADDRESS_KINDS: ReadonlySet<string> = new Set(['address', 'address-part', 'postal-code', 'country']);

/** True for a column that is (part of) an address. */
export function isAddressColumn(column: ColumnMapping): boolean {
  return column.field !== null && ADDRESS_KINDS.has(fieldDefinition(column.field).kind);
}

export interface AddressReader {
  /** Adds the row's address values to `values`; answers the country (ISO 3166 alpha-2) of the first address that tells, else ''. */
  readonly read: (cells: readonly string[], values: StandardValue[]) => string;
}

/** A reader for the address columns of one file. */
export function createAddressReader(columns: readonly ColumnMapping[], defaultCountry: string | null): AddressReader {
  const context = (field: FieldName): CellContext => ({
    field,
    country: null,
    defaultCountry,
    dateOrder: null,
    today: null,
  });
  return {
    read: (cells, values) => {
      let country = '';
      for (const { index, group, field } of columns) {
        const raw = cells[index] ?? '';
        if (field === null || isMissing(raw, fieldDefinition(field).kind)) continue;
        const [value] = BY_KIND[fieldDefinition(field).kind](raw, context(field));
        if (value === undefined) continue;
        values.push({ ...value, field, group });
        if (field === 'country' && country === '') country = value.standard;
      }
      return country;
    },
  };
}
