/** How failures are told: one clear line and what to do, or one JSON line for scripts. */
import { type Bilingual, type CimError, EXIT_STATUS } from '../errors.js';
import { type Terminal, visible } from './terminal.js';

type Language = keyof Bilingual;

/** The parts of the place that the message does not tell by itself. */
function placeOf({ place: { file, row, field } }: CimError, message: string, lang: Language): string {
  const told = (text: string) => message.includes(text);
  const isRowTold = row === undefined || [`row ${row}`, `line ${row}`, `第 ${row} 行`].some(told);
  const [en, zh] = [lang === 'en', lang === 'zh'];
  const parts = [
    file && !told(file) && (zh ? `文件 ${file}` : `file ${file}`),
    !isRowTold && (zh ? `第 ${row} 行` : `row ${row}`),
    field && !told(field) && (zh ? `字段 ${field}` : `field ${field}`),
  ].filter(Boolean);
  if (parts.length === 0) return '';
  return en ? ` (${parts.join(', ')})` : `（${parts.join('，')}）`;
}

/** Tells a failure the user can mend, in `lang`, or in English for scripts, and returns its exit status. */
export function reportError(terminal: Terminal, error: CimError, json: boolean, lang: Language): number {
  if (json) {
    const { code, message, hint, exitCode } = error;
    const place = Object.keys(error.place).length > 0 ? { place: error.place } : {};
    terminal.alert(`${JSON.stringify({ code, message, hint, exitCode, ...place })}\n`);
  } else {
    const message = error.texts.message[lang];
    const hint = error.texts.hint[lang];
    const colon = lang === 'zh' ? 'cim：' : 'cim: ';
    const text = visible(`${colon}${message}${placeOf(error, message, lang)} [${error.code}]`);
    const line = text.replace(/(?<!\s)\s*\n\s*/g, ' ');
    terminal.alert(hint ? `${line}\n     ${visible(hint)}\n` : `${line}\n`);
  }
  return error.exitCode;
}

/**
 * Tells of a bug: where in the program it happened and how to report it. The message of a foreign error may quote data,
 * so only its class and the places in the code are shown.
 */
export function reportBug(
  terminal: Terminal,
  error: unknown,
  { json, lang, version }: { readonly json: boolean; readonly lang: Language; readonly version: string },
): number {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  const shown = process.env.CIM_DEBUG && error instanceof Error ? `: ${error.message}` : '';
  const message = `This is a bug in cim ${version}: ${name}${shown}.`;
  const hint = 'Please report it with the lines below; they hold no data of yours. CIM_DEBUG=1 shows the full message.';
  if (json) terminal.alert(`${JSON.stringify({ code: 'bug', message, hint, exitCode: EXIT_STATUS.bug })}\n`);
  else if (lang === 'en') terminal.alert(`cim: ${message}\n     ${hint}\n${places.join('\n')}\n`);
  else
    terminal.alert(
      `cim：这是 cim ${version} 的程序错误：${name}${shown}。\n     请连同以下各行一起报告，其中不含您的数据。CIM_DEBUG=1 显示完整信息。\n${places.join('\n')}\n`,
    );
  return EXIT_STATUS.bug;
}
