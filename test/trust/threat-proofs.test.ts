/** Threats of the list that are tried by other tests than `threats.test.ts`: each has its proof where it is said to be. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Threats that are tried elsewhere, and the words of the test that does. */
const ELSEWHERE = {
  '7 temporary files': ['faults/markers.faults.ts', 'leaves no customer anywhere but in the exports'],
  '8 swap': ['commands/doctor.test.ts', 'sees swap where the machine has it'],
  '9 core dumps': ['trust/surroundings.test.ts', 'writes neither key nor customer to a core file'],
  '10 debugger': ['trust/surroundings.test.ts', 'opens no debugger'],
  '11 modes of files': ['trust/surroundings.test.ts', 'are for their owner only'],
  '12 exports': ['trust/surroundings.test.ts', 'never go through a link'],
  '12 exports, encrypted': ['trust/encrypted-files.test.ts', 'can be read by their recipient alone'],
  '13 formulas': ['trust/surroundings.test.ts', 'runs as no formula in a spreadsheet'],
  '21 slow patterns': ['trust/regexes.test.ts', 'are quick on long hostile text'],
  '23 terminal': ['trust/surroundings.test.ts', 'does nothing to a terminal'],
  '24 two runs at once': ['trust/overlap.test.ts', 'lose nothing when they wait'],
  '25 nightly job': ['trust/overlap.test.ts', 'ends with status 11, names the holder'],
  '26 kill -9': ['faults/crash.faults.ts', 'at any call leaves all or nothing'],
  '27 full disk': ['faults/failing-disk.faults.ts', 'a full disk'],
  '30 tampering and replay': ['trust/tampering.test.ts', 'is noticed, or was not in use, page by page'],
  '31 backup never restored': ['faults/byte-flips.faults.ts', 'of a backup is noticed by the drill'],
  '32 restore of the erased': ['trust/erase-scan.test.ts', 'is erased again from an older backup'],
} as const;

it.each(Object.entries(ELSEWHERE))('threat %s has its proof', (_, [file, words]) => {
  const tests = fileURLToPath(new URL('../', import.meta.url));
  expect(readFileSync(join(tests, file), 'utf8')).toContain(words);
});
