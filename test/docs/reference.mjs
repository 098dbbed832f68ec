// @ts-check
/**
 * The parts of README.md that are made from the code: commands, finding codes, repairs, exit statuses, roles.
 * `npm run docs` writes them; a test fails when they differ.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAN_PAGE, manPage } from './man.mjs';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/**
 * @param {string[]} titles
 * @param {string[][]} rows
 */
const table = (titles, rows) =>
  [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Section name → Markdown, from the built program. */
export async function sections() {
  const { buildProgram } = await import('../../dist/cli.js');
  const { COMMANDS } = await import('../../dist/commands/index.js');
  const { ISSUES } = await import('../../dist/domain/record/issue.js');
  const { REPAIRS } = await import('../../dist/domain/validate/repair.js');
  const { FIELDS } = await import('../../dist/domain/record/fields.js');
  const { EXIT_STATUS } = await import('../../dist/errors.js');
  const { ROLES } = await import('../../dist/domain/access/role.js');
  const loaded = new Map();
  for (const entry of COMMANDS) loaded.set(entry, await entry.load());
  /** @type {any} */
  const terminal = { out() {}, alert() {}, note() {}, width: 100 };
  const program = buildProgram(
    loaded,
    (/** @type {string} */ en) => en,
    () => terminal,
    async () => {},
  );
  const globals = new Set(program.options.map((/** @type {any} */ option) => option.long));

  const commands = COMMANDS.map((/** @type {any} */ entry) => {
    const command = entry.name
      .split(' ')
      .reduce(
        (/** @type {any} */ at, /** @type {string} */ word) =>
          at.commands.find((/** @type {any} */ c) => c.name() === word),
        program,
      );
    const own = command.options.filter((/** @type {any} */ option) => !globals.has(option.long));
    const usage = `cim ${entry.name}${command
      .usage()
      .replace(/ ?\[options\] ?/, own.length > 0 ? ' [options] ' : ' ')
      .trimEnd()}`
      .replace(/ {2,}/g, ' ')
      .trimEnd();
    const rows = [
      ...command.registeredArguments.map((/** @type {any} */ a) => [
        `\`${a.required ? `<${a.name()}>` : `[${a.name()}]`}\``,
        a.description,
      ]),
      ...own.map((/** @type {any} */ option) => [
        `\`${option.flags}\``,
        option.description + (option.argChoices ? ` (${option.argChoices.join(', ')})` : ''),
      ]),
    ];
    return [
      `### \`${usage}\``,
      entry.summary.en.replace(/\.?$/, '.'),
      `\`\`\`\n${loaded.get(entry).examples.join('\n')}\n\`\`\``,
      ...(rows.length > 0 ? [table(['', ''], rows)] : []),
    ].join('\n\n');
  });
  const globalRows = program.options.map((/** @type {any} */ option) => [
    `\`${option.flags}\``,
    option.description + (option.argChoices ? ` (${option.argChoices.join(', ')})` : ''),
  ]);
  return new Map([
    [
      'commands',
      `Every command takes these, before or after its name:\n\n${table(['', ''], globalRows)}\n\n${commands.join('\n\n')}`,
    ],
    [
      'issues',
      table(
        ['code', 'severity', 'meaning', ''],
        Object.entries(ISSUES).map(([code, issue]) => [
          `\`${code}\``,
          issue.severity,
          issue.summary.en,
          issue.summary.zh,
        ]),
      ),
    ],
    [
      'repairs',
      table(
        ['repair', 'what is done', ''],
        Object.entries(REPAIRS).map(([name, { summary }]) => [`\`${name}\``, summary.en, summary.zh]),
      ),
    ],
    [
      'fields',
      table(
        ['field', 'kind', 'English', '中文', 'sensitivity'],
        Object.entries(FIELDS).map(([name, field]) => [
          `\`${name}\``,
          field.kind,
          field.label.en,
          field.label.zh,
          field.sensitivity,
        ]),
      ),
    ],
    [
      'exit',
      table(
        ['status', 'what happened'],
        [
          ['0', 'done; also when the reader of a pipe went away'],
          ['1', 'done, and problems were found in the data'],
          ...Object.entries(EXIT_STATUS).map(([kind, status]) => [String(status), kind]),
        ],
      ),
    ],
    [
      'roles',
      table(
        ['role', 'may', 'reads sealed fields', 'may reveal'],
        Object.entries(ROLES).map(([name, role]) => [
          name,
          role.permissions.filter((p) => p !== 'none').join(', '),
          role.unseals ? 'yes' : 'no',
          role.reveals ? 'yes' : 'no',
        ]),
      ),
    ],
  ]);
}

/**
 * The README with its generated parts made again.
 * @param {string} text
 */
export async function withReference(text) {
  let out = text;
  for (const [name, body] of await sections()) {
    const [open, close] = [`<!-- ${name}: made by \`npm run docs\` -->`, `<!-- end of ${name} -->`];
    const from = out.indexOf(open);
    const to = out.indexOf(close);
    if (from >= 0 && to > from) out = `${out.slice(0, from + open.length)}\n${body}\n${out.slice(to)}`;
  }
  return out;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, await withReference(readFileSync(README, 'utf8')));
  mkdirSync(dirname(MAN_PAGE), { recursive: true });
  writeFileSync(MAN_PAGE, await manPage());
}
