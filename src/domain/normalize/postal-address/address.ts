/**
 * The shape of a postal address in standard form, and of what it is made from.
 */
import type { IssueCode } from '../../record/issue.js';

/**
 * An address in components. What is not there is `null`. Chinese levels carry their full official names; in the United
 * States `province` is the two-letter state and `street` the line as the postal service writes it.
 */
export interface Address {
  /** As received; of several columns the non-empty ones, joined by a space. */
  readonly raw: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly town: string | null;
  /** Street with house number, lane, estate; a village and its group; a PO box. */
  readonly street: string | null;
  /** `5号楼`, `A座`, `BLDG 3`. */
  readonly building: string | null;
  /** `3单元`; in the United States the suite or apartment, `APT 4B`. */
  readonly unit: string | null;
  /** `12层`, where the address names a floor. */
  readonly floor: string | null;
  /** `501室`. */
  readonly room: string | null;
  readonly postalCode: string | null;
  /** The whole in one line; normalising it again gives the same line. '' when nothing was understood. */
  readonly standard: string;
  /** 0..1: how sure the components are. */
  readonly confidence: number;
  readonly issues: readonly IssueCode[];
  /** The number within the street without words (`88`, `100弄`, `120A`); null when there is none. */
  readonly houseNumber: string | null;
  /** GB/T 2260 code (six digits) of the lowest level that has one; null outside mainland China. */
  readonly regionCode: string | null;
}

/** An address that comes in columns of its own, in any combination. Values may stand at the wrong level. */
export interface AddressParts {
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
  readonly district?: string;
  readonly town?: string;
  readonly street?: string;
  readonly street2?: string;
  readonly houseNumber?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly room?: string;
  readonly postalCode?: string;
}

/** What is known beside the address. */
export interface AddressContext {
  /** ISO 3166-1 alpha-2: assumed where the address itself does not tell. */
  readonly country?: string;
}

/** An address in the making: a country's reader fills it, `raw` comes last. */
export type Components = { -readonly [K in keyof Address]: Address[K] };

/** Components with nothing in them. */
export function emptyComponents(): Components {
  return {
    raw: '',
    country: null,
    province: null,
    city: null,
    district: null,
    town: null,
    street: null,
    building: null,
    unit: null,
    floor: null,
    room: null,
    postalCode: null,
    standard: '',
    confidence: 0,
    issues: [],
    houseNumber: null,
    regionCode: null,
  };
}

/** Order of the columns from the largest place to the smallest, as Chinese addresses are written. */
export const PARTS_LARGE_TO_SMALL = [
  'province',
  'city',
  'district',
  'town',
  'street',
  'street2',
  'houseNumber',
  'building',
  'unit',
  'room',
] as const satisfies readonly (keyof AddressParts)[];
