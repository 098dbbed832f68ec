/** The options of every command that reads customer files; apart from the reading, which takes long to load. */
import { type Command, Option } from 'commander';
import { countryCode } from '../../domain/normalize/country.js';
import { TABLE_FORMATS } from '../../files/record-source.js';
import { invalidArgument } from '../../ui/usage-error.js';
import type { Say } from '../definition.js';

const append = (word: string, former: readonly string[] = []): readonly string[] => [...former, word];

function lineNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw invalidArgument('line');
  return Number(text);
}

function sourceName(text: string): string {
  if (text.trim() === '') throw invalidArgument('name');
  return text;
}

/** A country as an option names it: a code of two letters, which comes back in capitals. */
function countryOption(text: string): string {
  const code = /^[a-z]{2}$/i.test(text) ? countryCode(text) : null;
  if (code === null) throw invalidArgument('country');
  return code;
}

/** The options of every command that reads customer files. What is left out is found out. */
export function addReadingOptions(command: Command, say: Say): void {
  command
    .option('--source <name>', say('name of the system the file comes from', '文件来自哪个系统'), sourceName)
    .option(
      '--preset <name>',
      say('known export: salesforce, hubspot, zoho, google, outlook, fxiaoke …', '已知导出格式'),
    )
    .option(
      '--map <header=field>',
      say('what a column is (repeatable), or a mapping file', '指定列的含义（可多次），或映射文件'),
      append,
    )
    .option('--id-column <header>', say("column that holds the source's own id", '来源系统编号所在列'))
    .option(
      '--default-country <cc>',
      say('country of phones and addresses that name none', '未注明国家时的默认国家'),
      countryOption,
    )
    .addOption(new Option('--format <format>', say('format of the file', '文件格式')).choices([...TABLE_FORMATS]))
    .option('--encoding <name>', say('encoding: utf-8, gb18030, utf-16le …', '文件编码'))
    .option('--delimiter <character>', say('delimiter: a character, tab or none', '分隔符'))
    .option('--quote <character>', say('quotation mark: a character or none', '引号'))
    .option(
      '--escape <character>',
      say(
        'what stands before a quotation mark within a cell: a character, or none',
        '单元格内引号前的转义字符；none 表示没有',
      ),
    )
    .option('--header-row <line>', say('line of the header; 0: none', '表头所在行；0 表示没有'), lineNumber)
    .option('--sheet <name>', say('sheet of a workbook, by name or number', '工作表名称或序号'))
    .option(
      '--raw',
      say(
        'keep apostrophes that guard formulas: for files of `cim export --raw`',
        '保留防公式的撇号（用于 cim export --raw 的文件）',
      ),
    );
}
