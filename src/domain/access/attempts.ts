/** How long to wait after wrong passphrases: slips cost nothing, guessing costs more each time. */

/** Wrong passphrases that cost nothing. */
const FREE = 2;
const LONGEST = 30_000;

/** Milliseconds to wait before the next try after so many failures in a row: 0, 0, then 1 s doubling up to 30 s. */
export function delayAfter(failures: number): number {
  if (failures <= FREE) return 0;
  return Math.min(LONGEST, 1000 * 2 ** Math.min(failures - FREE - 1, 10));
}
