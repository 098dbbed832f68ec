/** How a delimited text file is written. */

/** `delimiter` '' : one column, nothing is split. `quote` '' : quotation marks are ordinary characters. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
}

/** Delimiters that are looked for, the likelier first. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;
