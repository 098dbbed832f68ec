/**
 * Takes one protection after another out of a copy of the program and demands that its test fails for it:
 *
 *     npm run test:protections                    all
 *     npm run test:protections -- "threat 30"     those that have all of these words
 *     npm run test:protections -- 1/2             every second file of tests
 *
 * Before that the tests are seen to pass. A test fails for the right reason where it says that something was not as it
 * expected; a file that does not compile, or a call of what is not there, is none.
 */
import { fileURLToPath } from 'node:url';
import { type Outcome, ProjectCopy } from './project-copy.js';
import { isRunWhole, type Protection, titlePattern, withoutProtection } from './protection.js';
import { PROTECTIONS } from './table/index.js';

/**
 * What tests say: by `expect`, by the ways to run cim that they share, by generated data; and what cim itself says where a
 * test has it do what can then not be done any more.
 */
const EXPECTED =
  /^(AssertionError|CimError|Error: (cim |expected |Property failed|promise (resolved|rejected)|it did not fail|nothing failed))/;

interface Verdict {
  readonly noticed: boolean;
  readonly why: string;
}

/** Whether tests that ran without the protection noticed, and what they said. */
function verdict({ passed, failed, messages, broken }: Outcome): Verdict {
  if (broken !== null) return { noticed: false, why: broken };
  if (failed === 0) return { noticed: false, why: `NOT NOTICED: ${passed} tests pass without it` };
  const otherwise = messages.find((message) => !EXPECTED.test(message));
  if (otherwise === undefined) return { noticed: true, why: (messages[0] as string).slice(0, 150) };
  return { noticed: false, why: `failed for another reason: ${otherwise.slice(0, 200)}` };
}

const SHARD = /^([1-9]\d?)\/([1-9]\d?)$/;
const asked = process.argv.slice(2);
const words = asked.filter((word) => !SHARD.test(word)).map((word) => word.toLowerCase());
const [, shard = '1', shards = '1'] = asked.map((word) => SHARD.exec(word)).find((found) => found !== null) ?? [];
const files = [...new Set(PROTECTIONS.map(({ noticedBy: [file] }) => file))];
const chosen = PROTECTIONS.filter((one) => {
  if (files.indexOf(one.noticedBy[0]) % Number(shards) !== Number(shard) - 1) return false;
  const text = [...one.rows, one.without, ...one.noticedBy, ...one.edits.map(([file]) => file)]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
});

const project = new ProjectCopy(fileURLToPath(new URL('../../../../../', import.meta.url))); // this is a built file
process.on('exit', () => project.remove());
process.on('SIGINT', () => process.exit(130));

const sound = new Map<string, string | null>();
/** Runs a test as it is, once; what was wrong with it, or null. */
function baseline(protection: Protection): string | null {
  const [file] = protection.noticedBy;
  const title = titlePattern(protection);
  const key = `${file} ${title}`;
  let told = sound.get(key);
  if (told === undefined) {
    const { failed, messages, broken } = project.test(file, title, isRunWhole(file));
    told = broken ?? (failed > 0 ? `fails as it is: ${messages[0]}` : null);
    sound.set(key, told);
  }
  return told;
}

let [passed, failed] = [0, 0];
for (const protection of chosen) {
  const [file, ...title] = protection.noticedBy;
  const began = Date.now();
  const problem = baseline(protection);
  let { noticed, why }: Verdict = { noticed: false, why: problem ?? '' };
  if (problem === null) {
    const changed = withoutProtection(protection, (path) => project.read(path));
    const former = new Map([...changed.keys()].map((path) => [path, project.read(path)]));
    try {
      await project.put(changed);
      ({ noticed, why } = verdict(project.test(file, titlePattern(protection), isRunWhole(file))));
    } finally {
      await project.put(former);
    }
  }
  if (noticed) passed++;
  else failed++;
  const seconds = ((Date.now() - began) / 1000).toFixed(0).padStart(4);
  console.log(
    `${noticed ? 'ok    ' : 'FAILED'} ${seconds} s  ${protection.rows.join(', ')}: without ${protection.without}`,
  );
  console.log(`               ${file}: ${title.join(' … ')}\n               ${why}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
