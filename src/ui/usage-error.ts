/**
 * Mistakes in the words of a command line. The parser tells them in English sentences of fixed forms; here they become
 * errors in the languages that cim speaks, with one code each.
 */
import { type CommanderError, InvalidArgumentError } from 'commander';
import { type Bilingual, CimError, NO_TEXT } from '../errors.js';

/** What the argument of an option must be, where it is not one of a list of words. */
const FORMS = {
  'whole number': { en: 'A whole number from 1 on is needed.', zh: '需要不小于 1 的整数。' },
  descriptor: {
    en: 'The number of an open file descriptor is needed, such as 3.',
    zh: '需要已打开的文件描述符编号，例如 3。',
  },
  limit: { en: 'A number from 1 to 99999 is needed.', zh: '需要 1 到 99999 之间的数。' },
  days: { en: 'A number of days is needed.', zh: '需要天数。' },
  line: { en: 'A line number is needed; 0: the file has no header.', zh: '需要行号；0 表示文件没有表头。' },
  name: { en: 'A name is needed.', zh: '需要名称。' },
  country: { en: 'A code of two letters is needed, such as CN or US.', zh: '需要两个字母的代码，例如 CN 或 US。' },
  probability: { en: 'A probability between 0 and 1 is needed.', zh: '需要 0 与 1 之间的概率。' },
  hours: { en: 'Hours are written 08-19.', zh: '时段写成 08-19。' },
  date: { en: 'A date is written 2025-12-31.', zh: '日期写成 2025-12-31。' },
} as const satisfies Record<string, Bilingual>;

/** The refusal of an option's argument, to be thrown where the argument is read. */
export function invalidArgument(form: keyof typeof FORMS): InvalidArgumentError {
  return new InvalidArgumentError(FORMS[form].en);
}

const formInChinese = (en: string): string | undefined => Object.values(FORMS).find((form) => form.en === en)?.zh;

/** The parser's sentences, and the same in Chinese. */
const SENTENCES: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^missing required argument '(.+)'$/, ([name]) => `缺少参数“${name}”`],
  [/^option '(.+)' argument missing$/, ([flags]) => `选项“${flags}”缺少参数`],
  [/^required option '(.+)' not specified$/, ([flags]) => `缺少必需的选项“${flags}”`],
  [/^option '(.+)' cannot be used with option '(.+)'$/, ([one, other]) => `选项“${one}”不能与“${other}”一起使用`],
  [/^unknown option '(.+)'$/s, ([flag]) => `没有选项“${flag}”`],
  [/^unknown command '(.*)'$/s, ([name]) => `没有命令“${name}”`],
  [
    /^too many arguments(?: for '(.+)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    ([, expected, got]) => `参数太多：应有 ${expected} 个，实有 ${got} 个。`,
  ],
  [
    /^option '(.+)' argument '(.*)' is invalid\. (.+)$/s,
    ([flags, given, why]) => `选项“${flags}”的参数“${given}”不对。${whyInChinese(why as string)}`,
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.+)'\. (.+)$/s,
    ([given, name, why]) => `参数“${name}”的值“${given}”不对。${whyInChinese(why as string)}`,
  ],
];

function whyInChinese(why: string): string {
  const choices = /^Allowed choices are (.+)\.$/.exec(why)?.[1];
  return choices === undefined ? (formInChinese(why) ?? why) : `可选：${choices.replaceAll(', ', '、')}。`;
}

function inChinese(message: string): string {
  for (const [form, say] of SENTENCES) {
    const found = form.exec(message);
    if (found) return say(found.slice(1));
  }
  return message;
}

/** `commander.unknownOption` → `unknown-option`: codes look alike, wherever they come from. */
function codeOf({ code }: CommanderError): string {
  return code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The error for what the parser refused; a suggestion of the parser becomes its hint. */
export function usageError(refused: CommanderError): CimError {
  const [told = '', suggestion = ''] = refused.message.replace(/^error: /, '').split('\n(');
  const message = told.replace(/^(unknown option '[^=]*)=.*'$/s, "$1'"); // what stands behind it may be a secret
  const text = { en: message, zh: inChinese(message) };
  if (/--(pass(phrase|word)?|key)(?![\w-])/.test(message))
    return new CimError('usage', 'key-in-argument', text, {
      en: 'A key is never given on the command line, where others can read it: use --key-file, CIM_KEY_FILE, or be asked.',
      zh: '密钥不可写在命令行中（他人可见）：请用 --key-file、CIM_KEY_FILE 或按提示输入。',
    });
  const near = /^Did you mean (?:one of )?(.+)\?\)$/.exec(suggestion)?.[1];
  const meant = near === undefined ? NO_TEXT : { en: `Did you mean ${near}? `, zh: `是否想写 ${near}？` };
  return new CimError('usage', codeOf(refused), text, {
    en: `${meant.en}See \`cim --help\`, or \`cim COMMAND --help\`.`,
    zh: `${meant.zh}参见 \`cim --help\` 或 \`cim 命令 --help\`。`,
  });
}
