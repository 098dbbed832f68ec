/** A protection that can be taken out of a copy of the program, and the test that must then fail. */
import type { Row } from '../trust/rows.js';

/** Text of a file (path from the root of the project) that occurs in it once, and what takes its place. */
export type Edit = readonly [file: string, find: string, replace: string];

export interface Protection {
  /** What it proves. */
  readonly rows: readonly Row[];
  /** What the program is then without. */
  readonly without: string;
  /** More than one where two layers hold and either suffices. */
  readonly edits: readonly Edit[];
  /** A file below `test/`, and words of its source that stand in the title of the test, in their order. */
  readonly noticedBy: readonly [file: string, ...words: string[]];
}

/** Files whose tests go on from each other: they are run as a whole. Of the others the one test is run by itself. */
const RUN_WHOLE: ReadonlySet<string> = new Set([
  'commands/access.test.ts',
  'commands/doctor.test.ts',
  'commands/audit-report.test.ts',
  'commands/erased-stay-out.test.ts',
  'commands/undo-statements.test.ts',
  'commands/subject-correct.test.ts',
  'commands/retention.test.ts',
  'trust/law.test.ts',
  'trust/law-enforced.test.ts',
  'trust/erase-scan.test.ts',
]);

export const isRunWhole = (file: string): boolean => RUN_WHOLE.has(file);

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Finds the title of the test among others. */
export const titlePattern = ({ noticedBy: [, ...words] }: Protection): string => words.map(escaped).join('.*');

/** The files as they are without the protection. Throws where a text does not occur exactly once. */
export function withoutProtection(
  { edits, without }: Protection,
  read: (file: string) => string,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const [file, find, replace] of edits) {
    const text = changed.get(file) ?? read(file);
    const at = text.indexOf(find);
    if (at < 0 || text.indexOf(find, at + 1) >= 0)
      throw new Error(`without ${without}: ${at < 0 ? 'not in' : 'more than once in'} ${file}: ${find}`);
    if (find === replace) throw new Error(`without ${without}: nothing changes in ${file}`);
    changed.set(file, text.slice(0, at) + replace + text.slice(at + find.length));
  }
  return changed;
}
