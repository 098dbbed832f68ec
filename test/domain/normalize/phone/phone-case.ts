/**
 * Telephone cells checked by hand: the cell, the default country (`-` = none), what must come out. Several numbers are parted
 * by ` + `; `!` is an invalid number. The numbers are invented, or of the ranges that authorities keep for fiction.
 */
export interface PhoneCase {
  readonly raw: string;
  readonly country: string | null;
  readonly expected: string;
}

export const cases = (country: string | null, table: string): readonly PhoneCase[] =>
  table
    .split('\n')
    .filter((line) => line.includes('→'))
    .map((line) => {
      const [raw = '', expected = ''] = line.split('→');
      return { raw: raw.trim().replace(/\\n/g, '\n').replace(/\\t/g, '\t'), country, expected: expected.trim() };
    });
