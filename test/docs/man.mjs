// @ts-check
/** The man page, made from the same outline of the program as completion. `npm run docs` writes it. */
import { fileURLToPath } from 'node:url';

export const MAN_PAGE = fileURLToPath(new URL('../../man/cim.1', import.meta.url));

/** Text as roff takes it: nothing in it is a request or an escape. @param {string} text */
const plain = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');

/** @param {string} text */
const bold = (text) => `\\fB${plain(text)}\\fR`;

/** Flags in bold, placeholders in italics. @param {string} flags */
const flags = (flags) =>
  flags
    .split(/([<[][^>\]]*[>\]])/)
    .map((part) => (/^[<[]/.test(part) ? `\\fI${plain(part)}\\fR` : part.trim() === '' ? part : bold(part)))
    .join('');

/** @param {{ flags: string, description: string, words: readonly string[] }[]} options */
const optionList = (options) =>
  options.map(
    ({ flags: names, description, words }) =>
      `.TP\n${flags(names)}\n${plain(description)}${words.length > 0 ? ` (${words.map(plain).join(', ')})` : ''}`,
  );

const ENVIRONMENT = [
  ['CIM_STORE', 'the store, where --store is not given'],
  ['CIM_KEY_FILE', 'key file that opens it, where --key-file is not given'],
  ['CIM_CONFIG', 'settings, where --config is not given'],
  ['CIM_LANG', 'language of messages, before LC_ALL, LC_MESSAGES and LANG'],
  ['CIM_NOW', 'date and time to take for now, so that a run can be repeated exactly'],
  ['NO_COLOR, FORCE_COLOR', 'no color, or color whatever the output is'],
];

const FILES = [
  ['customers.cim', 'the store, where none is named'],
  ['cim.yaml', 'settings, beside the store'],
  ['~/.config/cim/cim.yaml', 'settings for all stores'],
];

/** The page. */
export async function manPage() {
  const { outline } = await import('../../dist/cli.js');
  const { EXIT_STATUS } = await import('../../dist/errors.js');
  const { description, version, options, commands } = await outline((/** @type {string} */ en) => en);
  const listed = (/** @type {string[][]} */ rows) =>
    rows.map(([name = '', text = '']) => `.TP\n${bold(name)}\n${plain(text)}`);
  const lines = [
    '.\\" Made by `npm run docs`.',
    `.TH CIM 1 "" "cim ${version}" "User Commands"`,
    '.SH NAME',
    `cim \\- ${plain('customer information management: from messy exports to one trusted, encrypted customer file')}`,
    '.SH SYNOPSIS',
    `${bold('cim')} \\fICOMMAND\\fR [\\fIOPTION\\fR ...] [\\fIARGUMENT\\fR ...]`,
    '.SH DESCRIPTION',
    plain(description),
    '.PP',
    plain(
      'Start with `cim demo`, which shows the whole job on bundled sample exports. Data go to standard output, messages to standard error; --json prints the result for scripts.',
    ),
    '.SH OPTIONS',
    'Every command takes these, before or after its name.',
    ...optionList(options),
    '.SH COMMANDS',
    ...commands.flatMap((/** @type {any} */ { name, summary, usage, arguments: given, options: own, examples }) => [
      `.SS ${plain(`cim ${name}`)}`,
      plain(summary.replace(/\.?$/, '.')),
      '.PP',
      bold(usage),
      ...given.map((/** @type {any} */ one) => `.TP\n${flags(one.placeholder)}\n${plain(one.description) || '\\&'}`),
      ...optionList(own),
      '.PP\n.nf\n.RS 4',
      ...examples.map(plain),
      '.RE\n.fi',
    ]),
    '.SH EXIT STATUS',
    ...listed([
      ['0', 'done; also when the reader of a pipe went away'],
      ['1', 'done, and problems were found in the data'],
      ...Object.entries(EXIT_STATUS).map(([kind, status]) => [String(status), kind]),
    ]),
    '.SH ENVIRONMENT',
    ...listed(ENVIRONMENT),
    '.SH FILES',
    ...listed(FILES),
  ];
  return `${lines.join('\n')}\n`;
}
