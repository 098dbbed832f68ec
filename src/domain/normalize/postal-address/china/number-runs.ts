/** Runs of letters, digits and dashes, such as the numbers of houses and rooms are. */
import { isAsciiWordCode } from '../text.js';

/** Start of the run of letters, digits and dashes that ends at `end`. */
export function runStart(line: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < 24) {
    const code = line.charCodeAt(start - 1);
    if (!isAsciiWordCode(code) && !(isJoint(code) && start < end)) break;
    start--;
  }
  while (start < end && isJoint(line.charCodeAt(start))) start++;
  return start;
}

/** True for `-` and `、`. */
const isJoint = (code: number): boolean => code === 0x2d || code === 0x3001;

/** Most runs are digits, and stay as they are. */
export function upperCase(run: string): string {
  for (let i = 0; i < run.length; i++) if (run.charCodeAt(i) >= 0x61) return run.toUpperCase();
  return run;
}
